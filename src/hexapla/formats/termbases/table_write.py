"""A termbase as the rows of a table: one row for a concept, more where a language has several terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from hexapla.errors import InputError
from hexapla.formats.termbases import tbx_names
from hexapla.formats.termbases.heads import (
    DEFINITION,
    FORM,
    ID,
    NOTE,
    OF_CONCEPT,
    OF_TERM,
    PART,
    SOURCE,
    STATUS,
    SUBJECT,
    SUPERSEDED,
    TERM,
    words_of,
)
from hexapla.model import LANGS, Concept, Term, Termbase

_CONTROL = re.compile("[\x7f-\x9f]")
_ALWAYS = (ID, TERM, STATUS)


def rows_of(termbase: Termbase) -> Iterator[tuple[str, ...]]:
    """The heads, then the rows; columns in which nothing stands are left out.

    Languages stand in the order of the six, others after them; where there are no terms at all,
    the six are heads all the same. `InputError` for control characters, blank terms and concepts
    without an id.
    """
    found = {term.lang for concept in termbase.concepts for term in concept.terms}
    langs = [*(lang for lang in LANGS if lang in found or not found), *sorted(found.difference(LANGS))]
    concepts = [_of_concept(concept) for concept in termbase.concepts]
    own = [field for field in OF_CONCEPT if field in _ALWAYS or any(one[field] for one in concepts)]
    filled = {
        (term.lang, field)
        for concept in termbase.concepts
        for term in concept.terms
        for field, text in _of_term(term, concept).items()
        if text
    }
    columns = [
        (lang, field)
        for lang in langs
        for field in OF_TERM
        if field in _ALWAYS or (lang, field) in filled
    ]
    yield tuple([words_of("", field) for field in own] + [words_of(*column) for column in columns])
    for concept, said in zip(termbase.concepts, concepts, strict=True):
        listed = [[_of_term(term, concept) for term in concept.of(lang)] for lang in langs]
        for at, terms in enumerate([*zip_longest(*listed, fillvalue=_NO_TERM)] or [()]):
            here = dict(zip(langs, terms, strict=bool(terms)))
            cells = [said[field] if field == ID or not at else "" for field in own]
            yield tuple(cells + [here.get(lang, _NO_TERM)[field] for lang, field in columns])


_NO_TERM = dict.fromkeys(OF_TERM, "")


def _of_concept(concept: Concept) -> dict[str, str]:
    if not concept.concept.strip():
        raise InputError("a concept without an id cannot be written as a table")
    where = f"concept {concept.concept!r}"
    return {
        ID: _checked(concept.concept, where),
        SUBJECT: _checked(concept.subject, where),
        DEFINITION: _checked(concept.definition, where),
        NOTE: _checked(concept.note, where),
        SOURCE: _checked(concept.source, where),
        SUPERSEDED: _checked(concept.superseded_by, where),
    }


def _of_term(term: Term, concept: Concept) -> dict[str, str]:
    where = f"concept {concept.concept!r}, {term.lang}"
    if not term.text.strip():
        raise InputError("an empty term cannot be written as a table", where=where)
    return {
        TERM: _checked(term.text, where),
        STATUS: term.status,
        FORM: term.form,
        PART: term.part_of_speech,
        SOURCE: _checked(term.source, where),
        NOTE: _checked(term.note, where),
    }


def _checked(text: str, where: str) -> str:
    """*text*, if a table may hold it: controls that XML takes are signs of a wrong encoding here."""
    if bad := _CONTROL.search(text):
        raise InputError(
            f"a table cannot hold the character U+{ord(bad[0]):04X} in {text!r}",
            where=where,
            remedy="take the character out",
        )
    return tbx_names.checked(text, where)
