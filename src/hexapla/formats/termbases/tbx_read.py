"""TBX read: version 3 (Core, Min, Basic, by attributes or by element names) and version 2 (martif).

What the model has no place for is counted and said, never dropped in silence. Elements are
walked once, child by child: a termbase of ten thousand concepts is to load within a second.
"""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from hexapla.errors import InputError
from hexapla.formats.termbases.gathered import Gathered
from hexapla.formats.termbases.remarks import Remarks
from hexapla.formats.termbases.safe_xml import safe_root
from hexapla.formats.termbases.tbx_names import (
    DIALECTS,
    LANG,
    SPACE,
    SUPERSEDED_BY,
    TYPES,
    TYPES_2,
    unescaped,
)
from hexapla.formats.termbases.values import Values, made_terms
from hexapla.formats.termbases.vocabulary import on_language, tag_of
from hexapla.model import LANGS, Concept, Term

if TYPE_CHECKING:
    from lxml import etree

_ENTRIES = ("{*}conceptEntry", "{*}termEntry")
_LANG_SECTIONS = frozenset(("langSec", "langSet"))
_TERM_SECTIONS = frozenset(("termSec", "tig", "ntig"))
_NO_CATEGORY = _LANG_SECTIONS | _TERM_SECTIONS | {""}
_BY_TYPE = frozenset(("termNote", "descrip", "admin", "ref", "xref", "transac", "date"))
"""Elements whose `type` names the category; any other names it itself."""

_PLACES = {
    "term": 0,
    "administrativeStatus": 1,
    "source": 2,
    "note": 3,
    "termType": 4,
    "partOfSpeech": 5,
}
"""The categories of a term that are kept, with their places among its values."""

_OF_TERM = frozenset((*_PLACES, "normativeAuthorization"))
_OF_CONCEPT = frozenset(("note", "subjectField", "definition", "source"))
_OF_LANGUAGE = frozenset(("definition",))

_Said = dict[str, str]
"""What is said of an element, by category."""


def read(data: bytes, name: str, remarks: Remarks) -> tuple[str, tuple[Concept, ...]]:
    """The title (`""`: none) and the concepts of the TBX in *data*; `InputError` with file and line."""
    root = safe_root(data, name)
    _check_dialect(root, name, remarks)
    title = next((_text(node) for node in root.iter("{*}title")), "")
    found = Gathered(remarks)
    reader = _Reader(name, remarks)
    for entry in root.iter(*_ENTRIES):
        found.add(reader.concept(entry), partial(_line, entry))
    return title, found.concepts()


def _check_dialect(root: etree._Element, name: str, remarks: Remarks) -> None:
    local = _local(root.tag)
    if local not in ("tbx", "martif"):
        raise _error(f"not a TBX file: its root is <{local}>", root, name)
    said = root.get("type", "").strip()
    if not said:
        remarks.add("the file names no dialect of TBX and is read as TBX-Basic")
    elif said.lower() not in (TYPES if local == "tbx" else TYPES_2):
        public = ", ".join(dialect.type for dialect in DIALECTS.values())
        raise _error(f"unknown dialect of TBX {said!r}", root, name, f"export it as one of {public}")


class _Reader:
    """Reads the concepts of one file, with the remarks that they call for."""

    def __init__(self, name: str, remarks: Remarks) -> None:
        self._name = name
        self._remarks = remarks

    def concept(self, entry: etree._Element) -> Concept:
        identifier = entry.get("id")
        if not identifier:
            raise _error("a concept entry without an id", entry, self._name)
        said = self._said(entry, _OF_CONCEPT, "concept")
        terms: list[Term] = []
        for section in entry:
            if _local(section.tag) in _LANG_SECTIONS:
                terms += self._section(section, said)
        of = said.get
        return Concept(
            unescaped(identifier),
            of("subjectField", ""),
            tuple(terms),
            of("definition", ""),
            of("note", ""),
            of("source", ""),
            of(SUPERSEDED_BY, ""),
        )

    def _section(self, section: etree._Element, of_concept: _Said) -> list[Term]:
        tag = section.get(LANG)
        if not tag:
            raise _error("a language section without xml:lang", section, self._name)
        lang = tag_of(tag)
        nodes: list[etree._Element] = []
        values: list[Values] = []
        for child in section:
            if _local(child.tag) in _TERM_SECTIONS:
                nodes.append(child)
                values.append(_plain_term(child) or self._term(child))
        if tag not in LANGS:
            on_language(lang, tag, self._remarks, partial(_line, section), len(nodes))
        if len(nodes) < len(section):
            own = self._said(section, _OF_LANGUAGE, "language").get("definition", "")
            if own and of_concept.setdefault("definition", own) != own:
                self._lose("definition", "language", section)
        return made_terms(lang, values, self._name, lambda at: _line(nodes[at]), self._remarks)

    def _term(self, node: etree._Element) -> Values:
        of = self._said(node, _OF_TERM, "term").get
        text = of("term")
        if not text:
            raise _error("a term without text", node, self._name)
        status = of("administrativeStatus") or of("normativeAuthorization", "")
        return Values(
            text, status, of("source", ""), of("note", ""), of("termType", ""), of("partOfSpeech", "")
        )

    def _said(self, node: etree._Element, kept: frozenset[str], level: str) -> _Said:
        said: _Said = {}
        for child in node:
            category = _local(child.tag)
            if category in _BY_TYPE:
                category = child.get("type") or category
            if category not in kept:
                if category not in _NO_CATEGORY:
                    self._other(child, category, said, kept, level)
            elif not said.get(category):
                said[category] = _text(child)
            elif category == "note":
                said[category] = f"{said[category]}\n{_text(child)}".strip("\n")
            else:
                self._lose(category, level, child)
        return said

    def _other(
        self, child: etree._Element, category: str, said: _Said, kept: frozenset[str], level: str
    ) -> None:
        """Take what *child*, which is no category that is kept, says in *said*, or count it as lost."""
        if category == "termGrp":
            # In version 2 a term may stand in a group with its notes.
            said.update({**self._said(child, kept, level), **said})
        elif category == "crossReference" and _text(child).lower() == SUPERSEDED_BY:
            said[SUPERSEDED_BY] = unescaped(child.get("target", ""))
        elif category.endswith("Grp") and len(child):
            self._group(child, said, kept, level)
        else:
            self._lose(category, level, child)

    def _group(self, group: etree._Element, said: _Said, kept: frozenset[str], level: str) -> None:
        """Of a group the first child speaks of the element around it, the rest of that child."""
        speaker, *rest = group
        category = _local(speaker.tag)
        category = (speaker.get("type") if category in _BY_TYPE else None) or category
        if category not in kept or said.get(category):
            self._lose(category, level, group)
            return
        said[category] = _text(speaker)
        for other in rest:
            inner = other.get("type") or _local(other.tag)
            if inner == "source" and category == "definition" and "source" in kept:
                # Where its definition is from is the source of a concept before any other.
                if said.get("source"):
                    self._lose("source", level, group)
                said["source"] = _text(other)
            else:
                self._lose(inner, category, other)

    def _lose(self, category: str, level: str, node: etree._Element) -> None:
        self._remarks.add(f"{category!r} of a {level} is not kept", partial(_line, node))


def _plain_term(node: etree._Element) -> Values | None:
    """The term in *node*, where all that is said of it is kept and plain text; `None`: look closer.

    Nearly all terms are like that, and this takes half the time.
    """
    said = [""] * len(_PLACES)
    for child in node:
        category = _local(child.tag)
        if category in _BY_TYPE:
            category = child.get("type") or category
        place = _PLACES.get(category, -1)
        text = child.text
        if place < 0 or said[place] or not text or text != text.strip() or len(child):
            return None
        said[place] = text
    return Values._make(said) if said[0] else None


@lru_cache(1024)
def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _line(node: etree._Element) -> int:
    """The line of *node*, found by walking the tree in a long file: to be asked only when needed."""
    line: Any = node.sourceline
    return int(line or 0)


def _text(node: etree._Element) -> str:
    text = node.text if not len(node) else "".join(map(str, node.itertext()))
    if not text:
        return ""
    bare = text.strip()
    return text if bare != text and node.get(SPACE) == "preserve" else bare


def _error(
    what: str, node: etree._Element, name: str, remedy: str = "mend the file or export it again"
) -> InputError:
    return InputError(what, where=f"{name}:{node.sourceline}", remedy=remedy)
