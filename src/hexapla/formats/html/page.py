"""One web page: parsed as browsers do, its language, its symbol, its blocks."""

from __future__ import annotations

import re

from lxml import etree

from hexapla.errors import InputError
from hexapla.formats.format import Source
from hexapla.formats.html import chrome
from hexapla.formats.html.blocks import Walk
from hexapla.formats.html.encoding import decoded
from hexapla.formats.html.pages import refuse_empty_pages
from hexapla.model import Location, RawBlock, RawDocument

_CLASS_LANG = re.compile(r"(?:^|\s)lang-([a-z]{2,3}(?:-[A-Za-z]+)?)(?=\s|$)")
_TAG = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")
_SYMBOL = re.compile(r"[A-Z]{1,6}(?:/[\w.()-]+)+")
_SYMBOL_NAMES = frozenset(
    ("dc.identifier", "dcterms.identifier", "symbol", "documentsymbol", "citation_symbol")
)
_NULS = re.compile("[\x00\ufffe\uffff\ud800-\udfff]")


def read_page(source: Source) -> tuple[RawDocument, ...]:
    """The paragraphs of a web page; `InputError` where it is none, or holds no text."""
    text, doubts = decoded(source)
    root = _parsed(text, source.name)
    refuse_empty_pages(root, source.name)
    lang = _lang(root)
    by_line = _is_preformatted(root)
    walk = Walk(root, lang or source.lang or "", by_line=by_line)
    blocks = (*_window_title(root), *walk.blocks)
    if all(block.furniture for block in blocks):
        raise InputError(
            "the page holds nothing but its navigation",
            where=source.name,
            remedy="give the page that holds the text",
        )
    notes = (*doubts, *_counted(walk.deleted, "deleted"), *_counted(walk.hidden, "hidden"))
    return (
        RawDocument(
            blocks, "line" if by_line else "paragraph", source.sha256, lang, notes, _symbol(root)
        ),
    )


def _parsed(text: str, name: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True, no_network=True
    )
    data = _NULS.sub("\ufffd", text).encode()
    try:
        root = etree.fromstring(data, parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise InputError(
            "the page holds no text", where=name, remedy="give the page that holds the text"
        ) from error
    too_deep = [entry for entry in parser.error_log if "depth" in entry.message.lower()]
    if root is None or too_deep:
        raise InputError(
            "the page nests too deep to be read" if too_deep else "the page holds no text",
            where=name,
            remedy="save the page again, from a browser",
        )
    return root


def _is_preformatted(root: etree._Element) -> bool:
    """Whether more than half of the page is `<pre>`: the lines are then printed lines."""
    lines = chrome.text_size_in(root, "pre", "listing", "xmp", "plaintext")
    return lines > 0 and 2 * lines > chrome.text_size(next(root.iter("body"), root))


def _window_title(root: etree._Element) -> tuple[RawBlock, ...]:
    node = next(root.iter("title"), None)
    text = " ".join("".join(str(part) for part in node.itertext()).split()) if node is not None else ""
    return (
        (RawBlock(text, Location(part="title of the window"), furniture="title of the window"),)
        if text
        else ()
    )


def _lang(root: etree._Element) -> str:
    """The language that the page declares, a BCP 47 tag; `""` where it declares none."""
    body = next(root.iter("body"), root)
    said = [root.get("lang"), root.get("xml:lang"), body.get("lang"), body.get("xml:lang")]
    said += [
        meta.get("content")
        for meta in root.iter("meta")
        if (meta.get("http-equiv") or meta.get("name") or "").lower()
        in ("content-language", "dc.language", "dcterms.language")
    ]
    for node in (root, body):
        found = _CLASS_LANG.search(node.get("class") or "")
        said.append(found[1] if found else None)
    for tag in said:
        if tag and _TAG.fullmatch(tag.strip()):
            return tag.strip().replace("_", "-")
    return ""


def _symbol(root: etree._Element) -> str:
    for meta in root.iter("meta"):
        said = (meta.get("content") or "").strip()
        if (meta.get("name") or "").lower() in _SYMBOL_NAMES and _SYMBOL.fullmatch(said):
            return said
    return ""


def _counted(count: int, what: str) -> tuple[str, ...]:
    if not count:
        return ()
    subject = "1 passage is" if count == 1 else f"{count:,} passages are"
    return (f"{subject} {what} in the page and set aside",)
