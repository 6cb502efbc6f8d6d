"""The PDF reader: lines, columns, tables, notes and furniture of pages made glyph by glyph."""

from __future__ import annotations

import pytest

from hexapla.model import NoteCall

from .pages import Glyphs, Item, Stroke, Text, advance, pdf, set_text
from .pdf_texts import OTHER, PROSE, aside, body, document, from_right, full


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
