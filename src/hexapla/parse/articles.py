"""Texts made of articles or sections: declarations, statutes, treaties, licences.

The preamble of such a text is preambular whatever its paragraphs open with; an article is a
heading, or a paragraph that its number opens.
"""

from __future__ import annotations

import re

from hexapla.measures.labels import label_value
from hexapla.parse.headings import (
    AFTER_NUMBER,
    add_heading,
    add_numbered,
    division,
    is_part,
    is_plain,
    titled_part,
)
from hexapla.parse.items import FIGURE, HAN_FIGURE, add_item, is_item_figure
from hexapla.parse.made import Label, label_of
from hexapla.parse.passage import Passage
from hexapla.parse.walk import Walk


def in_articles(walk: Walk, passage: Passage, text: str) -> bool:
    """Make of *passage* what it is in a text made of articles; whether that was done."""
    marks = walk.marks
    if not walk.clauses and is_plain(walk, text) and not marks.is_rubric(text):
        walk.add("title", passage, label_of(marks.title.match(text), marks))
    elif match := marks.article.match(text):
        _article(walk, passage, match)
    elif division(walk, text) or is_part(walk, text):
        _divided(walk, passage, text)
    elif marks.preamble.fullmatch(text) and not walk.article:
        walk.zone = "recitals"
        walk.add("heading", passage)
    elif _recites(walk, text):
        walk.zone = "recitals"
        walk.add("preambular", passage)
    elif walk.zone == "articles" and titled_part(walk, text):
        add_heading(walk, passage, text)
    elif _names(walk, text):
        walk.add("heading", passage, None, f"{walk.article}-h" if walk.article else "")
    else:
        return bool(walk.article) and _in_article(walk, passage, text)
    return True


def _divided(walk: Walk, passage: Passage, text: str) -> None:
    if walk.zone != "annex":
        walk.zone = "articles"
    add_heading(walk, passage, text)
    if walk.sections and division(walk, text):
        walk.article, walk.paragraph = walk.clauses[-1].eid, 0


def _recites(walk: Walk, text: str) -> bool:
    """Whether *text* stands in the preamble, with or without a heading of its own."""
    if walk.zone == "recitals":
        return True
    if walk.zone != "body" or walk.article:
        return False
    # A clause that ends with a comma is no sentence of its own: `The States Parties,`, `Desiring ...,`.
    typography = walk.marks.profile.typography
    goes_on = text.endswith((typography.comma, typography.semicolon, ",", ";"))
    return goes_on or walk.marks.listed_lead(text) == "preambular"


def _names(walk: Walk, text: str) -> bool:
    """Whether *text* is the title of the chapter or article whose number stands above it."""
    last = walk.last
    if last is None or last.kind != "heading" or last.label or not is_plain(walk, text):
        return False
    marks, below = walk.marks, walk.follows
    if not below or not marks.is_rubric(last.text) or marks.preamble.fullmatch(last.text):
        return False
    # What stands alone between two articles is the text of the first.
    return not (walk.article and (marks.article.match(below) or marks.division.match(below)))


def told_heading(walk: Walk, passage: Passage, text: str) -> bool:
    """Make of *passage*, which the format says is a heading, the article or preamble that it heads."""
    if not walk.articles:
        return False
    if match := walk.marks.article.match(text):
        _article(walk, passage, match)
        return True
    if walk.marks.preamble.fullmatch(text):
        walk.zone = "recitals"
        walk.add("heading", passage)
        return True
    if walk.sections and division(walk, text):
        _divided(walk, passage, text)
        return True
    if walk.zone in ("recitals", "body"):
        walk.zone = "articles"
    return False


def _article(walk: Walk, passage: Passage, match: re.Match[str]) -> None:
    """An article: a heading, with its number as label where a title follows, or the whole of it."""
    if walk.zone != "annex":
        walk.zone = "articles"
    number = label_value(match["n"], walk.marks.profile) if match["n"] else None
    eid = walk.article = walk.count("art")
    walk.paragraph = 0
    after = AFTER_NUMBER.match(passage.text, match.end())
    size = after.end() if after else match.end()
    plain = passage.bold or passage.kind == "heading" or is_plain(walk, passage.text[size:])
    if plain or size == len(passage.text):
        add_numbered(walk, passage, Label(match.group(), match.end(), number), eid)
    else:
        # `Article 1. The Parties undertake ...`: number and text in one paragraph.
        walk.add("body", passage, Label(match.group().strip(), size, number), eid)


def _in_article(walk: Walk, passage: Passage, text: str) -> bool:
    if walk.zone not in ("articles", "annex"):
        return False
    number = walk.marks.operative.match(text)
    if number and is_item_figure(walk, passage, number):
        walk.add_sub(passage, number.end(), number.group().strip())
        return True
    label = label_of(number, walk.marks) or _bracketed(walk, text)
    if label or not add_item(walk, passage, text):
        walk.add_under(walk.article, passage, label)
        walk.paragraph = (label.number if label else None) or walk.paragraph
    return True


def _bracketed(walk: Walk, text: str) -> Label | None:
    """The figure in brackets, or Chinese numeral, that labels the next paragraph of an article."""
    match = FIGURE.match(text) or HAN_FIGURE.match(text)
    if match is None or (walk.last and walk.announces(walk.last.text)):
        return None
    number = label_value(match["mark"], walk.marks.profile)
    due = number == walk.paragraph + 1 and (number != 1 or not walk.lists.styles)
    return Label(match.group().strip(), match.end(), number) if due else None
