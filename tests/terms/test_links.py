"""Words that stand for words: case by case, and what holds of any phrase in any text."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.model import LANGS, Lang, Span
from hexapla.terms.cooccurrence import Cooccurrence
from hexapla.terms.link_words import content_keys, link_words
from hexapla.terms.links import Links
from hexapla.vectors import load_encoder
from tests.terms.test_uses import aligned

_TABLES = tomllib.loads((Path(__file__).parent / "links.toml").read_text(encoding="utf-8"))
_LIKELY = 0.5


def _span(words: str, text: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


@pytest.mark.parametrize("case", _TABLES["vectors"], ids=lambda case: case["name"])
def test_with_vectors(case: dict[str, str]) -> None:
    lang = next(x for x in LANGS if x != "en" and x in case)
    before, phrase, after = case["en"].replace("»", "«").split("«")
    text, target = before + phrase + after, case[lang]
    taken = [_span(case["taken"], target)] if "taken" in case else []
    span = Span(len(before), len(before + phrase))
    link = Links((), load_encoder("builtin")).best("en", text, span, lang, target, taken)
    found = link.span.of(target) if link and link.confidence >= _LIKELY else ""
    assert found == case["found"]


@pytest.mark.parametrize("case", _TABLES["rows"], ids=lambda case: case["name"])
def test_by_the_rows_alone(case: dict[str, Any]) -> None:
    alignment = aligned([{"en": en, case["lang"]: other} for en, other in case["rows"]])
    text, target = case["rows"][case["row"]]
    link = Links([alignment], None).best("en", text, _span(case["asked"], text), case["lang"], target)
    assert link is not None
    assert link.span.of(target) == case["found"]


_WORDS: dict[Lang, str] = {
    "ar": "الدول الأعضاء في الأمم المتحدة، وحقوق الإنسان",
    "zh": "会员国和联合国，人权的发展",
    "en": "the States, the rights of women and peace",
    "fr": "les États, les droits de l’homme et la paix",
    "ru": "государства, права женщин и мир в регионе",
    "es": "los Estados, los derechos y la paz",
}


@given(
    st.sampled_from(LANGS),
    st.sampled_from(LANGS),
    st.data(),
    st.booleans(),
)
@settings(max_examples=60, deadline=None)
def test_any_phrase(source: Lang, lang: Lang, data: st.DataObject, with_vectors: bool) -> None:
    """A span keeps clear of what is taken, ends in words that mean something, crosses no comma."""
    text, target = (
        " ".join(data.draw(st.lists(st.sampled_from(_WORDS[x].split()), max_size=12)))
        for x in (source, lang)
    )
    ends = sorted(data.draw(st.tuples(*[st.integers(0, len(text))] * 2)))
    taken = [Span(*sorted(data.draw(st.tuples(*[st.integers(0, len(target))] * 2))))]
    links = Links([aligned([_WORDS])], load_encoder("builtin") if with_vectors else None)
    asked = source, text, Span(*ends), lang, target, taken
    link = links.best(*asked)
    assert link == links.best(*asked)
    if link is None:
        return
    assert 0 <= link.confidence <= 1
    words = [word for word in link_words(target, lang) if word.span.overlaps(link.span)]
    assert not any(word.span.overlaps(span) for word in words for span in taken)
    assert (words[0].span.start, words[-1].span.stop) == (link.span.start, link.span.stop)
    assert words[0].content
    assert words[-1].content
    assert all(word.joined for word in words[1:])


def test_words_that_share_more_rows_stand_together_more() -> None:
    rows: list[dict[Lang, str]] = [
        {"en": "peace and trade", "fr": "la paix et le commerce"},
        {"en": "peace and women", "fr": "la paix et les femmes"},
        {"en": "trade", "fr": "le commerce"},
        {"en": "peace"},
    ]
    together = Cooccurrence([aligned(rows)], content_keys)
    keys = {word: content_keys(word, "fr") for word in ("paix", "commerce", "femmes")}
    others = [key for found in keys.values() for key in found]
    ((peace, trade, women),) = together.dice("en", content_keys("peace", "en"), "fr", others)
    assert peace == pytest.approx(2 * 2 / (3 + 2 + 1))
    assert trade == pytest.approx(2 * 1 / (3 + 2 + 1))
    assert women == pytest.approx(2 * 1 / (3 + 1 + 1))
    unknown = together.dice("en", ("nowhere",), "fr", others)
    assert np.array_equal(unknown, np.zeros((1, 3), dtype=np.float32))


def test_forms_of_a_word_have_one_key() -> None:
    forms: dict[Lang, tuple[str, str]] = {
        "ar": ("والتنمية", "تنمية"),
        "zh": ("发展", "发展"),
        "en": ("rights", "the right"),
        "fr": ("les droits", "du droit"),
        "ru": ("развития", "развитием"),
        "es": ("los derechos", "derecho"),
    }
    for lang, (one, other) in forms.items():
        assert content_keys(one, lang) == content_keys(other, lang) != ()
