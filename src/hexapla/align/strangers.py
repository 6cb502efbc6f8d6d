"""Finds the versions of another text: by mistake a file that has nothing to do with the others.

Their clauses are set beside nothing, so that no check compares what cannot be compared. It needs
vectors; without them texts of like length are too much alike to say so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from statistics import fmean, median

from hexapla.align.features import Features
from hexapla.align.pins import Cells
from hexapla.align.solver import Solved
from hexapla.model import Lang, connected

LEAST = 5
"""A version of fewer clauses may be unlike the others by chance."""

UNLIKE = 0.9
"""A clause is unlike those of its row where it costs so much on average; most are below 0.8."""

FEW, HARDLY_ANY = 0.65, 0.3
"""Shares of the clauses that could be like others. Where fewer than the first are, and all are unlike
on average, the version is another text; and where less than the second can be."""

APART = 0.12
"""By so much a stranger costs more than the others, on average."""

MOST = 3
"""So many clauses of one version in a row are looked at; more are no evidence."""


def strangers(table: Sequence[Solved], features: Mapping[Lang, Sequence[Features]]) -> tuple[Lang, ...]:
    """The versions, with these *features*, that have hardly anything in common with the others.

    One whose labels and kinds are those of the others throughout is none, whatever its words.
    """
    sizes = {lang: len(clauses) for lang, clauses in features.items()}
    found = {
        lang: _means(table, lang)
        for lang in sizes
        if any(lang in pair for row in table for pair in row.costs)
    }
    strange = [
        lang
        for lang in sizes
        if sizes[lang] >= LEAST
        and _is_stranger(found.get(lang, []), _in_many(table, lang), _could_be(lang, sizes))
    ]
    rest = [mean for lang in found if lang not in strange for mean in found[lang]]
    # Where the vectors tell nothing apart, the others are as far from each other.
    return tuple(
        lang
        for lang in strange
        if (not rest or not found.get(lang) or fmean(found[lang]) - fmean(rest) > APART)
        and not _has_the_structure(table, features, lang)
    )


def _has_the_structure(
    table: Sequence[Solved], features: Mapping[Lang, Sequence[Features]], lang: Lang
) -> bool:
    """Whether *lang* has just one clause in each row, always of the label and kind of the others."""
    numbered = sum(clause.number is not None for clause in features[lang])
    return numbered >= LEAST and all(
        len(row.cells.get(lang, ())) == 1
        and len({(features[x][p].number, features[x][p].kind) for x in row.cells for p in row.cells[x]})
        == 1
        for row in table
    )


def _could_be(lang: Lang, sizes: Mapping[Lang, int]) -> float:
    """How many clauses of *lang* could be like others: it may have an annex that they lack."""
    return min(sizes[lang], median(size for x, size in sizes.items() if x != lang))


def _is_stranger(means: Sequence[float], in_many: int, clauses: float) -> bool:
    near = sum(mean < UNLIKE for mean in means)
    unlike = sum(means) >= UNLIKE * len(means)
    return near + in_many < HARDLY_ANY * clauses or (near < FEW * clauses and unlike)


def _in_many(table: Sequence[Solved], lang: Lang) -> int:
    """How many clauses of *lang* stand in groups of so many that nothing can be said of each."""
    return sum(
        len({p for row in group for p in row.cells.get(lang, ())})
        for group in _groups(table)
        if _most(group) > MOST
    )


def _most(group: Sequence[Solved]) -> int:
    return max(len({p for row in group for p in row.cells.get(x, ())}) for x in group[0].cells)


def _means(table: Sequence[Solved], lang: Lang) -> list[float]:
    """What the clauses of *lang* cost beside those of their rows, group by group."""
    means = []
    for group in _groups(table):
        costs = [cost for row in group for pair, cost in row.costs.items() if lang in pair]
        # Many clauses together resemble something of any text.
        if costs and _most(group) <= MOST:
            means.append(sum(costs) / len(costs))
    return means


def _groups(table: Sequence[Solved]) -> list[list[Solved]]:
    """The rows of *table*, those that share a clause together."""
    return [[table[i] for i in rows] for rows in connected([row.cells for row in table])]


def set_apart(table: Sequence[Solved], sizes: Mapping[Lang, int]) -> list[Solved]:
    """*table*, and below it each clause of the versions of *sizes* in a row of its own."""
    alone: list[Cells] = [{lang: (p,)} for lang, size in sizes.items() for p in range(size)]
    return [*table, *(Solved(cells, {}) for cells in alone)]
