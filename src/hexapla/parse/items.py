"""Items of lists: told from numbered paragraphs by the lists that are open where they stand."""

from __future__ import annotations

import re

from hexapla.measures.labels import label_value
from hexapla.parse.made import Label
from hexapla.parse.marks import DAMAGED_SUB, LETTERED, label_number
from hexapla.parse.passage import Passage
from hexapla.parse.walk import Walk

FIGURE = re.compile(r"[(\uff08]?(?P<mark>[\d\u0660-\u0669]{1,2})[)\uff09]\s*")
"""A figure in brackets or before one: the label of lists in older texts, and of the third level."""


HAN_FIGURE = re.compile(r"(?P<mark>[\u3220-\u3229]|[(\uff08][一二三四五六七八九十]{1,3}[)\uff09])\s*")
"""The same in Chinese numerals."""


def add_item(walk: Walk, passage: Passage, text: str) -> bool:
    """Make a sub-paragraph of *passage* where it is labelled as one; whether it was."""
    if not walk.parent:
        return False
    match = walk.marks.sublabel.match(text) or FIGURE.match(text) or _contextual(walk, text)
    if match:
        mark = next(group for group in match.groups() if group)
        if _acts(walk, text[match.end() :]):
            walk.zone = "operative"
            number = label_value(mark, walk.marks.profile)
            walk.add("operative", passage, Label(match.group().strip(), match.end(), number))
        else:
            walk.add_sub(passage, match.end(), match.group().strip())
        return True
    if passage.label and not walk.marks.operative.match(text):
        walk.add_sub(passage, len(passage.label) + 1, passage.label)
        return True
    return False


def is_item_figure(walk: Walk, passage: Passage, match: re.Match[str]) -> bool:
    """Whether the figure *match* at the head of *passage* labels an item of an open list.

    `1.` does below a sub-paragraph that announces a list, and where letters stand above figures, as
    in the sections of licences; `2.` where a list of figures is open.
    """
    last = walk.last
    if not walk.lists.styles or last is None:
        return False
    if passage.label and passage.level > walk.lists.levels[0] > 0:
        return True
    number = label_number(match, walk.marks)
    announced = last.kind == "subparagraph" and walk.announces(last.text)
    if number == 1 and (announced or (walk.heads and last.kind == "subparagraph")):
        return True
    if not walk.lists.continues(match.group(), walk.marks.profile):
        return False
    acts = walk.marks.listed_lead(passage.text[match.end() :]) == "operative"
    return not (number == walk.number + 1 and acts)


def _contextual(walk: Walk, text: str) -> re.Match[str] | None:
    """A label that counts only where a list goes on or is announced: `a.`, or a damaged bracket."""
    profile, last = walk.marks.profile, walk.last
    damaged = DAMAGED_SUB.match(text)
    if damaged and walk.lists.continues(f"({damaged['mark']})", profile):
        return damaged
    letter = LETTERED.match(text)
    if letter is None:
        return None
    if walk.lists.continues(letter.group(), profile):
        return letter
    first = label_value(letter["mark"], profile) == 1
    begins = walk.heads or (last is not None and (bool(walk.lists.styles) or walk.announces(last.text)))
    return letter if first and begins else None


def _acts(walk: Walk, text: str) -> bool:
    """Whether a lettered *text* is an operative paragraph, in a resolution that numbers none."""
    last = walk.last
    if walk.numbered or last is None or walk.marks.listed_lead(text) != "operative":
        return False
    return last.kind in ("organ", "preambular") or (last.kind == "operative" and bool(last.label))
