"""What must hold of every text and every number, by Hypothesis."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.langs import profile
from hexapla.measures.clause import Measures, measure
from hexapla.measures.figures import print_value, read_figure, write_like
from hexapla.model import LANGS, Lang

LANGUAGES = st.sampled_from(LANGS)
WORDS = {
    lang: [w for forms in profile(lang).numerals.cardinals.values() for w in forms.split()]
    for lang in LANGS
}
PIECES = [
    "0",
    "7",
    "25",
    "1,5",
    "1 000",
    "70/1",
    "(III)",
    " ",
    " ",
    ", ",
    ".",
    "-",
    "A/",
    "\u0410/68/970",
    "المؤرخ",
    "年",
]


@st.composite
def texts(draw: st.DrawFn) -> tuple[Lang, str]:
    lang = draw(LANGUAGES)
    months = [forms[0] for forms in profile(lang).calendar.months]
    pieces = st.sampled_from([*PIECES, *WORDS[lang], *months])
    return lang, "".join(draw(st.lists(pieces | st.text(max_size=3), max_size=12)))


def spans(found: Measures) -> list[tuple[int, int]]:
    places = [*(x.span for x in found.symbols), *(x.span for x in found.references)]
    places += [*(x.span for x in found.numbers), *{x.span for x in found.dates}]
    return sorted((span.start, span.stop) for span in places)


@given(texts())
def test_spans_lie_in_the_text_and_do_not_overlap(case: tuple[Lang, str]) -> None:
    lang, text = case
    places = spans(measure(text, lang))
    assert all(0 <= start < stop <= len(text) for start, stop in places)
    assert all(a[1] <= b[0] for a, b in pairwise(places))


@given(LANGUAGES, st.integers(1, 10**12))
def test_an_integer_is_read_as_it_is_written(lang: Lang, value: int) -> None:
    language = profile(lang)
    for digits in language.numerals.digits:
        plain = write_like(Fraction(value), digits[1], language)
        assert read_figure(plain, language) == value
        for mark in language.numerals.group_marks:
            sample = f"{digits[1]}{mark}{digits[2] * 3}"
            grouped = write_like(Fraction(value), sample, language)
            assert grouped.count(mark) == (len(str(value)) - 1) // 3
            assert read_figure(grouped, language) == value


@given(LANGUAGES, st.decimals(min_value=0, max_value=9999, places=2))
def test_a_decimal_is_read_as_it_is_written(lang: Lang, value: object) -> None:
    language = profile(lang)
    fraction = Fraction(str(value))
    assert read_figure(write_like(fraction, "0", language), language) == fraction


@given(st.integers(1, 999))
def test_number_words_add_up(value: int) -> None:
    hundreds, tens, units = value // 100 * 100, value % 100 // 10 * 10, value % 10
    for lang in ("ru", "es"):
        forms = {n: words.split()[-1] for n, words in profile(lang).numerals.cardinals.items()}
        parts = [hundreds, value % 100] if value % 100 in forms else [hundreds, tens, units]
        words = [forms[part] for part in parts if part]
        joined = (
            " ".join(words)
            if lang == "ru"
            else " y ".join([" ".join(words[:-1]), words[-1]]).lstrip(" y")
        )
        if lang == "es" and len(parts) == 2:
            joined = " ".join(words)
        numbers = measure(f"({joined})", profile(lang).lang).numbers
        assert [n.value for n in numbers] == [value], joined


def chinese(value: int) -> str:
    """*value*, below ten thousand, in numerals with their places."""
    written, gap = "", False
    for scale, mark in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit = value // scale % 10
        if digit:
            written += ("零" if gap and written else "") + "零一二三四五六七八九"[digit] + mark
            gap = False
        else:
            gap = True
    return written


@given(st.integers(11, 9999))
def test_places_are_read_in_chinese(value: int) -> None:
    numbers = measure(f"共{chinese(value)}人", "zh").numbers
    assert [n.value for n in numbers] == [value]


@given(st.integers(1, 9999), st.integers(0, 9999), st.integers(0, 9999))
def test_myriads_are_read_in_chinese(top: int, middle: int, low: int) -> None:
    parts = [(top, "亿", 10**8), (middle, "万", 10**4), (low, "", 1)]
    written = "".join(
        ("零" if part < 1000 and scale < 10**8 else "") + chinese(part) + mark
        for part, mark, scale in parts
        if part
    )
    numbers = measure(f"共{written}人", "zh").numbers
    assert [n.value for n in numbers] == [top * 10**8 + middle * 10**4 + low], written


@pytest.mark.parametrize("lang", LANGS)
def test_a_row_of_digits_beyond_all_numbers_is_a_code(lang: Lang) -> None:
    for row in ("7" * 5000, "7" * 41, "1." * 3000, "九" * 5000, "万" * 5000, "1 000" + " 000" * 2000):
        assert all(n.value < 10**41 for n in measure(f"{row} 12", lang).numbers)
        assert [n.value for n in measure(f"{row}; (12)", lang).numbers][-1] == 12


UNITS = ["الحادي", "الثاني", "الثالث", "الرابع", "الخامس", "السادس", "السابع", "الثامن", "التاسع"]
TENS = ["العشرين", "الثلاثين", "الأربعين", "الخمسين", "الستين", "السبعين", "الثمانين", "التسعين"]


@given(st.integers(11, 99), st.sampled_from(["", "ة"]), st.sampled_from(["في ", "و", "وب", "ل"]))
def test_arabic_ordinals_in_both_genders_after_clitics(value: int, ending: str, before: str) -> None:
    unit = UNITS[value % 10 - 1] + ending if value % 10 else ""
    tens = TENS[value // 10 - 2] if value >= 20 else f"عشر{ending}"
    word = f"{unit} و{tens}" if unit and value >= 20 else f"{unit} {tens}".strip()
    written = before + (word.replace("ال", "ل", 1) if before == "ل" else word)
    numbers = measure(f"الدورة {written} لسنة", "ar").numbers
    assert [n.value for n in numbers] == [value] or value == 10, written


PIECES_OF_NUMBERS = {
    lang: st.sampled_from(
        [
            "1",
            "000",
            ".",
            ",",
            " ",
            "-",
            "/",
            ":",
            "12",
            "٣",
            "%",
            "\u202f",
            "½",
            "$",
            "m",
            *WORDS[lang][:40],
        ]
        + [forms[-1] for forms in profile(lang).calendar.months]
    )
    for lang in LANGS
}


@settings(max_examples=60, deadline=None)
@given(LANGUAGES, st.data())
def test_long_rows_of_digits_and_number_words_are_read(lang: Lang, data: st.DataObject) -> None:
    unit = "".join(data.draw(st.lists(PIECES_OF_NUMBERS[lang], min_size=1, max_size=6)))
    text = unit * (4000 // len(unit))
    found = measure.__wrapped__(text, lang)
    assert all(span.stop - span.start <= len(text) for span in (n.span for n in found.numbers))
    # Twice the text holds about twice the numbers: nothing runs from one end to the other.
    half = measure.__wrapped__(text[: len(text) // 2], lang)
    assert len(found.numbers) <= 2 * len(half.numbers) + 20
    assert spans(found) == sorted(spans(found))


@given(st.integers(0, 40), st.sampled_from(["\u0640", "\u0651", "\u064e"]))
def test_decoration_changes_nothing(at: int, mark: str) -> None:
    text = "القرار 70/1 المؤرخ 25 أيلول/سبتمبر 2015 والأهداف السبعة عشر"
    plain, decorated = measure(text, "ar"), measure(text[:at] + mark + text[at:], "ar")
    assert [n.value for n in decorated.numbers] == [n.value for n in plain.numbers] == [17]
    assert [d.key for d in decorated.dates] == [(2015, 9, 25)]
    assert [r.reference for r in decorated.references] == ["70/1"]


def test_values_in_print() -> None:
    shown = {Fraction(17): "17", Fraction(2030): "2030", Fraction(100000): "100,000"}
    shown |= {Fraction(5, 4): "1.25", Fraction(1, 3): "1/3", Fraction(1, 1000): "0.001"}
    assert {value: print_value(value) for value in shown} == shown
