"""Printed lines to paragraphs: what continues, what begins, what is page furniture.

Each line ends in exactly one place: a paragraph of the body, a note, or what is set aside.
The evidence is the page's (layout) and the language's (marks); neither alone is believed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.model import RawBlock, SetAside
from hexapla.parse.furniture import RULE, aside_as
from hexapla.parse.layout import Layout, LayoutName, Line, ends_clause, ends_sentence, layout_of
from hexapla.parse.marks import DAMAGED_SUB, PART, Marks, label_number
from hexapla.parse.stretch import Paragraph, Stretch, bare, printed_line, text_of


@dataclass(frozen=True, slots=True)
class Paragraphs:
    """The paragraphs of a document and what was set aside."""

    body: tuple[Paragraph, ...]
    notes: tuple[Paragraph, ...]
    set_aside: tuple[SetAside, ...]
    layout: LayoutName


def paragraphs(blocks: Sequence[RawBlock], marks: Marks) -> Paragraphs:
    """Join the printed lines *blocks* into paragraphs."""
    lines, aside = _text_lines(blocks, marks)
    layout = layout_of(lines, marks)
    body: list[Paragraph] = []
    notes: list[Paragraph] = []
    in_notes = operative = adopted = False
    last = 0
    spaced = marks.profile.typography.spaced
    for line in lines:
        noted = marks.note_mark(line.text) is not None
        if noted and (line.after_rule or (in_notes and not line.after_break)):
            in_notes = True
            notes.append(_started(line))
        elif in_notes and _continues_note(line, notes[-1], body, layout, marks):
            notes[-1] = _joined(notes[-1], line, spaced)
        else:
            in_notes = False
            label = marks.label(line.text, last)
            operative = not adopted and (operative or label is not None)
            number = label_number(label) if label else 0
            before = text_of(body[-1]) if body else ""
            # After a heading, which ends with no mark, the next number and a lead are enough.
            due = label is not None and number == last + 1 and _leads(line.text[label.end() :], marks)
            marked = layout.marks_start(line)
            adopted = adopted or bool(body and marks.adopts(before))
            opens = adopted and marks.follows_adoption(line.text, before, marked=marked)
            if not body or opens or _opens(line, before, layout, marks, operative=operative, due=due):
                body.append(_started(line))
                last = number or last
            else:
                body[-1] = _joined(body[-1], line, spaced)
    return Paragraphs(tuple(body), tuple(notes), aside, layout.name)


def _text_lines(
    blocks: Sequence[RawBlock], marks: Marks
) -> tuple[tuple[Line, ...], tuple[SetAside, ...]]:
    """The lines that are text, and the page furniture among them."""
    lines: list[Line] = []
    aside: list[SetAside] = []
    begun = after_rule = after_break = False
    previous = 0
    for block in blocks:
        text = unicodedata.normalize("NFC", bare(block.text))
        number = block.location.line or previous + 1
        why = block.furniture or aside_as(text, begun=begun)
        if not text:
            if block.text.strip():
                aside.append(SetAside(block.text, "directional marks", block.location))
            continue
        if why:
            aside.append(SetAside(block.text, why, block.location))
            after_rule, after_break = after_rule or why == RULE, True
        else:
            indent = len(block.text) - len(block.text.lstrip())
            gap = number - previous - 1 if previous else 0
            lines.append(Line(block, text, indent, gap, after_rule, after_break))
            begun = begun or marks.is_organ(text)
            after_rule = after_break = False
        previous = number
    return tuple(lines), tuple(aside)


def _leads(text: str, marks: Marks) -> bool:
    return marks.listed_lead(text) == "operative"


def _opens(line: Line, before: str, layout: Layout, marks: Marks, *, operative: bool, due: bool) -> bool:
    """Whether *line* begins a paragraph after one that reads *before* so far."""
    if layout.name == "whole" or marks.stands_alone(before) or marks.stands_alone(line.text):
        return True
    if marks.title.match(before) and not marks.operative.match(before):
        return False  # a title runs on to the organ line
    marked, lower = layout.marks_start(line), line.text[:1].islower()
    structural = marks.opens_paragraph(line.text)
    structural = structural or (marked and DAMAGED_SUB.match(line.text) is not None)
    ended = ends_clause(before, marks)
    if due or PART.fullmatch(before) or (structural and ended):
        return True
    led = bool(marks.listed_lead(line.text))
    if marked and not line.after_break:
        # A page may indent a line that goes on: then the words, not the page, are believed.
        unlabelled = operative and not structural and not ends_sentence(before, marks)
        return not (lower and not led) and not unlabelled
    doubtful = line.after_break or layout.name == "bare"
    capital = led and line.text[:1].isupper()
    return ended and (capital or (doubtful and (led or (marked and not lower and not operative))))


def _continues_note(
    line: Line, note: Paragraph, body: Sequence[Paragraph], layout: Layout, marks: Marks
) -> bool:
    """Whether *line*, after *note*, still belongs to it rather than to the interrupted body."""
    if line.after_break or layout.name == "whole" or marks.opens_paragraph(line.text):
        return False
    if not ends_sentence(text_of(note), marks):
        return True
    interrupted = bool(body) and not ends_clause(text_of(body[-1]), marks)
    return not (interrupted or layout.marks_start(line) or marks.listed_lead(line.text))


def _started(line: Line) -> Paragraph:
    return printed_line(line.block.text, line.block.location)


def _joined(paragraph: Paragraph, line: Line, spaced: bool) -> Paragraph:
    """*line* put behind *paragraph*: no space after a hyphen, none between Chinese characters."""
    before = text_of(paragraph[-3:])
    hyphen = before.endswith("-") and before[-2:-1].isalpha()
    unspaced = not spaced and not (before[-1:].isascii() and line.text[:1].isascii())
    space = () if hyphen or unspaced else (Stretch(" ", "", line.block.location),)
    return (*paragraph, *space, *_started(line))
