"""Where a block stands, in words a person can follow: its anchor, its cell, or its number."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

_FINE = frozenset(
    ("p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "a", "span", "dt", "dd", "blockquote", "sup")
)
_LAYOUT_SIGNS = frozenset(("table", "ul", "ol", "h1", "h2", "h3", "h4", "hr", "blockquote"))
_LOOK_AT = 3_000


@dataclass(slots=True)
class Anchor:
    """A part of the page that has a name, and how many blocks of it have been read."""

    name: str
    blocks: int = 0

    def place(self) -> str:
        """The next block of it."""
        self.blocks += 1
        return f"#{self.name}" if self.blocks == 1 else f"#{self.name}, paragraph {self.blocks}"


@dataclass(slots=True)
class Table:
    """A table while it is read; rows and cells count from 1."""

    number: int
    """0 for one that only lays out the page: its cells are no places."""
    row: int = 0
    cell: int = 0
    cells: int = 0
    """How many cells this row has."""
    label: str = ""
    """A cell of this row that holds nothing but a label, and waits for the paragraph beside it."""

    def next_row(self, cells: int) -> None:
        """Begin a row of *cells* cells."""
        self.row += 1
        self.cell, self.cells = 0, cells

    def place(self) -> str:
        """The cell that is read now."""
        return f"table {self.number}, row {self.row}, cell {self.cell}" if self.number else ""


def anchors_of(node: etree._Element, targets: dict[str, int]) -> tuple[str, ...]:
    """The names under which *node* can be found; wrappers count only where some link leads to them."""
    names = [name for name in (node.get("id"), node.get("name") if node.tag == "a" else None) if name]
    return tuple(name for name in names if node.tag in _FINE or name in targets)


def only_layout(table: etree._Element) -> bool:
    """Whether *table* only puts columns on the page, and holds no tabular text."""
    if table.get("role") in ("presentation", "none"):
        return True
    rows = cells = 0
    for node in islice(table.iter(), 1, _LOOK_AT):
        if node.tag in ("th", "caption", "thead"):
            return False
        if node.tag in _LAYOUT_SIGNS:
            return True
        rows += node.tag == "tr"
        cells += node.tag == "td"
    return cells <= rows
