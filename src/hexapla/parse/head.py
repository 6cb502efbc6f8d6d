"""What stands above a text: masthead, title, the heading of its first part."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hexapla.model import Clause
from hexapla.parse.headings import add_heading, is_part, is_plain
from hexapla.parse.layout import ends_clause
from hexapla.parse.made import label_of, lengthened
from hexapla.parse.marks import Marks
from hexapla.parse.passage import Passage
from hexapla.parse.walk import Walk

_FAR = 25
"""The organ line of a text stands within so many paragraphs of its first line."""

_LONGEST_DATE = 60

_NO_TITLE = re.compile(r"[\d\[(:\uff1a]")
"""What lines of a masthead hold and titles without a label do not."""


def add_head(walk: Walk, passage: Passage, text: str) -> bool:
    """Make of *passage* what it is above the organ line; whether it stands there."""
    marks, last = walk.marks, walk.last
    match = marks.title.match(text)
    if match or marks.title_form.fullmatch(text):
        walk.add("title", passage, label_of(match, marks))
        return True
    if _dates_title(walk, text):
        walk.clauses[-1] = lengthened(walk.clauses[-1], passage)
        return True
    if marks.listed_lead(text) == "preambular" and walk.clauses and not marks.is_organ(walk.follows):
        # No organ line stands between title and preamble.
        walk.zone = "preamble"
        return False
    parted = last is not None and last.kind == "heading" and marks.is_organ(walk.follows)
    if _is_first_part(walk, text) or (parted and is_plain(walk, text)):
        add_heading(walk, passage, text)
    else:
        walk.add("masthead", passage)
    return True


def _dates_title(walk: Walk, text: str) -> bool:
    """Whether *text* is the date of the resolution, on a line of its own below its number."""
    last, marks = walk.last, walk.marks
    if last is None or last.kind != "title" or len(text) > _LONGEST_DATE:
        return False
    whole = marks.title_form.fullmatch(f"{last.text} {text}")
    return bool(whole) and not ends_clause(text, marks) and not marks.listed_lead(text)


def _is_first_part(walk: Walk, text: str) -> bool:
    """Whether *text* is the letter of a part, with at most its title before the organ line."""
    below = walk.texts[walk.at + 1 : walk.at + 3]
    return is_part(walk, text) and any(walk.marks.is_organ(line) for line in below)


def begins_another(walk: Walk, text: str) -> bool:
    """Whether *text*, below one resolution, is the first line of another: its masthead or title."""
    marks = walk.marks
    titled = _titles(marks, text)
    if marks.adopts(text) or (not titled and walk.zone != "after"):
        return False
    for line in walk.texts[walk.at + 1 : walk.at + _FAR]:
        if marks.is_organ(line):
            return titled
        if marks.operative.match(line) or marks.is_annex(line) or marks.adopts(line):
            if marks.adopted.match(line):
                continue
            return False
        titled = titled or _titles(marks, line)
    return False


def _titles(marks: Marks, text: str) -> bool:
    """Whether *text* is a title by its number: a plain figure may be that of a paragraph."""
    match = marks.title.match(text)
    return bool(marks.title_form.fullmatch(text) or (match and "/" in match.group()))


def titled(clauses: Sequence[Clause], marks: Marks) -> tuple[Clause, ...]:
    """*clauses*, the plain words above organ line or preamble their title.

    Only where no title shows itself by a label or form.
    """
    if not clauses or any(c.kind == "title" for c in clauses):
        return tuple(clauses)
    at = next((i for i, c in enumerate(clauses) if c.kind != "masthead"), 0)
    if not at or clauses[at].kind not in ("organ", "preambular", "heading"):
        return tuple(clauses)
    above = clauses[at - 1]
    drafted = at > 1 and marks.draft.fullmatch(clauses[at - 2].text)
    if marks.draft.fullmatch(above.text) or (_NO_TITLE.search(above.text) and not drafted):
        return tuple(clauses)
    return (*clauses[: at - 1], replace(above, kind="title", eid="title"), *clauses[at:])
