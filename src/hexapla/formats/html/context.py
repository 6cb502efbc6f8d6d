"""What an element says of the text in it; what it does not say, it has from the one around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from hexapla.formats.flow import Flow
from hexapla.formats.html import chrome
from hexapla.formats.html.lists import Item, Listing, item_of, listing_of
from hexapla.formats.html.notes import holds_notes
from hexapla.formats.html.style import Sheet, Style
from hexapla.formats.places import Anchor, Table
from hexapla.langs import profile
from hexapla.model import LANGS, Kind

if TYPE_CHECKING:
    from lxml import etree

_BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body caption center dd details dialog dir div dl dt fieldset
        figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing
        main menu nav ol optgroup option p plaintext pre section select summary table tbody td tfoot th
        thead tr ul xmp""",
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LISTS = frozenset(("ol", "ul", "menu", "dir"))
_PRE = frozenset(("pre", "listing", "xmp", "plaintext"))
_ITALIC = frozenset(("i", "em", "cite", "var", "dfn", "address"))
_BOLD = frozenset(("b", "strong"))
_BLOCK_DISPLAY = frozenset(("block", "list-item", "table", "table-row", "table-cell", "flex", "grid"))
_TITLES = frozenset(("title", "doc-title", "doctitle", "document-title"))
_READINGS = frozenset(("rt", "rp"))
DELETED = "deleted text"
READING = "ruby reading"


@dataclass(slots=True)
class Note:
    """The body of a note while it is read."""

    mark: str
    begun: bool = False


@dataclass(slots=True)
class Context:
    """What holds for the text inside an element."""

    flow: Flow
    tag: str = ""
    furniture: str = ""
    kind: Kind | str = ""
    italic: bool = False
    bold: bool = False
    pre: bool = False
    is_block: bool = False
    quotes: int = 0
    listing: Listing | None = None
    item: Item | None = None
    anchor: Anchor | None = None
    table: Table | None = None
    note: Note | None = None
    in_notes: bool = False
    link: int = -1
    """Where in the flow a link to another page began (-1: the element is none)."""
    closing: str = ""
    """What is printed at the element's end (the closing mark of `<q>`)."""
    own_flow: bool = False

    def inert(self) -> Context:
        """The context of an element inside that says nothing and holds no text to read."""
        return replace(self, tag="", is_block=False, link=-1, closing="", own_flow=False)


def is_block(node: etree._Element, style: Style) -> bool:
    """Whether *node* begins a paragraph of its own."""
    display = style.get("display", "")
    return display in _BLOCK_DISPLAY or (node.tag in _BLOCKS and display not in ("inline", "contents"))


def entered(node: etree._Element, around: Context, sheet: Sheet, style: Style) -> Context:
    """The context inside *node*; `style` is what *sheet* says of it."""
    tag = str(node.tag)
    inside = replace(
        around, tag=tag, is_block=is_block(node, style), link=-1, closing="", own_flow=False
    )
    inside.italic = _slanted(tag, style, around.italic)
    inside.bold = _heavy(tag, style, around.bold)
    inside.pre = around.pre or tag in _PRE or style.get("white-space") == "pre"
    if tag in _HEADINGS:
        inside.kind = tag if tag == "h1" else "heading"
    if _is_title(node):
        inside.kind = "title"
    inside.in_notes = around.in_notes or holds_notes(node)
    if tag in _LISTS:
        inside.listing = listing_of(node, style, around.listing, around.item)
    elif tag == "li":
        inside.item = item_of(node, around.listing, style, sheet.before(node))
        inside.note = None if around.in_notes else around.note
    _set_aside(node, inside, style)
    return inside


def _set_aside(node: etree._Element, inside: Context, style: Style) -> None:
    if inside.furniture:
        return
    if chrome.hidden(node, style):
        inside.furniture = chrome.HIDDEN
    elif inside.tag == "del":
        inside.furniture = DELETED
    elif inside.tag in _READINGS:
        inside.furniture = READING
    else:
        inside.furniture = chrome.furniture_of(node)
    if inside.furniture and not inside.is_block:
        inside.flow, inside.own_flow = Flow(), True


def _slanted(tag: str, style: Style, around: bool) -> bool:
    said = style.get("font-style") or style.get("font") or ""
    if said and said != "inherit":
        return "italic" in said or "oblique" in said
    return around or tag in _ITALIC


def _heavy(tag: str, style: Style, around: bool) -> bool:
    said = style.get("font-weight") or style.get("font") or ""
    if said and said != "inherit":
        return any(word in said.split() for word in ("bold", "bolder", "600", "700", "800", "900"))
    return around or tag in _BOLD


def _is_title(node: etree._Element) -> bool:
    names = (node.get("class") or "").lower().split()
    return node.get("itemprop") == "headline" or any(name in _TITLES for name in names)


def quotes(lang: str, depth: int) -> tuple[str, str]:
    """The quotation marks that a browser prints around `<q>`, *depth* such elements deep."""
    known = lang[:2].lower()
    pairs = (
        profile(known).typography.quotes
        if known in LANGS
        else (("\u201c", "\u201d"), ("\u2018", "\u2019"))
    )
    return pairs[min(depth, len(pairs) - 1)]
