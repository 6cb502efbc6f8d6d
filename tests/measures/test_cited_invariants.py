"""What must hold of citations in every text, by Hypothesis; and that no text is slow to read."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.measures.clause import Measures, measure
from hexapla.measures.symbol_grammar import BODIES, fault_of
from hexapla.model import LANGS, Lang, Span
from hexapla.text.folds import citation_folds, letter_folds, symbol_folds

LANGUAGES = st.sampled_from(LANGS)
_PIECES = """
A/ S/ E/ A/RES/ /Add.1 /Corr.2 70/1 1325 (2000) (III) (a) a) 3 4 7 XXX A B 2.3 3-7 S-8/1 // , - \\
https://un.org/en/ www. @un.org 5/2002/1005
"""
PIECES = _PIECES.split()
MARKS = [" ", ", ", ". ", "(", ")", "、", "、第", "（", "）", "\u00a0", "\u0640"]
WORDS: dict[Lang, list[str]] = {
    "ar": [
        "القرار ",
        "الفقرة ",
        "الفقرات من ",
        " إلى ",
        " و ",
        "أعلاه",
        "المادة ",
        "دورتها الثامنة",
        "ألف",
    ],
    "zh": ["第", "段", "条", "至", "和", "决议", "上文", "届会议", "目标", "十九"],
    "en": [
        "resolution ",
        "paragraphs ",
        " to ",
        " and ",
        "above",
        "Article ",
        "first session",
        "annex ",
    ],
    "fr": [
        "résolution ",
        "paragraphes ",
        " à ",
        " et ",
        "ci-dessus",
        "article ",
        "97e séance",
        "annexe ",
    ],
    "ru": ["резолюции ", "пункты ", " по ", " и ", "выше", "статья ", "первая сессия", "раздел "],
    "es": ["resolución ", "párrafos ", " a ", " y ", "supra", "artículo ", "97ª sesión", "anexo "],
}


@st.composite
def texts(draw: st.DrawFn) -> tuple[Lang, str]:
    lang = draw(LANGUAGES)
    pieces = st.sampled_from([*PIECES, *MARKS, *WORDS[lang], *WORDS[lang]])
    return lang, "".join(draw(st.lists(pieces | st.text(max_size=3), max_size=14)))


def apart(spans: list[Span]) -> bool:
    ordered = sorted(set(spans))
    return all(a.stop <= b.start for a, b in pairwise(ordered))


def cited(found: Measures) -> list[Span]:
    taken = [*(x.span for x in found.symbols), *(x.span for x in found.references)]
    return [*taken, *(x.span for x in found.addresses), *(x.span for x in found.dates)]


@given(texts())
def test_spans_lie_in_the_text_and_do_not_overlap(case: tuple[Lang, str]) -> None:
    lang, text = case
    found = measure(text, lang)
    governed = [*(x.span for x in found.crossings), *(x.span for x in found.divisions)]
    every = [*cited(found), *governed, *(x.span for x in found.numbers)]
    assert all(0 <= span.start < span.stop <= len(text) for span in every)
    assert apart([*cited(found), *(x.span for x in found.numbers)])
    assert apart([x.span for x in found.divisions])
    assert apart([x.span for x in found.crossings])


@given(texts())
def test_what_is_said_of_a_citation_is_sound(case: tuple[Lang, str]) -> None:
    lang, text = case
    found = measure(text, lang)
    for symbol in found.symbols:
        assert "/" in symbol.symbol or "\\" in symbol.symbol or "-" in symbol.symbol
        assert bool(symbol.fault) or not symbol.likely
        assert fault_of(symbol.likely) is None if symbol.likely else True
    for crossing in found.crossings:
        assert crossing.numbers or crossing.parts
        assert len(set(crossing.numbers)) == len(crossing.numbers)
    assert all(division.value for division in found.divisions)
    assert all(
        reference.reference[0].isdigit() or "-" in reference.reference for reference in found.references
    )


@given(LANGUAGES, st.text(max_size=30))
def test_folding_keeps_places_and_is_stable(lang: Lang, text: str) -> None:
    for folds in (letter_folds(lang), symbol_folds(lang), citation_folds(lang)):
        folded = text.translate(folds)
        assert len(folded) == len(text)
        assert folded.translate(folds) == folded


@given(LANGUAGES, st.integers(1, 90), st.integers(1, 9))
def test_a_list_written_in_any_language_is_the_same(lang: Lang, first: int, more: int) -> None:
    last = first + more
    forms = {
        "ar": f"الفقرات من {first} إلى {last}",
        "zh": f"第{first}至{last}段",
        "en": f"paragraphs {first} to {last}",
        "fr": f"les paragraphes {first} à {last}",
        "ru": f"пункты {first}\u2013{last}",
        "es": f"los párrafos {first} a {last}",
    }
    (crossing,) = measure(forms[lang], lang).crossings
    assert crossing.numbers == tuple(range(first, last + 1))


@given(st.integers(1, 99), st.integers(1, 999), st.sampled_from(["", "/Add.1", "/Rev.2", "/Corr.1"]))
def test_what_fits_is_no_fault(session: int, number: int, suffix: str) -> None:
    for symbol in (
        f"A/{session}/{number}{suffix}",
        f"A/RES/{session}/{number}",
        f"S/2002/{number}{suffix}",
    ):
        assert fault_of(symbol) is None
        assert [x.symbol for x in measure(f"see {symbol}.", "en").symbols if "/0" not in symbol] in (
            [symbol],
            [],
        )
    assert {"A", "S", "E"} <= BODIES


LONG = ("A/", "1/", "A/1 and ", "(a) ", "www.", "3, ", "5 to ", "a.", "x-", "A/RES/70/1 and Add.1", "(")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("piece", LONG)
def test_no_text_takes_long(lang: Lang, piece: str) -> None:
    """Linear in the text: a pattern that goes back and forth would need hours."""
    word = WORDS[lang][0]
    before = time.process_time()
    measure(word + piece * (30_000 // len(piece)), lang)
    assert time.process_time() - before < 20
