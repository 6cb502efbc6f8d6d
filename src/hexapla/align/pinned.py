"""Holds the solver to what a person has said: costs that leave no other way, rows as drawn.

What was said is taken to be possible; whether it is, corrections have found out before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from hexapla.align.costs import FAR, Tables
from hexapla.align.evidence import Floats
from hexapla.align.pins import Cells, Pins, Place
from hexapla.model import Lang

Met = tuple[tuple[int, ...], tuple[int, ...]]
"""Clauses of two versions that are said to meet."""

ABOVE, BESIDE, BELOW = 0, 1, 2
"""Where a clause stands that no pinned row names."""

Group = Sequence[Cells]
"""Pinned rows that share clauses, in order."""


def groups_of(pins: Pins) -> list[list[Cells]]:
    """The pinned rows, those that share a clause together, each group in order."""
    groups: list[list[Cells]] = []
    for row in pins.together:
        touching = [group for group in groups if any(_share(row, other) for other in group)]
        groups = [group for group in groups if group not in touching]
        groups.append([*(other for group in touching for other in group), row])
    return [_ordered(group) for group in groups]


def _share(row: Cells, other: Cells) -> bool:
    return any(set(row[x]) & set(other.get(x, ())) for x in row)


def _ordered(group: Sequence[Cells]) -> list[Cells]:
    """The rows of *group*, none above one that it follows in some language."""
    left, made = [*group], []
    while left:
        upper = next((row for row in left if not any(_follows(row, x) for x in left)), left[0])
        left.remove(upper)
        made.append(upper)
    return made


def _follows(row: Cells, other: Cells) -> bool:
    """Whether *row* comes after *other* in some language that both have."""
    both = [x for x in row if row[x] and other.get(x)]
    return any((row[x][0], row[x][-1]) > (other[x][0], other[x][-1]) for x in both)


def weigh(tables: Tables, begin: Mapping[Lang, int], pins: Pins, groups: Sequence[Group]) -> None:
    """Make what *pins* say free and what they rule out too dear; *tables* begin at *begin*."""
    for (a, b), table in tables.items():
        for (x, p), (y, q) in pins.apart:
            if {a, b} == {x, y}:
                mine, yours = (p, q) if a == x else (q, p)
                _forbid(table, [mine - begin[a]], [yours - begin[b]])
        for group in groups:
            for row in group:
                if a in row and b in row and not (row[a] and row[b]):
                    _forbid_all(table, [p - begin[a] for p in row[a]], [p - begin[b] for p in row[b]])
            _let_meet(table, _places(group, a, begin[a]), _places(group, b, begin[b]))
            _hold(table, group, (a, begin[a]), (b, begin[b]))


def _places(group: Group, lang: Lang, first: int) -> list[int]:
    """Where the clauses of *lang* in *group* stand, counted from *first*."""
    return sorted({p - first for row in group for p in row.get(lang, ())})


def _let_meet(table: Floats, mine: Sequence[int], yours: Sequence[int]) -> None:
    """Let clauses of one group share a row in the search: a third that spans draws them together."""
    for k, i in _runs(mine, len(table), table.shape[2]):
        for h, j in _runs(yours, len(table), table.shape[3]):
            if {*range(i, i + k + 1)} <= {*mine} and {*range(j, j + h + 1)} <= {*yours}:
                table[k, h, i, j] = 0.0


def _hold(table: Floats, group: Group, one: tuple[Lang, int], other: tuple[Lang, int]) -> None:
    """Let the clauses of *group* meet as it says, alone or all together, and in no other way."""
    (a, first), (b, begin) = one, other
    cells: list[Met] = [
        (tuple(p - first for p in row[a]), tuple(q - begin for q in row[b]))
        for row in group
        if row.get(a) and row.get(b)
    ]
    if not cells:
        return
    mine = tuple(sorted({p for cell in cells for p in cell[0]}))
    yours = tuple(sorted({q for cell in cells for q in cell[1]}))
    as_said = {*cells, (mine, yours)}
    n, m = table.shape[2:]
    for k, i in _runs(mine, len(table), n):
        for h in range(len(table)):
            for j in range(m):
                _set(table, (k, h, i, j), as_said)
    for h, j in _runs(yours, len(table), m):
        for k in range(len(table)):
            for i in range(n):
                _set(table, (k, h, i, j), as_said)


def _set(table: Floats, at: tuple[int, int, int, int], as_said: set[Met]) -> None:
    k, h, i, j = at
    met = tuple(range(i, i + k + 1)), tuple(range(j, j + h + 1))
    parts = any(set(met[0]) <= set(mine) and set(met[1]) <= set(yours) for mine, yours in as_said)
    if met in as_said:
        table[at] = -FAR
    elif not parts:
        table[at] = 2 * FAR


def _runs(touched: Sequence[int], longest: int, size: int) -> Iterator[tuple[int, int]]:
    """The runs, by length less one and start, that hold one of *touched*."""
    for k in range(longest) if touched else ():
        for start in range(max(0, min(touched) - k), min(max(touched) + 1, size)):
            if any(start <= p <= start + k for p in touched):
                yield k, start


def _forbid(table: Floats, mine: Sequence[int], yours: Sequence[int]) -> None:
    for k, i in _runs(mine, len(table), table.shape[2]):
        for h, j in _runs(yours, len(table), table.shape[3]):
            table[k, h, i, j] = 2 * FAR


def _forbid_all(table: Floats, mine: Sequence[int], yours: Sequence[int]) -> None:
    """Let the clauses of either side meet nothing on the other."""
    for k, i in _runs(mine, len(table), table.shape[2]):
        table[k, :, i, :] = 2 * FAR
    for h, j in _runs(yours, len(table), table.shape[3]):
        table[:, h, :, j] = 2 * FAR


def redrawn_as_pinned(table: Sequence[Cells], groups: Sequence[Group]) -> list[Cells]:
    """*table* with the pinned rows drawn as they are: the solver may cut the same beads otherwise."""
    made = [*table]
    for group in groups:
        at = [i for i, row in enumerate(made) if any(_share(row, pinned) for pinned in group)]
        if at:
            others = {
                (x, p)
                for other in groups
                if other is not group
                for row in other
                for x in row
                for p in row[x]
            }
            made[at[0] : at[-1] + 1] = _Drawing(group, others).around(made[at[0] : at[-1] + 1])
    return made


class _Drawing:
    """The rows of a group, and what stands above, beside and below them; each version in order."""

    def __init__(self, group: Group, others: Collection[Place]) -> None:
        self.group = group
        self.others = others
        """The clauses of other groups, which are drawn with their own."""
        self.named = {x: _places(group, x, 0) for x in {x for row in group for x in row}}
        self.drawn: list[dict[Lang, tuple[int, ...]]] = [dict(row) for row in group]
        self.last: dict[Lang, tuple[int, int]] = {}
        """Of versions without clauses in the group: where the last clause was laid, and which it was."""

    def around(self, rows: Sequence[Cells]) -> list[Cells]:
        """The rows of the group instead of *rows*, none of whose clauses is lost."""
        above: list[Cells] = []
        below: list[Cells] = []
        at = 0
        for row in rows:
            at = max(at, _nearest(row, self.group, at))
            upper, lower = self._parted(row, at)
            above += [upper] if upper else []
            below += [lower] if lower else []
        return [*above, *({x: p for x, p in row.items() if p} for row in self.drawn), *below]

    def _parted(self, row: Cells, at: int) -> tuple[Cells, Cells]:
        """What of *row* stands above the group and below it; the rest is laid beside its row *at*."""
        touches = any(_share(row, pinned) for pinned in self.group)
        parted: tuple[dict[Lang, tuple[int, ...]], dict[Lang, tuple[int, ...]]] = ({}, {})
        follows = self._follows(row, at)
        for lang, found in row.items():
            named = self.named.get(lang)
            if named:
                parts = tuple(p for p in found if p < named[0]), tuple(p for p in found if p > named[-1])
                for part, left in zip(parted, parts, strict=True):
                    part.update({lang: left} if left else {})
                for p in found:
                    if named[0] < p < named[-1] and p not in named:
                        self._lay(lang, (p,), self._between(lang, p))
                continue
            section, last = self.last.get(lang, (ABOVE, -1))
            free = named is None and touches and not any((lang, p) in self.others for p in found)
            wanted = (
                BESIDE if free and section < BELOW else BELOW if section > ABOVE or follows else ABOVE
            )
            # A clause that spans stays where it was laid first.
            left = tuple(p for p in found if p > last or wanted == section)
            if not left:
                continue
            self.last[lang] = wanted, left[-1]
            if wanted == BESIDE:
                self._lay(lang, left, at)
            else:
                parted[wanted == BELOW][lang] = left
        return parted

    def _lay(self, lang: Lang, found: tuple[int, ...], at: int) -> None:
        """Put *found* into the row *at* of the group, which does not name *lang*."""
        self.drawn[at][lang] = tuple(dict.fromkeys((*self.drawn[at].get(lang, ()), *found)))

    def _between(self, lang: Lang, p: int) -> int:
        """The row of the group that does not name *lang* and stands where its clause *p* belongs."""
        above = max(i for i, row in enumerate(self.group) if row.get(lang) and row[lang][0] < p)
        return next((i for i in range(above, len(self.group)) if lang not in self.group[i]), above)

    def _follows(self, row: Cells, at: int) -> bool:
        """Whether the clauses of *row* that are not in the group follow those that are."""
        sides = [
            row[x][-1] > self.named[x][-1]
            for x in row
            if self.named.get(x) and row[x][-1] not in self.named[x]
        ]
        return sides[0] if sides else at > 0


def _nearest(row: Cells, group: Group, at: int) -> int:
    """Which of the rows of *group*, from *at* on, shares most clauses with *row*."""
    shared = [sum(len(set(row.get(x, ())) & set(p)) for x, p in pinned.items()) for pinned in group]
    return max(range(at, len(group)), key=lambda i: (shared[i], -i))
