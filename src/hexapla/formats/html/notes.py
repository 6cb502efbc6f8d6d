"""Which links and raised figures call a note, and which stand before a note's own text.

A link and the place it leads to often point at each other: the earlier of the two is the call.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hexapla.formats.flow import EDGES

if TYPE_CHECKING:
    from lxml import etree

# Asterisk, daggers, section sign, double vertical line, pilcrow: the order in which they are used
_SIGNS = "*\u2020\u2021\u00a7\u2016\u00b6"
_MARK = re.compile(rf"[\[(]?\s*([0-9]{{1,4}}|[{_SIGNS}]{{1,4}}|[a-z]|[ivxl]{{1,6}})\s*[\])]?[.:]?")
_PLAIN = re.compile(rf"[\[(]?\s*([0-9]{{1,3}}|[{_SIGNS}]{{1,4}})\s*[\])]?")
_OF_NOTE = re.compile(
    r"^_?(?:ftn|fn|edn|en|foot-?note|end-?note|note|cite[-_]note|sd(?:foot|end)note|nota|notes?)s?[-_:.]?\w{0,12}$",
    re.I,
)
_OF_CALL = re.compile(r"ref|call|back|anc|\bsrc|appel|return", re.I)
_CLASS = re.compile(
    r"^(?:foot|end)?note-?(?:ref|call|link)?s?$|^mso(?:foot|end)notereference$|^noteref$", re.I
)
_NOTES = re.compile(
    r"^(?:(?:foot|end)-?notes?(?:-?(?:text|list|section|body|wrapper|area))?|mso(?:foot|end)notetext"
    r"|sd(?:foot|end)note.*|(?:foot|end)-?note-?\d+)$",
    re.I,
)
_BACK = re.compile(
    "(?:[\\^\u2191\u21a9\u21b5\u2934\u23ce\u2b06\ufe0e\ufe0f]+"
    r"|\[?(?:back|return|volver|retour|наверх|назад|返回)\]?)",
    re.I,
)
_BACK_CLASS = re.compile(r"^(?:foot-?note-?)?back-?(?:ref|link)s?$", re.I)
_LEADING = r"[\[(]?\s*{mark}\s*[\])]?[.:/\u3001]?(?!{more})"
_NUMBERED = re.compile(rf"[\[(]?([0-9]{{1,4}}|[{_SIGNS}]{{1,4}})(?:[\])][.:]?|[.:/]|(?=\s))\s*")
# What a raised figure is when it follows: a power of a number or of a unit, no call
_POWER = re.compile(
    r"(?:(?<![\d/.,-])10|(?<![^\W\d_])(?:[kcdm]?m|км|см|мм|дм|м|كم|سم|م)|公里|千米|米|厘米)\s?$"
)


_MOST_PARTS = 50


@dataclass(slots=True)
class Links:
    """The links inside a page: what they lead to, and in which order the ends stand."""

    targets: dict[str, int]
    """The ids and names that some link of the page leads to, with their place in the page."""
    called: dict[str, str] = field(default_factory=dict)
    """Of those, the notes called so far, with their marks."""
    marks: set[str] = field(default_factory=set)
    """All marks called so far."""

    def earlier(self, name: str, place: int) -> bool:
        """Whether the target *name* stands before *place*."""
        return name in self.targets and self.targets[name] < place


def links_of(root: etree._Element) -> Links:
    """The targets of the links inside a page."""
    wanted = {href[1:] for node in root.iter("a") if (href := node.get("href") or "").startswith("#")}
    wanted.discard("")
    places: dict[str, int] = {}
    for place, node in enumerate(root.iter()):
        for name in (node.get("id"), node.get("name")) if isinstance(node.tag, str) else ():
            if name in wanted:
                places.setdefault(str(name), place)
    return Links(places)


def fragment(node: etree._Element) -> str:
    """The place in this page that the link *node* leads to; `""` where it leads elsewhere."""
    href = node.get("href") or "" if node.tag == "a" else ""
    return href[1:] if href.startswith("#") else ""


def text_of(node: etree._Element, most: int = 40) -> str:
    """The text in *node*, its spaces made one; `""` where it is longer than *most* or scattered."""
    size = 0
    for count, part in enumerate(node.iter()):
        size += len(part.text or "") + (len(part.tail or "") if part is not node else 0)
        if size > 4 * most or count > _MOST_PARTS:
            return ""
    found = "".join(map(str, node.itertext()))
    found = " ".join(found.split()).strip(EDGES)
    return found if len(found) <= most else ""


def linked_mark(node: etree._Element, *, raised: bool) -> str:
    """The mark that the link *node* prints if it is a note's; `""` where it is an ordinary link.

    *raised*: whether it stands in `<sup>`, or holds nothing but one.
    """
    text = text_of(node)
    mark = _MARK.fullmatch(text)
    if mark is None:
        return ""
    role = node.get("role") or node.get("epub:type") or ""
    names = [
        *(node.get("class") or "").split(),
        *(c for n in node for c in (n.get("class") or "").split()),
    ]
    target = fragment(node)
    says_so = (
        role in ("doc-noteref", "noteref")
        or any(_CLASS.match(name) for name in names)
        or _OF_NOTE.match(target)
        or (target and _OF_CALL.search(target) and re.search(r"(?:fn|ftn|note|cite)", target, re.I))
    )
    return mark[1] if raised or says_so else ""


def raised_marks(node: etree._Element, before: str) -> tuple[str, ...]:
    """The marks of the calls in `<sup>` *node*, which follows *before*; none where it is no call."""
    text = text_of(node)
    marks = [_PLAIN.fullmatch(part) for part in re.split(r"[,;\s]+", text)] if text else []
    if not marks or any(mark is None for mark in marks):
        return ()
    if text[0].isdigit() and _POWER.search(before):
        return ()
    return tuple(mark[1] for mark in marks if mark is not None)


def leads_back(node: etree._Element) -> bool:
    """Whether the link *node* is there to return from a note to its call."""
    if (node.get("role") or "") == "doc-backlink":
        return True
    if any(_BACK_CLASS.match(name) for name in (node.get("class") or "").split()):
        return True
    return bool(fragment(node)) and _BACK.fullmatch(text_of(node)) is not None


def holds_notes(node: etree._Element) -> bool:
    """Whether the page says that *node* holds the bodies of notes."""
    if (node.get("role") or node.get("epub:type") or "") in (
        ("doc-footnote", "doc-endnote", "doc-endnotes", "footnote", "footnotes", "endnotes")
    ):
        return True
    names = (*(node.get("class") or "").split(), node.get("id") or "")
    return any(_NOTES.match(name) for name in names)


def own_mark(text: str, mark: str) -> int:
    """How many code points of a note's *text* are its own *mark*, as in `1. Ibid.`"""
    found = re.match(
        _LEADING.format(mark=re.escape(mark), more=r"\d" if mark.isdigit() else r"\w"), text
    )
    return found.end() if found else 0


def leading_mark(text: str) -> tuple[str, int]:
    """The mark that a note's *text* begins with, and its length; `("", 0)` where there is none."""
    found = _NUMBERED.match(text)
    return (found[1], found.end()) if found else ("", 0)
