"""Number words and dates as other libraries write them: num2words (words) and Babel (CLDR's dates).

What they are known to write otherwise than grammars do is put right here, not in the measure.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from hexapla.measures.clause import measure
from hexapla.model import Lang

num2words = pytest.importorskip("num2words", reason="num2words writes the number words").num2words
babel_dates = pytest.importorskip("babel.dates", reason="Babel writes the dates")

VALUES = [
    *range(201),
    *range(201, 10_000, 67),
    *range(10_000, 10**6, 77_773),
    *range(10**6, 10**9, 98_765_431),
]
ORDINALS = [*range(1, 201), *range(201, 10_000, 67)]
RUSSIAN_CASES: list[dict[str, Any]] = [{"case": case} for case in "gdip"]
RUSSIAN_CASES += [{"gender": gender} for gender in "fn"]
LOCALES: list[tuple[Lang, str]] = [
    ("ar", "ar"),
    ("ar", "ar_EG"),
    ("ar", "ar_LB"),
    ("zh", "zh"),
    ("en", "en"),
]
LOCALES += [("en", "en_GB"), ("fr", "fr"), ("ru", "ru"), ("es", "es")]


def misread(lang: Lang, values: list[int], **form: Any) -> list[str]:
    """What of the *values* in words is read as another value."""
    wrong = []
    for value in values:
        words = num2words(value, lang=lang, **form)
        # It writes quatre-vingtsième, deux centsième, quadragésimo.
        for written, right in (
            ("vingtsième", "vingtième"),
            ("centsième", "centième"),
            ("quadra", "cuadra"),
        ):
            words = words.replace(written, right)
        if [n.value for n in measure(words, lang).numbers] != [value]:
            wrong.append(words)
    return wrong


@pytest.mark.parametrize("lang", ["ar", "en", "fr", "ru", "es"])
def test_cardinals(lang: Lang) -> None:
    assert misread(lang, VALUES) == []


@pytest.mark.parametrize("form", RUSSIAN_CASES, ids=str)
def test_russian_cardinals_in_every_case_and_gender(form: dict[str, Any]) -> None:
    assert misread("ru", VALUES, **form) == []


@pytest.mark.parametrize(
    "form", [{}, {"case": "g"}, {"case": "i", "plural": True}, {"gender": "f"}], ids=str
)
def test_russian_ordinals(form: dict[str, Any]) -> None:
    # Complete thousands from 10,000 on are single words (двадцатитысячный) that few texts hold.
    assert misread("ru", ORDINALS, to="ordinal", **form) == []


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_ordinals(lang: Lang) -> None:
    assert misread(lang, ORDINALS, to="ordinal") == []


def test_spanish_ordinals() -> None:
    # It writes décimoprimero for 11 and 12, and from 400 on forms of its own (octigentésimo).
    assert misread("es", [n for n in range(1, 400) if n % 100 not in (11, 12)], to="ordinal") == []


@pytest.mark.parametrize(("lang", "locale"), LOCALES)
@pytest.mark.parametrize("width", ["full", "long", "medium"])
def test_whole_dates(lang: Lang, locale: str, width: Any) -> None:
    for day in (date(1945, 1, 1) + timedelta(days=61 * n) for n in range(560)):
        text = babel_dates.format_date(day, width, locale=locale)
        assert [x.key for x in measure(text, lang).dates] == [(day.year, day.month, day.day)], text


@pytest.mark.parametrize(("lang", "locale"), LOCALES)
@pytest.mark.parametrize("skeleton", ["yMMMM", "yMMM", "MMMMd", "MMMd"])
def test_partial_dates(lang: Lang, locale: str, skeleton: str) -> None:
    for day in (date(2000, 1, 1) + timedelta(days=13 * n) for n in range(60)):
        text = babel_dates.format_skeleton(skeleton, day, locale=locale)
        wanted = (day.year if "y" in skeleton else 0, day.month, day.day if "d" in skeleton else 0)
        assert [x.key for x in measure(text, lang).dates] == [wanted], text
