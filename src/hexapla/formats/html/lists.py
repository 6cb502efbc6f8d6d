"""Lists of a page: which label a reader sees before each item, and how deep it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hexapla.formats.html import labels
from hexapla.formats.html.style import Style, counter_style

if TYPE_CHECKING:
    from lxml import etree

_WHOLE = re.compile(r"\s*([+-]?[0-9]{1,9})\b")
_RESET = re.compile(r"[-\w]+\s+([+-]?[0-9]{1,9})")
_CONTENT = re.compile(
    r"\"(?P<text>[^\"]*)\"|'(?P<single>[^']*)'|counter\(\s*[-\w]+\s*(?:,\s*(?P<style>[-\w]+)\s*)?\)"
    r"|counters\(\s*[-\w]+\s*,\s*[\"'](?P<join>[^\"']*)[\"']\s*(?:,\s*(?P<each>[-\w]+)\s*)?\)"
)
_NO_MARKER = frozenset(
    ("block", "inline", "inline-block", "flex", "inline-flex", "grid", "table", "contents")
)


@dataclass(slots=True)
class Listing:
    """A list while it is read."""

    style: str
    """A counter style (`decimal`, `disc`, `none`), or a string in quotes."""
    number: int
    """What the next item counts."""
    step: int
    ordered: bool
    depth: int
    """How many lists deep, from 1."""
    bullets: int
    """How many lists without order deep."""
    above: tuple[int, ...] = ()
    """The numbers of the items that the list stands in."""


@dataclass(slots=True)
class Item:
    """An item of a list: its label, until a paragraph has taken it."""

    label: str
    numbers: tuple[int, ...]
    depth: int = 0
    ordered: bool = False
    used: bool = False


def listing_of(node: etree._Element, style: Style, around: Listing | None, item: Item | None) -> Listing:
    """The list that *node*, `<ol>` or `<ul>`, begins inside of the list *around*."""
    ordered = node.tag == "ol"
    depth = around.depth + 1 if around else 1
    bullets = (around.bullets if around else 0) + (not ordered)
    reverse = node.get("reversed") is not None
    started = _WHOLE.match(node.get("start") or "")
    reset = _RESET.match(style.get("counter-reset", ""))
    if started:
        number = int(started[1])
    elif reset:
        number = int(reset[1]) + 1
    else:
        number = sum(child.tag == "li" for child in node) if reverse and ordered else 1
    named = counter_style(style) or _classed(node) or labels.style_of_type(node.get("type") or "")
    plain = "decimal" if ordered else labels.default_bullet(max(bullets, 1))
    numbers = item.numbers if item else ()
    return Listing(named or plain, number, -1 if reverse else 1, ordered, depth, bullets, numbers)


def item_of(node: etree._Element, listing: Listing | None, style: Style, before: Style) -> Item:
    """The item that *node*, `<li>`, begins; counts on in *listing*."""
    if listing is None:
        return Item("", ())
    given = _WHOLE.match(node.get("value") or "")
    number = int(given[1]) if given else listing.number
    listing.number = number + listing.step
    numbers = (*listing.above, number)
    named = counter_style(style) or labels.style_of_type(node.get("type") or "") or listing.style
    shown = style.get("display", "list-item") not in _NO_MARKER
    label = labels.label_of(number, named) if shown else ""
    label = label or _printed(before.get("content", ""), numbers)
    return Item(label, numbers, listing.depth, listing.ordered)


def _classed(node: etree._Element) -> str:
    """The counter style that a class is named after: where the sheet is not at hand, its name is."""
    names = (name.lower() for name in (node.get("class") or "").split())
    return next((name for name in names if labels.known(name) and name != "none"), "")


def _printed(content: str, numbers: tuple[int, ...]) -> str:
    """What the `content` of a rule prints before an item."""
    made = ""
    for part in _CONTENT.finditer(content):
        if part["text"] is not None or part["single"] is not None:
            made += part["text"] or part["single"] or ""
        elif part["join"] is not None:
            made += part["join"].join(labels.number_as(n, part["each"] or "decimal") for n in numbers)
        else:
            made += labels.number_as(numbers[-1], part["style"] or "decimal")
    return made.strip()
