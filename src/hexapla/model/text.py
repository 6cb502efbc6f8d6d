"""Texts: raw documents as found, clauses and versions as interpreted, and where they came from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Lang = Literal["ar", "zh", "en", "fr", "ru", "es"]
"""BCP 47 primary subtag of one of the six official languages."""

LANGS: tuple[Lang, ...] = get_args(Lang)
"""The six languages in the order in which the Organization lists them."""

Kind = Literal[
    "masthead",
    "title",
    "organ",
    "preambular",
    "operative",
    "subparagraph",
    "heading",
    "annex",
    "note",
    "adoption",
    "body",
]
"""What a clause is in the drafting of resolutions."""

Status = Literal["official", "draft", "working translation"]
"""How far a version may be relied on; anything but official is shown with the text."""

STATUSES: tuple[Status, ...] = get_args(Status)


def require(condition: bool, complaint: str) -> None:
    """Raise `ValueError` with *complaint* unless *condition* holds: a broken invariant is a bug."""
    if not condition:
        raise ValueError(complaint)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Part of a clause's text: half-open, in code points; never bytes, never terminal cells."""

    start: int
    stop: int

    def __post_init__(self) -> None:
        require(0 <= self.start <= self.stop, f"span {self.start}..{self.stop} is not a span")

    def of(self, text: str) -> str:
        """The text that the span covers."""
        return text[self.start : self.stop]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share at least one code point."""
        return self.start < other.stop and other.start < self.stop


@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a source file; `line` and `column` count from 1, `page` from 1, `None`: unknown."""

    line: int | None = None
    column: int | None = None
    page: int | None = None
    part: str = ""

    def __str__(self) -> str:
        if self.line is not None:
            return f"line {self.line}" + (f", column {self.column}" if self.column else "")
        if self.page is not None:
            return f"page {self.page}"
        return self.part


@dataclass(frozen=True, slots=True)
class NoteCall:
    """The place in a clause where a note is called: *mark* without brackets, *at* an insertion point."""

    mark: str
    at: int


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A printed line or a paragraph as a reader found it, before interpretation."""

    text: str
    """Without what the format keeps apart: generated labels and the marks of `calls`."""
    location: Location
    label: str = ""
    """The list label that the format generates (`""`: none; it may still stand in the text)."""
    level: int = 0
    """How deep the format nests the block in lists: 0 where it does not."""
    kind: Kind | Literal[""] = ""
    """What the format says the block is. A `note` is the body of the note that `label` marks; one
    without label goes on with the note before it."""
    italics: tuple[Span, ...] = ()
    bolds: tuple[Span, ...] = ()
    calls: tuple[NoteCall, ...] = ()
    """Calls that the format marks as such; bare digits in the text are not among them."""
    furniture: str = ""
    """Why the format says that this is page furniture (`""`: it does not)."""
    links: tuple[str, ...] = ()
    """Addresses behind words: where those links lead whose words print no address."""

    def __post_init__(self) -> None:
        size = len(self.text)
        for span in (*self.italics, *self.bolds):
            require(span.stop <= size, f"{self.location}: span {span} beyond the text")
        for call in self.calls:
            require(0 <= call.at <= size, f"{self.location}: note call beyond the text")


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader found in one text: blocks in order, and what the reader has to say."""

    blocks: tuple[RawBlock, ...]
    unit: Literal["line", "paragraph", "clause"]
    """What a block is: a printed line (to be joined), a paragraph, or a clause not to be interpreted."""
    sha256: str
    lang: str = ""
    """The language that the document itself declares, a BCP 47 tag (`""`: none)."""
    notes: tuple[str, ...] = ()
    """What people should know of the file: tracked changes, hidden text, doubtful encoding."""
    symbol: str = ""
    """The document symbol where the format says it (`""`: it does not)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Where a stretch of a clause came from.

    The stretch runs from `at` to the next piece's `at` (or the end of the text), and may be
    empty: a label or a note call has an original and no text. The originals of all pieces,
    with what was set aside, hold every printed character of the source.
    """

    at: int
    location: Location
    original: str
    repaired: bool = False
    """Whether the text differs from the original by more than spaces and line ends."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One paragraph of a resolution: what is aligned by default."""

    eid: str
    """Unique in its version; counts positions in this version, never printed labels."""
    kind: Kind
    text: str
    """NFC, without the label and the marks of note calls."""
    label: str = ""
    """As printed (`""`: none)."""
    number: int | None = None
    """The label's value; `None` where there is no label or it has no value."""
    depth: int = 0
    """0 for paragraphs, 1 for `(a)`, 2 for `(i)` and so on."""
    lead: Span | None = None
    """The opening participle or verb, where it was recognised."""
    italics: tuple[Span, ...] = ()
    note_calls: tuple[NoteCall, ...] = ()
    pieces: tuple[Piece, ...] = ()
    links: tuple[str, ...] = ()
    """Addresses behind its words, as `RawBlock` has them; they are no part of the text."""

    def __post_init__(self) -> None:
        require(bool(self.eid), "a clause needs an eid")
        size = len(self.text)
        for span in (*self.italics, *((self.lead,) if self.lead else ())):
            require(span.stop <= size, f"{self.eid}: span {span} beyond the text")
        for call in self.note_calls:
            require(0 <= call.at <= size, f"{self.eid}: note call beyond the text")
        starts = [piece.at for piece in self.pieces]
        require(starts == sorted(starts), f"{self.eid}: pieces out of order")
        require(not starts or starts[-1] <= size, f"{self.eid}: piece beyond the text")

    def location(self, at: int = 0) -> Location:
        """Where the character at offset *at* stands in the source file."""
        found = Location()
        for piece in self.pieces:
            if piece.at > at:
                break
            found = piece.location
        return found


@dataclass(frozen=True, slots=True)
class SetAside:
    """Text of the source that belongs to no clause: page furniture."""

    text: str
    why: str
    location: Location


@dataclass(frozen=True, slots=True)
class Version:
    """One language version of a text, interpreted."""

    set: str
    lang: Lang
    clauses: tuple[Clause, ...]
    symbol: str | None = None
    status: Status = "official"
    origin: str = ""
    """Who made this version (`""`: not said); `unofficial` where the manifest says so."""
    file: str = ""
    format: str = ""
    sha256: str = ""
    set_aside: tuple[SetAside, ...] = ()
    notes: tuple[str, ...] = ()
    _by_eid: Mapping[str, Clause] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        by_eid = {clause.eid: clause for clause in self.clauses}
        require(len(by_eid) == len(self.clauses), f"{self.lang}: an eid stands twice")
        object.__setattr__(self, "_by_eid", by_eid)

    def clause(self, eid: str) -> Clause:
        """The clause named *eid*; `KeyError` where there is none."""
        return self._by_eid[eid]
