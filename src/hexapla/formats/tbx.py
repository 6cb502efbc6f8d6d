"""TBX-Basic, version 3 (ISO 30042:2019): termbases read and written.

Writes the DCA style, reads DCA, DCT and the version 2 element names. What the model has no
place for (part of speech, transactions, cross references) is read over and not kept.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from hexapla.errors import InputError
from hexapla.formats.xml import parsed
from hexapla.model import Concept, Term, Termbase, TermStatus

if TYPE_CHECKING:
    from lxml import etree

_NAMESPACE = "urn:iso:std:iso:30042:ed-2"
_XML = "http://www.w3.org/XML/1998/namespace"
_LANG, _SPACE = f"{{{_XML}}}lang", f"{{{_XML}}}space"
_INSTRUCTIONS = (
    '<?xml-model href="https://raw.githubusercontent.com/LTAC-Global/TBX-Basic_dialect/master/DCA/'
    'TBXcoreStructV03_TBX-Basic_integrated.rng" type="application/xml" '
    'schematypens="http://relaxng.org/ns/structure/1.0"?>'
)
_ROOT = f'<tbx xmlns="{_NAMESPACE}" type="TBX-Basic" style="dca" xml:lang="en"/>'
_STATUS: dict[TermStatus, str] = {
    "preferred": "preferredTerm-admn-sts",
    "admitted": "admittedTerm-admn-sts",
    "deprecated": "deprecatedTerm-admn-sts",
    "superseded": "supersededTerm-admn-sts",
}
_READ_STATUS: dict[str, TermStatus] = {
    **{value: status for status, value in _STATUS.items()},
    "standardizedTerm-admn-sts": "preferred",
    "legalTerm-admn-sts": "preferred",
    "regulatedTerm-admn-sts": "preferred",
}
_ENTRIES = ("conceptEntry", "termEntry")
_LANG_SECTIONS = ("langSec", "langSet")
_READ_CATEGORIES = ("administrativeStatus", "definition", "source", "subjectField")
_TERM_SECTIONS = ("termSec", "tig", "ntig")
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_IN_ID = re.compile(r"_(?=x[0-9A-F]{4,6}_)|[^A-Za-z0-9_.\-]|^[0-9.\-]")
_ESCAPED = re.compile(r"_x([0-9A-F]{4,6})_")


def read_tbx(data: bytes, name: str) -> Termbase:
    """The termbase in *data*; *name* is the file's, for errors and where no title is given.

    A language's first term without a status is preferred where none else is, other terms
    without one are admitted. Raises `InputError` with file and line.
    """
    root = parsed(data, name)
    if _local(root) not in ("tbx", "martif"):
        raise _error(f"not a TBX file: its root is <{_local(root)}>", root, name)
    title = next((_text(node) for node in _descendants(root, ("title",))), "")
    entries = list(_descendants(root, _ENTRIES))
    concepts = tuple(_concept(entry, name) for entry in entries)
    seen: dict[str, etree._Element] = {}
    for concept, entry in zip(concepts, entries, strict=True):
        if concept.concept in seen:
            first = seen[concept.concept].sourceline
            raise _error(f"the id {concept.concept!r} stands twice (first in line {first})", entry, name)
        seen[concept.concept] = entry
    return Termbase(title or name, concepts, hashlib.sha256(data).hexdigest())


def _concept(entry: etree._Element, name: str) -> Concept:
    identifier = entry.get("id")
    if not identifier:
        raise _error("a concept entry without an id", entry, name)
    terms: list[Term] = []
    sections = list(_children(entry, _LANG_SECTIONS))
    for section in sections:
        lang = section.get(_LANG)
        if not lang:
            raise _error("a language section without xml:lang", section, name)
        terms.extend(_terms(section, lang, name))
    said = _values(entry)
    definition = said.get("definition", "")
    for section in sections:
        definition = definition or _values(section).get("definition", "")
    return Concept(_unescaped(identifier), said.get("subjectField", ""), tuple(terms), definition)


def _terms(section: etree._Element, lang: str, name: str) -> Iterator[Term]:
    nodes = list(_children(section, _TERM_SECTIONS))
    said = [_values(node) for node in nodes]
    given = [_status(values, node, name) for values, node in zip(said, nodes, strict=True)]
    has_preferred = "preferred" in given
    for node, values, status in zip(nodes, said, given, strict=True):
        unsaid: TermStatus = "admitted" if has_preferred else "preferred"
        has_preferred = has_preferred or status is None
        text = next((_text(term) for term in _descendants(node, ("term",))), "")
        if not text:
            raise _error("a term without text", node, name)
        notes = [_text(note) for note in _children(node, ("note",))]
        yield Term(
            lang, text, status or unsaid, values.get("source", ""), "\n".join(filter(None, notes))
        )


def _status(values: Mapping[str, str], node: etree._Element, name: str) -> TermStatus | None:
    value = values.get("administrativeStatus", "")
    if not value:
        return None
    if value not in _READ_STATUS:
        known = ", ".join(_STATUS.values())
        raise _error(f"unknown administrative status {value!r}", node, name, f"use one of {known}")
    return _READ_STATUS[value]


def _values(node: etree._Element) -> dict[str, str]:
    """The first value of each data category in *node* itself: by attribute (DCA) or by name (DCT).

    Of a group only the first child speaks of *node*; the rest speaks of that child. The
    `termGrp` of version 2 is no such group: it is the term with its notes.
    """
    found: dict[str, str] = {}
    for child in node:
        local = _local(child)
        if local == "termGrp":
            found = {**_values(child), **found}
            continue
        speaker = child[0] if local.endswith("Grp") and len(child) else child
        for category in (_local(speaker), speaker.get("type")):
            if category in _READ_CATEGORIES and category not in found:
                found[category] = _text(speaker)
    return found


def _children(node: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    return (child for child in node if _local(child) in names)


def _descendants(node: etree._Element, names: tuple[str, ...]) -> Iterator[etree._Element]:
    return node.iter(*(f"{{*}}{name}" for name in names))


def _local(node: etree._Element) -> str:
    tag = node.tag
    return _local_name(tag) if isinstance(tag, str) else ""


@lru_cache(1024)
def _local_name(tag: str) -> str:
    return tag.rpartition("}")[2]


def _text(node: etree._Element) -> str:
    text = "".join(str(part) for part in node.itertext()) if len(node) else node.text or ""
    return text if node.get(_SPACE) == "preserve" else text.strip()


def _error(
    what: str, node: etree._Element, name: str, remedy: str = "mend the file or export it again"
) -> InputError:
    return InputError(what, where=f"{name}:{node.sourceline}", remedy=remedy)


def write_tbx(termbase: Termbase) -> bytes:
    """*termbase* as TBX-Basic in UTF-8, the same bytes for the same termbase.

    Terms are grouped by language, in the order of each language's first term. Raises
    `InputError` for text that XML cannot hold (control characters) and for empty terms.
    """
    from lxml import etree

    root = etree.fromstring(_ROOT)
    description = _add(_add(root, "tbxHeader"), "fileDesc")
    _fill(_add(_add(description, "titleStmt"), "title"), termbase.name, termbase.name)
    _add(_add(description, "sourceDesc"), "p").text = "Termbase written by Hexapla"
    body = _add(_add(root, "text"), "body")
    for concept in termbase.concepts:
        _write_concept(body, concept)
    etree.indent(root, "  ")
    printed = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_INSTRUCTIONS}\n{printed}'.encode()


def _write_concept(body: etree._Element, concept: Concept) -> None:
    if not concept.concept:
        raise InputError("a concept without an id cannot be written as TBX")
    where = f"concept {concept.concept!r}"
    entry = _add(body, "conceptEntry", id=_escaped(concept.concept, where))
    if concept.subject:
        _fill(_add(entry, "descrip", type="subjectField"), concept.subject, where)
    if concept.definition:
        group = _add(entry, "descripGrp")
        _fill(_add(group, "descrip", type="definition"), concept.definition, where)
    for lang in dict.fromkeys(term.lang for term in concept.terms):
        section = _add(entry, "langSec")
        section.set(_LANG, _checked(lang, where))
        for term in concept.of(lang):
            _write_term(section, term, f"{where}, {lang}")


def _write_term(section: etree._Element, term: Term, where: str) -> None:
    if not term.text:
        raise InputError("an empty term cannot be written as TBX", where=where)
    node = _add(section, "termSec")
    _fill(_add(node, "term"), term.text, where)
    _add(node, "termNote", type="administrativeStatus").text = _STATUS[term.status]
    if term.source:
        _fill(_add(node, "admin", type="source"), term.source, where)
    if term.note:
        _fill(_add(node, "note"), term.note, where)


def _add(parent: etree._Element, name: str, **attributes: str) -> etree._Element:
    from lxml import etree

    return etree.SubElement(parent, f"{{{_NAMESPACE}}}{name}", attributes)


def _fill(node: etree._Element, text: str, where: str) -> None:
    node.text = _checked(text, where)
    if text != text.strip():
        node.set(_SPACE, "preserve")


def _checked(text: str, where: str) -> str:
    bad = _ILLEGAL.search(text)
    if bad:
        raise InputError(
            f"XML cannot hold the character U+{ord(bad[0]):04X} in {text!r}",
            where=where,
            remedy="take the character out",
        )
    return text


def _escaped(identifier: str, where: str) -> str:
    """*identifier* as an XML name; other characters as `_x0020_`."""
    return _NOT_IN_ID.sub(lambda match: f"_x{ord(match[0]):04X}_", _checked(identifier, where))


def _unescaped(identifier: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), identifier)
