"""The n-way solver: one table of rows over all versions, no version being the pivot.

Versions are joined one by one; then each is taken out and put back until no part of the table gets
cheaper, and rows that most versions join or split are redrawn. A long text is solved window
by window, cut where the rows are sure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from hexapla.align.costs import Evidence, Tables
from hexapla.align.pinned import groups_of, redrawn_as_pinned, weigh
from hexapla.align.pins import NOTHING, Cells, Pins
from hexapla.align.search import USUAL, Rules
from hexapla.align.window import Window, beads, cost_of
from hexapla.model import Lang

WINDOW = 160
"""Clauses of each version that are solved at once; twice as many where no row is sure."""

WIDEST = 640
"""At most so many: then the text is cut at the best place, sure or not."""

SURE = 0.8
"""A row is sure where its pairs cost less than this on average."""


@dataclass(frozen=True, slots=True)
class Solved:
    """A row of the solved table."""

    cells: Cells
    costs: Mapping[tuple[Lang, Lang], float]
    """For each two versions in it, what their bead costs, by the clauses of its longer side."""

    @property
    def cost(self) -> float:
        """The mean of its costs; that of unrelated clauses where one version stands alone."""
        return sum(self.costs.values()) / len(self.costs) if self.costs else 1.0


def solved(evidence: Evidence, pins: Pins = NOTHING, rules: Rules = USUAL) -> list[Solved]:
    """The table: rows in order, each clause in one row or in neighbouring ones."""
    sizes = {lang: len(side) for lang, side in evidence.sides.items()}
    begin = dict.fromkeys(sizes, 0)
    groups = groups_of(pins)
    made: list[Solved] = []
    while any(begin[x] < sizes[x] for x in sizes):
        rows = _solved_from(evidence, begin, pins, groups, rules)
        for row in rows:
            made.append(
                Solved({x: tuple(p + begin[x] for p in row.cells[x]) for x in row.cells}, row.costs)
            )
        begin = {
            x: max([begin[x], *(row.cells[x][-1] + 1 for row in made[-len(rows) :] if x in row.cells)])
            for x in sizes
        }
    drawn = redrawn_as_pinned([row.cells for row in made], groups)
    costs = {tuple(row.cells.items()): row.costs for row in made}
    return [Solved(cells, costs.get(tuple(cells.items()), {})) for cells in drawn]


def solved_at_once(tables: Tables, sizes: Mapping[Lang, int], rules: Rules = USUAL) -> list[Solved]:
    """The table of versions that have so many clauses each, at the costs of *tables*; no windows."""
    rows = Window(tables, sizes, rules).solve()
    return [*map(Solved, rows, _row_costs(rows, tables))]


def _solved_from(
    evidence: Evidence,
    begin: Mapping[Lang, int],
    pins: Pins,
    groups: Sequence[Sequence[Cells]],
    rules: Rules,
) -> list[Solved]:
    """Rows from *begin* on, positions counted from there: as many as are sure, or all that are left."""
    sizes = {lang: len(side) for lang, side in evidence.sides.items()}
    size = WINDOW
    while True:
        stop = {x: min(sizes[x], begin[x] + size) for x in sizes}
        tables = evidence.tables({x: range(begin[x], stop[x]) for x in sizes}, rules.longest)
        weigh(tables, begin, pins, groups)
        rows = solved_at_once(tables, {x: stop[x] - begin[x] for x in sizes}, rules)
        going_on = [x for x in sizes if stop[x] < sizes[x]]
        if not going_on:
            return rows
        cut = _cut(rows, going_on, forced=size >= WIDEST)
        if cut is not None:
            return rows[:cut]
        size *= 2


def _cut(rows: Sequence[Solved], going_on: Sequence[Lang], *, forced: bool) -> int | None:
    """How many of *rows* are to be kept: up to the surest place in their second half.

    `None` where no place is sure; if *forced*, the best one all the same.
    """
    places = []
    for cut in range(len(rows) // 2, len(rows) - len(rows) // 8):
        around = rows[cut - 2 : cut + 2]
        lacking = sum(len(row.cells.get(x, ())) != 1 for row in around for x in going_on)
        spanning = sum(
            upper.cells[x] == lower.cells.get(x)
            for upper, lower in pairwise(around)
            for x in upper.cells
        )
        cost = max(row.cost for row in around)
        sure = not lacking and not spanning and cost < SURE
        split = any(around[1].cells[x] == around[2].cells.get(x) for x in around[1].cells)
        if sure or (forced and not split):
            places.append((lacking + spanning, cost, -cut))
    return -min(places)[2] if places else len(rows) // 2 if forced else None


def _row_costs(rows: Sequence[Cells], tables: Tables) -> list[dict[tuple[Lang, Lang], float]]:
    made: list[dict[tuple[Lang, Lang], float]] = [{} for _ in rows]
    for a, b in tables:
        which = iter(beads(rows, a, b))
        bead: tuple[list[int], list[int]] = ([], [])
        for row, costs in zip(rows, made, strict=True):
            mine, yours = row.get(a, ()), row.get(b, ())
            while (mine and mine[0] not in bead[0]) or (yours and yours[0] not in bead[1]):
                bead = next(which)
            if mine and yours:
                costs[a, b] = cost_of(tables, a, bead[0], b, bead[1]) / max(map(len, bead))
    return made
