"""What the sections of a document and its settings say of notes and of headers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from hexapla.formats.docx.counting import counted
from hexapla.formats.docx.markup import LINKS, child, flag, integer, value, w
from hexapla.formats.docx.pieces import Call

if TYPE_CHECKING:
    from lxml import etree

NoteKind = Literal["footnote", "endnote"]
NOTE_KINDS: tuple[NoteKind, ...] = ("footnote", "endnote")


@dataclass(frozen=True, slots=True)
class NoteCount:
    """How notes are counted; `""` and `None`: not said."""

    form: str = ""
    start: int | None = None
    restart: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A section: its notes, and the headers and footers that it names by relationship."""

    notes: Mapping[str, NoteCount] = field(default_factory=dict)
    furniture: tuple[tuple[str, str, str], ...] = ()
    """`header` or `footer`, the pages (`default`, `first`, `even`), the relationship."""
    own_first: bool = False
    """Whether its first page has a header and a footer of its own."""


def section_of(node: etree._Element) -> Section:
    """What `w:sectPr` says."""
    named = tuple(
        (kind, at.get(w("type"), "default"), at.get(f"{{{LINKS}}}id", ""))
        for at in node
        for kind in ("header", "footer")
        if at.tag == w(f"{kind}Reference")
    )
    return Section(note_counts(node), named, bool(flag(node, "titlePg")))


def note_counts(node: etree._Element | None) -> Mapping[str, NoteCount]:
    """How `w:sectPr` or `w:settings` counts footnotes and endnotes."""
    counts: dict[str, NoteCount] = {}
    for kind in NOTE_KINDS:
        props = child(node, f"{kind}Pr")
        if props is not None:
            start = value(props, "numStart")
            counts[kind] = NoteCount(
                value(props, "numFmt"), integer(start, 1) if start else None, value(props, "numRestart")
            )
    return counts


def numbered(
    calls: Sequence[Call], kind: NoteKind, sections: Sequence[Section], settings: Mapping[str, NoteCount]
) -> bool:
    """Give the calls of that *kind* the marks that a reader sees, in order.

    Whether notes begin anew on each page and the file does not say where pages end.
    """
    number, last = 0, (-1, -1)
    unsure = False
    paged = any(call.page for call in calls)
    for call in calls:
        section = sections[call.section] if call.section < len(sections) else Section()
        here, far = section.notes.get(kind, NoteCount()), settings.get(kind, NoteCount())
        start = here.start if here.start is not None else far.start if far.start is not None else 1
        restart = here.restart or far.restart
        began = (
            last == (-1, -1)
            or (restart == "eachSect" and call.section != last[0])
            or (restart == "eachPage" and (call.section, call.page) != last)
        )
        unsure = unsure or (restart == "eachPage" and not paged)
        last = (call.section, call.page)
        if not call.mark:
            number = start if began else number + 1
            default = "decimal" if kind == "footnote" else "lowerRoman"
            call.mark = counted(number, here.form or far.form or default)
    return unsure
