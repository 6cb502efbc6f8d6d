"""Footnotes and endnotes: their bodies in the order in which they are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from hexapla.formats.docx.body import Draft, Story
from hexapla.formats.docx.compose import Line
from hexapla.formats.docx.markup import w
from hexapla.formats.docx.pieces import Call
from hexapla.formats.docx.sections import NoteKind
from hexapla.model import Span

if TYPE_CHECKING:
    from lxml import etree


def note_bodies(root: etree._Element | None, kind: NoteKind) -> Mapping[str, etree._Element]:
    """The notes in the part *root* by id, without the rules that separate them from the text."""
    nodes = () if root is None else root.findall(w(kind))
    return {n.get(w("id"), ""): n for n in nodes if n.get(w("type"), "normal") == "normal"}


def read_notes(
    calls: Iterable[Call], bodies: Mapping[str, etree._Element], story: Story, kind: NoteKind
) -> None:
    """Add the bodies of the notes that *calls* call to the drafts of *story*."""
    read: set[str] = set()
    for call in calls:
        if call.identifier in read or call.identifier not in bodies:
            continue
        read.add(call.identifier)
        first = len(story.drafts)
        story.read(bodies[call.identifier], f"{kind} {call.mark}")
        labelled = False
        for index in range(first, len(story.drafts)):
            draft = story.drafts[index]
            if draft.furniture:
                continue
            story.drafts[index] = _body(draft, "" if labelled else call.mark)
            labelled = True
        if not labelled:
            story.drafts.append(Draft(Line(""), f"{kind} {call.mark}", call.mark, kind="note"))


def _body(draft: Draft, mark: str) -> Draft:
    """*draft* as a paragraph of the note that *mark* marks (`""`: not its first)."""
    line = draft.line
    kept = tuple((at, call) for at, call in line.calls if call.kind != "own")
    line = replace(line, calls=kept)
    if mark and line.text.startswith(mark) and len(kept) == len(draft.line.calls):
        line = shortened(line, len(mark))
    # LibreOffice writes a typed mark twice, once raised
    line = replace(line, calls=tuple((at, call) for at, call in line.calls if at or call.mark != mark))
    line = shortened(line, len(line.text) - len(line.text.lstrip(" \t")))
    if draft.label:
        # The label of the block is the mark of the note: a number of a list inside stands in the text
        line = _headed(line, f"{draft.label} ")
    return replace(draft, line=line, label=mark, level=0, kind="note")


def shortened(line: Line, size: int) -> Line:
    """*line* without its first *size* characters."""

    def cut(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(max(s.start - size, 0), s.stop - size) for s in spans if s.stop > size)

    calls = tuple((max(at - size, 0), call) for at, call in line.calls)
    return replace(
        line, text=line.text[size:], italics=cut(line.italics), bolds=cut(line.bolds), calls=calls
    )


def _headed(line: Line, head: str) -> Line:
    size = len(head)

    def moved(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(s.start + size, s.stop + size) for s in spans)

    calls = tuple((at + size, call) for at, call in line.calls)
    return replace(
        line, text=head + line.text, italics=moved(line.italics), bolds=moved(line.bolds), calls=calls
    )
