"""The nouns of the project, frozen and slotted, their invariants checked at construction.

Everything else passes these around. Nothing here reads, prints, aligns or judges.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Literal, Protocol, get_args

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

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

Severity = Literal["critical", "major", "minor", "neutral"]
"""MQM severities, gravest first."""

SEVERITIES: tuple[Severity, ...] = get_args(Severity)

Reason = Literal["label", "structure", "content", "correction"]
"""Why the clauses of a row stand together."""

TermStatus = Literal["preferred", "admitted", "deprecated", "superseded"]


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
    location: Location
    label: str = ""
    """The list label that the format generates (`""`: none; it may still stand in the text)."""
    italics: tuple[Span, ...] = ()
    calls: tuple[NoteCall, ...] = ()
    """Calls that the format marks as such; bare digits in the text are not among them."""
    furniture: str = ""
    """Why the format says that this is page furniture (`""`: it does not)."""


@dataclass(frozen=True, slots=True)
class RawDocument:
    """What a reader found in one file: blocks in order, and what the reader has to say."""

    blocks: tuple[RawBlock, ...]
    unit: Literal["line", "paragraph", "clause"]
    """What a block is: a printed line (to be joined), a paragraph, or a clause not to be interpreted."""
    sha256: str
    lang: str = ""
    """The language that the document itself declares (`""`: none)."""
    notes: tuple[str, ...] = ()


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

    def __post_init__(self) -> None:
        eids = [clause.eid for clause in self.clauses]
        require(len(set(eids)) == len(eids), f"{self.lang}: an eid stands twice")

    def clause(self, eid: str) -> Clause:
        """The clause named *eid*; `KeyError` where there is none."""
        for clause in self.clauses:
            if clause.eid == eid:
                return clause
        raise KeyError(eid)


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


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that names a concept in one language."""

    lang: str
    """One of the six, or another BCP 47 tag: kept, not used."""
    text: str
    status: TermStatus
    source: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A unit of knowledge with its terms (ISO 30042)."""

    concept: str
    """Its id, unique in the termbase."""
    subject: str
    terms: tuple[Term, ...]
    definition: str = ""

    def of(self, lang: str, *statuses: TermStatus) -> tuple[Term, ...]:
        """The terms of *lang* with one of *statuses* (all, where none is named), in order."""
        wanted = [t for t in self.terms if t.lang == lang]
        return tuple(t for t in wanted if not statuses or t.status in statuses)

    def preferred(self, lang: str) -> Term | None:
        """The preferred term of *lang*, or `None`."""
        return next(iter(self.of(lang, "preferred")), None)


@dataclass(frozen=True, slots=True)
class Termbase:
    """Concepts in the order of the file they came from."""

    name: str
    concepts: tuple[Concept, ...]
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Locus:
    """The place of a flag in one version."""

    lang: Lang
    eid: str
    span: Span
    text: str
    """The quoted text; for the part `text` it is what the span covers."""
    part: Literal["text", "label", "call"] = "text"
    symbol: str = ""
    """Where the place lies in another text (agreed language)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a flag rests on."""

    values: Mapping[Lang, str] = field(default_factory=dict)
    """What each version has, in print: `ar 17 · zh 17 · ru 16`."""
    vote: str = ""
    """Agreeing against differing versions, `5:1` (`""`: nothing was voted on)."""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flag:
    """A possible error, found by machine."""

    code: str
    severity: Severity
    row: str | None
    lang: Lang | None
    """The version judged; `None` for an even split."""
    message: str
    loci: tuple[Locus, ...]
    evidence: Evidence = field(default_factory=Evidence)
    suggestion: str = ""
    flag_id: str = ""
    """Filled in by `checks.engine`; `""` while a check still holds the flag."""


class Verdict(StrEnum):
    """What a person says of a flag."""

    ERROR = "error"
    SOURCE_ERROR = "source_error"
    LEGITIMATE = "legitimate"
    FALSE_ALARM = "false_alarm"
    QUERY = "query"
    LATER = "later"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was on the screen when a decision was taken, enough to find it again."""

    set: str
    code: str
    lang: Lang | None
    row: str | None
    quoted: tuple[str, ...]
    clause_text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a flag; never changed, only followed by a later one."""

    decision_id: str
    flag_id: str
    verdict: Verdict
    reviewer: str
    decided_at: datetime
    tool_version: str
    snapshot: Snapshot
    note: str = ""
    replacement: str = ""
    assignee: str = ""
    comment: str = ""

    def __post_init__(self) -> None:
        require(self.decided_at.tzinfo is not None, "decided_at must be aware (UTC)")


class Encoder(Protocol):
    """Text to vectors."""

    @property
    def name(self) -> str:
        """What the vectors are called in a signature."""

    def encode(self, texts: Sequence[tuple[Lang, str]]) -> NDArray[np.float32]:
        """Vectors of *texts*, `(n, dim)`, unit norm; zeros for a text without any known feature."""
