"""How a text is laid out: what on the page marks the beginning of a paragraph.

Three layouts occur: one paragraph a line; wrapped lines with blank lines or indentation
between paragraphs; wrapped lines with neither. Only lines are judged here, nothing is joined.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from hexapla.model import RawBlock
from hexapla.parse.marks import SUPERSCRIPTS, Marks

LayoutName = Literal["whole", "gaps", "indents", "bare"]

SHARE_OF_ENDINGS = 0.7
"""From this share of lines that end as clauses end, each line is taken for a paragraph."""

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


@dataclass(frozen=True, slots=True)
class Layout:
    """A layout with its measures."""

    name: LayoutName
    usual_gap: int
    usual_indent: int

    def marks_start(self, line: Line) -> bool:
        """Whether the page marks *line* as the first of a paragraph."""
        if self.name == "whole":
            return True
        if self.name == "gaps":
            return line.gap > self.usual_gap
        return self.name == "indents" and line.indent > self.usual_indent


def layout_of(lines: Sequence[Line], marks: Marks) -> Layout:
    """The layout of *lines*, found by counting."""
    if not lines:
        return Layout("whole", 0, 0)
    gap = _usual_gap(lines[1:])
    indent = min(line.indent for line in lines)
    whole = sum(1 for line in lines if ends_clause(line.text, marks) or marks.stands_alone(line.text))
    if whole >= SHARE_OF_ENDINGS * len(lines):
        return Layout("whole", gap, indent)
    by_gap = sum(1 for line in lines if line.gap > gap) / len(lines)
    by_indent = sum(1 for line in lines if line.indent > indent) / len(lines)
    if by_indent >= SHARE_OF_MARKED and by_indent > by_gap:
        return Layout("indents", gap, indent)
    if by_gap >= SHARE_OF_MARKED:
        return Layout("gaps", gap, indent)
    return Layout("bare", gap, indent)


def _usual_gap(lines: Sequence[Line]) -> int:
    """The blank lines between lines of one paragraph: the fewest that occur often."""
    counts = Counter(line.gap for line in lines)
    return min((gap for gap, n in counts.items() if n >= SHARE_OF_USUAL * len(lines)), default=0)


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
