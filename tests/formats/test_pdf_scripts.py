"""The PDF reader: Arabic in logical order, brackets, Chinese without spaces, Russian."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.errors import InputError
from hexapla.formats.pdf.direction import logical, paired
from hexapla.model import NoteCall
from hexapla.text.bidi import levels, visual_order

from .pages import Glyphs, Item, Stroke, Text, pdf
from .pdf_texts import ARABIC, body, document, from_right


@pytest.mark.parametrize("text", ARABIC)
def test_arabic_comes_in_logical_order(text: str) -> None:
    assert body(document(pdf([from_right(text)]), "ar")) == [text]


@pytest.mark.parametrize(
    "drawn",
    [
        ["\ufefb", "\u0639", "\u0648"],  # presentation form of lam with alef
        ["\u0644\u0627", "\u0639", "\u0648"],  # one glyph for two letters
    ],
)
def test_lam_and_alef_of_one_glyph(drawn: Sequence[str]) -> None:
    page = [Glyphs(400, 700, drawn), from_right("\u0627\u0644\u062c\u0645\u0639\u064a\u0629", y=640)]
    assert body(document(pdf(page), "ar"))[0].split()[0] == "\u0648\u0639\u0644\u0627"


def test_presentation_forms_are_letters() -> None:
    # teh marbuta, yeh, ain, meem, jeem, lam, alef in their shapes
    shown = ["\ufe94", "\ufef4", "\ufecc", "\ufee4", "\ufea0", "\ufedf", "\ufe8d"]
    found = document(pdf([Glyphs(400, 700, shown)]), "ar")
    assert body(found) == ["\u0627\u0644\u062c\u0645\u0639\u064a\u0629"]


def test_the_mark_of_an_arabic_note_stands_before_a_symbol() -> None:
    """A figure beside Latin letters belongs to them, unless it is set apart as a mark is."""
    words = " ".join(["\u0627\u0644\u062c\u0645\u0639\u064a\u0629"] * 9)
    edge = 520 - 5 * len(words)
    foot: list[Item] = [
        Glyphs(512, 105, ["1", "2"], 8),
        Text(460, 105, "A/78/L.86", 8),
        Stroke(400, 120, 520, 120),
    ]
    found = document(pdf([from_right(words), Glyphs(edge - 6, 764, ["1", "2"], 6), *foot]), "ar")
    assert found.blocks[0].calls == (NoteCall("12", len(words)),)
    assert [(b.label, b.text) for b in found.blocks if b.kind == "note"] == [("12", "A/78/L.86")]


def test_kashida_only_draws_letters_out() -> None:
    shown = from_right("\u0627\u0644\u062c\u0645\u0640\u0640\u0639\u064a\u0629")
    assert body(document(pdf([shown]), "ar")) == ["\u0627\u0644\u062c\u0645\u0639\u064a\u0629"]


def test_arabic_that_runs_backwards_is_refused() -> None:
    words = " ".join(["\u0627\u0644\u062c\u0645\u0639\u064a\u0629"] * 12)
    with pytest.raises(InputError, match="cannot be put in order"):
        document(pdf([Glyphs(72, 700, list(words))]), "ar")


_WORDS = st.sampled_from(
    [
        "\u0627\u0644\u062c\u0645\u0639\u064a\u0629",
        "\u0648\u0625\u0630",
        "\u0645\u0646",
        "\u0642\u0631\u0627\u0631\u060c",
    ]
)
_INSETS = st.sampled_from(
    [
        "2015",
        "78/311",
        "12,5",
        "2016-2030",
        "A/RES/78/311",
        "IPCC",
        "WTO 2",
        "\u0661\u0662",
        "9:30",
        "(3)",
    ]
)


@given(st.lists(st.tuples(_WORDS, st.none() | _INSETS), min_size=1, max_size=8))
def test_order_is_what_the_algorithm_undoes(parts: list[tuple[str, str | None]]) -> None:
    """Whatever python-bidi shows, read from the right, comes back as it was said."""
    text = " ".join(word if inset is None else f"{word} {inset}" for word, inset in parts)
    text += " \u0645\u0646"  # a line that ends with a figure may be another one's
    shown = [text[at] for at in visual_order(levels(text, rtl=True))][::-1]
    assert "".join(shown[at] for at in logical(shown, rtl=True)) == text


@given(
    st.lists(
        st.sampled_from(["Calls", "upon", "\u0639\u0631\u0628\u064a", "\u0645\u0646", "all"]), min_size=1
    )
)
def test_arabic_words_in_a_latin_line(words: list[str]) -> None:
    text = " ".join(words)
    shown = [text[at] for at in visual_order(levels(text, rtl=False))]
    assert "".join(shown[at] for at in logical(shown, rtl=False)) == text


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        (")\u0623( \u0648)\u0628(", "(\u0623) \u0648(\u0628)"),
        ("(\u0623) \u0648(\u0628)", "(\u0623) \u0648(\u0628)"),
        ("(\u0623( \u0646\u0635", "(\u0623) \u0646\u0635"),
        ("\u0623( \u0646\u0635 )\u0628(", "\u0623) \u0646\u0635 (\u0628)"),
    ],
)
def test_brackets_are_paired(shown: str, meant: str) -> None:
    assert paired(shown) == meant


# Chinese and Russian


def test_chinese_has_no_spaces_between_ideographs() -> None:
    text = "\u91cd\u7533\u56fd\u9645\u6cd5\uff0c\u7279\u522b\u662f2015\u5e74\u7684\u51b3\u8bae"
    wide = Glyphs(72, 700, list(text), gap=1.5)
    assert body(document(pdf([wide]), "zh")) == [text]


def test_chinese_lines_are_joined_without_spaces() -> None:
    whole = "\u91cd\u7533\u56fd\u9645\u6cd5\u7279\u522b\u662f\u8054\u5408\u56fd\u5baa\u7ae02015\u5e74"
    page = [
        Glyphs(72, 760 - 12 * n, list(part))
        for n, part in enumerate((whole[:9], whole[9:14], whole[14:]))
    ]
    page[1] = Glyphs(72, 748, list(whole[9:14]), gap=5)  # justified to the same edge
    assert "".join(body(document(pdf(page), "zh"))) == whole


def test_russian_words_parted_at_line_ends() -> None:
    first = (
        "\u0413\u0435\u043d\u0435\u0440\u0430\u043b\u044c\u043d\u0430\u044f "
        "\u0410\u0441\u0441\u0430\u043c\u0431-"
    )
    second = (
        "\u043b\u0435\u044f \u043f\u043e\u0434\u0442\u0432\u0435\u0440\u0436\u0434\u0430\u0435\u0442"
    )
    page = [Glyphs(72, 760, list(first)), Glyphs(72, 748, list(second))]
    [text] = body(document(pdf(page), "ru"))
    assert text.split()[1] == "\u0410\u0441\u0441\u0430\u043c\u0431\u043b\u0435\u044f"


# What cannot be read
