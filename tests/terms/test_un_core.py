"""The termbase that ships: sound, whole, and found by the finder term by term."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from hexapla.formats.tbx import read_tbx, write_tbx
from hexapla.model import LANGS, Lang, Termbase
from hexapla.terms.finder import TermFinder
from hexapla.terms.termbase import ACCEPTED, complaints, opens_clauses
from hexapla.text.function_words import plain
from hexapla.text.tokenise import tokenise

FILE = Path(__file__).resolve().parents[2] / "corpora" / "terms" / "un-core.tbx"


@cache
def core() -> Termbase:
    return read_tbx(FILE.read_bytes(), FILE.name)


@cache
def finder() -> TermFinder:
    return TermFinder(core())


def test_sound_and_written_by_our_own_writer() -> None:
    assert complaints(core()) == ()
    assert write_tbx(core()) == FILE.read_bytes()


def test_every_concept_has_one_preferred_term_in_each_language() -> None:
    assert len(core().concepts) >= 300
    lacking = [
        (concept.concept, lang)
        for concept in core().concepts
        for lang in LANGS
        if len(concept.of(lang, "preferred")) != 1
    ]
    assert lacking == []


@pytest.mark.parametrize("lang", LANGS)
def test_every_term_is_found_in_itself(lang: Lang) -> None:
    lost = []
    for concept in core().concepts:
        for term in concept.of(lang):
            words = [t for t in tokenise(term.text, lang) if plain(t.form, lang)]
            start = words[0].span.start if lang != "zh" else 0
            found = finder().find_nested(term.text, lang)
            if not any(x.concept == concept.concept and x.span.start == start for x in found):
                lost.append((concept.concept, term.text))
    assert lost == []


@pytest.mark.parametrize("lang", LANGS)
def test_no_accepted_term_reads_as_a_rejected_one(lang: Lang) -> None:
    clashes = [
        (concept.concept, term.text, x.concept)
        for concept in core().concepts
        if not opens_clauses(concept)
        for term in concept.of(lang, *ACCEPTED)
        for x in finder().find(term.text, lang)
        if x.status not in ACCEPTED
    ]
    assert clashes == []
