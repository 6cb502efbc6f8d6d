"""Soundness, merging and lookup of termbases."""

from __future__ import annotations

import pytest

from hexapla.model import Concept, Term, Termbase
from hexapla.terms.termbase import by_id, complaints, merge, opens_clauses


def concept(name: str, *terms: Term, subject: str = "law") -> Concept:
    return Concept(name, subject, terms)


LAW = concept("law", Term("ar", "القانون", "preferred"), Term("ru", "право", "preferred"))


@pytest.mark.parametrize(
    ("concepts", "complaint"),
    [
        ((LAW, LAW), "law: the concept stands 2 times"),
        ((concept("a", Term("zh", " ", "preferred")),), "a: zh: an empty term"),
        (
            (concept("a", Term("ru", "права  человека", "preferred")),),
            "a: ru: stray spaces in 'права  человека'",
        ),
        ((concept("a", Term("fr", "e\u0301tat", "preferred")),), "a: fr: 'e\u0301tat' is not in NFC"),
        (
            (concept("a", Term("es", "ley", "preferred"), Term("es", "derecho", "preferred")),),
            "a: es: 2 preferred terms: 'ley', 'derecho'",
        ),
        (
            (concept("a", Term("ar", "حق", "preferred"), Term("ar", "حق", "deprecated")),),
            "a: ar: 'حق' stands more than once (preferred, deprecated)",
        ),
        ((concept("", Term("en", "law", "preferred")),), "(no id): a concept without an id"),
    ],
)
def test_complaints(concepts: tuple[Concept, ...], complaint: str) -> None:
    termbase = Termbase("t.tbx", concepts)
    assert complaints(termbase) == (complaint,)


def test_a_sound_termbase() -> None:
    termbase = Termbase("t", (LAW, concept("treaty", Term("zh", "条约", "preferred"))))
    assert complaints(termbase) == ()


def test_the_later_termbase_wins_in_the_place_of_the_earlier() -> None:
    mine = concept("law", Term("ru", "закон", "preferred"))
    other = concept("treaty", Term("zh", "条约", "preferred"))
    merged = merge([Termbase("core", (LAW, other), "aa"), Termbase("mine", (mine,), "bb")])
    assert (merged.name, merged.concepts) == ("core+mine", (mine, other))
    assert len(merged.sha256) == 64
    assert by_id(merged)["law"] is mine
    only = Termbase("core", (LAW,), "aa")
    assert merge([only]) is only


@pytest.mark.parametrize(
    ("subject", "expected"),
    [("lead-preambular", True), ("organ", True), ("organized crime", False), ("law", False)],
)
def test_which_concepts_open_clauses(subject: str, expected: bool) -> None:
    assert opens_clauses(concept("x", subject=subject)) is expected
