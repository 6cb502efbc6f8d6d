"""Candidates for a termbase: which phrases may be terms, how they are ranked, rendered and written."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.formats import Source
from hexapla.formats.termbases import read_termbase, write_termbase
from hexapla.model import LANGS, Alignment, Clause, Concept, Lang, Row, Term, Termbase, Version
from hexapla.terms.finder import TermFinder
from hexapla.terms.links import Links
from hexapla.terms.mining import Proposal, mine
from hexapla.terms.mining.candidates import candidates
from hexapla.terms.mining.common_words import is_common
from hexapla.terms.mining.proposed import SUBJECT, termbase_of
from hexapla.terms.mining.renderings import usual_form
from hexapla.terms.words import reading
from hexapla.vectors.builtin import load_builtin
from hexapla.vectors.rarity import load_rarity

CASES = tomllib.loads((Path(__file__).parent / "mine.toml").read_text(encoding="utf-8"))
NOTHING = TermFinder(Termbase("", ()))


def aligned(rows: Sequence[Mapping[Lang, str]], name: str = "case") -> Alignment:
    langs = [lang for lang in LANGS if lang in rows[0]]
    versions = {
        lang: Version(
            name,
            lang,
            tuple(Clause(f"l{n}", "body", row[lang]) for n, row in enumerate(rows, 1)),
            status="official" if lang == "en" else "working translation",
        )
        for lang in langs
    }
    table = [
        Row(f"l{n}", "body", dict.fromkeys(langs, (f"l{n}",)), 1.0, "structure")
        for n, _ in enumerate(rows, 1)
    ]
    return Alignment(name, versions, tuple(table))


TEXT = aligned(CASES["row"])
LINKS = Links([TEXT], load_builtin())


def mined(source: Lang, finder: TermFinder = NOTHING, **more: Any) -> tuple[Proposal, ...]:
    return mine([TEXT], source, finder, LINKS, load_rarity(), **more)


def stands_for(term: str, text: str, lang: Lang) -> bool:
    """Whether *text* is a form of *term*, neither less nor more."""
    finder = TermFinder(Termbase("", (Concept("x", "", (Term(lang, term, "preferred"),)),)))
    words = reading(text, lang).words
    whole = words[0].span.start, words[-1].span.stop
    return any((x.span.start, x.span.stop) == whole for x in finder.find(text, lang))


@pytest.mark.parametrize("source", LANGS)
@pytest.mark.parametrize("case", CASES["found"], ids=lambda case: case["en"])
def test_terms_of_every_language_with_their_renderings(case: Mapping[Lang, str], source: Lang) -> None:
    found = [one for one in mined(source) if stands_for(case[source], one.text, source)]
    assert len(found) == 1
    assert len(found[0].spots) in (2, 3)  # Chinese words are not always divided alike
    assert set(found[0].renderings) == set(LANGS) - {source}
    right = {
        lang
        for lang, some in found[0].renderings.items()
        if some and stands_for(case[lang], some[0].text, lang)
    }
    assert len(right) >= 4, {x: [y.text for y in some] for x, some in found[0].renderings.items()}
    assert 0 < found[0].agreement <= 1


def test_what_the_termbase_has_is_left_out() -> None:
    case = CASES["found"][0]
    known = TermFinder(Termbase("", (Concept("x", "", (Term("en", case["en"], "deprecated"),)),)))
    before, after = mined("en"), mined("en", known)
    assert any(stands_for(case["en"], one.text, "en") for one in before)
    assert not any("warning" in one.text for one in after)


def test_only_the_first_and_only_what_stands_often() -> None:
    every = mined("en", most=1000)
    assert mined("en", most=2) == mined("en", most=2)
    assert len(mined("en", most=2)) == 2
    assert {len(one.spots) for one in mined("en", least=3)} == {3}
    assert [one.score for one in every] == sorted((one.score for one in every), reverse=True)
    assert mine([], "en", NOTHING, Links([], None)) == ()


def test_without_vectors() -> None:
    found = mine([TEXT], "en", NOTHING, Links([TEXT], None))
    assert any(stands_for("early warning system", one.text, "en") for one in found)


def found_in(text: str, lang: Lang, known: str = "") -> set[str]:
    concepts = (Concept("x", "", (Term(lang, known, "preferred"),)),) if known else ()
    seen = candidates(
        [aligned([{lang: text}, {lang: text}])], lang, TermFinder(Termbase("", concepts)), 2
    )
    return {spot.words for one in seen.values() for spot in one.spots}


@pytest.mark.parametrize("case", CASES["phrases"], ids=lambda case: case["name"])
def test_phrases(case: Mapping[str, Any]) -> None:
    found = found_in(case["text"], case["lang"], case.get("known", ""))
    assert set(case["some"]) <= found
    assert not set(case["none"]) & found
    assert all(phrase in case["text"] for phrase in found)


@pytest.mark.parametrize("case", CASES["form"], ids=lambda case: case["name"])
def test_the_form_that_is_shown(case: Mapping[str, Any]) -> None:
    assert usual_form(case["written"]) == case["shown"]


WORDS: Mapping[Lang, str] = {
    "ar": "التنمية المستدامة في من والتنمية مياه نظم على 2015 ، A/RES/70/1",
    "zh": "可持续 发展 的 目标 海洋 环境 和 ， 二〇一五年 A/RES/70/1",
    "en": "sustainable development of the goals Marine environment and , 2015 A/RES/70/1 COVID-19",
    "fr": "développement durable de l’eau du milieu marin et , 2015 A/RES/70/1",
    "ru": "устойчивого развития и в морской среды которые , 2015 A/RES/70/1",
    "es": "desarrollo sostenible de la agua del medio marino y , 2015 A/RES/70/1",
}


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_whatever_the_text(data: st.DataObject) -> None:
    lang = data.draw(st.sampled_from(LANGS))
    words = st.lists(st.sampled_from(WORDS[lang].split()), min_size=1, max_size=12)
    gap = "" if lang == "zh" else " "
    texts = data.draw(st.lists(words.map(gap.join), min_size=2, max_size=6))
    known = data.draw(st.sampled_from(WORDS[lang].split()[:2]))
    finder = TermFinder(Termbase("", (Concept("x", "", (Term(lang, known, "preferred"),)),)))
    alignment = aligned([{lang: text} for text in texts])
    for key, seen in candidates([alignment], lang, finder, 2).items():
        assert len(seen.spots) >= 2
        assert sum(seen.before.values()) == sum(seen.after.values()) == len(seen.spots)
        assert seen.size >= 1
        assert key
        for spot in seen.spots:
            found = reading(spot.words, lang).words
            assert not is_common(found[0].form, lang)
            assert not is_common(found[-1].form, lang)
            assert "2015" not in spot.words
            for x in finder.find(spot.clause.text, lang):
                inside = x.span.start <= spot.span.start and spot.span.stop <= x.span.stop
                cut = x.span.overlaps(spot.span) and not (
                    spot.span.start <= x.span.start and x.span.stop <= spot.span.stop
                )
                assert not inside
                assert not cut


def test_as_a_termbase_and_back() -> None:
    proposals = mined("en")
    termbase = termbase_of(proposals, [TEXT], places=2)
    assert termbase.name == (
        "Candidates for a termbase, found by machine, not approved, in case"
        " (ar, zh, fr, ru, es: working translation)"
    )
    for form in ("tbx", "tbx2", "csv", "xlsx"):
        written = write_termbase(termbase, f"x.{form}", form)
        again = read_termbase(Source(written.data, f"x.{form}"))
        assert again.termbase.concepts == termbase.concepts
        assert again.repeated is None
    concept = next(x for x in termbase.concepts if x.of("en")[0].text == "early warning systems")
    assert concept.subject == SUBJECT
    assert concept.source == "case"
    assert concept.note.startswith(
        "Candidate found by machine, not approved. 3 times in 3 rows. case l1:"
    )
    assert "ru системы раннего предупреждения" in concept.note
    assert {term.status for one in termbase.concepts for term in one.terms} == {"admitted"}
    french = next(term for term in concept.terms if term.lang == "fr")
    assert "3 times, confidence" in french.note


@pytest.mark.parametrize(
    ("lang", "common", "rare", "unknown"),
    [
        ("ar", "من", "والمحيطات", "زرزرزر"),
        ("zh", "的", "海啸", "魑魅魍魉"),
        ("en", "the", "oceans", "qwertyish"),
        ("fr", "les", "océans", "qwertyeux"),
        ("ru", "и", "океанов", "йцукенный"),
        ("es", "los", "océanos", "qwertyoso"),
    ],
)
def test_rarity(lang: Lang, common: str, rare: str, unknown: str) -> None:
    rarity = load_rarity()
    assert 0 <= rarity(common, lang) < 2 < rarity(rare, lang) < rarity(unknown, lang) < 10
