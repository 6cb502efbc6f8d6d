"""What holds for any text when completeness is judged, and of the program that it was learned with."""

from __future__ import annotations

import math
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align.given import align_given
from hexapla.checks import Context
from hexapla.checks.completeness.endings import Endings, has_mark
from hexapla.checks.completeness.judging import findings
from hexapla.checks.completeness.learned import learned
from hexapla.checks.completeness.lengths import size, usual
from hexapla.evaluate.completeness import LEAST, MOST, added, dropped, logistic
from hexapla.model import LANGS, Clause, Lang, Version
from hexapla.vectors.builtin import load_builtin

TEXTS = st.text(
    st.sampled_from("abc еёж中国的 عربي 12 ,;.،؛，；。()\u201c\u200f\u0301\U0001f600 "), max_size=200
)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=4))
def test_any_text_is_judged_at_most_once_a_clause_and_within_it(rows: list[tuple[str, ...]]) -> None:
    langs: tuple[Lang, ...] = ("ar", "zh", "ru")
    versions = [
        Version(
            "s", x, tuple(Clause(f"l{i}", "body", row[n]) for i, row in enumerate(rows, 1)), file="f"
        )
        for n, x in enumerate(langs)
    ]
    found = findings(Context(alignment=align_given(versions), encoder=load_builtin()))
    places = [(one.row, one.lang) for one in found]
    assert len(places) == len(set(places))
    for one in found:
        for lang, span in one.places.items():
            assert 0 <= span.start < span.stop <= len(one.clauses[lang].text)


@pytest.mark.parametrize("missing", range(7))
def test_one_text_in_every_language_has_no_fault(missing: int) -> None:
    langs = [x for n, x in enumerate(LANGS) if n != missing]
    clauses = tuple(Clause(f"l{i}", "body", f"2030, 12.5; A/RES/70/{i}, " * 8) for i in range(1, 4))
    versions = [Version("s", x, clauses, file="f") for x in langs]
    for encoder in (None, load_builtin()):
        assert findings(Context(alignment=align_given(versions), encoder=encoder)) == ()


def test_letters_of_another_script_weigh_little_in_chinese() -> None:
    assert size("大会", "zh") == 2
    assert size("大会 ABCDEF", "zh") == pytest.approx(2 + 6 * 0.3)
    assert size("Assembly", "en") == 8


@pytest.mark.parametrize(
    ("lang", "text", "marked"),
    [
        ("ar", "في دورتها الثمانين؛", True),
        ("ar", "في دورتها", False),
        ("zh", "大会第八十届会议。”", True),
        ("zh", "大会第八十届", False),
        ("ru", "на ее сессии; и", True),
        ("ru", "на ее сессии", False),
        ("en", "at its session; and", True),
        ("fr", "à sa session ;", True),
    ],
)
def test_a_clause_ends_with_a_mark_be_it_before_a_word_that_joins(
    lang: Lang, text: str, marked: bool
) -> None:
    assert has_mark(text, lang) is marked


def test_a_version_that_often_does_without_marks_has_not_lost_one() -> None:
    rows: list[dict[Lang, str]] = [{"ar": "أ،", "zh": "甲", "ru": "а,"} for _ in range(5)]
    endings = Endings.of(rows)
    assert not endings.lost(rows[0], "zh")
    assert endings.lost({"ar": "أ،", "zh": "甲，", "ru": "а"}, "ru")


def test_the_bands_that_ship_are_of_one_piece() -> None:
    bands = learned().bands
    assert abs(sum(bands.takes.values())) < 0.01
    for (one, other), band in bands.pairs.items():
        assert band.ratio == pytest.approx(bands.takes[one] - bands.takes[other], abs=2e-4)
        assert 0 < band.spread["long"] < band.spread["short"] < 1
        assert 0 < band.likeness < 1


def test_a_text_of_few_rows_is_held_to_the_bands() -> None:
    bands = learned().bands
    row: dict[Lang, str] = {"en": "a" * 200, "zh": "中" * 200}
    known = usual([row], ("zh", "en"), bands)
    assert known.takes["zh"] - known.takes["en"] < bands.pair("zh", "en").ratio / 2


@given(st.integers(0, 1000))
def test_what_is_dropped_or_added_has_the_size_it_should(seed: int) -> None:
    text = "просит представить доклад, провести консультации, сообщить о результатах; и принять меры."
    without, more = dropped(text, Random(seed)), added(text, text, "ru", Random(seed))
    assert without is not None
    assert more is not None
    assert LEAST - 0.05 <= 1 - len(without) / len(text) <= MOST + 0.05
    assert LEAST - 0.05 <= len(more) / len(text) - 1 <= MOST + 0.05
    assert without[-1] == more[-1] == "."


def test_the_weights_tell_what_was_right() -> None:
    random = np.random.default_rng(0)
    traits = random.normal(size=(2000, 2))
    right = random.random(2000) < 1 / (1 + np.exp(-(2 * traits[:, 0] - 1)))
    constant, first, second = logistic(traits.tolist(), right.tolist())
    assert math.isclose(first, 2, abs_tol=0.3)
    assert math.isclose(constant, -1, abs_tol=0.3)
    assert abs(second) < 0.2
