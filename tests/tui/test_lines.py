"""What the pure modules of the interface compose: printed clauses, statuses, cuts, widths."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from rich.cells import cell_len

from hexapla.model import LANGS, Clause, Evidence, Flag, Lang, Locus, NoteCall, Span
from hexapla.review import ReviewSession
from hexapla.store import open_store
from hexapla.text.bidi import BIDI_SETTINGS
from hexapla.text.layout import lay_out
from hexapla_tui.clause_text import printed
from hexapla_tui.flag_lines import flag_lines
from hexapla_tui.key_lines import key_lines
from hexapla_tui.status_line import status_lines, status_words
from hexapla_tui.version_block import block

from .resolution import STATUSES, alignment, session, ticking

CLAUSE = Clause(
    "op1",
    "operative",
    "قرارها 70/1 المؤرخ",
    "1 -",
    italics=(Span(0, 6),),
    note_calls=(NoteCall("12", 11), NoteCall("*", 18)),
)


def test_note_calls_stand_where_they_are_called_and_marks_move_with_the_text() -> None:
    locus = Locus("ar", "op1", Span(7, 18), "70/1 المؤرخ")
    text, marks = printed(CLAUSE, [locus], "mark")
    assert text == "1 - قرارها 70/1¹² المؤرخ*"
    shown = {mark.style: mark.span.of(text) for mark in marks}
    assert shown["mark"] == "70/1¹² المؤرخ"
    assert shown["italic"] == "قرارها"
    assert [mark.span.of(text) for mark in marks if mark.style == "call"] == ["¹²", "*"]


@pytest.mark.parametrize(
    ("locus", "expected"),
    [
        (Locus("ar", "op1", Span(0, 3), "1 -", "label"), "1 -"),
        (Locus("ar", "op1", Span(11, 11), "12", "call"), "¹²"),
        (Locus("ar", "op1", Span(7, 11), "70/1"), "70/1"),
        (Locus("ar", "op1", Span(18, 18), ""), "*"),
        (Locus("ar", "op1", Span(11, 11), ""), " "),
    ],
)
def test_each_kind_of_place_is_marked(locus: Locus, expected: str) -> None:
    text, marks = printed(CLAUSE, [locus], "mark")
    assert [mark.span.of(text) for mark in marks if mark.style == "mark"] == [expected]


STATUS: list[tuple[dict[Lang, str], str]] = [
    ({"en": "official", "fr": "official"}, ""),
    ({"en": "working translation", "fr": "working translation"}, "working translation, unofficial"),
    ({"en": "official", "ru": "draft"}, "draft, unofficial: ru"),
    (
        {"ar": "working translation", "en": "official", "ru": "draft"},
        "working translation, unofficial: ar · draft, unofficial: ru",
    ),
]


@pytest.mark.parametrize(("statuses", "expected"), STATUS)
def test_what_is_not_official_is_said(statuses: dict[Lang, str], expected: str) -> None:
    assert status_words(statuses) == expected


@pytest.mark.parametrize("width", [30, 50, 64, 80, 120, 200])
def test_the_status_is_the_last_to_go(tmp_path: Path, width: int) -> None:
    title = "A/RES/78/311 加强人工智能能力建设国际合作"
    lines = status_lines(session(tmp_path), title, STATUSES, width)
    text = " ".join(line.text.strip() for line in lines)
    assert "working translation, unofficial: ar zh fr ru es" in text
    assert all(cell_len(line.text) == line.width <= width for line in lines)
    assert ("…" in text) == (title not in text)
    assert text.startswith("A/RES/78")


def test_what_is_quoted_keeps_its_own_direction(tmp_path: Path) -> None:
    """A suggestion that begins with a figure and goes on in Arabic is read from the right."""
    table = alignment()
    evidence = Evidence({"ar": "26 أيلول", "en": "25 September"}, "5:1")
    flag = Flag("NUM004", "major", "op1", "ar", "m", (), evidence, "25 أيلول", "f")
    review = ReviewSession(table, (flag,), open_store(tmp_path), "王", ticking())
    lines = flag_lines(review, "date-mismatch", 80, "app")
    shown = [unicodedata.normalize("NFKC", line.text) for line in lines]
    assert " suggestion  لوليأ 25" in shown
    assert " ar لوليأ 26 · en 25 September   vote 5 : 1" in shown
    odd = [text for line in lines for text, styles in line.stretches if "odd" in styles]
    assert [unicodedata.normalize("NFKC", text) for text in odd] == ["ar", "لوليأ 26"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("width", [24, 54, 80, 150])
def test_what_is_cut_is_counted(lang: Lang, width: int) -> None:
    clause = alignment().versions[lang].clauses[1]
    text = clause.text
    at = text.rfind("1")
    loci = [Locus(lang, "op1", Span(at, at + 2), text[at : at + 2])]
    whole = block(lang, [(clause, loci)], width, "app", flagged=True)
    assert all(line.width <= width for line in whole.framed(width))
    for share in range(1, len(whole.lines) + 1):
        lines = whole.framed(width, share)
        assert len(lines) == share
        assert any(line.has("mark") for line in lines)
        assert all(line.width <= width for line in lines)
        signs = "".join(text for line in lines for text, styles in line.stretches if "more" in styles)
        numbers = "".join(char if char.isdigit() else " " for char in signs).split()
        assert sum(map(int, numbers)) == len(whole.lines) - share
        assert lang in "".join(text for text, _ in lines[0].stretches)


@pytest.mark.parametrize("lang", LANGS)
def test_cells_are_counted_as_the_screen_counts_them(lang: Lang) -> None:
    for bidi in ("app", "terminal", "off"):
        assert bidi in BIDI_SETTINGS
        for clause in alignment().versions[lang].clauses:
            for line in lay_out(clause.text, 40, rtl=lang == "ar", bidi=bidi):
                assert cell_len(line.text) == line.width


@pytest.mark.parametrize(("width", "lines"), [(80, 2), (120, 2), (200, 1)])
def test_the_keys_take_two_lines_at_most(width: int, lines: int) -> None:
    found = key_lines(width)
    assert len(found) == lines
    assert all(line.width <= width for line in found)
    assert found[-1].text.rstrip().endswith("q quit")
