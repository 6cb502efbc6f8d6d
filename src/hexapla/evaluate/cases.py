"""From sets and gold files to cases: versions whose alignment is known.

Nothing is aligned here. The alignment that a file itself gives is gold only where it is damaged.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

from hexapla.align.segments import clause_of
from hexapla.errors import InputError, UsageError
from hexapla.evaluate.damage import Shares, damaged, texts_of
from hexapla.evaluate.ladder import is_ladder, read_ladder
from hexapla.evaluate.rows import read_gold
from hexapla.evaluate.score import Case
from hexapla.pipeline import Failure, Loaded

MOST_DAMAGE = 0.3
"""Of a share: with more of each kind little of a text is left."""


@dataclass(frozen=True, slots=True)
class Known:
    """The cases of one measurement."""

    name: str
    what: str
    """How many there are, or how they came about."""
    cases: tuple[Case, ...]
    failures: tuple[Failure, ...]


def with_gold(loaded: Loaded, gold: Path) -> Known:
    """The set *loaded* with the rows, or the ladder, in the file *gold*.

    The sides of a ladder are the two versions in the order in which they were named.
    """
    if len(loaded.versions) < 2 and loaded.failures:
        raise InputError("; ".join(failure.message for failure in loaded.failures))
    if is_ladder(gold):
        if len(loaded.versions) != 2:
            raise UsageError(
                f"a ladder is about two texts, and {len(loaded.versions)} were read",
                remedy="name two files, or select languages with --langs",
            )
        case = Case(loaded.versions, read_ladder(gold, *loaded.versions), True, loaded.fit().held)
    else:
        case = Case(loaded.versions, read_gold(gold), corrections=loaded.fit().held)
    case.judged()
    return Known(loaded.files.name, _counted(case), (case,), loaded.failures)


def inside(known: Known) -> Known:
    """*known*, whose gold names parts of clauses, with these clauses alone.

    `InputError` where gold names no part of any clause.
    """
    return replace(known, cases=tuple(map(_inside, known.cases)))


def with_damage(loaded: Loaded, share: float, seeds: int) -> Known:
    """The table *loaded*, damaged so often: *share* of its clauses dropped, merged and split each."""
    if not 0 < share <= MOST_DAMAGE or seeds < 1:
        raise UsageError("--damage is from 0 to 30, --seeds at least 1")
    rows = texts_of(loaded.versions)
    shares = Shares(share, share, share)
    cases = tuple(damaged(rows, shares, Random(seed)) for seed in range(seeds))  # noqa: S311 - repeatable
    what = f"{len(rows)} rows, {share:.0%} dropped, merged and split, {seeds} times"
    return Known(loaded.files.name, what, cases, loaded.failures)


def together(known: Sequence[Known], name: str) -> Known:
    """Several texts with their ladders as one measurement."""
    cases = tuple(case for one in known for case in one.cases)
    failures = tuple(failure for one in known for failure in one.failures)
    beads = sum(len(case.gold) for case in cases)
    return Known(name, f"{len(cases)} texts, {beads} beads in gold", cases, failures)


def _inside(case: Case) -> Case:
    named = {(x, clause_of(eid)) for row in case.gold for x, eids in row.items() for eid in eids}
    versions = tuple(
        replace(v, clauses=tuple(c for c in v.clauses if (v.lang, c.eid) in named))
        for v in case.versions
    )
    if not any(version.clauses for version in versions):
        raise InputError("gold names no part of a clause", remedy="write them as op7.1, op7.2, ...")
    return replace(case, versions=versions)


def _counted(case: Case) -> str:
    return f"{len(case.gold)} {'beads' if case.ladder else 'rows'} in gold"
