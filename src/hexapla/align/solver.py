"""The n-way solver: one table of rows over all versions, no version being the pivot.

Versions are added one by one, each aligned to the table so far by dynamic programming; then
each is taken out and put back until the table no longer improves, and rows that most
versions join or split are redrawn. Costs are the text's; nothing is voted on by pairs.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, combinations

from hexapla.align.costs import LABEL_SAME, SKIP, SPAN, UNCOVERED, Costs, mean
from hexapla.align.features import Features, joined
from hexapla.model import Lang

Cells = dict[Lang, tuple[int, ...]]
"""A row: by language, the positions of its clauses in their version."""

BEADS = ((1, 1), (1, 0), (0, 1), (1, 2), (2, 1), (1, 3), (3, 1))
"""How many rows of the table meet how many clauses of the version that is put in."""

ROUNDS = 4
"""At most so often is each version taken out and put back."""

BAND = 6
"""Rows and clauses further apart than this, after scaling, are not compared; it grows with need."""


@dataclass(frozen=True, slots=True)
class Solver:
    """Versions as features, and what it costs to align them."""

    versions: Mapping[Lang, Sequence[Features]]
    costs: Costs
    _runs: dict[tuple[Lang, int, int], Features] = field(default_factory=dict)
    _lacks: dict[tuple[int, int], float] = field(default_factory=dict)

    def run(self, lang: Lang, positions: Sequence[int]) -> Features:
        """The neighbouring clauses at *positions* of *lang*, seen as one."""
        first, count = positions[0], len(positions)
        if count == 1:
            return self.versions[lang][first]
        known = self._runs.get((lang, first, count))
        if known is None:
            known = joined(self.versions[lang][first : first + count])
            self._runs[lang, first, count] = known
        return known

    def solve(self) -> list[Cells]:
        """The table: rows in order, each clause in one row or in neighbouring ones."""
        langs = self._order()
        table: list[Cells] = [{langs[0]: (i,)} for i in range(len(self.versions[langs[0]]))]
        for lang in langs[1:]:
            table = self._put_in(table, lang)
        if self._settled(table):
            return table
        best, best_cost = table, self.cost(table)
        for _ in range(ROUNDS):
            for lang in langs:
                table = self._put_in(_without(table, lang), lang)
            table = _redrawn(table)
            cost = self.cost(table)
            if cost >= best_cost - 1e-9:
                break
            best, best_cost = table, cost
        return best

    def _settled(self, table: Sequence[Cells]) -> bool:
        """Whether every row has one clause of each version, all nearer to it than to having no place."""
        one_each = all(
            len(row) == len(self.versions) and all(len(found) == 1 for found in row.values())
            for row in table
        )
        return one_each and all(
            self.costs.pair(self.run(a, row[a]), self.run(b, row[b])) < SKIP
            for row in table
            for a, b in combinations(sorted(row), 2)
        )

    def _order(self) -> list[Lang]:
        """The order of joining: the version closest in number of clauses to all others first."""
        sizes = {lang: len(version) for lang, version in self.versions.items()}
        middle = sorted(sizes.values())[len(sizes) // 2]
        return sorted(sizes, key=lambda lang: (abs(sizes[lang] - middle), lang))

    def cost(self, table: Sequence[Cells]) -> float:
        """What the whole table costs: each pair of cells, each gap, each clause beyond one."""
        total = 0.0
        for group in _groups(table):
            cells = {lang: self.run(lang, found) for lang, found in _merged(group).items()}
            langs = sorted(cells)
            total += sum(self.costs.pair(cells[a], cells[b]) for a, b in combinations(langs, 2))
            gaps = len(self.versions) - len(langs)
            total += SKIP * gaps * len(langs)
            extra = sum(abs(len(cells[lang].eids) - len(group)) for lang in langs)
            total += SPAN * extra * (len(self.versions) - 1)
        return total

    def _put_in(self, table: list[Cells], lang: Lang) -> list[Cells]:
        """*table* with the clauses of *lang* in it, at the least cost."""
        rows, clauses = len(table), len(self.versions[lang])
        band = BAND
        while True:
            steps = self._search(table, lang, band)
            if steps is not None or band >= rows + clauses:
                return _laid_out(table, lang, steps or ())
            band *= 4

    def _search(self, table: list[Cells], lang: Lang, band: int) -> tuple[tuple[int, int], ...] | None:
        """The cheapest sequence of beads, or `None` where it runs along the edge of the band."""
        n, m = len(table), len(self.versions[lang])
        slope = m / n if n else 1.0
        tall = [0.0, *accumulate(self._share(row) for row in table)]
        wide = [0.0, *accumulate(self._share({lang: (j,)}) for j in range(m))]
        best: list[dict[int, float]] = [{} for _ in range(n + 1)]
        back: list[dict[int, tuple[int, int]]] = [{} for _ in range(n + 1)]
        best[0][0] = 0.0
        for i in range(n + 1):
            middle = int(i * slope)
            for j in range(max(0, middle - band), min(m, middle + band) + 1):
                for down, right in BEADS:
                    came = best[i - down].get(j - right) if i >= down and j >= right else None
                    so_far = best[i].get(j, math.inf)
                    if came is None or came + _least(down, right) >= so_far:
                        continue
                    rows, clauses = table[i - down : i], range(j - right, j)
                    if down * right > 1 and not _plausible(
                        tall[i] - tall[i - down], wide[j] - wide[j - right]
                    ):
                        continue
                    cost = came + self._bead(rows, lang, clauses)
                    if cost < so_far - 1e-12:
                        best[i][j], back[i][j] = cost, (down, right)
        if m not in best[n]:
            return None
        steps: list[tuple[int, int]] = []
        i, j = n, m
        touched = False
        while i or j:
            touched |= abs(j - int(i * slope)) >= band
            down, right = back[i][j]
            steps.append((down, right))
            i, j = i - down, j - right
        return None if touched and band < n + m else tuple(reversed(steps))

    def _share(self, row: Cells) -> float:
        """How much of their versions the cells of *row* are, on average, in [0, 1]."""
        shares = [self.run(x, found).length / (self.costs.totals[x] + 1) for x, found in row.items()]
        return sum(shares) / len(shares)

    def _bead(self, rows: Sequence[Cells], lang: Lang, clauses: range) -> float:
        """The cost of *clauses* of *lang* standing in *rows*, per pair of versions on average."""
        if not rows or not clauses:
            return SKIP * (len(rows) + len(clauses)) * self._weight(rows)
        mine = self.run(lang, clauses)
        if len(rows) == 1 and len(clauses) == 1:
            return mean([self.costs.pair(mine, self.run(x, found)) for x, found in rows[0].items()])
        beyond = len(rows) + len(clauses) - 2
        costs = [self._over(mine, x, rows, clauses) for x in {x: 0 for row in rows for x in row}]
        return mean(costs) * max(len(rows), len(clauses)) + SPAN * beyond

    def _over(self, mine: Features, lang: Lang, rows: Sequence[Cells], clauses: range) -> float:
        """The cost of *mine*, made of *clauses*, against what *lang* has in all of *rows*."""
        if any(lang not in row for row in rows):
            return SKIP + SPAN  # that version has only part of them
        positions = sorted({p for row in rows for p in row[lang]})
        yours = self.run(lang, positions)
        cost = self.costs.pair(mine, yours)
        if len(positions) == len(clauses):
            return cost
        if len(positions) > len(clauses):
            uncovered = self._uncovered(lang, positions, mine)
        else:
            uncovered = self._uncovered(mine.lang, clauses, yours)
        return cost + UNCOVERED * uncovered / max(len(rows), len(clauses))

    def _uncovered(self, lang: Lang, positions: Sequence[int], whole: Features) -> float:
        """How much of one of the clauses at *positions* of *lang* is not in *whole*, in [0, 1]."""
        key = (self.run(lang, positions).key, whole.key)
        known = self._lacks.get(key)
        if known is None:
            parts = [self.versions[lang][p] for p in positions]
            known = self._lacks[key] = self.costs.uncovered(parts, whole)
        return known

    def _weight(self, rows: Sequence[Cells]) -> float:
        """A gap against a row that few versions have is cheaper than against one that most have."""
        if not rows:
            return 1.0
        shares = [len(row) / max(1, len(self.versions) - 1) for row in rows]
        return 0.4 + 0.6 * min(1.0, 1.5 * sum(shares) / len(shares))


def _least(down: int, right: int) -> float:
    """The least that a bead of *down* rows and *right* clauses may cost."""
    if not down or not right:
        return 0.0
    return LABEL_SAME * max(down, right) + SPAN * (down + right - 2)


def _plausible(one: float, other: float) -> bool:
    """Whether stretches of two texts, as shares of the whole, may be the same by their lengths."""
    return abs(one - other) < 0.004 or 0.6 <= (one + 1e-4) / (other + 1e-4) <= 1.67


def _groups(table: Sequence[Cells]) -> list[list[Cells]]:
    """Rows that share a clause, together."""
    groups: list[list[Cells]] = []
    for index, row in enumerate(table):
        before = table[index - 1] if index else {}
        if any(set(positions) & set(before.get(lang, ())) for lang, positions in row.items()):
            groups[-1].append(row)
        else:
            groups.append([row])
    return groups


def _merged(group: Sequence[Cells]) -> dict[Lang, tuple[int, ...]]:
    found: dict[Lang, set[int]] = {}
    for row in group:
        for lang, positions in row.items():
            found.setdefault(lang, set()).update(positions)
    return {lang: tuple(sorted(positions)) for lang, positions in found.items()}


def _without(table: Sequence[Cells], lang: Lang) -> list[Cells]:
    left = [{x: p for x, p in row.items() if x != lang} for row in table]
    return [row for row in left if row]


def _laid_out(table: Sequence[Cells], lang: Lang, steps: Sequence[tuple[int, int]]) -> list[Cells]:
    """*table* with the clauses of *lang* laid into its rows as *steps* say."""
    made: list[Cells] = []
    i = j = 0
    for down, right in steps:
        positions = tuple(range(j, j + right))
        if not down:
            made.append({lang: positions})
        for row in table[i : i + down]:
            made.append({**row, lang: positions} if positions else dict(row))
        i, j = i + down, j + right
    return made


def _redrawn(table: Sequence[Cells]) -> list[Cells]:
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
        if alone and 2 * len(twos) > len(row):
            made.append({x: positions[:1] for x, positions in row.items()})
            made.append({x: positions[1:] or positions for x, positions in row.items()})
            continue
        made.append(dict(row))
    return made
