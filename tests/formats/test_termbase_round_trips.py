"""Any termbase through every format and back: nothing that the model holds is lost, or it is said."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import InputError
from hexapla.formats import Source
from hexapla.formats.termbases import FormatName, read_termbase, write_termbase
from hexapla.formats.termbases.tbx_names import DIALECTS, DialectName, Style
from hexapla.formats.termbases.vocabulary import FORMS, PARTS_OF_SPEECH, STATUSES
from hexapla.model import LANGS, Concept, Term, Termbase

ROOT = Path(__file__).resolve().parents[2]
CORE = ROOT / "corpora" / "terms" / "un-core.tbx"
COUNTRIES = ROOT.parent / "shared" / "data" / "unterm-countries" / "country-codes.csv"
NAMES: dict[FormatName, str] = {
    "tbx": "x.tbx",
    "tbx2": "x.tbx",
    "turtle": "x.ttl",
    "rdfxml": "x.rdf",
    "csv": "x.csv",
    "xlsx": "x.xlsx",
}
FORMATS = list(NAMES)
STYLES: list[Style] = ["dca", "dct"]

_LETTERS = "السلمؤةكـَ和平联合国能力миробщйЁéñœaAzZ"
_SIGNS = " \n\t\"',;|<>&=+-@()[]#_x000D_\\/%0123456789.\u00a0\u200f\u200c\u2028\u0301\U0001f54a\uff1d"
_TEXTS = st.text(st.sampled_from(_LETTERS + _SIGNS), max_size=12).map(lambda t: t if t.strip() else "")
_FILLED = st.text(st.sampled_from(_LETTERS + _SIGNS), min_size=1, max_size=12).filter(str.strip)
_TERMS = st.builds(
    Term,
    st.sampled_from([*LANGS, "pt-BR", "zh-Hant", "sw"]),
    _FILLED,
    st.sampled_from([*STATUSES]),
    _TEXTS,
    _TEXTS,
    st.sampled_from(("", *FORMS)),
    st.sampled_from(("", *PARTS_OF_SPEECH)),
)
_LISTS = st.lists(_TERMS, max_size=6, unique_by=lambda t: (t.lang, t.text)).map(tuple)
_CONCEPTS = st.builds(Concept, _FILLED, _TEXTS, _LISTS, _TEXTS, _TEXTS, _TEXTS, _TEXTS)
_TERMBASES = st.lists(_CONCEPTS, min_size=1, max_size=5, unique_by=lambda c: c.concept).map(
    lambda concepts: Termbase("x", tuple(concepts))
)


def back(
    termbase: Termbase, form: FormatName, dialect: DialectName = "basic", style: Style = "dca"
) -> Termbase:
    """*termbase* written, twice with the same bytes, and read again."""
    data = write_termbase(termbase, NAMES[form], form, dialect, style).data
    assert write_termbase(termbase, NAMES[form], form, dialect, style).data == data
    return read_termbase(Source(data, NAMES[form])).termbase


def by_language(termbase: Termbase) -> tuple[Concept, ...]:
    """The concepts, the terms of each sorted by language and else in order."""
    return tuple(
        replace(one, terms=tuple(sorted(one.terms, key=lambda t: t.lang))) for one in termbase.concepts
    )


@pytest.mark.parametrize("form", FORMATS)
@given(termbase=_TERMBASES)
@settings(max_examples=60, deadline=None)
def test_any_termbase_survives(form: FormatName, termbase: Termbase) -> None:
    assert by_language(back(termbase, form)) == by_language(termbase)


@pytest.mark.parametrize("form", ["turtle", "rdfxml"])
@given(termbase=_TERMBASES)
@settings(max_examples=30, deadline=None)
def test_skos_keeps_all_in_order(form: FormatName, termbase: Termbase) -> None:
    found = back(termbase, form)
    assert (found.name, found.concepts) == (termbase.name, termbase.concepts)


def held(concept: Concept, dialect: DialectName) -> Concept:
    """What *dialect* holds of *concept*."""
    if dialect == "basic":
        return concept
    terms = tuple(replace(term, source="", form="") for term in concept.terms)
    bare = replace(concept, terms=terms, definition="", source="", superseded_by="")
    if dialect == "min":
        return bare
    lone = tuple(replace(term, part_of_speech="") for term in terms)
    return replace(bare, subject="", terms=lone)


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("dialect", [*DIALECTS])
@given(termbase=_TERMBASES)
@settings(max_examples=30, deadline=None)
def test_a_dialect_keeps_what_it_holds_and_says_the_rest(
    dialect: DialectName, style: Style, termbase: Termbase
) -> None:
    concepts = tuple(held(concept, dialect) for concept in termbase.concepts)
    found = back(termbase, "tbx", dialect, style)
    wanted = by_language(Termbase("x", concepts))
    if dialect == "core":
        wanted = tuple(map(without_status, wanted))
    read = by_language(found)
    assert (tuple(map(without_status, read)) if dialect == "core" else read) == wanted
    remarks = write_termbase(termbase, "x.tbx", "tbx", dialect, style).remarks
    bare = dialect == "core" and any(concept.terms for concept in concepts)
    assert bool(remarks) == (concepts != termbase.concepts or bare)


def without_status(concept: Concept) -> Concept:
    return replace(concept, terms=tuple(replace(t, status="preferred") for t in concept.terms))


@cache
def shipped() -> Termbase:
    return read_termbase(Source(CORE.read_bytes(), CORE.name)).termbase


@pytest.mark.parametrize("form", FORMATS)
def test_the_termbase_that_ships(form: FormatName) -> None:
    assert back(shipped(), form).concepts == shipped().concepts


@pytest.mark.parametrize("form", FORMATS)
def test_the_countries_of_unterm(form: FormatName) -> None:
    if not COUNTRIES.is_file():
        pytest.skip(f"no table of countries at {COUNTRIES}")
    countries = read_termbase(Source(COUNTRIES.read_bytes(), "x.csv")).termbase
    assert by_language(back(countries, form)) == by_language(countries)


@pytest.mark.parametrize("form", FORMATS)
def test_a_term_that_stands_twice(form: FormatName) -> None:
    """A country whose short name is its formal one."""
    twice = (
        Term("ru", "Канада", "preferred", form="short form"),
        Term("ru", "Канада", "admitted", form="full form"),
        Term("ar", "كندا", "preferred"),
        Term("ar", "كندا", "deprecated", "A/RES/1"),
    )
    termbase = Termbase("t", (Concept("c", "", twice),))
    assert by_language(back(termbase, form)) == by_language(termbase)


@pytest.mark.parametrize(
    ("term", "concept", "complaint"),
    [
        (Term("ru", "право\x07", "preferred"), "c", r"concept 'c'.*U\+0007"),
        (Term("zh", "", "preferred"), "c", "concept 'c'.*an empty term cannot be written"),
        (Term("ar", "حق", "preferred"), "", "a concept without an id cannot be written"),
    ],
)
@pytest.mark.parametrize("form", FORMATS)
def test_what_is_not_written(form: FormatName, term: Term, concept: str, complaint: str) -> None:
    with pytest.raises(InputError, match=complaint):
        write_termbase(Termbase("t", (Concept(concept, "", (term,)),)), "t", form)
