"""The units of a translation memory, gathered into a document for each language."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hexapla.errors import InputError
from hexapla.formats.format import Source
from hexapla.formats.inline import Code, Flat, Style, flattened
from hexapla.formats.interchange import Gathered, counted
from hexapla.formats.streamed import elements, local_name
from hexapla.model import Location, RawDocument

if TYPE_CHECKING:
    from lxml import etree

_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STYLES: dict[str, Style] = {"bold": "bold", "b": "bold", "italic": "italic", "i": "italic"}
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})


def read_tmx(source: Source) -> tuple[RawDocument, ...]:
    """The variants of the units, a document per language; the line is the number of the unit."""
    memory = _Memory(source)
    for _, node in elements(source, "tmx", "header", "tu", starts=False):
        name = local_name(node)
        if name == "tu":
            memory.unit(node)
        elif name == "header":
            memory.source_language = node.get("srclang", "")
        else:
            memory.is_tmx = memory.is_tmx or node.getparent() is None
    if not memory.is_tmx:
        raise InputError(
            "this is not a TMX file: its root is not <tmx>",
            where=source.name,
            remedy="give a TMX file, or name its format with --reader",
        )
    return memory.documents()


class _Memory:
    """What was found in the units so far."""

    def __init__(self, source: Source) -> None:
        self.is_tmx = False
        self.source_language = ""
        self._source = source
        self._gathered = Gathered(source)
        self._units = 0
        self._odd: Counter[str] = Counter()

    def unit(self, node: etree._Element) -> None:
        self._units += 1
        location = Location(line=self._units, part=f"unit {node.get('tuid') or self._units}")
        taken: set[str] = set()
        for variant in node:
            if local_name(variant) != "tuv":
                continue
            tag = variant.get(_LANG) or variant.get("lang") or ""
            segment = next((child for child in variant if local_name(child) == "seg"), None)
            if not tag or segment is None:
                self._odd["without a language" if not tag else "without a segment"] += 1
                continue
            lang = self._gathered.expect(tag) or tag
            if lang in taken:
                self._odd["further"] += 1
            elif self._gathered.add(tag, self._flat(segment), location):
                taken.add(lang)

    def _flat(self, segment: etree._Element) -> Flat:
        flat = flattened(segment, self._code, self._source.name, keep=True)
        # A line end at an edge is how the file is laid out, a blank may be text.
        return flat.stripped() if flat.text.startswith("\n") or flat.text.endswith("\n") else flat

    def _code(self, node: etree._Element) -> Code:
        name, kind = local_name(node), (node.get("type") or "").lower()
        style = _STYLES.get(kind, "")
        if name == "hi":
            return Code(inside=None, style=style)
        if name == "sub":
            self._odd["sub-flows"] += 1
            return Code(inside=False)
        if name not in _CODES:
            return Code(inside=None)
        pair = node.get("i") or ""
        begins = name == "bpt" or (name == "it" and node.get("pos") == "begin")
        if begins:
            return Code(inside=False, style=style, opens=f"{name} {pair or kind}")
        key = f"bpt {pair}" if name == "ept" else f"it {pair or kind}" if name == "it" else ""
        return Code(inside=False, closes=key)

    def documents(self) -> tuple[RawDocument, ...]:
        if not self._units:
            raise InputError("the memory has no unit", where=self._source.name, remedy="export it again")
        odd = self._odd
        return self._gathered.documents(
            [
                *([f"the source language is {self.source_language}"] if self.source_language else []),
                *counted(
                    odd["further"],
                    "variant was left out: its unit has an earlier one in that language",
                    "variants were left out: their units have earlier ones in these languages",
                ),
                *counted(
                    odd["without a language"],
                    "variant does not say its language and was left out",
                    "variants do not say their language and were left out",
                ),
                *counted(odd["without a segment"], "variant has no segment", "variants have no segment"),
                *counted(
                    odd["sub-flows"],
                    "text inside a code (sub) was left out",
                    "texts inside codes (sub) were left out",
                ),
            ]
        )
