"""SKOS written: a label for each term; in SKOS-XL what a label alone does not say of it.

Superseded terms are hidden labels too, and a second preferred term of a language is another
label, as SKOS allows one: their status stands in SKOS-XL.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hexapla.errors import InputError
from hexapla.formats.termbases.rdf import iri, iri_of, printed
from hexapla.formats.termbases.tbx_names import checked
from hexapla.formats.termbases.vocabulary import FORMS, PARTS_OF_SPEECH, STATUSES
from hexapla.model import Concept, Term, Termbase, TermStatus

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, NamedNode, Triple

LABELS: dict[TermStatus, str] = {
    "preferred": "prefLabel",
    "admitted": "altLabel",
    "deprecated": "hiddenLabel",
    "superseded": "hiddenLabel",
}
SCHEME = "urn:hexapla:termbase"


def write(termbase: Termbase, *, rdfxml: bool) -> bytes:
    """*termbase* as RDF/XML, or as Turtle; the same bytes for the same termbase.

    `InputError` for control characters, empty terms and concepts without an id.
    """
    return printed(_Writer().stated(termbase), rdfxml=rdfxml)


class _Writer:
    """States one termbase, numbering its labels."""

    def __init__(self) -> None:
        self._labels = 0

    def stated(self, termbase: Termbase) -> Iterator[Triple]:
        from pyoxigraph import NamedNode

        scheme = NamedNode(SCHEME)
        yield _link(scheme, "rdf:type", iri("skos:ConceptScheme"))
        yield _say(scheme, "dct:title", termbase.name, termbase.name)
        for concept in termbase.concepts:
            yield from self._concept(concept)

    def _concept(self, concept: Concept) -> Iterator[Triple]:
        from pyoxigraph import BlankNode, NamedNode

        if not concept.concept:
            raise InputError("a concept without an id cannot be written as SKOS")
        where = f"concept {concept.concept!r}"
        node = NamedNode(iri_of(checked(concept.concept, where)))
        yield _link(node, "rdf:type", iri("skos:Concept"))
        yield _link(node, "skos:inScheme", SCHEME)
        said = {
            "dct:subject": concept.subject,
            "skos:definition": concept.definition,
            "dct:source": concept.source,
            "skos:note": concept.note,
        }
        for name, text in said.items():
            if text:
                yield _say(node, name, text, where)
        if concept.superseded_by:
            yield _link(node, "dct:isReplacedBy", iri_of(checked(concept.superseded_by, where)))
        links: list[Triple] = []
        own: list[tuple[BlankNode, Term, dict[str, str]]] = []
        for label, term, place, times in _labelled(concept, where):
            if place == 0:
                yield _say(node, f"skos:{label}", term.text, where, term.lang)
            if details := _details(term, label, always=times > 1):
                self._labels += 1
                own.append((BlankNode(f"label{self._labels}"), term, details))
                links.append(_link(node, f"skosxl:{label}", own[-1][0]))
        yield from links
        for label_node, term, details in own:
            yield _link(label_node, "rdf:type", iri("skosxl:Label"))
            yield _say(label_node, "skosxl:literalForm", term.text, where, term.lang)
            for name, text in details.items():
                yield _say(label_node, name, text, where)


def _labelled(concept: Concept, where: str) -> Iterator[tuple[str, Term, int, int]]:
    """The terms of *concept* with their kinds of label.

    SKOS has a text once among the labels of a language: with each term come its place among
    those with one text, from 0, and how many these are.
    """
    times = Counter((term.lang, term.text) for term in concept.terms)
    labels: dict[tuple[str, str], str] = {}
    places: Counter[tuple[str, str]] = Counter()
    preferred: set[str] = set()
    for term in concept.terms:
        if not term.text:
            raise InputError("an empty term cannot be written as SKOS", where=where)
        key = term.lang, term.text
        again = term.status == "preferred" and term.lang in preferred
        label = labels.setdefault(key, "altLabel" if again else LABELS[term.status])
        if label == LABELS["preferred"]:
            preferred.add(term.lang)
        yield label, term, places[key], times[key]
        places[key] += 1


def _details(term: Term, label: str, *, always: bool) -> dict[str, str]:
    """What a label of that kind does not say of *term*; *always*: its status is said anyhow."""
    plain = next(status for status, name in LABELS.items() if name == label)
    details = {
        "tbx:administrativeStatus": STATUSES[term.status] if always or term.status != plain else "",
        "tbx:termType": FORMS[term.form] if term.form else "",
        "tbx:partOfSpeech": PARTS_OF_SPEECH[term.part_of_speech] if term.part_of_speech else "",
        "dct:source": term.source,
        "skos:note": term.note,
    }
    return {name: text for name, text in details.items() if text}


def _say(node: NamedNode | BlankNode, name: str, text: str, where: str, lang: str = "") -> Triple:
    from pyoxigraph import Literal, NamedNode, Triple

    try:
        value = Literal(checked(text, where), language=lang or None)
    except ValueError as error:
        raise InputError(
            f"{lang!r} is no tag of a language", where=where, remedy="use one such as pt or pt-BR"
        ) from error
    return Triple(node, NamedNode(iri(name)), value)


def _link(node: NamedNode | BlankNode, name: str, target: str | BlankNode) -> Triple:
    from pyoxigraph import NamedNode, Triple

    return Triple(node, NamedNode(iri(name)), NamedNode(target) if isinstance(target, str) else target)
