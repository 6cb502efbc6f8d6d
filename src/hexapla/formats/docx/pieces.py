"""What paragraphs are read as: stretches of text, calls of notes, and what is anchored beside them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from lxml import etree


@dataclass(slots=True)
class Field:
    """A field whose instruction or result is being read."""

    shown: bool = False
    """Whether its result has begun, or the field has ended: what came before was its instruction."""
    instruction: str = ""


@dataclass(slots=True)
class Stretch:
    """Text of one look."""

    text: str
    italic: bool = False
    bold: bool = False
    raised: bool = False
    hidden: bool = False
    lang: str = ""
    field: Field | None = None
    """The field in whose instruction the text stands."""
    target: str = ""
    """Where the text leads (`""`: nowhere outside the file)."""


@dataclass(slots=True)
class Call:
    """Where a note is called; `own`: where the note repeats its mark."""

    kind: Literal["footnote", "endnote", "typed", "own"]
    identifier: str = ""
    mark: str = ""
    section: int = 0
    page: int = 0
    hidden: bool = False


@dataclass(slots=True)
class Content:
    """The inside of one paragraph."""

    pieces: list[Stretch | Call] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    """What text boxes hold that are anchored here."""
    rubies: list[str] = field(default_factory=list)
