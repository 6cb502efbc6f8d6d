"""An XLIFF file from its root to its documents: files, languages, numbers of segments, notes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hexapla.errors import InputError
from hexapla.formats.format import Source
from hexapla.formats.inline import Code, Style
from hexapla.formats.interchange import Gathered, counted
from hexapla.formats.streamed import elements, local_name
from hexapla.formats.xliff.codes import code_of, styles_of
from hexapla.formats.xliff.units import Reader, Segment, earlier_unit, later_unit
from hexapla.model import Lang, Location, RawDocument

if TYPE_CHECKING:
    from lxml import etree

_XML = "{http://www.w3.org/XML/1998/namespace}"
_VERSIONS = ("1.0", "1.1", "1.2", "2.0", "2.1", "2.2")
_ATTRIBUTES = (("source-language", "target-language"), ("srcLang", "trgLang"))
_BULKY = ("header", "skeleton", "notes", "metadata", "group", "file")
"""Not read, and emptied when they end."""


def read_xliff(source: Source) -> tuple[RawDocument, ...]:
    """A document for each language; the line is the number of the segment in the whole file."""
    found = _File(source)
    for event, node in elements(source, "xliff", "trans-unit", "unit", "tag-defs", *_BULKY):
        name = local_name(node)
        if event == "start":
            if name == "xliff" and node.getparent() is None:
                found.root(node)
            elif name == "file":
                found.file(node)
        elif name == "tag-defs":
            found.styles |= styles_of(node)
        elif name in ("trans-unit", "unit") and found.version:
            found.unit(node)
    return found.documents()


class _File:
    """What was found in the units so far."""

    def __init__(self, source: Source) -> None:
        self.version = ""
        self.styles: dict[str, Style] = {}
        self._source = source
        self._gathered = Gathered(source)
        self._tags = ("", "")
        self._targets: dict[Lang, Counter[str]] = {}
        self._odd: Counter[str] = Counter()
        self._files = self._segments = 0

    def root(self, node: etree._Element) -> None:
        self.version = node.get("version", "")
        if self.version not in _VERSIONS:
            raise InputError(
                f"XLIFF {self.version or 'without a version'} is not read",
                where=f"{self._source.name}:{node.sourceline}",
                remedy=f"export it as one of {', '.join(_VERSIONS)}",
            )
        self._name(node.get("srcLang", ""), node.get("trgLang", ""))

    def file(self, node: etree._Element) -> None:
        self._files += 1
        self.styles.clear()
        if self.version < "2":
            self._name(node.get("source-language", ""), node.get("target-language", ""))

    def _name(self, source: str, target: str) -> None:
        self._tags = (source, target)
        for tag in filter(None, self._tags):
            self._gathered.expect(tag)

    def unit(self, node: etree._Element) -> None:
        """Add the segments of a unit, with their numbers."""
        read_as = Reader(self._code, self._source.name, _inherited(node, f"{_XML}space") == "preserve")
        segments, whole = (earlier_unit if self.version < "2" else later_unit)(node, read_as)
        self._odd["whole"] += whole
        fixed = _inherited(node, "translate") == "no"
        for segment in segments:
            self._segments += 1
            self._odd["fixed"] += fixed
            self._add(node, segment)

    def _add(self, node: etree._Element, segment: Segment) -> None:
        names = [f"file {self._files}", f"unit {node.get('id') or self._segments}"]
        names += [f"segment {segment.name}"] if segment.name else []
        location = Location(line=self._segments, part=", ".join(names))
        filled = self._gathered.add(self._tag(0, segment.tags[0], node), segment.source, location)
        if not segment.target.text.strip():
            self._odd["untranslated"] += filled
            return
        tag = self._tag(1, segment.tags[1], node)
        self._gathered.add(tag, segment.target, location)
        if (lang := self._gathered.expect(tag)) and segment.state:
            self._targets.setdefault(lang, Counter())[segment.state] += 1

    def _tag(self, which: int, own: str, node: etree._Element) -> str:
        """The language of the source (0) or the target (1) of a segment."""
        hint = self._source.lang or ""
        tag = self._tags[which] or own or (hint if which and hint != self._tags[0] else "")
        if not tag:
            attributes = (
                ("source-language", "target-language") if self.version < "2" else ("srcLang", "trgLang")
            )
            raise InputError(
                f"the file does not say the language of its {('source', 'target')[which]}",
                where=f"{self._source.name}:{node.sourceline}",
                remedy=f"add {attributes[which]}",
            )
        return tag

    def _code(self, node: etree._Element) -> Code:
        code = code_of(node, self.styles)
        self._odd["deleted"] += node.get("mtype") == "x-sdl-deleted"
        return code

    def documents(self) -> tuple[RawDocument, ...]:
        if not self.version:
            raise InputError(
                "this is not an XLIFF file: its root is not <xliff>",
                where=self._source.name,
                remedy="give an XLIFF file, or name its format with --reader",
            )
        odd = self._odd
        notes = [
            *counted(odd["untranslated"], "segment is not translated", "segments are not translated"),
            *counted(odd["fixed"], "segment is to stay as it is", "segments are to stay as they are"),
            *counted(
                odd["whole"],
                "unit whose target has other segments, or another order, was read as one",
                "units whose targets have other segments, or another order, were read as one",
            ),
            *counted(odd["deleted"], "tracked deletion was accepted", "tracked deletions were accepted"),
        ]
        states = {
            lang: ["states: " + ", ".join(f"{n:,} {state}" for state, n in sorted(counts.items()))]
            for lang, counts in self._targets.items()
        }
        return self._gathered.documents(notes, states)


def _inherited(node: etree._Element, attribute: str) -> str:
    """The value of *attribute* on *node* or the nearest element around it."""
    at: etree._Element | None = node
    while at is not None:
        if value := at.get(attribute):
            return value
        at = at.getparent()
    return ""
