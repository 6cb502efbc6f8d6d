"""The Universal Declaration as the Unicode project "UDHR in XML" keeps it, in any language.

The format knows the preamble, the articles and their paragraphs, and says so; the notes of that
edition (when the text was adopted, who revised it) are no part of the text and are set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from hexapla.errors import InputError
from hexapla.formats.format import Format, Source
from hexapla.formats.xml import local_name, parsed, root_of
from hexapla.model import Kind, Location, RawBlock, RawDocument

if TYPE_CHECKING:
    from lxml import etree

_NAMESPACE = "http://efele.net/udhr"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_LISTS = frozenset(("orderedlist", "unorderedlist"))
_PARTS = frozenset(("preamble", "article", "note", "section"))
_SPACES = re.compile("[ \t\r\n]+")
_NOTE = "note of the edition"


def read(source: Source) -> tuple[RawDocument, ...]:
    """The Declaration in *source*; `InputError` where it is another kind of XML."""
    root = parsed(source.data, source.name)
    if local_name(root) != "udhr":
        raise InputError(
            f"not a Universal Declaration in XML: its root is <{local_name(root)}>",
            where=source.name,
            remedy="give a file of the project UDHR in XML",
        )
    blocks = tuple(_blocks(root))
    if not any(block.text for block in blocks):
        raise InputError("the file holds no text", where=source.name, remedy="fetch it again")
    lang = root.get(_LANG) or root.get("iso639-3") or ""
    return (RawDocument(blocks, "paragraph", source.sha256, lang),)


def _blocks(root: etree._Element) -> Iterator[RawBlock]:
    for node in root:
        name = local_name(node)
        if name == "title":
            yield RawBlock(_text(node), Location(part="title"), kind="title")
        elif name:
            part = f"{name} {node.get('number') or ''}".strip()
            yield from _section(node, part, "preambular" if name == "preamble" else "")
        yield from _stray(node.tail, f"after {name}")
    yield from _stray(root.text, "beginning")


def _section(node: etree._Element, part: str, kind: Kind | Literal[""]) -> Iterator[RawBlock]:
    """The heading and paragraphs of an article, of the preamble or of a note."""
    count = 0
    for leaf in _leaves(node, _Place(aside=local_name(node) == "note")):
        count += not leaf.heads
        place = Location(part=part if leaf.heads else f"{part}, paragraph {count}")
        if leaf.place.aside:
            yield RawBlock(leaf.text, Location(part=part), leaf.place.label, furniture=_NOTE)
        else:
            own: Kind | Literal[""] = "heading" if leaf.heads else kind
            yield RawBlock(leaf.text, place, leaf.place.label, leaf.place.level, own)


@dataclass(frozen=True, slots=True)
class _Place:
    label: str = ""
    level: int = 0
    aside: bool = False


@dataclass(frozen=True, slots=True)
class _Leaf:
    text: str
    place: _Place
    heads: bool = False


def _leaves(node: etree._Element, place: _Place) -> Iterator[_Leaf]:
    """What holds text in *node*, in order; the first of it takes the label."""
    number, label = 0, place.label
    for text, child in ((node.text, None), *((child.tail, child) for child in node)):
        name = local_name(child) if child is not None else ""
        inner = replace(place, label=label, aside=place.aside or name == "note")
        if child is not None and name in _LISTS:
            yield from _leaves(child, replace(inner, label="", level=place.level + 1))
        elif child is not None and name == "listitem":
            number += 1
            plain = f"{number}." if local_name(node) == "orderedlist" else "\u2022"
            yield from _leaves(child, replace(inner, label=child.get("tag") or plain))
        elif child is not None and name in _PARTS:
            yield from _leaves(child, inner)
        elif child is not None and name and _text(child):
            yield _Leaf(_text(child), inner, name == "title")
            label = ""
        if _squeezed(text):
            yield _Leaf(_squeezed(text), replace(place, label=label))
            label = ""


def _stray(text: str | None, part: str) -> Iterator[RawBlock]:
    if _squeezed(text):
        yield RawBlock(_squeezed(text), Location(part=part))


def _text(node: etree._Element) -> str:
    return _squeezed("".join(str(part) for part in node.itertext()))


def _squeezed(text: str | None) -> str:
    return _SPACES.sub(" ", text or "").strip()


def begins(head: bytes) -> bool:
    """Whether a file that begins with *head* is the Declaration in XML."""
    return root_of(head) == ("udhr", _NAMESPACE)


FORMAT = Format("udhr", (".xml",), read, begins)
