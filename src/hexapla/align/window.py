"""The search for the cheapest table of a stretch of text that is solved at once.

Versions are joined one by one; then each is taken out and put back, and rows that most versions
join or split are redrawn, until nothing gets cheaper. Only stretches whose rows are not settled are
searched, and again only those parts of them where two tables differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, groupby, pairwise
from typing import TypeVar

from hexapla.align.costs import Tables
from hexapla.align.pins import Cells
from hexapla.align.search import Rules, joined
from hexapla.model import Lang

ROUNDS = 4
"""At most so often is each version taken out and put back."""

NEAR = 0.9
"""A clause is in its place where it costs less than this there, on average over the versions."""

TINY = 1e-6
"""Gains below this are rounding errors."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Window:
    """Versions, or parts of them, that are solved at once."""

    tables: Tables
    sizes: Mapping[Lang, int]
    """Clauses of each version."""
    rules: Rules

    def solve(self) -> list[Cells]:
        """The cheapest table that is found, from three orders of joining if the search is thorough."""
        middle = sorted(self.sizes.values())[len(self.sizes) // 2]
        central = sorted(self.sizes, key=lambda lang: (abs(self.sizes[lang] - middle), lang))
        table = self._joined(central, {x: range(size) for x, size in self.sizes.items()})
        made: list[Cells] = []
        for unsettled, stretch in _stretches(table, self._unsettled(table)):
            made += self._searched(stretch, central) if unsettled else stretch
        return made

    def _unsettled(self, table: Sequence[Cells]) -> list[bool]:
        """Of each row, whether it lacks a clause, has two or shares one, or one is far off."""
        shared = [any(row.get(x) == below.get(x) for x in row) for row, below in pairwise(table)]
        return [
            above
            or below
            or len(row) < len(self.sizes)
            or any(len(found) != 1 for found in row.values())
            or any(self._far(row, a) for a in row)
            for row, above, below in zip(table, [False, *shared], [*shared, False], strict=True)
        ]

    def _far(self, row: Cells, a: Lang) -> bool:
        total = sum(cost_of(self.tables, a, row[a], b, row[b]) for b in row if b != a)
        return total >= NEAR * (len(row) - 1)

    def _searched(self, stretch: Sequence[Cells], langs: Sequence[Lang]) -> list[Cells]:
        """The cheapest table that is found for the clauses of *stretch*, joined so far in this order."""
        best = self._refined(self._drawn(stretch), langs)
        if not self.rules.thorough:
            return best
        clauses = {x: sorted({p for row in stretch for p in row.get(x, ())}) for x in langs}
        finest = sorted(langs, key=lambda lang: -len(clauses[lang]))
        for order in (finest, langs[::-1]):
            other = self._drawn(self._joined(order, clauses))
            regions = self._regions(best, other)
            best = [row for mine, yours in regions for row in self._better(mine, yours, langs)]
        return best

    def _better(self, mine: list[Cells], yours: list[Cells], langs: Sequence[Lang]) -> list[Cells]:
        """*mine*, which is refined, with what is cheaper in *yours* once that is refined too."""
        if mine == yours:
            return mine
        better = self._cheaper_parts(mine, self._refined(yours, langs))
        return mine if better == mine else self._refined(better, langs)

    def _joined(self, langs: Sequence[Lang], clauses: Mapping[Lang, Sequence[int]]) -> list[Cells]:
        """The *clauses* of the versions, joined one by one."""
        table: list[Cells] = []
        for lang in langs:
            table = joined(table, [{lang: (p,)} for p in clauses[lang]], self.tables, self.rules)
        return table

    def _refined(self, table: list[Cells], langs: Sequence[Lang], rounds: int = ROUNDS) -> list[Cells]:
        """*table* with each version taken out and put back until it gets no cheaper."""
        best = table
        for lang in langs:
            rest = [x for x in langs if x != lang]
            made = joined(_only(best, rest), _only(best, [lang]), self.tables, self.rules)
            best = self._cheaper_parts(best, self._drawn(made))
        if best == table or rounds == 1:
            return best
        again: list[Cells] = []
        for before, after in self._regions(table, best):
            again += after if before == after else self._refined(after, langs, rounds - 1)
        return again

    def _cheaper_parts(self, one: Sequence[Cells], other: Sequence[Cells]) -> list[Cells]:
        """Of two tables, between each two places where both may be cut, the rows that cost less."""
        made: list[Cells] = []
        for mine, yours in _parts(one, other, self.sizes):
            cheaper = mine != yours and self.cost(yours) < self.cost(mine) - TINY
            made += yours if cheaper else mine
        return made

    def _regions(
        self, one: Sequence[Cells], other: Sequence[Cells]
    ) -> Iterator[tuple[list[Cells], list[Cells]]]:
        """Two tables of the same clauses where they are the same, and where they differ, in turn."""
        parts = [*_parts(one, other, self.sizes)]
        for _, some in _stretches(parts, [mine != yours for mine, yours in parts]):
            yield [row for mine, _ in some for row in mine], [row for _, yours in some for row in yours]

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
                gain += self.rules.gap * (len(upper[a]) + len(lower[b])) - cost_of(
                    self.tables, a, upper[a], b, lower[b]
                )
        return gain > 0

    def cost(self, table: Sequence[Cells]) -> float:
        """What the whole table costs: for each pair of versions its beads and its gaps."""
        total = 0.0
        for a, b in combinations(sorted(self.sizes), 2):
            for mine, yours in beads(table, a, b):
                if mine and yours:
                    total += cost_of(self.tables, a, mine, b, yours)
                else:
                    total += self.rules.gap * (len(mine) + len(yours))
        return total


def cost_of(tables: Tables, a: Lang, mine: Sequence[int], b: Lang, yours: Sequence[int]) -> float:
    """The cost of two runs of clauses; what is longer than a run may be counts as unrelated."""
    if (a, b) not in tables:
        a, mine, b, yours = b, yours, a, mine
    longer = max(len(mine), len(yours))
    if longer > len(tables[a, b]):
        return float(longer)
    return float(tables[a, b][len(mine) - 1, len(yours) - 1, mine[0], yours[0]])


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


def _stretches(some: Sequence[T], marked: Sequence[bool]) -> Iterator[tuple[bool, list[T]]]:
    """*some* in stretches: those *marked*, each with a neighbour on either side, and the others."""
    near = [any(marked[max(0, at - 1) : at + 2]) for at in range(len(marked))]
    for which, found in groupby(zip(near, some, strict=True), key=lambda pair: pair[0]):
        yield which, [one for _, one in found]


def _parts(
    one: Sequence[Cells], other: Sequence[Cells], langs: Iterable[Lang]
) -> Iterator[tuple[Sequence[Cells], Sequence[Cells]]]:
    """The rows of two tables of the same clauses, between each two places where both may be cut."""
    cuts = _cuts(other, langs)
    before = here = 0
    for place, at in _cuts(one, langs).items():
        if place in cuts:
            yield one[before:at], other[here : cuts[place]]
            before, here = at, cuts[place]


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
        # None of them spans from the row above.
        if 2 * len(twos) >= len(row) and all(not {*row[x]} & {*before.get(x, ())} for x in row):
            made.append({x: positions[:1] for x, positions in row.items()})
            made.append({x: positions[1:] or positions for x, positions in row.items()})
            continue
        made.append(dict(row))
    return made
