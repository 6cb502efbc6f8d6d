"""The parts of clauses: by the table beside this file, and at random."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.langs import profile
from hexapla.model import LANGS, Lang
from hexapla.text.segments import parts

CASES: list[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("segments.toml").read_text("utf-8")
)["case"]

WORDS = (
    "and",
    "y",
    "et",
    "и",
    "что",
    "و",
    "和",
    "大会",
    "الأمم",
    "Ассамблея",
    "the",
    "à",
    "77/320",
    "2015",
)
MARKS = (
    *[",", ";", ":", ".", "،", "؛", "，", "、", "；", "。", "(", ")", "(a)", "(b)", "—", "–", "——"],
    " ",
)
QUOTES = ("\u201c", "\u201d", "\u00ab", "\u00bb", "\u2018", "\u2019", '"', "\u300a", "\u300b")


def texts(*pieces: str) -> st.SearchStrategy[str]:
    """Texts of *pieces*, with and without spaces between them."""
    return st.lists(st.sampled_from([*pieces, *(f"{x} " for x in pieces)]), max_size=40).map("".join)


def cut(text: str, lang: Lang) -> list[str]:
    return [span.of(text) for span in parts(text, lang)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['lang']} {case['name']}")
def test_case(case: dict[str, Any]) -> None:
    assert cut("".join(case["parts"]), case["lang"]) == case["parts"]


@given(text=texts(*WORDS, *MARKS, *QUOTES) | st.text(), lang=st.sampled_from(LANGS))
def test_parts_tile_the_text_and_hold_words(text: str, lang: Lang) -> None:
    made = cut(text, lang)
    assert "".join(made) == text
    assert made
    if len(made) > 1:
        assert all(any(map(str.isalnum, part)) for part in made)
        assert not any(part[0].isspace() for part in made[1:])


@given(text=texts(*WORDS, *MARKS), lang=st.sampled_from(LANGS))
def test_a_part_is_its_own_only_part(text: str, lang: Lang) -> None:
    for part in cut(text, lang):
        assert cut(part, lang) == [part]


@given(text=texts(*WORDS, *MARKS, *QUOTES), lang=st.sampled_from(LANGS))
def test_none_but_a_lone_part_is_short(text: str, lang: Lang) -> None:
    made = cut(text, lang)
    least = profile(lang).typography.least_part
    if len(made) > 1:
        assert all(sum(map(str.isalpha, part)) >= least for part in made)


@pytest.mark.parametrize("text", ["1; ", "(a) ", "\u201c", "— ", "a, ", "и, "])
def test_a_very_long_clause(text: str) -> None:
    """Nothing grows with the square of the length."""
    for lang in LANGS:
        assert "".join(cut(text * 20_000, lang)) == text * 20_000
