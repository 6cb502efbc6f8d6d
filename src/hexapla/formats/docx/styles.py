"""What a style says of a paragraph or of a stretch of text, its ancestors included.

Answers for styles alone; direct formatting is laid over them where paragraphs and runs are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from hexapla.formats.docx.markup import VAL, child, integer, is_on, value, w
from hexapla.model import Kind

if TYPE_CHECKING:
    from lxml import etree

TOGGLES = ("b", "bCs", "i", "iCs", "vanish")
"""Properties that a paragraph style and a character style, both on, turn off again (17.7.3)."""

_LONGEST_LINE = 50
"""How many ancestors of a style are followed: Word knows ten."""

_OWN_HEADING = re.compile(r"_ ?H[ _]|H(?:\d|Ch|M)\d*G?(?:$|_)")
"""Names of heading styles in documents of the United Nations: `_ H _Ch_GR`, `H1G`, `H23`, `HChG`."""


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of text as one style and its ancestors give them; `None`: they say nothing."""

    toggles: tuple[bool | None, ...] = (None,) * len(TOGGLES)
    raised: bool | None = None
    font: str = ""
    lang: str = ""

    def on(self, name: str) -> bool:
        """Whether the toggle *name* is on."""
        return bool(self.toggles[TOGGLES.index(name)])


_NOTHING = Look()
_TOGGLE_TAGS = tuple(w(name) for name in TOGGLES)
_TELLING = frozenset({*_TOGGLE_TAGS, w("vertAlign"), w("rFonts"), w("lang")})


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """What a paragraph style says."""

    look: Look = Look()
    kind: Kind | Literal[""] = ""
    contents: bool = False
    """Whether it is for lines of a table of contents."""
    list_id: str = ""
    """`w:numId` (`""`: no list; `"0"`: a list is switched off)."""
    level: int | None = None
    lineage: tuple[str, ...] = ()
    """Its id and those of its ancestors, nearest first."""


@dataclass(slots=True)
class Styles:
    """The styles of a document, resolved when asked for."""

    _by_id: dict[str, etree._Element]
    _default: str
    defaults: Look
    """How text looks where nothing else says; without its language, which is in `langs`."""
    langs: dict[str, str]
    """What `w:lang` of the defaults says: `val`, `bidi`, `eastAsia`."""
    _paragraphs: dict[str, ParagraphStyle] = field(default_factory=dict)
    _looks: dict[str, Look] = field(default_factory=dict)

    def paragraph(self, identifier: str) -> ParagraphStyle:
        """The paragraph style called *identifier*; the default one where it is not known."""
        if identifier not in self._paragraphs:
            known = identifier if identifier in self._by_id else self._default
            self._paragraphs[identifier] = self._paragraph(known)
        return self._paragraphs[identifier]

    def look(self, identifier: str) -> Look:
        """How the character style (or paragraph style) *identifier* makes text look."""
        if identifier not in self._looks:
            made = Look()
            for node in self._line(identifier):
                made = merged(made, look_of(child(node, "rPr")))
            self._looks[identifier] = made
        return self._looks[identifier]

    def list_of(self, identifier: str) -> str:
        """`w:numId` that the list style *identifier* names; `""` where it names none."""
        node = self._by_id.get(identifier)
        return value(node, "pPr", "numPr", "numId")

    def _line(self, identifier: str) -> Iterator[etree._Element]:
        """The style and its ancestors, nearest first, a circle broken."""
        seen: set[str] = set()
        while identifier not in seen and identifier in self._by_id and len(seen) < _LONGEST_LINE:
            seen.add(identifier)
            node = self._by_id[identifier]
            yield node
            identifier = value(node, "basedOn")

    def _paragraph(self, identifier: str) -> ParagraphStyle:
        kind: Kind | Literal[""] = ""
        contents, outline, list_id = False, -1, ""
        level: int | None = None
        lineage: list[str] = []
        for node in self._line(identifier):
            lineage.append(node.get(w("styleId"), ""))
            name = value(node, "name")
            kind = kind or _kind(name)
            contents = contents or re.match(r"(?i)toc \d", name) is not None
            if outline < 0:
                outline = integer(value(node, "pPr", "outlineLvl") or None, -1)
            numbering = child(node, "pPr", "numPr")
            list_id = list_id or value(numbering, "numId")
            if level is None and (said := value(numbering, "ilvl")):
                level = integer(said, 0)
        if not kind and 0 <= outline < 9:
            kind = "heading"
        return ParagraphStyle(self.look(identifier), kind, contents, list_id, level, tuple(lineage))


def _kind(name: str) -> Kind | Literal[""]:
    if name.lower() == "title":
        return "title"
    if re.fullmatch(r"(?i)heading \d", name) or _OWN_HEADING.match(name):
        return "heading"
    return ""


def look_of(props: etree._Element | None) -> Look:
    """What `w:rPr` says itself."""
    said = {} if props is None else {node.tag: node for node in props if node.tag in _TELLING}
    if not said:
        return _NOTHING
    raised, fonts, lang = said.get(w("vertAlign")), said.get(w("rFonts")), said.get(w("lang"))
    return Look(
        tuple(None if (node := said.get(tag)) is None else is_on(node) for tag in _TOGGLE_TAGS),
        None if raised is None else raised.get(VAL) == "superscript",
        "" if fonts is None else fonts.get(w("ascii"), ""),
        "" if lang is None else lang.get(VAL, ""),
    )


def merged(near: Look, far: Look) -> Look:
    """What *near* says, and *far* where it says nothing."""
    if near is _NOTHING:
        return far
    if far is _NOTHING:
        return near
    return Look(
        tuple(n if n is not None else f for n, f in zip(near.toggles, far.toggles, strict=True)),
        near.raised if near.raised is not None else far.raised,
        near.font or far.font,
        near.lang or far.lang,
    )


@lru_cache(4096)
def laid_over(direct: Look, character: Look, paragraph: Look, defaults: Look) -> Look:
    """How text looks: what stands at it, else what the styles say together, else the defaults."""
    styles = tuple(
        (c or False) != (p or False) if c is not None or p is not None else None
        for c, p in zip(character.toggles, paragraph.toggles, strict=True)
    )
    together = Look(styles, character.raised, character.font, character.lang)
    return merged(direct, merged(together, merged(Look((None,) * 5, *_rest(paragraph)), defaults)))


def _rest(look: Look) -> tuple[bool | None, str, str]:
    return look.raised, look.font, look.lang


def styles_of(root: etree._Element | None) -> Styles:
    """The styles in the part *root* (`None`: the document has none)."""
    by_id: dict[str, etree._Element] = {}
    default = ""
    for node in () if root is None else root.findall(w("style")):
        identifier = node.get(w("styleId"), "")
        by_id.setdefault(identifier, node)
        on = node.get(w("default"), "0").lower() in ("1", "true", "on")
        if on and node.get(w("type")) == "paragraph":
            default = identifier
    props = child(root, "docDefaults", "rPrDefault", "rPr")
    lang = child(props, "lang")
    said = {} if lang is None else {name: lang.get(w(name), "") for name in ("val", "bidi", "eastAsia")}
    defaults = replace(look_of(props), lang="")
    return Styles(by_id, default, defaults, said)
