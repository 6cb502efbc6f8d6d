"""The n-way solver: one table of rows over all versions, no version being the pivot.

Versions are joined one by one; then each is taken out and put back until no part of the table gets
cheaper, and rows that most versions join or split are redrawn. A long text is solved window
by window, cut where the rows are sure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, cycle, islice, pairwise

from hexapla.align.costs import Evidence, Tables
from hexapla.align.pinned import groups_of, redrawn_as_pinned, weigh
from hexapla.align.pins import NOTHING, Cells, Pins
from hexapla.align.search import USUAL, Rules, joined
from hexapla.model import Lang

ROUNDS = 4
"""At most so often is each version taken out and put back."""

WINDOW = 160
"""Clauses of each version that are solved at once; twice as many where no row is sure."""

WIDEST = 640
"""At most so many: then the text is cut at the best place, sure or not."""

NEAR = 0.9
"""A clause is in its place where it costs less than this there, on average over the versions."""

TINY = 1e-6
"""Gains below this are rounding errors."""

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
    rows = _Window(tables, sizes, rules).solve()
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
                costs[a, b] = _cost(tables, a, bead[0], b, bead[1]) / max(map(len, bead))
    return made


def _cost(tables: Tables, a: Lang, mine: Sequence[int], b: Lang, yours: Sequence[int]) -> float:
    """The cost of two runs of clauses; what is longer than a run may be counts as unrelated."""
    if (a, b) not in tables:
        a, mine, b, yours = b, yours, a, mine
    longer = max(len(mine), len(yours))
    if longer > len(tables[a, b]):
        return float(longer)
    return float(tables[a, b][len(mine) - 1, len(yours) - 1, mine[0], yours[0]])


@dataclass(frozen=True, slots=True)
class _Window:
    """Versions, or parts of them, that are solved at once."""

    tables: Tables
    sizes: Mapping[Lang, int]
    rules: Rules

    def solve(self) -> list[Cells]:
        """The cheapest table that is found, from three orders of joining if the search is thorough."""
        middle = sorted(self.sizes.values())[len(self.sizes) // 2]
        central = sorted(self.sizes, key=lambda lang: (abs(self.sizes[lang] - middle), lang))
        table = self._joined(central)
        if self._settled(table):
            return table
        finest = sorted(central, key=lambda lang: -self.sizes[lang])
        best = self._refined(table, central)
        if not self.rules.thorough:
            return best
        for langs in (finest, central[::-1]):
            best = self._cheaper_parts(best, self._refined(self._joined(langs), langs))
        return self._refined(best, central)

    def _joined(self, langs: Sequence[Lang]) -> list[Cells]:
        """The versions, joined one by one."""
        table: list[Cells] = []
        for lang in langs:
            table = joined(
                table, [{lang: (i,)} for i in range(self.sizes[lang])], self.tables, self.rules
            )
        return table

    def _refined(self, table: Sequence[Cells], langs: Sequence[Lang]) -> list[Cells]:
        """*table* with each version taken out and put back until it gets no cheaper."""
        best = self._drawn(table)
        tried = 0
        for lang in islice(cycle(langs), ROUNDS * len(langs)):
            rest = [x for x in langs if x != lang]
            made = joined(_only(best, rest), _only(best, [lang]), self.tables, self.rules)
            better = self._cheaper_parts(best, self._drawn(made))
            tried = 0 if better != best else tried + 1
            best = better
            if tried == len(langs):
                break
        return best

    def _cheaper_parts(self, one: Sequence[Cells], other: Sequence[Cells]) -> list[Cells]:
        """Of two tables, between each two places where both may be cut, the rows that cost less."""
        cuts = _cuts(other, self.sizes)
        common = [(place, at) for place, at in _cuts(one, self.sizes).items() if place in cuts]
        made: list[Cells] = []
        before = here = 0
        for place, at in common:
            mine, yours = one[before:at], other[here : cuts[place]]
            made += yours if mine != yours and self.cost(yours) < self.cost(mine) - TINY else mine
            before, here = at, cuts[place]
        return made

    def _drawn(self, table: Sequence[Cells]) -> list[Cells]:
        """*table* with neighbouring rows joined that are cheaper as one, and redrawn."""
        made: list[Cells] = []
        for row in table:
            before = made[-1] if made else {}
            if (
                made
                and all(before[x] == row[x] for x in row if x in before)
                and self._cheaper(before, row)
            ):
                made[-1] = {**before, **row}
            else:
                made.append(row)
        return redrawn(made)

    def _cheaper(self, upper: Cells, lower: Cells) -> bool:
        """Whether versions that stand only in *upper* and only in *lower* rather share a row."""
        gain = 0.0
        for a in (x for x in upper if x not in lower):
            for b in (x for x in lower if x not in upper):
                gain += self.rules.gap * (len(upper[a]) + len(lower[b])) - _cost(
                    self.tables, a, upper[a], b, lower[b]
                )
        return gain > 0

    def _settled(self, table: Sequence[Cells]) -> bool:
        """Whether every row has one clause of each version, each near to the others on average."""
        return all(
            len(row) == len(self.sizes) and all(len(found) == 1 for found in row.values())
            for row in table
        ) and all(
            sum(_cost(self.tables, a, row[a], b, row[b]) for b in row if b != a) < NEAR * (len(row) - 1)
            for row in table
            for a in row
        )

    def cost(self, table: Sequence[Cells]) -> float:
        """What the whole table costs: for each pair of versions its beads and its gaps."""
        total = 0.0
        for a, b in combinations(sorted(self.sizes), 2):
            for mine, yours in beads(table, a, b):
                if mine and yours:
                    total += _cost(self.tables, a, mine, b, yours)
                else:
                    total += self.rules.gap * (len(mine) + len(yours))
        return total


def beads(table: Sequence[Cells], a: Lang, b: Lang) -> list[tuple[list[int], list[int]]]:
    """The bitext of two versions: clauses that share rows, together; a gap has one side empty."""
    made: list[tuple[list[int], list[int]]] = []
    for row in table:
        mine, yours = row.get(a, ()), row.get(b, ())
        if not mine and not yours:
            continue
        if made and (
            (mine and made[-1][0] and mine[0] == made[-1][0][-1])
            or (yours and made[-1][1] and yours[0] == made[-1][1][-1])
        ):
            made[-1][0].extend(p for p in mine if p not in made[-1][0])
            made[-1][1].extend(p for p in yours if p not in made[-1][1])
        else:
            made.append(([*mine], [*yours]))
    return made


def _cuts(table: Sequence[Cells], langs: Iterable[Lang]) -> dict[tuple[int, ...], int]:
    """Where no clause stands on both sides: clauses of each version before it, and rows."""
    reached = dict.fromkeys(langs, 0)
    found = {}
    for at, (row, below) in enumerate(zip(table, [*table[1:], {}], strict=True), 1):
        reached.update({x: positions[-1] + 1 for x, positions in row.items()})
        if all(below[x][0] >= reached[x] for x in below):
            found[tuple(reached.values())] = at
    return found


def _only(table: Sequence[Cells], langs: Sequence[Lang]) -> list[Cells]:
    """The rows of *langs* alone; a version by itself has a row a clause."""
    if len(langs) == 1:
        return [{langs[0]: (p,)} for p in sorted({p for row in table for p in row.get(langs[0], ())})]
    left = [{x: row[x] for x in langs if x in row} for row in table]
    return redrawn([row for row in left if row])


def redrawn(table: Sequence[Cells]) -> list[Cells]:
    """Join neighbouring rows that most versions span; split rows in which most have two clauses."""
    made: list[Cells] = []
    for row in table:
        before = made[-1] if made else {}
        spanning = [x for x in row if before.get(x) == row[x] and len(row[x]) == 1]
        if 2 * len(spanning) > max(len(row), len(before)):
            joint = {x: tuple(sorted({*before.get(x, ()), *row.get(x, ())})) for x in {**before, **row}}
            made[-1] = joint
            continue
        twos = [x for x, positions in row.items() if len(positions) == 2]
        alone = all(not set(row[x]) & set(before.get(x, ())) for x in row)
        if alone and 2 * len(twos) >= len(row):
            made.append({x: positions[:1] for x, positions in row.items()})
            made.append({x: positions[1:] or positions for x, positions in row.items()})
            continue
        made.append(dict(row))
    return made
