"""What a document says of itself in `<meta>`: its language, its symbol, the bodies of its notes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hexapla.formats.xml import local_name

if TYPE_CHECKING:
    from lxml import etree

_LANGS = {
    "ara": "ar",
    "arb": "ar",
    "zho": "zh",
    "chi": "zh",
    "cmn": "zh",
    "eng": "en",
    "fra": "fr",
    "fre": "fr",
    "rus": "ru",
    "spa": "es",
    "esp": "es",
}
_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
_SYMBOL = re.compile(r"[A-Z]{1,8}(?:/[A-Za-z0-9.()\[\]*-]+)+")
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_HEAD = ("meta", "coverPage", "preface")


def children(node: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of *node* with one of the *names*, whatever their namespace."""
    return (child for child in node if local_name(child) in names)


def lang_of(document: etree._Element) -> str:
    """The language that *document* says it is in, a BCP 47 tag; `""` where it does not say."""
    for meta in children(document, "meta"):
        for node in meta.iter("{*}FRBRlanguage"):
            said = (node.get("language") or "").strip()
            if _TAG.fullmatch(said):
                return _LANGS.get(said.lower(), said)
    said = document.get(_LANG) or ""
    return said if _TAG.fullmatch(said) else ""


def symbol_of(document: etree._Element) -> str:
    """The document symbol of *document*, where something in its head looks like one; else `""`."""
    found: list[str] = []
    for head in children(document, *_HEAD):
        found += ("".join(map(str, node.itertext())) for node in head.iter("{*}docNumber"))
        for node in head.iter("{*}FRBRalias", "{*}FRBRnumber"):
            found += (node.get("value") or "", node.get("showAs") or "")
    return next((said for text in found if is_symbol(said := "".join(text.split()))), "")


def is_symbol(text: str) -> bool:
    """Whether *text* has the shape of a symbol: `A/RES/78/311`, `S/PRST/2020/1`."""
    return _SYMBOL.fullmatch(text) is not None and any(letter.isdigit() for letter in text)


def is_resolution(document: etree._Element) -> bool:
    """Whether *document* is a `statement` that holds a resolution or decision (AKN4UN)."""
    said = (document.get("name") or "").lower()
    return local_name(document) == "statement" and any(
        word in said for word in ("resolution", "decision", "deliberation")
    )


def noted(document: etree._Element) -> dict[str, etree._Element]:
    """The bodies of the notes that `<meta>` holds, by their ids."""
    return {
        str(name): note
        for meta in children(document, "meta")
        for notes in children(meta, "notes")
        for note in children(notes, "note")
        if (name := note.get("eId") or note.get("id"))
    }
