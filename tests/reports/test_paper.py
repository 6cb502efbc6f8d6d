"""Lines on paper: width, marks, direction, and what a text must not do to a terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.model import Clause, Locus, Span
from hexapla.reports.paper import CLOSING, OPENING, Paper, quoted
from hexapla.reports.quote import opening, quote
from hexapla.text.width import HIDDEN, cells

TEXTS = st.text(
    alphabet=st.sampled_from(
        "a bé 17,.()» قرار هذا 决定会议 решение \u0301\u200d\u202e\u200f\x1b\n\u00a0\u00ad"
    ),
    max_size=120,
)

AROUND = [
    (
        "en",
        "Requests the Secretary-General to hold 17 meetings before the end of the session of the year",
        "17",
        "…to hold ›17‹ meetings before the…",
    ),
    (
        "fr",
        "Prie le Secrétaire général de tenir 17 séances avant la fin de la session de l’année prochaine",
        "17",
        "…général de tenir ›17‹ séances avant la fin…",
    ),
    (
        "ru",
        "просит Генерального секретаря провести 17 заседаний до конца сессии следующего года",
        "17",
        "…секретаря провести ›17‹ заседаний до конца…",
    ),
    (
        "zh",
        "请秘书长在明年会议结束之前举行17次会议，并就会议的结果向大会提出报告，供大会审议",
        "17",
        "…在明年会议结束之前举行›17‹次会议，并就会议的结果…",
    ),
    (
        "ar",
        "تطلب إلى الأمين العام أن يعقد 17 جلسة قبل نهاية دورة السنة المقبلة وأن يقدم تقريرا",
        "17",
        "…الأمين العام أن يعقد ›17‹ جلسة قبل نهاية دورة…",
    ),
]


@pytest.mark.parametrize(("lang", "text", "words", "shown"), AROUND, ids=[case[0] for case in AROUND])
def test_a_long_clause_is_cut_around_the_words(lang: str, text: str, words: str, shown: str) -> None:
    at = text.index(words)
    place = Locus("en", "op1", Span(at, at + len(words)), words)
    found = quote(Clause("op1", "operative", text), [place], 46)
    (line,) = Paper(200).lines(found.text, marks=found.marks)
    assert line.strip("\u2067\u2069") == shown
    assert cells(found.text) <= 46 + 2


def test_label_and_call_are_quoted_where_they_are_meant() -> None:
    clause = Clause("op1", "operative", "Decides to meet,", label="1.", number=1)
    label = Locus("en", "op1", Span(0, 2), "1.", "label")
    call = Locus("en", "op1", Span(15, 15), "12", "call")
    found = quote(clause, [call, label], 80)
    assert Paper().lines(found.text, marks=found.marks) == ("›1.‹ Decides to meet›¹²‹,",)


def test_an_invisible_character_that_is_meant_is_shown() -> None:
    clause = Clause("op1", "operative", "co\u00adoperation and\u200b peace")
    place = Locus("en", "op1", Span(2, 3), "\u00ad")
    found = quote(clause, [place], 80)
    assert Paper().lines(found.text, marks=found.marks) == ("co›▯‹operation and peace",)


def test_what_is_lacking_is_looked_for_where_it_would_stand() -> None:
    text = " ".join(f"word{number}" for number in range(100))
    whole = Locus("en", "op1", Span(0, len(text)), text)
    clause = Clause("op1", "operative", text)
    assert quote(clause, [whole], 30).text.startswith("word0 ")
    assert "word50" in quote(clause, [whole], 30, 0.5).text
    assert quote(clause, [whole], 30, 1.0).text.endswith("word99")


@given(TEXTS, st.integers(0, 120), st.integers(0, 20), st.integers(10, 60))
def test_a_quotation_holds_the_beginning_of_its_words(text: str, at: int, size: int, room: int) -> None:
    start = min(at, len(text))
    span = Span(start, min(start + size, len(text)))
    found = quote(Clause("x", "body", text), [Locus("en", "x", span, span.of(text))], room)
    assert cells(found.text) <= room + 3 + found.text.count(HIDDEN)
    for mark in found.marks:
        assert mark.stop <= len(found.text)
    if span.start < span.stop and span != Span(0, len(text)):
        assert found.marks
    assert cells(opening(text, room)) <= room + 1


@given(TEXTS, st.integers(26, 60), st.booleans(), st.sampled_from(["app", "terminal", "off"]))
def test_lines_keep_to_the_width(text: str, width: int, rtl: bool, bidi: str) -> None:
    paper = Paper(width, bidi="app" if bidi == "app" else "terminal")
    plain = quote(Clause("x", "body", text), [], 400).text
    for line in paper.lines(quoted(plain), prefix="  ar  ", rtl=rtl):
        assert cells(line) <= width
        assert "\x1b" not in line
        assert "\u202e" not in line
        assert line.count("\u2067") + line.count("\u2068") == line.count("\u2069")


def test_a_quotation_across_lines_is_isolated_on_each() -> None:
    arabic = "تطلب إلى الأمين العام أن يعقد سبع عشرة جلسة"
    lines = Paper(30).lines(f"has {quoted(arabic)} where en has 17")
    assert len(lines) > 2
    for line in lines:
        assert line.count("\u2068") == line.count("\u2069")
    assert lines[-1].endswith("en has 17") or lines[-1] == "has 17"


def test_colour_only_where_there_is_colour() -> None:
    assert Paper().paint("x", "critical") == "x"
    assert Paper(colour=True).paint("x", "critical") == "\x1b[1;31mx\x1b[0m"
    (line,) = Paper(colour=True).lines("has 17 here", marks=[Span(4, 6)])
    assert line == "has \x1b[1;4m17\x1b[0m here"
    assert OPENING not in line
    assert CLOSING not in line
