"""The versions of one text as a table of rows."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from hexapla.model.text import Clause, Kind, Lang, Version, require

Reason = Literal["label", "structure", "content", "correction"]
"""Why the clauses of a row stand together."""


@dataclass(frozen=True, slots=True)
class Row:
    """One clause in all languages."""

    row: str
    """Its name, from the majority of its cells; unique in the alignment."""
    kind: Kind
    cells: Mapping[Lang, tuple[str, ...]]
    """Eids by language: usually one, none where the version lacks it, several where it splits it."""
    confidence: float
    reason: Reason

    def __post_init__(self) -> None:
        require(0.0 <= self.confidence <= 1.0, f"{self.row}: confidence {self.confidence}")
        require(any(self.cells.values()), f"{self.row}: a row without clauses")

    def present(self) -> tuple[Lang, ...]:
        """The languages that have the clause, in the order of the alignment."""
        return tuple(lang for lang, eids in self.cells.items() if eids)


@dataclass(frozen=True, slots=True)
class Move:
    """A clause that stands at one place and belongs, by its content or label, to the row named."""

    lang: Lang
    eid: str
    row: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """The versions of one text as a table of rows.

    Every clause of every version is there, in order and without crossing; only a clause that
    spans neighbouring rows stands in two of them.
    """

    set: str
    versions: Mapping[Lang, Version]
    rows: tuple[Row, ...]
    moves: tuple[Move, ...] = ()
    signature: str = ""
    strangers: tuple[Lang, ...] = ()
    """Versions that are another text altogether; each of their clauses has a row of its own."""

    def __post_init__(self) -> None:
        names = [row.row for row in self.rows]
        require(len(set(names)) == len(names), "a row's name stands twice")
        for lang, version in self.versions.items():
            order: list[str] = []
            for row in self.rows:
                for eid in row.cells.get(lang, ()):
                    if not order or order[-1] != eid:
                        order.append(eid)
            expected = [clause.eid for clause in version.clauses]
            require(order == expected, f"{lang}: the rows do not hold its clauses in order")

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages present, in the order of the versions."""
        return tuple(self.versions)

    def without(self, langs: Collection[Lang]) -> Alignment:
        """The alignment of the other versions; rows and moves that only *langs* have are gone."""
        if not langs:
            return self
        left = [(r, {x: e for x, e in r.cells.items() if x not in langs}) for r in self.rows]
        return replace(
            self,
            versions={x: version for x, version in self.versions.items() if x not in langs},
            rows=tuple(replace(row, cells=cells) for row, cells in left if any(cells.values())),
            moves=tuple(move for move in self.moves if move.lang not in langs),
            strangers=tuple(x for x in self.strangers if x not in langs),
        )

    def symbol(self) -> str | None:
        """The symbol of the text, from the first version that has one."""
        return next((v.symbol for v in self.versions.values() if v.symbol), None)

    def clauses(self, row: Row, lang: Lang) -> tuple[Clause, ...]:
        """The clauses of *lang* in *row*, in order."""
        return tuple(self.versions[lang].clause(eid) for eid in row.cells.get(lang, ()))

    def row_of(self, lang: Lang, eid: str) -> Row:
        """The first row in which the clause *eid* of *lang* stands; `KeyError` where there is none."""
        for row in self.rows:
            if eid in row.cells.get(lang, ()):
                return row
        raise KeyError(eid)

    def row(self, name: str) -> Row:
        """The row called *name*; `KeyError` where there is none."""
        for row in self.rows:
            if row.row == name:
                return row
        raise KeyError(name)


def connected(cells: Sequence[Mapping[Lang, Sequence[object]]]) -> tuple[range, ...]:
    """Ranges of the rows with these *cells*: neighbours that share a clause are in one."""
    begins = [
        i
        for i, row in enumerate(cells)
        if not i or not any(set(found) & set(cells[i - 1].get(x, ())) for x, found in row.items())
    ]
    return tuple(range(first, last) for first, last in pairwise([*begins, len(cells)]))
