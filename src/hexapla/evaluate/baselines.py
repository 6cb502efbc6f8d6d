"""The aligners that ours is measured against: lengths alone, and vectors searched pair by pair.

Both are dynamic programmes over two texts, without bands: they are for texts of some thousand
clauses at most. Nothing here is used by the program itself.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Shape = tuple[int, int]
"""How many clauses of either text a bead has."""

Step = tuple[range, range]
"""A bead: positions in either text; one of the two may be empty."""

CLASSIC: tuple[Shape, ...] = ((1, 1), (1, 2), (2, 1), (2, 2))
"""Beads of the model of 1993 that are not null."""

EXTENDED: tuple[Shape, ...] = (*CLASSIC, (1, 3), (3, 1), (1, 4), (4, 1))
"""For texts that one translator cut into many more clauses than the other."""

VECALIGN: tuple[Shape, ...] = ((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (2, 2))
"""Of at most four clauses together, as Vecalign's default is."""

_VARIANCE = 6.8
"""Of the length of a translation, for each character (Gale and Church 1993)."""

_RARER = -math.log(0.1)
"""A merged clause is ten times rarer than none (.089 to .89); each further one as much again."""

_BOTH_MERGED = -math.log(0.011 / 0.89)
_ALONE = -math.log(0.0099 / 0.89)
_WORST = 25.0
"""The cost of lengths that cannot be of the same clause: beyond it, differences mean nothing."""

_ALONE_QUANTILE = 0.2
"""A clause without counterpart costs as much as the pair at this quantile of all (Vecalign)."""

_ROUNDING = 1e-6


def gale_church(
    one: Sequence[int], other: Sequence[int], shapes: Sequence[Shape] = CLASSIC
) -> tuple[Step, ...]:
    """The beads of two texts by the lengths of their clauses, in characters.

    The model and its constants are those of Gale and Church (1993, Computational Linguistics 19),
    but lengths are compared after both texts are scaled to the same length, as Arabic and Chinese
    do not take a character for each character of English. Null beads have one clause.
    """
    mine, yours = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    if len(mine) and len(yours):
        ratio = math.sqrt((yours.sum() + 1) / (mine.sum() + 1))
        mine, yours = mine * ratio, yours / ratio
    tables = {
        (a, b): _length_cost(_slid(mine, a)[:, None], _slid(yours, b)[None, :]) + _rarity(a, b)
        for a, b in shapes
        if a <= len(mine) and b <= len(yours)
    }
    return search(tables, _length_cost(mine, 0.0) + _ALONE, _length_cost(yours, 0.0) + _ALONE)


def vector_search(one: Sequence[Floats], other: Sequence[Floats]) -> tuple[Step, ...]:
    """The beads of two texts by the vectors of their runs of one clause, two and three.

    *one* and *other* hold for each length the vectors `(n - length + 1, dim)`, unit norm or zeros.
    The cost is Vecalign's (Thompson and Koehn 2019): `1 - cos`, times the clauses on either side,
    divided by the mean of `1 - cos` of each side to the clauses of the other text: all of them,
    where Vecalign draws a sample.
    """
    if not len(one[0]) or not len(other[0]):
        alone = np.ones(len(one[0])), np.ones(len(other[0]))
        return search({}, *alone)
    mine, yours = one[0].mean(axis=0), other[0].mean(axis=0)
    tables = {}
    for a, b in VECALIGN:
        if a <= len(one[0]) and b <= len(other[0]):
            usual = (1 - one[a - 1] @ yours)[:, None] + (1 - other[b - 1] @ mine)[None, :]
            apart = 1 - one[a - 1] @ other[b - 1].T
            tables[a, b] = 2 * a * b * apart / (usual + _ROUNDING)
    skip = float(np.quantile(tables[1, 1], _ALONE_QUANTILE))
    return search(tables, np.full(len(one[0]), skip), np.full(len(other[0]), skip))


def search(tables: dict[Shape, Floats], alone: Floats, also_alone: Floats) -> tuple[Step, ...]:
    """The cheapest beads that cover two texts in order.

    *tables* hold for a shape `(a, b)` the cost of the run of *a* clauses from i with that of *b* from
    j, `(n - a + 1, m - b + 1)`; *alone* and *also_alone* what each clause costs by itself, `(n,)` and
    `(m,)`. On a tie the shape named first wins, and null beads come last.
    """
    n, m = len(alone), len(also_alone)
    shapes: list[Shape] = [*tables, (1, 0), (0, 1)]
    across = np.concatenate([[0.0], np.cumsum(also_alone)])
    best = np.full((n + 1, m + 1), np.inf)
    chosen = np.zeros((n + 1, m + 1), dtype=np.int8)
    for i in range(n + 1):
        came = np.full((len(shapes) - 1, m + 1), np.inf)
        for which, (a, b) in enumerate(tables):
            if a <= i:
                came[which, b:] = best[i - a, : m + 1 - b] + tables[a, b][i - a]
        if i:
            came[-1] = best[i - 1] + alone[i - 1]
        lowest = came.min(axis=0)
        if not i:
            lowest[0] = 0.0
        # Any number of clauses of the other text alone, after the cheapest place to begin with them.
        level = np.minimum.accumulate(lowest - across)
        skips = level < lowest - across
        chosen[i] = np.where(skips, len(shapes) - 1, came.argmin(axis=0))
        best[i] = np.where(skips, level + across, lowest)
    steps: list[Step] = []
    i, j = n, m
    while i or j:
        a, b = shapes[chosen[i, j]]
        steps.append((range(i - a, i), range(j - b, j)))
        i, j = i - a, j - b
    return tuple(reversed(steps))


def _slid(values: Floats, length: int) -> Floats:
    """The sums of *length* neighbours."""
    return np.convolve(values, np.ones(length), "valid")


def _rarity(a: int, b: int) -> float:
    """What it costs that a bead of this shape is rarer than 1-1."""
    return _BOTH_MERGED if min(a, b) > 1 else _RARER * (max(a, b) - 1)


def _length_cost(one: Floats, other: Floats | float) -> Floats:
    """Minus the logarithm of the chance that lengths of the same clause differ by more than these."""
    middle = np.maximum((one + other) / 2, _ROUNDING)
    apart = np.abs(one - other) / np.sqrt(_VARIANCE * middle)
    # The tail of the normal distribution, by Abramowitz and Stegun 26.2.17.
    t = 1 / (1 + 0.2316419 * apart)
    tail = t * (
        0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)))
    )
    return np.minimum(_WORST, apart**2 / 2 - np.log(2 * tail / math.sqrt(2 * math.pi)))
