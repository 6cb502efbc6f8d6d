"""Corrections: they find their clauses again whatever else changes, and say when they cannot."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align.acts import apart, join, shift, signed, split, together
from hexapla.align.corrections import Fit, fit, pins_of
from hexapla.align.pins import Pins
from hexapla.errors import UsageError
from hexapla.model import LANGS, Alignment, Clause, Correction, Lang, Quote, Row, Version

WORDS: dict[Lang, str] = {
    "ar": "تقرر",
    "zh": "决定",
    "en": "Decides",
    "fr": "Décide",
    "ru": "постановляет",
    "es": "Decide",
}
NOON = datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC)

Table = list[dict[Lang, tuple[int, ...]]]


def text(lang: Lang, what: object) -> str:
    return f"{WORDS[lang]} {what}"


def version(lang: Lang, texts: Sequence[str]) -> Version:
    """A version of *texts*; each clause is marked, so that it is known again under another eid."""
    clauses = (Clause(f"op{i + 1}", "operative", t, label=f"{i}.") for i, t in enumerate(texts))
    return Version("set", lang, tuple(clauses))


def alignment(rows: Table, texts: Mapping[Lang, Sequence[str]]) -> Alignment:
    versions = {lang: version(lang, texts[lang]) for lang in texts}
    made = (
        Row(
            f"row{i}",
            "operative",
            {x: tuple(versions[x].clauses[p].eid for p in row.get(x, ())) for x in versions},
            1.0,
            "content",
        )
        for i, row in enumerate(rows)
    )
    return Alignment("set", versions, tuple(made))


LENGTHS: tuple[tuple[Lang, int], ...] = (("ar", 4), ("zh", 5), ("ru", 5))
THREE: dict[Lang, Sequence[str]] = {
    lang: [text(lang, n) for n in range(count)] for lang, count in LENGTHS
}
DRAWN = alignment(
    [
        {"ar": (0,), "zh": (0,), "ru": (0,)},
        {"ar": (1,), "zh": (1, 2), "ru": (1, 2)},
        {"ar": (2,), "zh": (3,), "ru": ()},
        {"ar": (2,), "zh": (4,), "ru": (3,)},
        {"ar": (3,), "zh": (), "ru": (4,)},
    ],
    THREE,
)


def fitted(*corrections: Correction, to: Alignment = DRAWN) -> Fit:
    return fit(corrections, to.versions.values())


def said(act: str, **cells: Sequence[object]) -> Correction:
    """A correction that quotes by number; a pair is a number and an occurrence."""
    quotes: dict[Lang, tuple[Quote, ...]] = {}
    for lang in LANGS:
        if lang in cells:
            quotes[lang] = tuple(
                Quote(text(lang, what[0]), what[1])
                if isinstance(what, tuple)
                else Quote(text(lang, what))
                for what in cells[lang]
            )
    return Correction("together" if act == "together" else "apart", quotes)


# acts


def rows_said(corrections: Sequence[Correction]) -> Table:
    found = fitted(*corrections)
    assert (found.misfits, found.held) == ((), tuple(corrections))
    return [dict(row) for row in found.pins.together]


def test_join_makes_one_row_of_two() -> None:
    assert rows_said(join(DRAWN, "row0")) == [{"ar": (0, 1), "zh": (0, 1, 2), "ru": (0, 1, 2)}]
    assert rows_said(join(DRAWN, "row2")) == [{"ar": (2,), "zh": (3, 4), "ru": (3,)}]


def test_split_makes_two_rows_of_one() -> None:
    halves = split(DRAWN, "row1", {"zh": 1, "ru": 1}, both={"ar"})
    assert rows_said(halves) == [
        {"ar": (1,), "zh": (1,), "ru": (1,)},
        {"ar": (1,), "zh": (2,), "ru": (2,)},
    ]
    halves = split(DRAWN, "row1", {"zh": 1, "ru": 2})
    assert rows_said(halves) == [
        {"ar": (), "zh": (2,), "ru": (1, 2)},
        {"ar": (1,), "zh": (1,), "ru": ()},
    ]


def test_shift_takes_one_clause_to_the_row_beside() -> None:
    assert rows_said(shift(DRAWN, "row1", "ru", 1)) == [
        {"ar": (1,), "zh": (1, 2), "ru": (1,)},
        {"ar": (2,), "zh": (3,), "ru": (2,)},
    ]
    assert rows_said(shift(DRAWN, "row1", "ru", -1)) == [
        {"ar": (0,), "zh": (0,), "ru": (0, 1)},
        {"ar": (1,), "zh": (1, 2), "ru": (2,)},
    ]
    # A clause that spans two rows leaves one of them.
    assert rows_said(shift(DRAWN, "row2", "ar", 1)) == [
        {"ar": (), "zh": (3,), "ru": ()},
        {"ar": (2,), "zh": (4,), "ru": (3,)},
    ]


def test_what_spans_is_marked() -> None:
    upper, lower = split(DRAWN, "row1", {"zh": 1, "ru": 1}, both={"ar"})
    marks = [
        (lang, q.text)
        for one in (upper, lower)
        for lang in one.cells
        for q in one.cells[lang]
        if q.spans
    ]
    assert marks == [("ar", text("ar", 1))] * 2
    # The Arabic clause spans to the row below those that are joined.
    (joined,) = join(DRAWN, "row1")
    assert [q.spans for q in joined.cells["ar"]] == [False, True]
    assert not any(q.spans for q in join(DRAWN, "row2")[0].cells["ar"])


def test_a_row_that_shift_empties_is_not_said() -> None:
    drawn = alignment([{"ru": (0,)}, {"ar": (0,), "ru": (1,)}], {"ar": ["a"], "ru": ["b", "c"]})
    (only,) = shift(drawn, "row0", "ru", 1)
    assert fitted(only, to=drawn).pins.together == ({"ar": (0,), "ru": (0, 1)},)


@pytest.mark.parametrize(
    "act",
    [
        lambda: join(DRAWN, "row4"),
        lambda: split(DRAWN, "row1", {"ru": 3}),
        lambda: split(DRAWN, "row1", {}),
        lambda: split(DRAWN, "row1", {"ru": 1}, both={"zh"}),
        lambda: shift(DRAWN, "row0", "ar", -1),
        lambda: shift(DRAWN, "row2", "ru", 1),
    ],
)
def test_what_cannot_be_done_is_refused(act) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(UsageError):
        act()


# what does not hold

TWICE: dict[Lang, Sequence[str]] = {
    "ar": [text("ar", n) for n in (0, 1, 1, 2)],
    "zh": [text("zh", n) for n in (0, 1, 2, 1)],
    "ru": [text("ru", n) for n in (0, 1, 2, 3)],
}

MISFITS: list[tuple[list[Correction], list[str]]] = [
    ([said("together", ar=[9], ru=[0])], ["ar has no clause \u201c" + text("ar", 9)]),
    ([said("together", ar=[1], ru=[0])], ["1\u201d 2 times; say which by its occurrence"]),
    ([said("together", zh=[(1, 3)], ru=[0])], ["zh has fewer than 3 clauses"]),
    ([said("together", zh=[0], ru=[0, 2])], ["the ru clauses", "are not neighbours"]),
    (
        [said("together", zh=[0], ru=[1]), said("together", zh=[0], ru=[2])],
        ["the later one 'together' of zh \u201c" + text("zh", 0) + "\u201d says otherwise"],
    ),
    ([said("together", zh=[0], ru=[1]), said("together", zh=[2], ru=[0])], ["says otherwise"]),
    ([said("together", zh=[0], ru=[0]), said("apart", zh=[0], ru=[0])], ["the later one 'apart'"]),
    ([said("apart", zh=[0], ru=[0]), said("together", zh=[0], ru=[0])], ["the later one 'together'"]),
    ([said("together", zh=[0], ru=[]), said("together", zh=[0], ru=[0])], ["says otherwise"]),
    ([said("together", ar=[0], ru=[0, 1]), said("together", ar=[0], ru=[1, 2])], ["says otherwise"]),
    (
        # Each two could stand; the three go round in a circle.
        [
            said("together", ar=[0], zh=[2]),
            said("together", zh=[0], ru=[1]),
            said("together", ar=[2], ru=[0]),
        ],
        ["later ones, taken together"],
    ),
    (
        # One row by way of Chinese: Arabic and Russian are in it, and must not be.
        [
            said("together", ar=[0], zh=[0]),
            said("together", zh=[0], ru=[0]),
            said("apart", ar=[0], ru=[0]),
        ],
        ["later ones, taken together"],
    ),
]


@pytest.mark.parametrize(("corrections", "parts"), MISFITS)
def test_what_does_not_hold_is_said(corrections: list[Correction], parts: list[str]) -> None:
    found = fit(corrections, [version(lang, texts) for lang, texts in TWICE.items()])
    (misfit,) = found.misfits
    assert misfit.correction is corrections[0]
    assert found.held == tuple(corrections[1:])
    for part in (*parts, "the correction ", " does not hold: "):
        assert part in misfit.sentence()


def test_a_misfit_names_who_said_it_and_when() -> None:
    (signed_one,) = signed([said("apart", zh=[9], ru=[0])], "李华", NOON)
    (misfit,) = fitted(signed_one).misfits
    assert "(李华, 2026-05-04) does not hold" in misfit.sentence()


def test_a_reviewer_who_draws_the_same_clauses_anew_replaces_what_he_said() -> None:
    joined = signed(join(DRAWN, "row0"), "A", NOON)
    again = (
        together(DRAWN, DRAWN.rows[0].cells),
        together(DRAWN, DRAWN.rows[1].cells),
    )
    mine, yours = signed(again, "A", NOON), signed(again, "B", NOON)
    assert (fitted(*joined, *mine).held, fitted(*joined, *mine).misfits) == (mine, ())
    assert [misfit.correction for misfit in fitted(*joined, *yours).misfits] == [*joined]


@pytest.mark.parametrize(
    ("present", "expected"),
    [
        (("ar", "zh", "ru"), ({"ar": (1,), "zh": (), "ru": (1,)},)),
        (("zh", "ru"), ({"zh": (), "ru": (1,)},)),
        (("ar", "ru"), ({"ar": (1,), "ru": (1,)},)),
        (("zh", "en"), ()),
        (("ru", "en"), ()),
    ],
)
def test_a_version_that_is_not_there_is_passed_over(
    present: tuple[Lang, ...], expected: tuple[object, ...]
) -> None:
    versions = [version(x, [text(x, n) for n in range(3)]) for x in present]
    pins, misfits = pins_of([said("together", ar=[1], zh=[], ru=[1])], versions)
    assert (pins, misfits) == (Pins(expected), ())  # type: ignore[arg-type]


def test_rows_that_agree_are_one() -> None:
    found = fitted(said("together", ar=[1], zh=[1, 2]), said("together", zh=[1, 2], ru=[1, 2]))
    assert found.pins.together == ({"ar": (1,), "zh": (1, 2), "ru": (1, 2)},)
    assert len(found.held) == 2


def test_quotes_are_compared_whatever_their_spaces_and_composition() -> None:
    composed, loose = "Décide\u00a0: fin", "De\u0301cide\n  : fin "
    versions = [version("fr", [composed]), version("ru", ["й"])]
    word = Correction("together", {"fr": (Quote(loose),), "ru": (Quote("и\u0306"),)})
    assert pins_of([word], versions)[0].together == ({"fr": (0,), "ru": (0,)},)


def test_apart_pairs_clauses_of_two_versions() -> None:
    cells: dict[Lang, tuple[str, ...]] = {"ar": ("op1",), "zh": ("op2", "op3")}
    pairs = {(("ar", 0), ("zh", 1)), (("ar", 0), ("zh", 2))}
    assert fitted(apart(DRAWN, cells)).pins == Pins(apart=frozenset(pairs))  # type: ignore[arg-type]


# what holds for any table


@dataclass(frozen=True)
class Drawn:
    """A table of any rows, and what becomes of its clauses in an edit."""

    alignment: Alignment
    row: int
    inserted: dict[Lang, list[int]]
    removed: dict[Lang, list[int]]


@st.composite
def drawn(draw: st.DrawFn) -> Drawn:
    langs = draw(st.permutations(LANGS))[: draw(st.integers(2, 6))]
    size = draw(st.integers(1, 6))
    rows: Table = []
    last = dict.fromkeys(langs, 0)
    for _ in range(size):
        counts = {x: draw(st.integers(0, 2)) for x in langs}
        if not any(counts.values()):
            counts[langs[0]] = 1
        row = {x: tuple(range(last[x], last[x] + n)) for x, n in counts.items()}
        last = {x: last[x] + n for x, n in counts.items()}
        above = rows[-1] if rows else {}
        for x in langs:
            # A clause may span from the row above.
            if not row[x] and len(above.get(x, ())) == 1 and draw(st.booleans()):
                row[x] = above[x]
        rows.append(row)
    texts = {x: [text(x, draw(st.integers(0, 3))) for _ in range(last[x])] for x in langs}
    places = st.lists(st.integers(0, 12), max_size=3)
    return Drawn(
        alignment(rows, texts),
        draw(st.integers(0, size - 1)),
        {x: draw(places) for x in langs},
        {x: draw(places) for x in langs},
    )


def positions(drawn: Alignment, row: Row) -> dict[Lang, tuple[int, ...]]:
    at = {x: {c.eid: i for i, c in enumerate(v.clauses)} for x, v in drawn.versions.items()}
    return {x: tuple(at[x][eid] for eid in eids) for x, eids in row.cells.items()}


@settings(max_examples=200, deadline=None)
@given(drawn())
def test_all_rows_of_any_table_hold_at_once(drawn: Drawn) -> None:
    table = drawn.alignment
    said = [together(table, row.cells, spanning(table, row)) for row in table.rows]
    found = fit(said, reversed(list(table.versions.values())))
    assert found.misfits == ()
    assert len(found.held) == len(said)
    expected = [positions(table, row) for row in table.rows]
    assert sorted(map(repr, found.pins.together)) == sorted(map(repr, ordered(expected)))


def spanning(drawn: Alignment, row: Row) -> set[Lang]:
    """The languages whose clauses in *row* stand in another row as well."""
    others = [other.cells for other in drawn.rows if other.row != row.row]
    return {x for x, eids in row.cells.items() if any(set(eids) & set(cells[x]) for cells in others)}


def ordered(rows: Table) -> Table:
    return [{x: row[x] for x in LANGS if x in row} for row in rows]


def edited(drawn: Drawn, kept: dict[Lang, tuple[int, ...]]) -> list[Version]:
    """The versions with other clauses put in and taken out, and all of them numbered anew."""
    made = []
    for lang, before in drawn.alignment.versions.items():
        spared = {before.clauses[i].text for i in kept[lang]}
        clauses = [
            clause
            for i, clause in enumerate(before.clauses)
            if clause.text in spared or i not in drawn.removed[lang]
        ]
        marks = [before.clauses[i].label for i in kept[lang]]
        for count, where in enumerate(drawn.inserted[lang]):
            at = where % (len(clauses) + 1)
            inside = 0 < at < len(clauses) and clauses[at - 1].label in marks[:-1]
            if not inside:
                clauses.insert(
                    at, Clause("new", "body", f"{text(lang, 'new')} {count}", label=f"n{count}")
                )
        again = (replace(clause, eid=f"l{i}") for i, clause in enumerate(clauses))
        made.append(replace(before, clauses=tuple(again)))
    return made


@settings(max_examples=200, deadline=None)
@given(drawn())
def test_a_row_is_found_again_after_edits_elsewhere(drawn: Drawn) -> None:
    table = drawn.alignment
    kept = positions(table, table.rows[drawn.row])
    versions = edited(drawn, kept)
    pins, misfits = pins_of([together(table, table.rows[drawn.row].cells)], versions)
    assert misfits == ()
    (row,) = pins.together
    for now in versions:
        marks = [table.versions[now.lang].clauses[i].label for i in kept[now.lang]]
        assert [now.clauses[i].label for i in row[now.lang]] == marks


@settings(max_examples=200, deadline=None)
@given(drawn(), st.data())
def test_whatever_is_said_some_table_can_hold_it(drawn: Drawn, data: st.DataObject) -> None:
    table = drawn.alignment
    langs = st.lists(st.sampled_from(table.langs), min_size=2, max_size=3, unique=True)
    quote = st.builds(lambda n, k: (n, k), st.integers(0, 4), st.none() | st.integers(1, 3))

    def one() -> Correction:
        act = data.draw(st.sampled_from(["together", "apart"]))
        cells = {x: data.draw(st.lists(quote, min_size=1, max_size=2)) for x in data.draw(langs)}
        return said(act, **cells)

    corrections = [one() for _ in range(data.draw(st.integers(1, 6)))]
    found = fit(corrections, table.versions.values())
    assert len(found.held) + len(found.misfits) == len(corrections)
    assert fit(corrections, reversed(list(table.versions.values()))) == found
    # The latest word of all holds if it can hold alone.
    alone = fit(corrections[-1:], table.versions.values())
    assert (corrections[-1] in found.held) >= bool(alone.held)
    rows = found.pins.together
    assert any(monotone(order) for order in permutations(rows))
    for one_place, other in found.pins.apart:
        assert not any(
            one_place[1] in row.get(one_place[0], ()) and other[1] in row.get(other[0], ())
            for row in rows
        )


def monotone(rows: Sequence[object]) -> bool:
    """Whether *rows*, in this order, hold the clauses of each language in theirs."""
    for lang in LANGS:
        cells = [row[lang] for row in rows if isinstance(row, dict) and row.get(lang)]
        if any(a[-1] >= b[0] and (a != b or len(a) > 1) for a, b in pairwise(cells)):
            return False
    return True
