"""Automatic numbers: the label that a reader of the document sees before a paragraph.

Follows `w:numId` to its list, keeps the counters of each list, and prints `w:lvlText`. Paragraphs
must be asked for once each and in order; deleted ones not at all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hexapla.formats.docx.counting import counted
from hexapla.formats.docx.markup import ALTERNATIVES, child, flag, integer, value, w
from hexapla.formats.docx.styles import ParagraphStyle, Styles
from hexapla.formats.docx.symbols import signs

if TYPE_CHECKING:
    from lxml import etree

_DEEPEST = 8
_LONGEST = 255
"""Characters of `w:lvlText` that are read: Word writes a few."""


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts."""

    form: str = "decimal"
    pattern: str = ""
    """`w:format` of the form `custom`."""
    text: str = ""
    start: int = 1
    restart: int | None = None
    """The level (from 1) after which, or after any above it, this one begins anew; 0: never;
    `None`: after any above it."""
    legal: bool = False
    """Whether the numbers of all levels stand in figures."""
    style: str = ""
    """The paragraph style that stands for this level."""


@dataclass(frozen=True, slots=True)
class _List:
    """A numbering instance: its abstract list, and what it overrides by level."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands in a list: `level` from 0."""

    list_id: str
    level: int


@dataclass(slots=True)
class Numbering:
    """The lists of a document, and how far each has counted."""

    _lists: Mapping[str, _List]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[str] = field(default_factory=set)

    def place(self, numbering: etree._Element | None, style: ParagraphStyle) -> Place | None:
        """The place that the paragraph's own `w:numPr`, else its *style*, gives it; `None`: no list."""
        list_id = value(numbering, "numId") or style.list_id
        found = self._lists.get(list_id)
        if found is None:
            return None
        said = value(numbering, "ilvl")
        if said:
            level = integer(said, 0)
        else:
            by_style = {at.style: number for number, at in found.levels.items() if at.style}
            own = next((by_style[name] for name in style.lineage if name in by_style), None)
            level = own if own is not None else style.level or 0
        return Place(list_id, min(max(level, 0), _DEEPEST))

    def label(self, place: Place) -> str:
        """The label of the next paragraph at *place*."""
        found = self._lists[place.list_id]
        counts = self._counts.setdefault(found.abstract, {})
        if place.list_id not in self._begun:
            self._begun.add(place.list_id)
            for level in found.starts:
                counts.pop(level, None)
        at = found.levels.get(place.level, _PLAIN)
        for above in range(place.level):
            # A level that was passed over counts as begun, as LibreOffice has it
            counts.setdefault(above, _start(found, above))
        counts[place.level] = (
            counts[place.level] + 1 if place.level in counts else _start(found, place.level)
        )
        for deeper in [level for level in counts if level > place.level]:
            restart = found.levels.get(deeper, _PLAIN).restart
            if restart is None or 0 <= place.level < restart:
                del counts[deeper]

        def printed(match: re.Match[str]) -> str:
            level = int(match[1]) - 1
            shown = found.levels.get(level, _PLAIN)
            number = counts.get(level, shown.start)
            legal = at.legal and shown.form not in ("none", "bullet")
            return counted(number, "decimal" if legal else shown.form, shown.pattern)

        return re.sub("%([1-9])", printed, at.text).strip()


_PLAIN = Level()


def _start(found: _List, level: int) -> int:
    return found.starts.get(level, found.levels.get(level, _PLAIN).start)


def numbering_of(root: etree._Element | None, styles: Styles) -> Numbering:
    """The lists in the part *root* (`None`: the document has none)."""
    if root is None:
        return Numbering({})
    abstracts = {n.get(w("abstractNumId"), ""): n for n in root.findall(w("abstractNum"))}
    numbers = {n.get(w("numId"), ""): n for n in root.findall(w("num"))}
    by_style = {value(node, "styleLink"): number for number, node in abstracts.items()}
    lists = {}
    for list_id, node in numbers.items():
        if list_id == "0":
            continue
        abstract = _resolved(value(node, "abstractNumId"), abstracts, numbers, by_style, styles)
        levels = _levels(abstracts.get(abstract))
        starts = {}
        for override in node.findall(w("lvlOverride")):
            number = integer(override.get(w("ilvl")), 0)
            own = child(override, "lvl")
            if own is not None and 0 <= number <= _DEEPEST:
                levels[number] = _level(own)
            start = value(override, "startOverride")
            if start and 0 <= number <= _DEEPEST:
                starts[number] = integer(start, 1)
        lists[list_id] = _List(abstract, levels, starts)
    return Numbering(lists)


def _resolved(
    abstract: str,
    abstracts: Mapping[str, etree._Element],
    numbers: Mapping[str, etree._Element],
    by_style: Mapping[str, str],
    styles: Styles,
) -> str:
    """The abstract list that holds the levels: a list style (`w:numStyleLink`) points to another."""
    seen: set[str] = set()
    while abstract not in seen:
        seen.add(abstract)
        style = value(abstracts.get(abstract), "numStyleLink")
        if not style:
            break
        named = numbers.get(styles.list_of(style))
        abstract = value(named, "abstractNumId") or by_style.get(style, abstract)
    return abstract


def _levels(abstract: etree._Element | None) -> dict[int, Level]:
    found = [] if abstract is None else abstract.findall(w("lvl"))
    by_number = {integer(node.get(w("ilvl")), 0): node for node in found}
    return {number: _level(node) for number, node in by_number.items() if 0 <= number <= _DEEPEST}


def _level(node: etree._Element) -> Level:
    form = child(node, "numFmt")
    for other in node.findall(ALTERNATIVES):
        choices = [x for choice in other for x in choice if x.tag == w("numFmt")]
        form = choices[0] if choices else form
    kind = "decimal" if form is None else form.get(w("val"), "decimal")
    text = value(node, "lvlText")[:_LONGEST]
    fonts = child(node, "rPr", "rFonts")
    if fonts is not None:
        text = signs(text, fonts.get(w("ascii"), ""))
    if kind == "bullet" and not text.strip() and child(node, "lvlPicBulletId") is not None:
        text = "\u2022"  # BULLET
    restart = value(node, "lvlRestart")
    return Level(
        kind,
        "" if form is None else form.get(w("format"), ""),
        text,
        integer(value(node, "start") or None, 1),
        integer(restart, 0) if restart else None,
        bool(flag(node, "isLgl")),
        value(node, "pStyle"),
    )
