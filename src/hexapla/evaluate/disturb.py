"""Whether one wrong label, or one clause in the wrong place, harms the rows of the others.

Each disturbance is done to one version of a text whose rows are known, at every place and in every
language; where that is too often, a sample is drawn with the generator that is passed in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from random import Random
from statistics import fmean

from hexapla.evaluate.score import Case, cells_of
from hexapla.model import Alignment, Clause, Lang, Version

MOST_TRIALS = 60
"""Of a kind, unless more are asked for."""

FARTHEST = 1_000
"""What a renumbered label is raised by: no resolution has so many paragraphs."""


@dataclass(frozen=True, slots=True)
class Disturbance:
    """One thing done to one version."""

    kind: str
    lang: Lang
    eid: str
    """The clause whose label is wrong, or which stands elsewhere."""
    clauses: tuple[Clause, ...]
    """What the version then is; eids stay with their texts."""


@dataclass(frozen=True, slots=True)
class Harm:
    """What disturbances of one kind did; shares are means over the trials, in [0, 1]."""

    kind: str
    trials: int
    others: float
    """Of the rows that were not touched, the share that is as in gold."""
    itself: float
    """How often the row that was touched is right: with a clause moved away, it stands without it."""
    moves: float
    """How often just the clause that was moved is found to belong to its row; with a wrong label,
    how often no clause at all is said to have moved."""


def disturbances(version: Version) -> Iterator[Disturbance]:
    """Everything that is done to *version*, in order.

    A label is `renumbered` (to a number that is nowhere else), the one before again (`duplicate`),
    or it and those after it are one too high (`skipped`). A clause that is `moved` goes past at
    least two others of its kind and depth, whose labels stay where they are.
    """
    for at, clause in enumerate(version.clauses):
        if clause.number is None or clause.kind == "note":
            continue
        series = _series(version.clauses, at)
        yield _relabelled("renumbered", version, {at: clause.number + FARTHEST}, clause)
        if clause.number > 1:
            yield _relabelled("duplicate", version, {at: clause.number - 1}, clause)
        after = {i: version.clauses[i].number or 0 for i in series if i >= at}
        yield _relabelled("skipped", version, {i: number + 1 for i, number in after.items()}, clause)
    for at, clause in enumerate(version.clauses):
        if clause.kind not in ("preambular", "operative"):
            continue
        series = [i for i, c in enumerate(version.clauses) if _like(c, clause)]
        here = series.index(at)
        for there in range(len(series)):
            if abs(there - here) > 1:
                yield Disturbance(
                    "moved", version.lang, clause.eid, _moved(version.clauses, series, here, there)
                )


def disturbed(
    case: Case, align: Callable[[Sequence[Version]], Alignment], random: Random, most: int
) -> tuple[Harm, ...]:
    """What each kind of disturbance does to the alignment of *case*, at most *most* of a kind."""
    kinds: dict[str, list[Disturbance]] = {}
    for version in case.versions:
        for one in disturbances(version):
            kinds.setdefault(one.kind, []).append(one)
    harms = []
    for kind, every in kinds.items():
        chosen = every if len(every) <= most else random.sample(every, most)
        found = [_tried(case, one, align) for one in chosen]
        harms.append(Harm(kind, len(found), *(fmean(column) for column in zip(*found, strict=True))))
    return tuple(harms)


def _tried(
    case: Case, one: Disturbance, align: Callable[[Sequence[Version]], Alignment]
) -> tuple[float, float, float]:
    """The share of the other rows that is right, and whether its own row and the moves are."""
    versions = tuple(
        replace(version, clauses=one.clauses) if version.lang == one.lang else version
        for version in case.versions
    )
    alignment = align(versions)
    langs = case.langs()
    made = set(cells_of((row.cells for row in alignment.rows), langs))
    others = [row for row in case.gold if one.eid not in row.get(one.lang, ())]
    own = [row for row in case.gold if one.eid in row.get(one.lang, ())]
    moves: list[tuple[Lang, str]] = []
    if one.kind == "moved":
        moves = [(one.lang, one.eid)]
        own = [{**r, one.lang: tuple(eid for eid in r[one.lang] if eid != one.eid)} for r in own]
    return (
        fmean(cells in made for cells in cells_of(others, langs)),
        float(all(cells in made for cells in cells_of(own, langs))),
        float([(move.lang, move.eid) for move in alignment.moves] == moves),
    )


def _like(one: Clause, other: Clause) -> bool:
    return (one.kind, one.depth) == (other.kind, other.depth)


def _series(clauses: Sequence[Clause], at: int) -> list[int]:
    """The positions of the labels that count on from the one at *at*, up to where they begin anew."""
    series = [i for i in range(at, len(clauses)) if _like(clauses[i], clauses[at]) and clauses[i].number]
    for place, (before, now) in enumerate(pairwise(series), 1):
        if (clauses[now].number or 0) <= (clauses[before].number or 0):
            return series[:place]
    return series


def _relabelled(kind: str, version: Version, numbers: dict[int, int], clause: Clause) -> Disturbance:
    clauses = tuple(
        replace(c, number=numbers[i], label=f"{numbers[i]}.") if i in numbers else c
        for i, c in enumerate(version.clauses)
    )
    return Disturbance(kind, version.lang, clause.eid, clauses)


def _moved(
    clauses: Sequence[Clause], series: Sequence[int], here: int, there: int
) -> tuple[Clause, ...]:
    """*clauses*, of which the one at *series[here]* stands at *series[there]*; labels do not move."""
    order = [i for i in series if i != series[here]]
    order.insert(there, series[here])
    made = list(clauses)
    for place, source in zip(series, order, strict=True):
        made[place] = replace(clauses[source], label=clauses[place].label, number=clauses[place].number)
    return tuple(made)
