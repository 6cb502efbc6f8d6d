"""Joins two tables of rows into one at the least cost: dynamic programming, a row at a time.

A table with one version in it is that version. What the cells of one side cost against those
of the other comes from the tables of costs; nothing is compared anew here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
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
class _Column:
    """One version in runs of so many rows of a table, `n` runs."""

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


def joined(
    one: Sequence[Cells], other: Sequence[Cells], tables: Tables, rules: Rules = USUAL
) -> list[Cells]:
    """The rows of *one* and *other*, which have no version in common, in one table."""
    langs, others = _langs(one), _langs(other)
    if not one or not other:
        return [*one, *other]
    longest = len(next(iter(tables.values())))
    mine = {x: _columns(one, x, longest) for x in langs}
    yours = {x: _columns(other, x, longest) for x in others}
    several = tuple(range(2, longest + 1))
    costs = _of_beads(mine, yours, ((1, *several), (1,)), tables, rules.gap)
    costs |= _of_beads(mine, yours, ((1,), several), tables, rules.gap)
    if rules.crossing:
        crossed = _of_beads(mine, yours, (several[:2], several[:2]), tables, rules.gap)
        costs |= {bead: cost for bead, cost in crossed.items() if bead in CROSSING}
    skip_mine = rules.gap * len(others) * np.sum([mine[x][0].share for x in langs], axis=0)
    skip_yours = rules.gap * len(langs) * np.sum([yours[x][0].share for x in others], axis=0)
    return _laid_out(one, other, _cheapest(costs, skip_mine, skip_yours))


def _of_beads(
    mine: Mapping[Lang, Sequence[_Column]],
    yours: Mapping[Lang, Sequence[_Column]],
    sizes: tuple[Sequence[int], Sequence[int]],
    tables: Tables,
    gap: float,
) -> dict[Bead, Floats]:
    """The costs of all beads of so many rows of the one, of so many of the other: found at once."""
    downs, rights = sizes
    rows = {down: len(next(iter(mine.values()))[down - 1].first) for down in downs}
    columns = {right: len(next(iter(yours.values()))[right - 1].first) for right in rights}
    if not any(rows.values()) or not any(columns.values()):
        return {}
    whole = _costs(
        {x: _all([some[down - 1] for down in downs]) for x, some in mine.items()},
        {x: _all([some[right - 1] for right in rights]) for x, some in yours.items()},
        tables,
        gap,
    )
    below = dict(zip(downs, accumulate(rows.values(), initial=0), strict=False))
    behind = dict(zip(rights, accumulate(columns.values(), initial=0), strict=False))
    return {
        (down, right): whole[below[down] :, behind[right] :][: rows[down], : columns[right]]
        for down in downs
        for right in rights
        if rows[down] and columns[right]
    }


def _all(columns: Sequence[_Column]) -> _Column:
    """*columns* of one version, one behind the other."""
    if len(columns) == 1:
        return columns[0]
    return _Column(
        np.concatenate([one.first for one in columns]),
        np.concatenate([one.count for one in columns]),
        np.concatenate([one.run for one in columns]),
        np.concatenate([one.half for one in columns]),
        np.concatenate([one.share for one in columns]),
    )


def _langs(table: Sequence[Cells]) -> list[Lang]:
    return sorted({lang for row in table for lang in row})


def _columns(table: Sequence[Cells], lang: Lang, longest: int) -> list[_Column]:
    """*lang* in runs of one row of *table*, of two, and so on."""
    found = [row.get(lang, ()) for row in table]
    like = [bool(upper) and upper == lower for upper, lower in pairwise(found)]
    above, below = np.array([False, *like]), np.array([*like, False])
    begin = np.array([some[0] if some else _NOWHERE for some in found], dtype=np.intp)
    end = np.array([some[-1] + 1 if some else 0 for some in found], dtype=np.intp)
    made = []
    first, stop = begin, end
    half = np.where(above, 2, below.astype(np.intp))
    parts = 1 + above + below
    for rows in range(1, longest + 1):
        if rows > 1:
            first = np.minimum(first[:-1], begin[rows - 1 :])
            stop = np.maximum(stop[:-1], end[rows - 1 :])
            half, parts = np.zeros_like(first), np.ones_like(first)
        count = np.maximum(stop - first, 0)
        run = np.minimum(np.maximum(count - 1, 0), longest - 1)
        share = (count / parts).astype(np.float32)
        made.append(_Column(np.where(count > 0, first, 0), count, run, half, share))
    return made


def _costs(
    mine: Mapping[Lang, _Column], yours: Mapping[Lang, _Column], tables: Tables, gap: float
) -> Floats:
    """What each run of the one costs against each of the other: all pairs of versions, and gaps."""
    total: Floats | None = None
    for x, my in mine.items():
        for y, your in yours.items():
            if (x, y) in tables:
                cost = _found(tables[x, y], my, your)
            else:
                cost = _found(tables[y, x], your, my).T
            here, there = my.count > 0, your.count > 0
            if not (here.all() and there.all()):
                lonely = my.count[:, None] * (here[:, None] & ~there) + your.count * (
                    ~here[:, None] & there
                )
                cost = np.where(here[:, None] & there, cost, gap * lonely).astype(np.float32)
            total = cost if total is None else total + cost
    assert total is not None
    return total


def _found(table: Floats, mine: _Column, yours: _Column) -> Floats:
    """What *table* says of each run of the one with each of the other."""
    longest, _, n, m = table.shape
    down = (mine.run * longest * n + mine.first) * m
    right = yours.run * n * m + yours.first
    cost: Floats = table.reshape(-1).take(down[:, None] + right)
    _halve(cost, table, mine, yours)
    _halve(cost.T, table.transpose(1, 0, 3, 2), yours, mine)
    return cost


def _halve(cost: Floats, table: Floats, mine: _Column, yours: _Column) -> None:
    """A clause that spans two rows is to be held against what stands in both, half for each."""
    for i in mine.half.nonzero()[0]:
        pairs = table[0, 1, mine.first[i]] / 2
        upper = np.where(yours.count == 1, pairs[yours.first], np.inf)
        lower = np.where((yours.count == 1) & (yours.first > 0), pairs[yours.first - 1], np.inf)
        cost[i] = np.minimum(cost[i], upper if mine.half[i] == 1 else lower)


def _cheapest(costs: Mapping[Bead, Floats], down_gap: Floats, right_gap: Floats) -> list[Bead]:
    """The beads of the cheapest way through."""
    n, m = len(down_gap), len(right_gap)
    along = np.concatenate([[0.0], np.cumsum(right_gap, dtype=np.float64)])
    best = np.full((n + 1, m + 1), np.inf)
    back = np.zeros((n + 1, m + 1), dtype=np.int8)
    beads = (*costs, (1, 0), (0, 1))
    best[0] = along
    back[0] = len(beads) - 1
    for i in range(1, n + 1):
        row = np.full((len(beads) - 1, m + 1), np.inf)
        for which, (down, right) in enumerate(costs):
            if down <= i:
                row[which, right:] = best[i - down, : m + 1 - right] + costs[down, right][i - down]
        row[-1] = best[i - 1] + down_gap[i - 1]
        which_best = row.argmin(axis=0)
        reached = row[which_best, np.arange(m + 1)]
        # Going right within a row is a running minimum.
        slack = reached - along
        lowest = np.minimum.accumulate(slack)
        best[i] = lowest + along
        back[i] = np.where(slack > lowest, len(beads) - 1, which_best)
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
