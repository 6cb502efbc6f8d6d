"""What is a heading, and what its numeral or letter is worth.

A heading is short, ends with no mark, and something stands below it: none of these is
enough alone.
"""

from __future__ import annotations

import re
from dataclasses import replace

from hexapla.measures.labels import label_value
from hexapla.parse.layout import ends_clause
from hexapla.parse.made import Label
from hexapla.parse.marks import LONGEST_HEADING
from hexapla.parse.passage import Passage
from hexapla.parse.walk import Walk

AFTER_NUMBER = re.compile(r"\s*[.:\uff1a\-\u2013\u2014]*\s*")
"""What stands between the number of an article or section and its title or text."""

_MARKS_AFTER_NUMBER = frozenset(".:\uff1a-\u2013\u2014")

_OPEN_ENDS = "\u2026-\u2013\u2014,;"
"""Ends of what goes on in the next paragraph."""


def is_plain(walk: Walk, text: str) -> bool:
    """Whether *text* may be a heading by itself: short, of words, without an end."""
    if len(text) > LONGEST_HEADING or text[:1].islower() or text[-1:] in _OPEN_ENDS:
        return False
    if not any(char.isalpha() for char in text):
        return False
    return not ends_clause(text, walk.marks)


def is_part(walk: Walk, text: str) -> bool:
    """Whether *text* is the numeral or letter of a part, alone."""
    return bool(walk.marks.part.fullmatch(text.rstrip(". ")))


def titled_part(walk: Walk, text: str) -> re.Match[str] | None:
    """The numeral or letter before the title of a part or section in the same line."""
    match = walk.marks.part_label.match(text)
    if match is None:
        return None
    rest = text[match.end() :]
    if not rest or not is_plain(walk, rest) or walk.marks.listed_lead(rest) == "operative":
        return None
    last = walk.last
    if last and last.kind in ("operative", "subparagraph", "body") and walk.announces(last.text):
        return None
    # An item of a list goes on counting; a heading does not stand in the middle of one.
    return None if walk.lists.continues(match.group(), walk.marks.profile) else match


def division(walk: Walk, text: str) -> re.Match[str] | None:
    """The name and number of a chapter, part or section at the head of its heading."""
    match = walk.marks.division.match(text)
    if match is None or len(text) > LONGEST_HEADING:
        return None
    rest = text[match.end() :]
    parted = not rest or rest.lstrip()[:1] in _MARKS_AFTER_NUMBER
    # Without a mark between number and title, the words may go on: `Section 5 of the Act`.
    return match if parted or (walk.articles and not rest.strip()[:1].islower()) else None


def is_heading(walk: Walk, passage: Passage, text: str, part: str) -> bool:
    """Whether the unlabelled *passage* is a heading; *part* is where its lead would put it."""
    if is_part(walk, text) or division(walk, text) or walk.marks.preamble.fullmatch(text):
        return True
    if part or not walk.follows or not is_plain(walk, text):
        return False
    last = walk.last
    if walk.zone == "annex" or (last and last.kind in ("heading", "annex") and _bare(walk, last.text)):
        return True
    if walk.zone in ("preamble", "operative", "head"):
        return _heads_what_follows(walk, passage, text)
    return walk.zone == "body" and passage.bold


def _heads_what_follows(walk: Walk, passage: Passage, text: str) -> bool:
    """Whether a paragraph that opens by itself stands below *text*, in a resolution."""
    marks, below = walk.marks, walk.follows
    if walk.zone == "preamble" and marks.preambular_form.match(text):
        return False
    opens = marks.operative.match(below) or marks.listed_lead(below) or marks.is_organ(below)
    sure = passage.bold or walk.zone == "operative" or not marks.lead(text, preambular=True)
    return bool(opens) and sure


def _bare(walk: Walk, text: str) -> bool:
    """Whether the heading *text* is a numeral or a word with one, so that its title follows."""
    return walk.marks.is_rubric(text) or walk.marks.is_annex(text)


def add_heading(walk: Walk, passage: Passage, text: str) -> None:
    """Make a heading of *passage*: its number is its label where a title follows in the same line."""
    walk.article = ""
    profile = walk.marks.profile
    if match := titled_part(walk, text):
        _, _, number = walk.parts.step(match["n"], profile, 0)
        walk.add("heading", passage, Label(match.group().strip(), match.end(), number))
    elif match := walk.marks.part.fullmatch(text.rstrip(". ")):
        _, _, number = walk.parts.step(match["n"], profile, 0)
        add_numbered(walk, passage, Label(match.group(), len(text), number))
    elif match := division(walk, text):
        number = label_value(next(group for group in match.groups() if group), profile)
        add_numbered(walk, passage, Label(match.group(), match.end(), number))
    else:
        walk.add("heading", passage)


def add_numbered(walk: Walk, passage: Passage, label: Label, eid: str = "") -> None:
    """Make a heading of *passage*: *label* stays its text where no title follows in the same line."""
    after = AFTER_NUMBER.match(passage.text, label.size)
    size = after.end() if after else label.size
    if size < len(passage.text):
        walk.add("heading", passage, Label(label.printed.strip(), size, label.number), eid)
        return
    walk.add("heading", passage, None, eid)
    walk.clauses[-1] = replace(walk.clauses[-1], number=label.number)
