"""Normal forms keep the way back to the text as it stands."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.model import LANGS, Lang
from hexapla.text.normalise import matched, matching_form

_TEXT = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from("\u0627\u0644\u0640\u064e\u0651\u0654\u200f\u00ad\u2019\u00a0e\u0301\u4eba"),
    ),
    max_size=30,
)


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("ar", "الأمــم المتَّحِدة", "الامم المتحده"),  # kashida, harakat, hamza, teh marbuta
        ("ar", "إلى القُرى", "الي القري"),  # alef maksura
        ("ar", "\u0627\u0654مم", "امم"),  # alef and a combining hamza
        ("ar", "\ufefb", "لا"),  # ligature lam with alef
        ("ar", "\u200fقرار\u200e 70/1", "قرار 70/1"),  # direction marks
        ("zh", "\uff21\uff29\u3000能力", "ai 能力"),  # full-width letters, ideographic space
        ("ru", "Учёт и Ёж", "учет и еж"),
        ("fr", "L\u2019E\u0301tat d\u02bcun", "l'état d'un"),
        ("fr", "l\u2019homme\u00b9", "l'homme "),  # a superscript note call
        ("es", "A\u00d1O", "año"),
        ("en", "capacity\u2010building \u2014 co\u00adoperation", "capacity-building - co-operation"),
    ],
)
def test_matching_form(lang: Lang, text: str, expected: str) -> None:
    assert matched(text, lang) == expected


@given(_TEXT, st.sampled_from(LANGS))
def test_spans_lead_back_in_order(text: str, lang: Lang) -> None:
    normal = matching_form(text, lang)
    assert len(normal.starts) == len(normal.stops) == len(normal.text)
    assert list(normal.starts) == sorted(normal.starts)
    for at in range(len(normal.text)):
        span = normal.original(at, at + 1)
        assert 0 <= span.start < span.stop <= len(text)
        assert matching_form(span.of(text), lang).text.find(normal.text[at]) >= 0
    whole = normal.original(0, len(normal.text))
    assert matched(whole.of(text), lang) == normal.text


@given(_TEXT, _TEXT, st.sampled_from(LANGS))
def test_the_form_is_local(before: str, after: str, lang: Lang) -> None:
    separate = matched(before, lang) + " " + matched(after.lstrip(), lang)
    if not (after.lstrip() and unicodedata.combining(after.lstrip()[0])):
        assert matched(f"{before} {after.lstrip()}", lang) == separate


def test_dropped_text_inside_stays_in_the_span() -> None:
    text = "الأمــم"
    normal = matching_form(text, "ar")
    assert normal.original(0, len(normal.text)).of(text) == text
    thinner = normal.without(frozenset({0}))
    assert thinner.text == normal.text[1:]
    assert thinner.original(0, 1).of(text) == "ل"


@given(_TEXT, st.sampled_from(LANGS))
def test_a_mark_behind_a_text_changes_nothing_in_it(text: str, lang: Lang) -> None:
    """Texts without combining marks are read letter by letter, with the same outcome."""
    alone, marked = matching_form(text, lang), matching_form(f"{text}x\u0301", lang)
    assert marked.text.startswith(alone.text)
    size = len(alone.text)
    assert (marked.starts[:size], marked.stops[:size]) == (alone.starts, alone.stops)
