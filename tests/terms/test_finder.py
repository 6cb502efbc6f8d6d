"""What the finder finds, case by case, and what holds of any text."""

from __future__ import annotations

import pickle
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.model import LANGS, Concept, Lang, Term, Termbase
from hexapla.terms.finder import TermFinder

_TABLES = tomllib.loads((Path(__file__).parent / "finder.toml").read_text(encoding="utf-8"))


def termbase() -> Termbase:
    concepts = []
    for table in _TABLES["concept"]:
        terms = [
            Term(lang, text, "admitted" if place else "preferred")
            for lang, texts in table["terms"].items()
            for place, text in enumerate(texts)
        ]
        concepts.append(Concept(table["concept"], table.get("subject", "development"), tuple(terms)))
    return Termbase("cases", tuple(concepts))


FINDER = TermFinder(termbase())
_WORDS = sorted({t.text for c in FINDER.termbase.concepts for t in c.terms})
_TEXT = st.lists(
    st.one_of(st.sampled_from(_WORDS), st.text(max_size=4), st.sampled_from(" ,'\u2019-\u0640\u0301")),
    max_size=8,
).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda glue: glue.join(parts)))


@pytest.mark.parametrize("case", _TABLES["case"], ids=lambda case: str(case["name"]))
def test_case(case: dict[str, Any]) -> None:
    text: str = case["text"]
    found = FINDER.find(text, case["lang"])
    assert [[x.concept, x.span.of(text)] for x in found] == case["found"]


@given(_TEXT, st.sampled_from(LANGS))
@settings(deadline=None)
def test_any_text(text: str, lang: Lang) -> None:
    found = FINDER.find_nested(text, lang)
    assert list(found) == sorted(found)
    for x in found:
        assert 0 <= x.span.start < x.span.stop <= len(text)
        assert x.term in {term.text for term in FINDER.concept(x.concept).of(lang)}
        outer = {y.concept for y in found if y.span != x.span and y.span.start <= x.span.start}
        assert set(x.inside) <= outer
    assert FINDER.find(text, lang) == tuple(x for x in found if not x.inside)


@given(_TEXT, st.sampled_from(LANGS))
@settings(deadline=None, max_examples=40)
def test_the_order_of_the_termbase_does_not_matter(text: str, lang: Lang) -> None:
    other = TermFinder(Termbase("reversed", FINDER.termbase.concepts[::-1]))
    assert other.find_nested(text, lang) == FINDER.find_nested(text, lang)


@pytest.mark.parametrize("lang", LANGS)
def test_every_term_is_found_between_others(lang: Lang) -> None:
    for concept in FINDER.termbase.concepts:
        apart = concept.subject.startswith("lead") or "article" in concept.subject
        for term in concept.of(lang) if not apart else ():
            text = f"x {term.text} y" if lang != "zh" else f"，{term.text}。"
            spans = [x.span.of(text) for x in FINDER.find(text, lang) if x.concept == concept.concept]
            assert spans == [term.text]


def test_a_rejected_form_to_the_letter_comes_before_an_accepted_inflection() -> None:
    terms = (
        Term("en", "Telecommunication Union", "preferred"),
        Term("en", "Telecommunications Union", "deprecated"),
    )
    finder = TermFinder(Termbase("t", (Concept("itu", "institutions", terms),)))
    statuses = [[x.status for x in finder.find(term.text, "en")] for term in terms]
    assert statuses == [["preferred"], ["deprecated"]]


@pytest.mark.parametrize(
    ("concept", "lang", "text", "expected"),
    [
        ("capacity-building", "fr", "renforcer les capacités nationales", True),
        ("capacity-building", "fr", "renforcer les institutions nationales", False),
        ("capacity-building", "ar", "قدرات البناء", True),
        ("capacity-building", "zh", "建设这种能力", True),
        ("capacity-building", "zh", "建设国家", False),
        ("developing-countries", "fr", "les pays développés et en développement", True),
        ("developing-countries", "fr", "les pays développés", False),
        ("artificial-intelligence", "ru", "интеллект, в том числе искусственный", True),
        ("artificial-intelligence", "es", "la inteligencia", False),
    ],
)
def test_suspected_paraphrases(concept: str, lang: Lang, text: str, expected: bool) -> None:
    assert FINDER.suspects(concept, text, lang) is expected


def test_a_finder_travels_to_another_process() -> None:
    text = "le renforcement de leurs capacités"
    again = pickle.loads(pickle.dumps(FINDER))  # noqa: S301 (our own bytes)
    assert again.find(text, "fr") == FINDER.find(text, "fr") != ()
