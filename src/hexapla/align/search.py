"""Joins two tables of rows into one at the least cost: dynamic programming, a row at a time.

A table with one version in it is that version. What the cells of one side cost against those
of the other comes from the tables of costs; nothing is compared anew here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

import numpy as np
from numpy.typing import NDArray

from hexapla.align.costs import GAP, Tables
from hexapla.align.evidence import Floats
from hexapla.align.pins import Cells
from hexapla.model import Lang

Places = NDArray[np.intp]

Bead = tuple[int, int]
"""So many rows of the one table are the same as so many of the other."""


_NOWHERE = np.iinfo(np.intp).max
"""Where a run begins that the version does not have."""

CROSSING: tuple[Bead, ...] = ((2, 2), (2, 3), (3, 2))
"""Rows that say the same in another order."""


@dataclass(frozen=True, slots=True)
class Rules:
    """How rows are searched for."""

    gap: float = GAP
    """Cost of a clause that has no counterpart in one other version."""
    longest: int = 0
    """A run has at most so many clauses; 0: as many as the text asks for."""
    crossing: bool = False
    """Whether the same rows may stand in another order, as one bead."""
    thorough: bool = True
    """Whether versions are joined in several orders, and the cheaper parts of the tables taken."""


USUAL = Rules()


@dataclass(frozen=True, slots=True)
class _Runs:
    """The versions of a table in runs of one row, then of two, and so on.

    The arrays are `(versions, runs)`, all runs of one row before those of two.
    """

    langs: tuple[Lang, ...]
    rows: range
    """Of how many rows runs there are."""
    starts: tuple[int, ...]
    """Where the runs of each of *rows* begin; at the end how many runs there are."""
    first: Places
    count: Places
    """Clauses from `first`; 0 where the version has none there."""
    run: Places
    """Which run that is: one less than `count`, as far as the tables go."""
    half: Places
    """Where the run is one row and its clause spans it and a neighbour: 1 in the upper row, 2 in
    the lower; else 0."""
    share: Floats
    """Clauses, a spanning one counted in parts."""

    def part(self, rows: range) -> _Runs:
        """The runs of so many *rows*."""
        starts = self.starts[rows[0] - 1 : rows[-1] + 1]
        own = slice(starts[0], starts[-1])
        return replace(
            self,
            rows=rows,
            starts=tuple(start - own.start for start in starts),
            first=self.first[:, own],
            count=self.count[:, own],
            run=self.run[:, own],
            half=self.half[:, own],
            share=self.share[:, own],
        )


def joined(
    one: Sequence[Cells], other: Sequence[Cells], tables: Tables, rules: Rules = USUAL
) -> list[Cells]:
    """The rows of *one* and *other*, which have no version in common, in one table."""
    if not one or not other:
        return [*one, *other]
    longest = len(next(iter(tables.values())))
    mine, yours = _runs(one, longest), _runs(other, longest)
    alone, several = range(1, 2), range(2, longest + 1)
    my_rows, your_rows = mine.part(alone), yours.part(alone)
    costs = _of_beads(mine, your_rows, tables, rules.gap)
    if several:
        costs |= _of_beads(my_rows, yours.part(several), tables, rules.gap)
    if several and rules.crossing:
        two = several[:2]
        crossed = _of_beads(mine.part(two), yours.part(two), tables, rules.gap)
        costs |= {bead: cost for bead, cost in crossed.items() if bead in CROSSING}
    skip_mine = rules.gap * len(yours.langs) * my_rows.share.sum(axis=0)
    skip_yours = rules.gap * len(mine.langs) * your_rows.share.sum(axis=0)
    return _laid_out(one, other, _cheapest(costs, skip_mine, skip_yours))


def _of_beads(mine: _Runs, yours: _Runs, tables: Tables, gap: float) -> dict[Bead, Floats]:
    """The costs of all beads of so many rows of the one, of so many of the other: found at once."""
    if not mine.starts[-1] or not yours.starts[-1]:
        return {}
    whole = _costs(mine, yours, tables, gap)
    return {
        (down, right): whole[slice(*rows), slice(*columns)]
        for down, rows in zip(mine.rows, pairwise(mine.starts), strict=True)
        for right, columns in zip(yours.rows, pairwise(yours.starts), strict=True)
        if rows[0] < rows[1] and columns[0] < columns[1]
    }


def _runs(table: Sequence[Cells], longest: int) -> _Runs:
    """*table* in runs of one row and more, up to *longest*."""
    langs = sorted({lang for row in table for lang in row})
    found = [[row.get(lang) for row in table] for lang in langs]
    begin = np.array([[x[0] if x else _NOWHERE for x in some] for some in found], dtype=np.intp)
    end = np.array([[x[-1] + 1 if x else 0 for x in some] for some in found], dtype=np.intp)
    like = (begin[:, 1:] == begin[:, :-1]) & (end[:, 1:] == end[:, :-1]) & (end[:, 1:] > 0)
    spans = np.zeros((len(langs), len(table) + 1), dtype=np.intp)
    spans[:, 1:-1] = like
    above, below = spans[:, :-1], spans[:, 1:]
    firsts, stops = [begin], [end]
    for rows in range(2, min(longest, len(table)) + 1):
        firsts.append(np.minimum(firsts[-1][:, :-1], begin[:, rows - 1 :]))
        stops.append(np.maximum(stops[-1][:, :-1], end[:, rows - 1 :]))
    first, stop = np.concatenate(firsts, axis=1), np.concatenate(stops, axis=1)
    count = np.maximum(stop - first, 0)
    half = np.zeros_like(first)
    half[:, : len(table)] = np.where(above > 0, 2, below)
    share = count.astype(np.float32)
    share[:, : len(table)] /= 1 + above + below
    many = [max(0, len(table) - rows) for rows in range(longest)]
    return _Runs(
        tuple(langs),
        rows=range(1, longest + 1),
        starts=(0, *accumulate(many)),
        first=np.where(count > 0, first, 0),
        count=count,
        run=np.clip(count - 1, 0, longest - 1),
        half=half,
        share=share,
    )


def _costs(mine: _Runs, yours: _Runs, tables: Tables, gap: float) -> Floats:
    """What each run of the one costs against each of the other: all pairs of versions, and gaps."""
    total = np.zeros((mine.starts[-1], yours.starts[-1]), dtype=np.float32)
    for a, x in enumerate(mine.langs):
        for b, y in enumerate(yours.langs):
            if (x, y) in tables:
                cost = _found(tables[x, y], mine, a, yours, b)
            else:
                cost = _found(tables[y, x], yours, b, mine, a).T
            # Where both lack a clause it costs nothing.
            cost[mine.count[a] == 0] = gap * yours.count[b]
            cost[:, yours.count[b] == 0] = gap * mine.count[a][:, None]
            total += cost
    return total


def _found(table: Floats, mine: _Runs, a: int, yours: _Runs, b: int) -> Floats:
    """What *table* says of each run of version *a* of the one with each of *b* of the other."""
    longest, _, n, m = table.shape
    down = (mine.run[a] * longest * n + mine.first[a]) * m
    right = yours.run[b] * n * m + yours.first[b]
    cost: Floats = table.reshape(-1).take(down[:, None] + right)
    _halve(cost, table, (mine, a), (yours, b))
    _halve(cost.T, table.transpose(1, 0, 3, 2), (yours, b), (mine, a))
    return cost


def _halve(cost: Floats, table: Floats, one: tuple[_Runs, int], other: tuple[_Runs, int]) -> None:
    """A clause that spans two rows is to be held against what stands in both, half for each."""
    (mine, a), (yours, b) = one, other
    spanning = mine.half[a].nonzero()[0]
    if not len(spanning):
        return
    alone = (yours.count[b] == 1).nonzero()[0]
    # In the lower row, what stands in both begins one clause before.
    at = yours.first[b, alone] - (mine.half[a, spanning] == 2)[:, None]
    pairs = table[0, 1, mine.first[a, spanning][:, None], at] / 2
    cells = np.ix_(spanning, alone)
    cost[cells] = np.minimum(cost[cells], np.where(at >= 0, pairs, np.inf))


def _cheapest(costs: Mapping[Bead, Floats], down_gap: Floats, right_gap: Floats) -> list[Bead]:
    """The beads of the cheapest way through."""
    n, m = len(down_gap), len(right_gap)
    along = np.concatenate([[0.0], np.cumsum(right_gap, dtype=np.float64)])
    best = np.full((n + 1, m + 1), np.inf)
    back = np.zeros((n + 1, m + 1), dtype=np.int8)
    beads = (*costs, (1, 0), (0, 1))
    best[0] = along
    back[0] = len(beads) - 1
    ways = [(which, down, right, cost) for which, ((down, right), cost) in enumerate(costs.items())]
    row = np.full((len(beads) - 1, m + 1), np.inf)
    here = np.arange(m + 1)
    for i in range(1, n + 1):
        for which, down, right, cost in ways:
            if down <= i:
                np.add(best[i - down, : m + 1 - right], cost[i - down], out=row[which, right:])
        np.add(best[i - 1], down_gap[i - 1], out=row[-1])
        which_best = row.argmin(axis=0)
        # Going right within a row is a running minimum.
        slack = row[which_best, here] - along
        lowest = np.minimum.accumulate(slack)
        best[i] = lowest + along
        which_best[slack > lowest] = len(beads) - 1
        back[i] = which_best
    steps: list[Bead] = []
    i, j = n, m
    while i or j:
        down, right = beads[back[i, j]]
        steps.append((down, right))
        i, j = i - down, j - right
    return steps[::-1]


def _laid_out(one: Sequence[Cells], other: Sequence[Cells], steps: Sequence[Bead]) -> list[Cells]:
    """The rows of both, as *steps* say: what has fewer versions spans the rows of the other."""
    made: list[Cells] = []
    i = j = 0
    for down, right in steps:
        upper, lower = one[i : i + down], other[j : j + right]
        i, j = i + down, j + right
        if not upper or not lower:
            made += [*upper, *lower]
        elif min(down, right) > 1:
            made += _crossed(upper, lower) if len(upper[0]) >= len(lower[0]) else _crossed(lower, upper)
        elif down > 1 and _may_span(lower[0]):
            made += [{**row, **lower[0]} for row in upper]
        elif right > 1 and len(upper[0]) < len(lower[0]) and _may_span(upper[0]):
            made += [{**upper[0], **row} for row in lower]
        else:
            made.append({**_merged(upper), **_merged(lower)})
    return made


def _crossed(rows: Sequence[Cells], run: Sequence[Cells]) -> list[Cells]:
    """*rows*, each of which may be any of *run*: all stand in the first, the last in the others too."""
    whole = _merged(run)
    last = {lang: positions[-1:] for lang, positions in whole.items()}
    return [{**rows[0], **whole}, *({**row, **last} for row in rows[1:])]


def _may_span(row: Cells) -> bool:
    return all(len(positions) == 1 for positions in row.values())


def _merged(rows: Sequence[Cells]) -> Cells:
    """All cells of neighbouring *rows* in one."""
    found: dict[Lang, tuple[int, ...]] = {}
    for row in rows:
        for lang, positions in row.items():
            found[lang] = tuple(dict.fromkeys((*found.get(lang, ()), *positions)))
    return found
