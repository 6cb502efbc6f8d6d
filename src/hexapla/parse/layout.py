"""How a text is laid out: what on the page marks the beginning of a paragraph.

Four layouts occur: one paragraph a line; wrapped lines with blank lines or with indentation
between paragraphs; wrapped lines with neither, where a line that ends early is the last of
its paragraph. Only lines are judged here, nothing is joined.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from hexapla.model import RawBlock
from hexapla.parse.marks import LETTERED, SUPERSCRIPTS, Marks

LayoutName = Literal["whole", "gaps", "indents", "bare"]

SHARE_OF_UNFINISHED = 0.02
"""Up to this share of full lines that end in the middle of a clause, each line is a paragraph."""

SHARE_OF_WIDTH = 0.85
"""A line that stays below this share of the width with the next line's first word ended early."""

WIDTH_QUANTILE = 0.95
"""The width is that of the longest lines, but for a few: an address may run beyond it."""

SHARE_OF_USUAL = 0.15
"""From this share of lines on, a number of blank lines before them may be that inside a paragraph."""

SHARE_OF_MARKED = 0.03
"""Blank lines or indentation count as marks from this share of the lines on."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line that is text."""

    block: RawBlock
    text: str
    """Stripped."""
    indent: int
    gap: int
    """Blank lines before it."""
    after_rule: bool
    """Whether a rule stands before it."""
    after_break: bool
    """Whether page furniture of any kind stands before it."""
    reach: int = 0
    """How far the line above would reach, in columns, with this line's first word; 0: none is above."""
    below: str = ""
    """The text of the line below; `""`: none."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout with its measures."""

    name: LayoutName
    usual_gap: int
    usual_indent: int
    width: int
    """In columns."""

    def marks_start(self, line: Line) -> bool:
        """Whether the page marks *line* as the first of a paragraph."""
        if self.name == "whole":
            return True
        if self.name == "gaps":
            return line.gap > self.usual_gap
        if self.name == "indents":
            return line.indent > self.usual_indent
        return self.after_short(line)

    def after_short(self, line: Line) -> bool:
        """Whether the line above *line* ended though the next word had room on it."""
        return 0 < line.reach < SHARE_OF_WIDTH * self.width

    def is_short(self, text: str) -> bool:
        """Whether *text* leaves room on its line."""
        return columns(text) < SHARE_OF_WIDTH * self.width


def neighboured(lines: Sequence[Line]) -> tuple[Line, ...]:
    """*lines*, each with what it takes from its neighbours."""
    reaches = [0, *(_reach(above, line) for above, line in pairwise(lines))]
    below = [*(line.text for line in lines[1:]), ""]
    return tuple(
        replace(line, reach=reaches[index], below=below[index]) for index, line in enumerate(lines)
    )


def layout_of(lines: Sequence[Line], marks: Marks) -> Layout:
    """The layout of *lines*, found by counting."""
    if not lines:
        return Layout("whole", 0, 0, 0)
    indent = min(line.indent for line in lines)
    lengths = sorted(columns(line.text) for line in lines)
    width = lengths[round(WIDTH_QUANTILE * (len(lengths) - 1))]
    layout = Layout("bare", 0, indent, width)
    body = _below_organ(lines, marks)
    glued = _glued_gap(body[1:]) if marks.is_organ(body[0].text) else -1
    unfinished = [b for a, b in pairwise(body) if _runs_on(a, b, layout, marks, glued)]
    if len(unfinished) <= SHARE_OF_UNFINISHED * len(lines):
        return replace(layout, name="whole")
    gap = _usual_gap(lines[1:], unfinished)
    layout = replace(layout, usual_gap=gap)
    by_gap = sum(1 for line in lines if line.gap > gap) / len(lines)
    by_indent = sum(1 for line in lines if line.indent > indent) / len(lines)
    if by_indent >= SHARE_OF_MARKED and by_indent > by_gap:
        return replace(layout, name="indents")
    return replace(layout, name="gaps") if by_gap >= SHARE_OF_MARKED else layout


def _below_organ(lines: Sequence[Line], marks: Marks) -> Sequence[Line]:
    """*lines* from the organ line on: those of a masthead neither end as clauses do nor stand apart."""
    return lines[next((at for at, line in enumerate(lines) if marks.is_organ(line.text)), 0) :]


def _glued_gap(lines: Sequence[Line]) -> int:
    """Up to how many blank lines glue *lines* together; -1: the page tells nothing."""
    gaps = {line.gap for line in lines}
    return min(gaps) if len(gaps) > 1 else -1


def _runs_on(line: Line, other: Line, layout: Layout, marks: Marks, glued: int) -> bool:
    """Whether *line* ends in the middle of a clause and *other* goes on with it."""
    if other.after_break or marks.stands_alone(line.text) or marks.is_titled(line.text):
        return False
    led = bool(marks.listed_lead(other.text))
    if marks.opens_paragraph(other.text) or LETTERED.match(other.text):
        return False
    if other.gap <= glued:
        return not ends_sentence(line.text, marks) and not (led and ends_clause(line.text, marks))
    if led or ends_clause(line.text, marks):
        return False
    return other.text[:1].islower() or not layout.after_short(other)


def _reach(above: Line, line: Line) -> int:
    spaced = " " in above.text or " " in line.text
    word = line.text.split(" ", 1)[0] if spaced else line.text[:1]
    # A script without spaces breaks after any character.
    if word and unicodedata.east_asian_width(word[0]) in "WF":
        word = word[0]
    return columns(above.text) + columns(word) + 1


def columns(text: str) -> int:
    """How wide *text* is printed, wide characters counted twice."""
    if text.isascii():
        return len(text)
    return len(text) + sum(1 for char in text if unicodedata.east_asian_width(char) in "WF")


def _usual_gap(lines: Sequence[Line], unfinished: Sequence[Line]) -> int:
    """The blank lines between lines of one paragraph: the fewest that occur often.

    Often among all *lines*, or among those *unfinished* ones that go on with the line above.
    """
    often = [gap for gap, n in Counter(x.gap for x in lines).items() if n >= SHARE_OF_USUAL * len(lines)]
    inside = Counter(line.gap for line in unfinished)
    often += [gap for gap, n in inside.items() if n >= len(unfinished) / 2]
    return min(often, default=0)


def ends_clause(text: str, marks: Marks) -> bool:
    """Whether *text* ends with a mark that ends paragraphs, note calls after it disregarded."""
    typography = marks.profile.typography
    closing = "".join(c for _, c in (*typography.quotes, *typography.brackets))
    bare = text.rstrip(f"{SUPERSCRIPTS}0123456789 \u00a0{closing}")
    ends = typography.comma + typography.semicolon + typography.colon + typography.sentence_ends
    return bare[-1:] in set(f"{ends},;:.") and bool(bare)


def ends_sentence(text: str, marks: Marks) -> bool:
    """Whether *text* ends as an operative paragraph does: semicolon, colon or full stop."""
    typography = marks.profile.typography
    bare = text.rstrip(f"{SUPERSCRIPTS} \u00a0")
    return bare[-1:] in set(
        f"{typography.semicolon}{typography.colon}{typography.sentence_ends};:."
    ) and bool(bare)
