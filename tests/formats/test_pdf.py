"""Reading PDF: what is drawn becomes paragraphs, notes and furniture, in the order of reading."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import InputError, LimitError
from hexapla.formats import HEAD, detect
from hexapla.formats.format import Source
from hexapla.formats.pdf import read
from hexapla.formats.pdf.direction import logical, paired
from hexapla.model import Lang, NoteCall, RawBlock, RawDocument
from hexapla.text.bidi import levels, visual_order

from .pages import Glyphs, Item, Stroke, Text, advance, pdf, set_text

PROSE = (
    "Recognizing that rapid technological change has the potential to bring new opportunities for "
    "socioeconomic development and accelerate the progress and achievement of the Goals and sustainable "
    "development in its three dimensions in a balanced and integrated manner,"
)
OTHER = (
    "Stressing that all systems should be safe, secure and trustworthy and that their life cycle "
    "includes design, development, evaluation, testing, deployment, use, sale and procurement,"
)


def document(data: bytes, lang: Lang | None = "en") -> RawDocument:
    return read(Source(data, "a.pdf", lang))[0]


def body(found: RawDocument) -> list[str]:
    return [b.text for b in found.blocks if not b.furniture and b.kind != "note"]


def aside(found: RawDocument) -> list[tuple[str, str]]:
    return [(b.furniture, b.text) for b in found.blocks if b.furniture]


def full(*texts: str, width: float = 400) -> list[Item]:
    """*texts* as lines justified to *width*, the last one left as it is."""
    made: list[Item] = []
    for at, text in enumerate(texts):
        words = text.split(" ")
        spare = (width - sum(map(advance, words))) / max(len(words) - 1, 1)
        x = 72.0
        for word in words:
            made.append(Text(x, 760 - 12 * at, word))
            x += advance(word) + (spare if at < len(texts) - 1 else advance(" "))
    return made


def from_right(text: str, *, right: float = 520, y: float = 760, rtl: bool = True) -> Glyphs:
    """*text* as a producer shows it: reordered, one glyph a letter, ending at *right*."""
    shown = [text[at] for at in visual_order(levels(text, rtl=rtl))]
    mirrored = str.maketrans("()[]\u00ab\u00bb", ")(][\u00bb\u00ab")
    # The font names a bracket by its look
    turned = [letter.translate(mirrored) if rtl else letter for letter in shown]
    return Glyphs(right - 5 * len(shown), y, turned)


def test_lines_become_paragraphs() -> None:
    page = [*set_text(PROSE, indent=28), *set_text(OTHER, indent=28, y=712)]
    found = document(pdf(page))
    assert found.unit == "paragraph"
    assert body(found) == [PROSE, OTHER]
    assert [b.location.page for b in found.blocks] == [1, 1]


def test_space_between_lines_parts_paragraphs_without_indentation() -> None:
    page = [*set_text(PROSE), *set_text(OTHER, y=706)]
    assert body(document(pdf(page))) == [PROSE, OTHER]


def test_a_paragraph_goes_on_over_the_page() -> None:
    whole = set_text(PROSE, indent=28)
    first = [Text(line.x, line.y - 72, line.text) for line in whole[:2]]
    found = document(
        pdf(
            [*set_text(OTHER, indent=28), *first],
            [*whole[2:], *set_text(OTHER, indent=28, y=640)],
        )
    )
    assert body(found) == [OTHER, PROSE, OTHER]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("of capacity-", "building and of other means", "of capacity-building and"),
        ("of the develop-", "ment of the country and other means", "of the development of"),
        ("the Latin-", "American and Caribbean States and others", "the Latin-American and"),
        ("of policies/", "programmes of the country and others", "of policies/programmes of"),
    ],
)
def test_words_parted_at_line_ends(before: str, after: str, joined: str) -> None:
    page = full(
        f"The States Members of the United Nations and the question {before}",
        f"{after} that the question of all of the States and observ-",
        "ers of the Organization, capacity-building included.",
    )
    [text] = body(document(pdf(page)))
    assert joined in text
    assert "observers of the Organization" in text


def test_soft_hyphens_only_part_words() -> None:
    page = [
        Glyphs(72, 700, list("the ob\u00adserv\u00ad")),
        Glyphs(72, 688, list("ers of all States")),
    ]
    assert body(document(pdf(page))) == ["the observers of all States"]


def test_ligatures_are_letters() -> None:
    page = [Glyphs(72, 700, ["e", "\ufb03", "c", "i", "e", "n", "t", " ", "\ufb01", "n", "d"])]
    assert body(document(pdf(page))) == ["efficient find"]


def test_spaces_come_from_gaps() -> None:
    page = [Glyphs(72, 700, list("several")), Glyphs(72 + 7 * 5 + 3, 700, list("words"))]
    assert body(document(pdf(page))) == ["several words"]


def test_what_is_drawn_twice_for_weight_is_read_once() -> None:
    page = [Text(72, 700, "Heavy letters"), Text(72.3, 700, "Heavy letters")]
    assert body(document(pdf(page))) == ["Heavy letters"]


def test_running_heads_and_page_numbers_are_furniture() -> None:
    def page(number: int, text: str) -> list[Item]:
        head = [Text(72, 800, "A/RES/78/311"), Text(400, 800, f"Item {number}")]
        foot = [Text(72, 40, "24-11534 (E)"), Text(500, 40, f"{number}/3")]
        return [*head, *set_text(text), *foot]

    texts = [PROSE, OTHER, PROSE]
    found = document(pdf(*(page(n, text) for n, text in enumerate(texts, 1))))
    assert body(found) == texts
    assert [why for why, _ in aside(found)] == [
        "running head",
        "running head",
        "job number",
        "page number",
    ] * 3
    assert aside(found)[1][1] == "Item 1"


def test_notes_are_paired_with_their_calls() -> None:
    end = set_text(PROSE)[-1]
    call = Text(end.x + advance(end.text), end.y + 4, "1", 6)
    rule = Stroke(72, 120, 200, 120)
    foot = [
        Text(72, 108, "1", 6),
        Text(80, 105, "Resolution 217 A (III).", 8),
        Text(72, 92, "2", 6),
        Text(80, 89, "See A/78/L.86.", 8),
    ]
    second = Text(72, 706, "Noting this as well,")
    page: list[Item] = [
        *set_text(PROSE),
        call,
        second,
        Text(72 + advance(second.text), 710, "2", 6),
        rule,
        *foot,
    ]
    found = document(pdf(page))
    assert body(found) == [PROSE, "Noting this as well,"]
    assert [b.calls for b in found.blocks[:2]] == [
        (NoteCall("1", len(PROSE)),),
        (NoteCall("2", len("Noting this as well,")),),
    ]
    notes = [(b.label, b.text) for b in found.blocks if b.kind == "note"]
    assert notes == [("1", "Resolution 217 A (III)."), ("2", "See A/78/L.86.")]


def test_a_note_goes_on_over_the_page() -> None:
    def foot(*texts: str, mark: str) -> list[Item]:
        marks = [Text(72, 108, mark, 6)] if mark else []
        return [
            Stroke(72, 120, 200, 120),
            *marks,
            *(Text(80, 105 - 10 * n, t, 8) for n, t in enumerate(texts)),
        ]

    call = Text(72 + advance("Noting this as well,"), 704, "1", 6)
    first = [*set_text(OTHER), Text(72, 700, "Noting this as well,"), call]
    found = document(
        pdf(
            [*first, *foot("A note that does not end on this page but goes", mark="1")],
            [*set_text(PROSE), *foot("on at the foot of the next.", mark="")],
        )
    )
    notes = [(b.label, b.text, b.location.page) for b in found.blocks if b.kind == "note"]
    assert notes == [
        ("1", "A note that does not end on this page but goes on at the foot of the next.", 1)
    ]
    assert body(found) == [OTHER, "Noting this as well,", PROSE]


def test_a_power_is_no_call() -> None:
    page = [Text(72, 700, "An area of 10"), Text(131, 704, "6", 6), Text(138, 700, "hectares")]
    [block] = document(pdf(page)).blocks
    assert (block.text, block.calls) == ("An area of 10\u2076 hectares", ())


def test_two_columns_are_read_one_after_the_other() -> None:
    left = set_text(PROSE, width=180)
    right = set_text(OTHER, x=320, width=180)
    found = document(
        pdf(
            [
                Text(72, 790, "A heading that spans both of the columns of the page in full."),
                *left,
                *right,
            ]
        )
    )
    assert body(found) == ["A heading that spans both of the columns of the page in full.", PROSE, OTHER]


def test_three_columns_of_unequal_lines() -> None:
    """Columns whose lines stand at heights of their own, the last one short."""
    texts = [PROSE, OTHER, PROSE]
    columns = [
        set_text(f"{text} {text}", x=72 + 160 * n, y=760 - 5 * n, width=135)
        for n, text in enumerate(texts)
    ]
    found = document(pdf([*columns[0], *columns[1], *columns[2][:7]]))
    assert body(found)[:2] == [f"{text} {text}" for text in texts[:2]]
    assert PROSE.startswith(body(found)[2])


def test_columns_of_arabic_are_read_from_the_right() -> None:
    words = [f"\u0627\u0644\u062c\u0645\u0639\u064a\u0629 {n}" for n in range(100, 136)]
    sides = [" ".join(words[at : at + 3]) for at in range(0, 36, 3)]
    page = [from_right(text, right=520, y=760 - 12 * n) for n, text in enumerate(sides[:6])]
    page += [from_right(text, right=300, y=760 - 12 * n) for n, text in enumerate(sides[6:])]
    text = " ".join(body(document(pdf(page), "ar")))
    assert [word for word in text.split() if word.isdigit()] == [str(n) for n in range(100, 136)]


def test_tables_are_read_row_by_row() -> None:
    grid = [Stroke(x, 600, x, 700) for x in (72, 200, 400)]
    grid += [Stroke(72, y, 400, y) for y in (600, 650, 700)]
    cells: list[Item] = [
        Text(80, 680, "The longer label that is in"),
        Text(80, 668, "the first row"),
        Text(210, 680, "Its value"),
        Text(80, 630, "Second"),
        Text(210, 630, "Other value"),
    ]
    found = document(pdf([*set_text(PROSE), *grid, *cells, *set_text(OTHER, y=560)]))
    assert body(found) == [
        PROSE,
        "The longer label that is in the first row",
        "Its value",
        "Second",
        "Other value",
        OTHER,
    ]
    assert found.blocks[2].location.part == "table 1, row 1, cell 2"
    assert found.blocks[3].location.part == "table 1, row 2, cell 1"


def test_a_masthead_is_parted_and_a_label_is_not() -> None:
    page = [
        Text(72, 780, "United Nations"),
        Text(450, 780, "A/RES/78/311"),
        Text(72, 700, "1."),
        Text(110, 700, "Requests a report;"),
    ]
    assert body(document(pdf(page))) == ["United Nations", "A/RES/78/311", "1. Requests a report;"]


def test_weight_and_slant_are_spans() -> None:
    page = [
        Text(72, 700, "Calls upon", font="F3"),
        Text(123, 700, "all", font="F2"),
        Text(140, 700, "States"),
    ]
    [block] = document(pdf(page)).blocks
    assert block.text == "Calls upon all States"
    assert [span.of(block.text) for span in block.italics] == ["Calls upon"]
    assert [span.of(block.text) for span in block.bolds] == ["all"]


@pytest.mark.parametrize("turn", [0, 1, 2, 3])
def test_a_turned_page_is_read_upright(turn: int) -> None:
    places = [
        [(72, 700), (72, 688)],
        [(100, 72), (112, 72)],
        [(500, 100), (500, 112)],
        [(300, 700), (288, 700)],
    ]
    texts = ("Both of these lines are drawn", "on a page that lies on its side.")
    page = [Text(x, y, text, turn=turn) for (x, y), text in zip(places[turn], texts, strict=True)]
    assert body(document(pdf(page, rotate=(90 * turn) % 360))) == [" ".join(texts)]


def test_what_runs_across_the_page_is_set_aside() -> None:
    found = document(pdf([*set_text(PROSE), Text(40, 300, "ADVANCE COPY", turn=1)]))
    assert body(found) == [PROSE]
    assert aside(found) == [("turned text", "ADVANCE COPY")]


# Arabic

ARABIC = (
    "\u0648\u0625\u0630 \u062a\u0624\u0643\u062f \u0645\u0646 \u062c\u062f\u064a\u062f",  # reaffirming
    "\u0642\u0631\u0627\u0631\u0647\u0627 78/311 \u0627\u0644\u0645\u0624\u0631\u062e",  # its resolution
    "\u0641\u064a \u0627\u0644\u0641\u062a\u0631\u0629 2016-2030 \u0648\u0645\u0627 \u0628\u0639\u062f",
    "\u0627\u0644\u0648\u062b\u064a\u0642\u0629 A/RES/78/311 \u0627\u0644\u0635\u0627\u062f\u0631\u0629",
    "(\u0623) \u0627\u0644\u0646\u0635 (\u0628) \u0648\u00ab\u0627\u0644\u0646\u0635\u00bb",  # brackets
    "\u0627\u0644\u0645\u0627\u062f\u0629 \u0661\u0662/\u0663 \u0645\u0646\u0647",  # Arabic-Indic digits
)


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


def test_pictures_of_text_need_recognition() -> None:
    picture = [Stroke(10, 10, 500, 500)]
    with pytest.raises(InputError, match=r"none of its 2 pages holds text.*OCR"):
        document(pdf(picture, picture))
    found = document(pdf(set_text(PROSE), picture, set_text(OTHER)))
    assert found.notes == ("1 of 3 pages hold no text and need text recognition (OCR): 2",)


def test_an_encrypted_file_says_so() -> None:
    secret = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O <{'41' * 32}> /U <{'42' * 32}> /P -4 >> "
        f"/ID [<{'43' * 16}> <{'43' * 16}>]"
    )
    with pytest.raises(InputError, match="encrypted"):
        document(pdf(set_text(PROSE), trailer=secret))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"  \n", "empty"),
        (b"plain text", "this is no PDF"),
        (b"\x00" * 4096, "this is no PDF"),
        (b"%PDF-1.4\n" + b"\x00" * 400, "damaged or cut off"),
        (pdf(set_text(PROSE))[:300], "damaged or cut off"),
        (pdf([]), "the PDF is empty"),
    ],
)
def test_what_is_no_pdf_is_told_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError, match=says) as caught:
        document(data)
    assert caught.value.where == "a.pdf"
    assert caught.value.remedy


def test_an_archive_named_pdf() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a.txt", "text")
    with pytest.raises(InputError, match="this is no PDF"):
        document(packed.getvalue())


def read_or_refused(data: bytes) -> set[str]:
    """The paragraphs of *data*; none where it is refused, and nothing else may happen."""
    try:
        found = document(data, None)
    except InputError:
        return set()
    return {block.text for block in found.blocks if not block.furniture}


def test_what_unpacks_to_too_much_is_refused() -> None:
    with pytest.raises(LimitError, match="unpacks to more than"):
        document(pdf([Text(72, 700, "a" * 33_000_000)], packed=True))


def test_too_many_pages_are_refused() -> None:
    data = pdf(set_text(PROSE), kids="2 0 R").replace(b"/Count 1", b"/Count 99999")
    with pytest.raises(LimitError, match="99,999 pages"):
        document(data)


@pytest.mark.parametrize("kids", ["2 0 R", "10 0 R 2 0 R", "10 0 R 10 0 R", "99 0 R", "10 0 R 99 0 R"])
def test_loops_and_holes_in_the_page_tree(kids: str) -> None:
    """What can be read is read, or an error says that nothing can: never a loop."""
    data = pdf(set_text(PROSE), kids=kids).replace(b"/Count 1", b"/Count 9")
    assert read_or_refused(data) <= {PROSE}


def test_letters_that_the_fonts_do_not_tell_are_refused() -> None:
    with pytest.raises(InputError, match="do not say which letters"):
        document(pdf([Glyphs(72, 700, ["\ue001", "\ue002", "\ue003", "\ue004", "a"])]))


def test_it_is_known_by_its_content() -> None:
    data = b"\xef\xbb\xbf\n" + pdf(set_text(PROSE))
    assert detect("a.pdf", data[:HEAD]) == "pdf"


def test_nothing_drawn_is_lost() -> None:
    """Every letter stands in a text, a label, a call or a piece of furniture."""
    page: list[Item] = [
        Text(72, 800, "A/RES/78/311"),
        *set_text(PROSE),
        Text(200, 764, "7", 6),
        Text(90, 500, "far"),
        Text(400, 500, "apart"),
        Text(20, 300, "SIDE", turn=1),
        Stroke(72, 120, 200, 120),
        Text(72, 105, "1 Note.", 8),
        Text(290, 30, "3"),
    ]
    found = document(pdf(page, page))
    drawn = "".join(item.text for item in page if isinstance(item, Text)) * 2
    assert sorted("".join(map(_printed, found.blocks))) == sorted(drawn.replace(" ", ""))


def _printed(block: RawBlock) -> str:
    marks = "".join(call.mark for call in block.calls) + block.label
    superscripts = str.maketrans(
        "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079", "0123456789"
    )
    return (block.text.translate(superscripts) + marks).replace(" ", "")


@settings(max_examples=40, deadline=None)
@given(st.binary(max_size=400).map(lambda junk: b"%PDF-1.7\n" + junk))
def test_junk_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        document(data)


SAMPLE = pdf(
    [*set_text(PROSE), Text(72, 40, "1/2"), Stroke(72, 120, 200, 120), from_right(ARABIC[1], y=400)],
    set_text(OTHER),
)


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=12),
    st.integers(0, len(SAMPLE)),
)
def test_damaged_files_are_read_or_refused(changes: list[tuple[int, int]], size: int) -> None:
    data = bytearray(SAMPLE)
    for at, value in changes:
        data[at] = value
    for cut in (data, data[:size]):
        assert read_or_refused(bytes(cut)) is not None
