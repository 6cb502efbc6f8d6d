"""How sure a row is, in [0, 1]: of rows given 0.9, nine in ten have every cell right.

A logistic model of four things that can be seen without gold, fitted to damaged texts whose rows
are known; `hexapla evaluate align --damage` prints how well it holds on others.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.align.solver import Solved


@dataclass(frozen=True, slots=True)
class _Model:
    """What each thing that is seen adds to the log odds."""

    constant: float
    cost: float
    """Of the mean cost of the pairs of a row."""
    worst: float
    """Of what the worst version costs beyond the mean."""
    missing: float
    """Of the share of the versions that the row lacks."""
    irregular: float
    """Of a cell that has not one clause, or one that spans."""


WITH_VECTORS = _Model(constant=9.45, cost=-5.67, worst=-4.76, missing=-7.66, irregular=-2.3)
WITHOUT = _Model(constant=4.81, cost=-6.25, worst=0.0, missing=-5.62, irregular=-0.68)


@dataclass(frozen=True, slots=True)
class _Scale:
    """What the log odds of rows of clauses are worth inside a clause."""

    constant: float
    factor: float


# Fitted to the parts of 17 clauses aligned by hand; each clause was held against a fit without it.
INSIDE_WITH_VECTORS = _Scale(constant=-1.8, factor=0.88)
INSIDE_WITHOUT = _Scale(constant=0.0, factor=0.72)


def confidences(table: Sequence[Solved], versions: int, *, vectors: bool) -> tuple[float, ...]:
    """The confidence of each row of *table*, to three places."""
    return tuple(round(_chance(one), 3) for one in _log_odds(table, versions, vectors=vectors))


def confidences_inside(table: Sequence[Solved], versions: int, *, vectors: bool) -> tuple[float, ...]:
    """The confidence of each row of *table*, all the parts of a clause or of some.

    A part that crosses others makes a row dear, not always its own: so the least sure row of the
    clause counts as much as the row itself.
    """
    scale = INSIDE_WITH_VECTORS if vectors else INSIDE_WITHOUT
    odds = _log_odds(table, versions, vectors=vectors)
    least = min(odds)
    return tuple(round(_chance(scale.constant + scale.factor * (one + least) / 2), 3) for one in odds)


def _log_odds(table: Sequence[Solved], versions: int, *, vectors: bool) -> list[float]:
    model = WITH_VECTORS if vectors else WITHOUT
    return [_odds(row, versions, _spans(table, i), model) for i, row in enumerate(table)]


def _chance(odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-odds))


def _spans(table: Sequence[Solved], i: int) -> bool:
    """Whether row *i* shares a clause with the row above or below."""
    cells = table[i].cells
    beside = [table[j].cells for j in (i - 1, i + 1) if 0 <= j < len(table)]
    return any(set(cells[x]) & set(other.get(x, ())) for other in beside for x in cells)


def _odds(row: Solved, versions: int, spans: bool, model: _Model) -> float:
    by_version: dict[str, list[float]] = {}
    for pair, cost in row.costs.items():
        for lang in pair:
            by_version.setdefault(lang, []).append(cost)
    worst = max((sum(costs) / len(costs) for costs in by_version.values()), default=row.cost)
    irregular = spans or any(len(found) != 1 for found in row.cells.values())
    return (
        model.constant
        + model.cost * row.cost
        + model.worst * (worst - row.cost)
        + model.missing * (1 - len(row.cells) / versions)
        + model.irregular * irregular
    )
