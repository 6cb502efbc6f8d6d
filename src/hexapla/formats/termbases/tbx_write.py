"""TBX written: version 3 in its public dialects and both styles, and version 2 (martif).

The same bytes for the same termbase: no clock, nothing sorted anew. What a dialect has no
category for is counted and said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from hexapla.errors import InputError
from hexapla.formats.termbases.remarks import Remarks
from hexapla.formats.termbases.tbx_names import (
    DIALECTS,
    LANG,
    MODULE_OF,
    MODULES,
    NAMESPACE,
    SPACE,
    SUPERSEDED_BY,
    DialectName,
    Style,
    checked,
    escaped,
)
from hexapla.formats.termbases.vocabulary import FORMS, PARTS_OF_SPEECH, STATUSES
from hexapla.model import Concept, Term, Termbase

if TYPE_CHECKING:
    from lxml import etree

_DOCTYPE_2 = '<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">'


class _Names(NamedTuple):
    """What the elements are called in a version of TBX."""

    space: str
    header: str
    entry: str
    section: str
    term: str


_VERSION_3 = _Names(f"{{{NAMESPACE}}}", "tbxHeader", "conceptEntry", "langSec", "termSec")
_VERSION_2 = _Names("", "martifHeader", "termEntry", "langSet", "tig")


def write(termbase: Termbase, remarks: Remarks, dialect: DialectName, style: Style) -> bytes:
    """*termbase* as version 3 in UTF-8, in *dialect* and *style*.

    Terms are grouped by language, in the order of each language's first term. `InputError` for
    text that XML cannot hold (control characters), for empty terms and concepts without an id.
    """
    from lxml import etree

    public = DIALECTS[dialect]
    spaces = {module: MODULES[module] for module in public.modules} if style == "dct" else {}
    # The stubs do not know that a namespace may have no prefix.
    nsmap: dict[Any, str] = {None: NAMESPACE, **spaces}
    root = etree.Element(f"{_VERSION_3.space}tbx", nsmap=nsmap)
    root.set("type", public.type)
    root.set("style", style)
    _Writer(_VERSION_3, remarks, dialect, style).fill(root, termbase)
    schema, kind = public.schema(style)
    head = f'<?xml-model href="{schema}" type="application/xml" schematypens="{kind}"?>'
    return _printed(root, head)


def write_2(termbase: Termbase, remarks: Remarks) -> bytes:
    """*termbase* as TBX-Basic of version 2, as `write` does."""
    from lxml import etree

    root = etree.Element("martif", type="TBX-Basic")
    _Writer(_VERSION_2, remarks, "basic", "dca").fill(root, termbase)
    return _printed(root, _DOCTYPE_2)


def _printed(root: etree._Element, head: str) -> bytes:
    from lxml import etree

    etree.indent(root, "  ")
    printed = etree.tostring(root, encoding="unicode", pretty_print=True)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{head}\n{printed}'.encode()


class _Writer:
    """Writes the concepts of one termbase, with the remarks that its dialect calls for."""

    def __init__(self, names: _Names, remarks: Remarks, dialect: DialectName, style: Style) -> None:
        self._names = names
        self._remarks = remarks
        self._dialect = DIALECTS[dialect]
        self._style = style

    def fill(self, root: etree._Element, termbase: Termbase) -> None:
        """Put the header and all concepts into *root*."""
        root.set(LANG, "en")
        description = self._add(self._add(root, self._names.header), "fileDesc")
        title = self._add(self._add(description, "titleStmt"), "title")
        _fill(title, termbase.name, termbase.name)
        self._add(self._add(description, "sourceDesc"), "p").text = "Termbase written by Hexapla"
        body = self._add(self._add(root, "text"), "body")
        for concept in termbase.concepts:
            self._concept(body, concept)

    def _concept(self, body: etree._Element, concept: Concept) -> None:
        if not concept.concept:
            raise InputError("a concept without an id cannot be written as TBX")
        where = f"concept {concept.concept!r}"
        entry = self._add(body, self._names.entry)
        entry.set("id", escaped(concept.concept, where))
        self._say(entry, "descrip", "subjectField", concept.subject, where)
        if concept.definition and self._holds("definition"):
            group = self._add(entry, "descripGrp")
            self._say(group, "descrip", "definition", concept.definition, where)
            self._say(group, "admin", "source", concept.source, where)
        elif concept.definition:
            self._lose("definition")
        if concept.source and not (concept.definition and self._holds("definition")):
            self._say(entry, "admin", "source", concept.source, where)
        if concept.superseded_by:
            reference = self._say(entry, "ref", "crossReference", SUPERSEDED_BY, where)
            if reference is not None:
                reference.set("target", escaped(concept.superseded_by, where))
        if concept.note:
            _fill(self._add(entry, "note"), concept.note, where)
        for lang in dict.fromkeys(term.lang for term in concept.terms):
            section = self._add(entry, self._names.section)
            section.set(LANG, checked(lang, where))
            for term in concept.of(lang):
                self._term(section, term, f"{where}, {lang}")

    def _term(self, section: etree._Element, term: Term, where: str) -> None:
        if not term.text:
            raise InputError("an empty term cannot be written as TBX", where=where)
        node = self._add(section, self._names.term)
        _fill(self._add(node, "term"), term.text, where)
        self._say(node, "termNote", "administrativeStatus", STATUSES[term.status], where)
        if term.form:
            self._say(node, "termNote", "termType", FORMS[term.form], where)
        if term.part_of_speech:
            part = PARTS_OF_SPEECH[term.part_of_speech]
            self._say(node, "termNote", "partOfSpeech", part, where)
        self._say(node, "admin", "source", term.source, where)
        if term.note:
            _fill(self._add(node, "note"), term.note, where)

    def _say(
        self, parent: etree._Element, element: str, category: str, text: str, where: str
    ) -> etree._Element | None:
        """Write *text* as *category*; `None` where it is blank or the dialect has no place for it."""
        from lxml import etree

        if not text:
            return None
        if not self._holds(category):
            self._lose(category)
            return None
        if self._style == "dct":
            node = etree.SubElement(parent, f"{{{MODULES[MODULE_OF[category]]}}}{category}")
        else:
            node = self._add(parent, element)
            node.set("type", category)
        _fill(node, text, where)
        return node

    def _holds(self, category: str) -> bool:
        return MODULE_OF[category] in self._dialect.modules

    def _lose(self, category: str) -> None:
        self._remarks.add(f"{self._dialect.type} has no place for {category!r}")

    def _add(self, parent: etree._Element, name: str) -> etree._Element:
        from lxml import etree

        return etree.SubElement(parent, f"{self._names.space}{name}")


def _fill(node: etree._Element, text: str, where: str) -> None:
    node.text = checked(text, where)
    if text != text.strip():
        node.set(SPACE, "preserve")
