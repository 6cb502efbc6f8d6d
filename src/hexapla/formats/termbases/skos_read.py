"""SKOS read: labels as terms, the hidden ones as deprecated; details from SKOS-XL where there are any.

Broader, narrower and other relations, and notes of other kinds, are counted and said.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from hexapla.formats.format import Source
from hexapla.formats.termbases.gathered import Gathered
from hexapla.formats.termbases.rdf import compact, concept_of, triples
from hexapla.formats.termbases.remarks import Remarks
from hexapla.formats.termbases.skos_write import LABELS
from hexapla.formats.termbases.values import Values, made_terms
from hexapla.formats.termbases.vocabulary import STATUSES, on_language, tag_of
from hexapla.model import Concept, Term, TermStatus

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Triple

    _Node = NamedNode | BlankNode
    _Value = NamedNode | BlankNode | Literal | Triple

_STATUS_OF: dict[str, TermStatus] = {
    f"{prefix}:{label}": status
    for status, label in LABELS.items()
    if status != "superseded"
    for prefix in ("skos", "skosxl")
}
_DETAILS = {
    "tbx:administrativeStatus": "status",
    "tbx:termType": "form",
    "tbx:partOfSpeech": "part",
    "dct:source": "source",
    "skos:note": "note",
}
_ASIDE = frozenset(("rdf:type", "skos:inScheme", "skos:topConceptOf", "skosxl:literalForm"))
_KEPT = frozenset(("dct:subject", "skos:definition", "skos:note", "dct:source", "dct:isReplacedBy"))
_MAY_BE_NODES = frozenset(("dct:source", "dct:isReplacedBy"))
_COLLECTIONS = frozenset(("skos:Collection", "skos:OrderedCollection"))
_TITLES = ("dct:title", "rdfs:label", "skos:prefLabel")

_Key = tuple[str, str, int]
"""A language, a text, and which of the labels of SKOS-XL with them it is."""

_Stated = Sequence[tuple[str, "_Value"]]
"""What is stated of one thing: the short names of properties, and their values."""


def read(source: Source, remarks: Remarks, *, rdfxml: bool) -> tuple[str, tuple[Concept, ...]]:
    """The title (`""`: none) and the concepts of the RDF/XML, or of the Turtle, in *source*.

    `InputError` with file and line where it is damaged.
    """
    about: dict[_Node | Triple, list[tuple[str, _Value]]] = {}
    for quad in triples(source.data, source.name, rdfxml=rdfxml):
        about.setdefault(quad.subject, []).append((compact(quad.predicate.value), quad.object))
    title = ""
    found = Gathered(remarks)
    reader = _Reader(source.name, remarks, about)
    for node, stated in about.items():
        types = {compact(_text(value)) for said, value in stated if said == "rdf:type"}
        names = {said for said, _ in stated}
        if "skos:ConceptScheme" in types:
            title = title or _title(stated)
        elif "skos:Concept" in types or (names & _STATUS_OF.keys() and not types & _COLLECTIONS):
            found.add(reader.concept(_text(node), stated), lambda: 0)
        elif "skosxl:literalForm" not in names:
            remarks.add("what is no concept is not kept")
    return title, found.concepts()


def _title(stated: _Stated) -> str:
    said = {name: _text(value) for name, value in reversed(stated)}
    return next((said[name] for name in _TITLES if name in said), "")


def _text(value: object) -> str:
    """The IRI of a node, the text of a literal."""
    return str(getattr(value, "value", ""))


class _Reader:
    """Reads the concepts of one file, with the remarks that they call for."""

    def __init__(self, name: str, remarks: Remarks, about: Mapping[_Node | Triple, _Stated]) -> None:
        self._name = name
        self._remarks = remarks
        self._about = about

    def concept(self, node: str, stated: _Stated) -> Concept:
        said: dict[str, str] = {}
        self._detailed: set[_Key] = set()
        labels: dict[_Key, Values] = {}
        for name, value in stated:
            if name in _STATUS_OF:
                self._label(name, value, labels)
            elif name not in _ASIDE:
                self._keep(name, value, said)
        identifier = concept_of(node)
        where = f"{self._name} (concept {identifier!r})"
        terms: list[Term] = []
        for (lang, _, _), values in labels.items():
            terms += made_terms(lang, [values], where, lambda _: 0, self._remarks)
        return Concept(
            identifier,
            said.get("dct:subject", ""),
            tuple(terms),
            said.get("skos:definition", ""),
            said.get("skos:note", ""),
            said.get("dct:source", ""),
            concept_of(said.get("dct:isReplacedBy", "")),
        )

    def _label(self, name: str, value: _Value, labels: dict[_Key, Values]) -> None:
        """Add the term that a label is; one of SKOS-XL adds to the plain one with its text."""
        stated = self._about.get(value, ()) if not isinstance(value, _literal()) else ()
        forms = [(one, said) for said, one in stated if said == "skosxl:literalForm"]
        form = forms[0][0] if forms else value
        if not isinstance(form, _literal()) or not form.language or not form.value.strip():
            self._remarks.add(f"{name!r} without a text or its language is not kept")
            return
        tag = tag_of(form.language)
        place = 0
        while forms and (tag, form.value, place) in self._detailed:
            place += 1
        key = tag, form.value, place
        if key not in labels:
            on_language(tag, form.language, self._remarks, 0, 1)
        elif not forms:
            return
        if forms:
            self._detailed.add(key)
        details = {"status": STATUSES[_STATUS_OF[name]]}
        for said, one in stated:
            if said in _DETAILS:
                details[_DETAILS[said]] = _text(one)
            elif said not in _ASIDE:
                self._remarks.add(f"{said!r} of a label is not kept")
        labels[key] = Values(form.value, **details)

    def _keep(self, name: str, value: _Value, said: dict[str, str]) -> None:
        """Keep what a concept says of itself in *said*, or count it as lost."""
        literal = isinstance(value, _literal())
        if name not in _KEPT or name in said or (not literal and name not in _MAY_BE_NODES):
            self._remarks.add(f"{name!r} of a concept is not kept")
            return
        said[name] = _text(value)
        if literal and getattr(value, "language", None):
            self._remarks.add(f"the language of {name!r} is not kept")


def _literal() -> type[Literal]:
    from pyoxigraph import Literal

    return Literal
