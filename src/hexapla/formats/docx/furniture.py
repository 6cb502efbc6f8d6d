"""Headers and footers: each that some page shows, once, as page furniture."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from hexapla.formats.docx.body import Draft, Story
from hexapla.formats.docx.sections import Section

if TYPE_CHECKING:
    from lxml import etree

_NUMBER = re.compile(r"[\W_]*(?:\d{1,4}(?:\s*/\s*\d{1,4})?|[ivxlc]{1,7})[\W_]*")
_PAGES = {"default": "", "first": ", first page", "even": ", even pages"}


def read_furniture(
    kind: str,
    sections: Sequence[Section],
    even: bool,
    part: Callable[[str], Iterable[etree._Element] | None],
    story: Story,
) -> tuple[Draft, ...]:
    """The headers (or footers: *kind*) of *sections*; *even*: even pages have their own.

    *part* finds the part of a relationship. Text that stands in several is given once.
    """
    first = any(section.own_first for section in sections)
    shown = {"default": True, "first": first, "even": even}
    made: list[Draft] = []
    seen: set[str] = set()
    for section in sections:
        for what, pages, link in section.furniture:
            if what != kind or link in seen or not shown.get(pages, True):
                continue
            seen.add(link)
            nodes = part(link)
            if nodes is not None:
                story.drafts = []
                story.read(nodes, kind + _PAGES.get(pages, ""))
                made.extend(story.drafts)
    once: dict[tuple[str, str, str], Draft] = {}
    for draft in made:
        once.setdefault((draft.label, draft.line.text, draft.furniture), draft)
    return tuple(_marked(draft, kind) for draft in once.values())


def _marked(draft: Draft, kind: str) -> Draft:
    number = _NUMBER.fullmatch(draft.line.text) is not None
    why = "page number" if number else "running head" if kind == "header" else "running foot"
    return replace(draft, furniture=draft.furniture or why, kind="")
