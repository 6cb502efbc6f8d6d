"""Reads one Word file: body, notes and furniture as blocks in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from hexapla.errors import InputError
from hexapla.formats.docx.body import Draft, Story
from hexapla.formats.docx.furniture import read_furniture
from hexapla.formats.docx.inline import Inline
from hexapla.formats.docx.language import declared
from hexapla.formats.docx.markup import flag, w
from hexapla.formats.docx.notes import note_bodies, read_notes
from hexapla.formats.docx.numbering import numbering_of
from hexapla.formats.docx.package import Package, open_package
from hexapla.formats.docx.pieces import Call
from hexapla.formats.docx.remarks import Tally, remarks
from hexapla.formats.docx.sections import NOTE_KINDS, note_counts, numbered
from hexapla.formats.docx.styles import styles_of
from hexapla.formats.format import Source
from hexapla.model import Location, NoteCall, RawBlock, RawDocument

if TYPE_CHECKING:
    from lxml import etree


def read_document(source: Source) -> tuple[RawDocument, ...]:
    """The one document in a Word file; `InputError` where it is damaged, locked or of another kind."""
    package = open_package(source)
    try:
        return (_document(package, source),)
    except RecursionError as error:
        raise InputError(
            "tables or boxes stand too deep in one another", where=source.name, remedy="save it as text"
        ) from error


def _document(package: Package, source: Source) -> RawDocument:
    styles = styles_of(package.part("styles"))
    settings = package.part("settings")
    tally = Tally()
    story = Story(Inline(styles, tally), numbering_of(package.part("numbering"), styles))
    story.inline.targets = package.hyperlinks()
    story.read(package.pieces())
    body, sections = story.drafts, tuple(story.sections)
    calls = [call for draft in body for _, call in draft.line.calls]
    unsure = False
    story.drafts = []
    for kind in NOTE_KINDS:
        called = [call for call in calls if call.kind == kind]
        unsure |= numbered(called, kind, sections, note_counts(settings))
        bodies = note_bodies(package.part(f"{kind}s"), kind)
        story.inline.targets = package.hyperlinks(f"{kind}s")
        read_notes(called, bodies, story, kind)
        missing = bodies.keys() - {call.identifier for call in called}
        tally.unread[f"{kind} that nothing calls"] += len(missing)
    notes = story.drafts

    def part(identifier: str) -> Iterable[etree._Element] | None:
        link = next((x for x in package.links if x.identifier == identifier), None)
        return None if link is None else package.target(link)

    even = bool(flag(settings, "evenAndOddHeaders"))
    heads = read_furniture("header", sections, even, part, story)
    feet = read_furniture("footer", sections, even, part, story)
    drafts = (*heads, *body, *notes, *feet)
    comments = package.part("comments")
    return RawDocument(
        tuple(_block(draft) for draft in drafts),
        "paragraph",
        source.sha256,
        declared(body, styles.langs),
        remarks(
            tally,
            sum(draft.furniture == "hidden text" for draft in drafts),
            0 if comments is None else len(comments.findall(w("comment"))),
            unsure=unsure,
        ),
    )


def _block(draft: Draft) -> RawBlock:
    line = draft.line
    return RawBlock(
        line.text,
        Location(part=draft.part),
        draft.label,
        draft.level,
        draft.kind,
        line.italics,
        line.bolds,
        _calls(line.calls),
        draft.furniture,
        line.links,
    )


def _calls(calls: Sequence[tuple[int, Call]]) -> tuple[NoteCall, ...]:
    return tuple(NoteCall(call.mark, at) for at, call in calls if call.mark)
