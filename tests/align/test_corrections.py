"""Corrections: they find their clauses again whatever else changes, and say when they cannot."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

import pytest

from hexapla.align.acts import apart, join, shift, signed, split, together
from hexapla.align.corrections import Fit, fit, pins_of
from hexapla.align.pins import Pins
from hexapla.errors import UsageError
from hexapla.model import Alignment, Correction, Lang, Quote

from .tables import Table, alignment, said, text, version

NOON = datetime.datetime(2026, 5, 4, 12, tzinfo=datetime.UTC)

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
