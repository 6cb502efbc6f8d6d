"""What holds for the text inside an element of Akoma Ntoso."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hexapla.formats.flow import Flow
from hexapla.formats.places import Anchor, Table
from hexapla.model import RawBlock

if TYPE_CHECKING:
    from lxml import etree


@dataclass(slots=True)
class Unit:
    """A numbered part (article, paragraph, point) and its number, until something has taken it."""

    name: str
    label: str = ""
    heading: bool = False
    """Whether it has a heading of its own, which takes the number."""
    operative: bool = False
    alone: bool = False
    """Whether its number is its whole heading."""
    begun: bool = False
    """Whether its first paragraph has been read."""


@dataclass(slots=True)
class Note:
    """The body of a note while it is read."""

    mark: str
    why: str = ""
    """Why it is furniture (`""`: it is a note that is called)."""
    begun: bool = False


@dataclass(slots=True)
class Annex:
    """An attachment; its first heading is the heading of the annex."""

    headed: bool = False


@dataclass(slots=True)
class Document:
    """A document while it is read; one file holds several where they are attached or collected."""

    lang: str
    resolution: bool
    titled: bool
    """Whether its preface has a title, so that what the cover page says is none."""
    pending: dict[str, etree._Element] = field(default_factory=dict)
    """Notes of `<meta>` that no call has named yet."""
    blocks: list[RawBlock] = field(default_factory=list)
    notes: list[RawBlock] = field(default_factory=list)
    numbered: int = 0
    """How many notes without a mark were numbered."""
    has_title: bool = False

    def close_notes(self) -> None:
        """Let the notes follow the text that called them."""
        self.blocks += self.notes
        self.notes = []


@dataclass(slots=True)
class Context:
    """What holds for the text inside an element; what it does not say, it has from around it."""

    flow: Flow
    document: Document
    name: str = ""
    region: str = ""
    cover: bool = False
    annex: Annex | None = None
    furniture: str = ""
    heading: bool = False
    formula: bool = False
    italic: bool = False
    bold: bool = False
    is_block: bool = False
    quoted: bool = False
    unit: Unit | None = None
    labelled: int = 0
    """How many units with a number and no heading it stands in, its own among them."""
    items: int = 0
    listed: list[int] | None = None
    """The number of the last `<li>`, in a list with order."""
    anchor: Anchor | None = None
    table: Table | None = None
    note: Note | None = None
    long_title: bool = False
    start: int = 0
    """Where in the flow the element begins."""
    own_flow: bool = False
    closing: str = ""

    @property
    def level(self) -> int:
        """How deep the text stands in numbered units and lists."""
        return max(self.labelled, self.items)
