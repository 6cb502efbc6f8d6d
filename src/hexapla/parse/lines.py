"""Printed lines to paragraphs: what continues, what begins, what is page furniture.

Each line ends in exactly one place: a paragraph of the body, a note, or what is set aside.
The evidence is the page's (layout) and the language's (marks); neither alone is believed.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from hexapla.model import RawBlock, SetAside
from hexapla.parse.furniture import RULE, aside_as
from hexapla.parse.layout import (
    Layout,
    LayoutName,
    Line,
    ends_clause,
    ends_sentence,
    layout_of,
    neighboured,
)
from hexapla.parse.marks import DAMAGED_SUB, LETTERED, LONGEST_HEADING, Marks, label_number
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
    joiner = _Joiner(marks, layout_of(lines, marks))
    for line in lines:
        joiner.take(line)
    return Paragraphs(tuple(joiner.body), tuple(joiner.notes), aside, joiner.layout.name)


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
    return neighboured(lines), tuple(aside)


@dataclass(slots=True)
class _Joiner:
    """What is known while the lines are walked from top to bottom."""

    marks: Marks
    layout: Layout
    body: list[Paragraph] = field(default_factory=list)
    notes: list[Paragraph] = field(default_factory=list)
    in_notes: bool = False
    begun: bool = False
    """Whether an organ line was met."""
    operative: bool = False
    """Whether a numbered paragraph was met, and no adoption line since."""
    adopted: bool = False
    headed: bool = False
    """Whether the paragraph above is a heading."""
    small: bool = False
    """Whether paragraphs of the preamble open with small letters."""
    last: int = 0
    """The number of the last numbered paragraph."""

    def take(self, line: Line) -> None:
        """Put *line* where it belongs."""
        noted = self.marks.note_mark(line.text) is not None
        if noted and (line.after_rule or (self.in_notes and not line.after_break)):
            self.in_notes = True
            self.notes.append(_started(line))
        elif self.in_notes and self._continues_note(line):
            self.notes[-1] = self._joined(self.notes[-1], line)
        else:
            self.in_notes = False
            self._to_body(line)

    def _to_body(self, line: Line) -> None:
        marks, body = self.marks, self.body
        if marks.is_organ(line.text):
            self.begun, self.operative, self.adopted, self.last = True, False, False, 0
        label = marks.label(line.text, self.last)
        self.operative = not self.adopted and (self.operative or label is not None)
        number = label_number(label, marks) if label else 0
        before = text_of(body[-1]) if body else ""
        # After a heading, which ends with no mark, the next number and a lead are enough.
        due = label is not None and number == self.last + 1
        due = due and label is not None and marks.listed_lead(line.text[label.end() :]) == "operative"
        self.adopted = self.adopted or bool(body and marks.adopts(before))
        opens = self.adopted and marks.follows_adoption(
            line.text, before, marked=self.layout.marks_start(line)
        )
        heads = self._heads(line, before)
        if not body or opens or due or heads or self._opens(line, before):
            body.append(_started(line))
            listed = not label and bool(marks.listed_lead(line.text))
            self.small = self.small or (listed and line.text[:1].islower())
            self.last = number or self.last
            self.headed = heads
        else:
            body[-1] = self._joined(body[-1], line)

    def _heads(self, line: Line, before: str) -> bool:
        """Whether *line* is a heading by what stands below it, where the page sets nothing apart."""
        marks, layout = self.marks, self.layout
        if layout.name != "bare" or ends_clause(line.text, marks) or line.text[:1].islower():
            return False
        above = self.headed or ends_clause(before, marks) or marks.stands_alone(before)
        if not above or not layout.is_short(line.text) or len(line.text) > LONGEST_HEADING:
            return False
        follows = line.below
        opens = marks.operative.match(follows) or marks.is_rubric(follows) or marks.is_organ(follows)
        return bool(opens or (marks.listed_lead(follows) and not marks.listed_lead(line.text)))

    def _opens(self, line: Line, before: str) -> bool:
        """Whether *line* begins a paragraph after one that reads *before* so far."""
        said = self._said_by_words(line, before)
        return self._said_by_page(line, before) if said is None else said

    def _said_by_words(self, line: Line, before: str) -> bool | None:
        """Whether *line* opens a paragraph, where its words or those above tell; `None`: they do not."""
        marks, layout = self.marks, self.layout
        if self._cut_by_page(line, before):
            return False
        if marks.is_label(before) and not marks.opens_paragraph(line.text):
            return False
        alone = marks.stands_alone(before) or marks.stands_alone(line.text)
        if layout.name == "whole" or alone or self.headed or marks.is_heading(before):
            return True
        if marks.title.match(before) and not marks.operative.match(before):
            return self._ends_title(line)
        structural = marks.is_rubric(line.text) or marks.opens_paragraph(line.text)
        if layout.marks_start(line) and not structural:
            structural = bool(DAMAGED_SUB.match(line.text) or LETTERED.match(line.text))
        if structural and ends_clause(before, marks):
            return True
        return True if self.adopted and marks.adopted.match(line.text) else None

    def _ends_title(self, line: Line) -> bool:
        """Whether *line* stands below the title: it runs on to the organ line, else to a lead.

        No line of a title is longer than its first.
        """
        marks, layout = self.marks, self.layout
        short = layout.after_short(line)
        longer = not layout.is_short(line.text) or len(line.text) > LONGEST_HEADING
        led = bool(marks.listed_lead(line.text)) and (short or layout.marks_start(line))
        return led or (short and longer) or marks.is_rubric(line.text)

    def _said_by_page(self, line: Line, before: str) -> bool:
        """Whether *line* opens a paragraph by what the page marks, and a lead."""
        marks, layout = self.marks, self.layout
        marked, lower = layout.marks_start(line), line.text[:1].islower()
        if layout.name == "bare" and not self.begun:
            return marked
        led, ended = bool(marks.listed_lead(line.text)), ends_clause(before, marks)
        if not led and self._adoption_goes_on(line, before):
            return False
        if marked and ended and layout.name == "gaps" and self._small_may_open(before):
            return True
        if marked and not line.after_break and layout.name != "bare":
            # A page may indent a line that goes on: then the words, not the page, are believed.
            indented = layout.name == "indents" and self.operative
            structural = marks.opens_paragraph(line.text) or marks.is_rubric(line.text)
            unlabelled = indented and not structural and not ends_sentence(before, marks)
            labelled = DAMAGED_SUB.match(line.text) or LETTERED.match(line.text)
            return bool(led or structural or labelled or not lower) and not unlabelled
        doubtful = line.after_break or layout.name == "bare"
        capital = led and line.text[:1].isupper()
        may = led or (marked and not lower and not self.operative)
        return ended and (capital or (doubtful and may))

    def _cut_by_page(self, line: Line, before: str) -> bool:
        """Whether a page ended in the middle of *before* and *line* goes on with it."""
        marks = self.marks
        if not (self.begun and line.after_break) or ends_clause(before, marks):
            return False
        alone = marks.stands_alone(before) or marks.stands_alone(line.text) or marks.is_rubric(before)
        opens = marks.opens_paragraph(line.text) or marks.is_rubric(line.text)
        return not (alone or opens or self.headed or self.adopted or marks.listed_lead(line.text))

    def _small_may_open(self, before: str) -> bool:
        """Whether a paragraph after *before* may begin with a small letter.

        What goes on after a list does; all do where the leads do.
        """
        return self.small or ends_sentence(before, self.marks) or bool(self.marks.sublabel.match(before))

    def _adoption_goes_on(self, line: Line, before: str) -> bool:
        """Whether *line* goes on with an unfinished sentence that says how the text was adopted."""
        marks = self.marks
        if not self.adopted or not marks.adopted.match(before) or ends_sentence(before, marks):
            return False
        return not marks.opens_paragraph(line.text) and marks.note_mark(line.text) is None

    def _continues_note(self, line: Line) -> bool:
        """Whether *line* still belongs to the last note rather than to the body it interrupted."""
        marks, layout, body = self.marks, self.layout, self.body
        if line.after_break or layout.name == "whole" or marks.opens_paragraph(line.text):
            return False
        if not ends_sentence(text_of(self.notes[-1]), marks):
            return True
        interrupted = bool(body) and not ends_clause(text_of(body[-1]), marks)
        return not (interrupted or layout.marks_start(line) or marks.listed_lead(line.text))

    def _joined(self, paragraph: Paragraph, line: Line) -> Paragraph:
        """*line* put behind *paragraph*: no space after a hyphen, none between Chinese characters."""
        before = text_of(paragraph[-3:])
        hyphen = before.endswith("-") and before[-2:-1].isalpha()
        spaced = self.marks.profile.typography.spaced
        unspaced = not spaced and not (before[-1:].isascii() and line.text[:1].isascii())
        space = () if hyphen or unspaced else (Stretch(" ", "", line.block.location),)
        return (*paragraph, *space, *_started(line))


def _started(line: Line) -> Paragraph:
    return printed_line(line.block.text, line.block.location)
