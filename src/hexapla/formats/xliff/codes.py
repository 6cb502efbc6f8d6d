"""What the inline elements of XLIFF show to a reader, in versions 1 and 2."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from hexapla.formats.inline import Code, Style
from hexapla.formats.streamed import local_name

if TYPE_CHECKING:
    from lxml import etree

_FORMAT_STYLE = "{urn:oasis:names:tc:xliff:fs:2.0}fs"
_STYLES: dict[str, Style] = {
    "bold": "bold",
    "b": "bold",
    "strong": "bold",
    "italic": "italic",
    "i": "italic",
    "em": "italic",
}
_OPENING, _CLOSING = frozenset({"bx", "bpt", "sc"}), frozenset({"ex", "ept", "ec", "it"})
_ALONE = frozenset({"x", "ph", "cp", "sm", "em"})
_MARKUP = re.compile(r"\s*(<.*>|\{.*\}|\[/?[A-Za-z].*\]|%\S+|&#?\w+;|\\\w)\s*", re.DOTALL)
_LINE_BREAKS = frozenset({"lb", "x-lb", "xlf:lb", "pb", "xlf:pb"})
_TRADOS_STYLE = re.compile(r"\b(bold|italic)\s*=\s*[\"']?true", re.IGNORECASE)


def code_of(node: etree._Element, styles: Mapping[str, Style]) -> Code:
    """What *node* does to the text; *styles* of the ids of codes, where the header defines them."""
    name, own = local_name(node), node.get("id", "")
    pair = node.get("rid") or node.get("startRef") or own
    style = _style(node) or styles.get(own, "")
    if name == "mrk":
        kind = node.get("mtype")
        cut = node.get("mid", "") if kind == "seg" else None
        return Code(inside=False if kind == "x-sdl-deleted" else None, style=style, cut=cut)
    if name in _OPENING or (name == "it" and node.get("pos") in ("open", "begin")):
        return Code(shown=_shown(node), inside=False, style=style, opens=f"pair {pair}")
    if name in _CLOSING:
        return Code(shown=_shown(node), inside=False, closes=f"pair {pair}")
    if name in _ALONE:
        return Code(shown=_shown(node), inside=False)
    return Code(inside=True if name == "sub" else None, style=style)


def _style(node: etree._Element) -> Style:
    for value in (node.get("ctype"), node.get(_FORMAT_STYLE), node.get("subType")):
        if value and (style := _STYLES.get(value.lower().removeprefix("x-").rpartition(":")[2])):
            return style
    return ""


def _shown(node: etree._Element) -> str:
    """The text that a code stands for, as far as it is text: no markup, a break as a line end."""
    said = node.get("equiv-text") or node.get("equiv") or ""
    if said and not said.isspace():
        return "" if _MARKUP.fullmatch(said) else said
    kind = node.get("ctype") or node.get("subType") or ""
    return "\n" if kind.lower() in _LINE_BREAKS else said[:1]


def styles_of(definitions: etree._Element) -> dict[str, Style]:
    """The styles that the `tag-defs` of an SDLXLIFF give to codes, by their ids."""
    found: dict[str, Style] = {}
    for tag in definitions.iter("{*}tag"):
        written = _TRADOS_STYLE.search("".join(str(text) for text in tag.itertext()))
        listed = [
            value.get("key", "")
            for value in tag.iter("{*}value")
            if (value.text or "").strip().lower() == "true"
        ]
        style = _STYLES.get((written[1] if written else next(iter(listed), "")).lower(), "")
        if style and (own := tag.get("id")):
            found[own] = style
    return found
