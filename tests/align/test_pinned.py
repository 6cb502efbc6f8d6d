"""What a person has drawn stands in the table as drawn, and nothing else moves for it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import combinations, permutations
from random import Random
from typing import Literal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from hexapla.align import align, solver
from hexapla.align.acts import apart, join, shift, split, together
from hexapla.align.corrections import fit
from hexapla.align.pinned import groups_of, redrawn_as_pinned
from hexapla.align.pins import Cells, Pins
from hexapla.errors import UsageError
from hexapla.evaluate.damage import Shares, damaged
from hexapla.model import Alignment, Correction, Lang

from .made import holds, made

THREE: tuple[Lang, ...] = ("ar", "zh", "ru")

ROWS = 30
REACH = 6
"""Rows further than so many from all that was said are as they were."""


# drawing alone


@pytest.mark.parametrize(
    ("rows", "groups"),
    [
        ([], []),
        ([{"ar": (3,), "zh": (2,)}, {"ar": (1,), "zh": (1,)}], [[0], [1]]),
        # Two rows that a clause spans are one group, in order, however they were said.
        ([{"ar": (1,), "zh": (2,)}, {"ar": (1,), "zh": (1,)}], [[1, 0]]),
        ([{"ar": (2,), "zh": (2,)}, {"ar": (1,), "ru": (0,)}, {"ar": (1, 2), "ru": (1,)}], [[1, 2, 0]]),
    ],
)
def test_pinned_rows_that_share_clauses_are_one_group(
    rows: list[Cells], groups: list[list[int]]
) -> None:
    assert groups_of(Pins(tuple(rows))) == [[rows[i] for i in group] for group in groups]


TABLE: list[Cells] = [{"ar": (i,), "zh": (i,), "ru": (i,)} for i in range(5)]


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        # Joined in all; joined in two: the third goes with them.
        ([{"ar": (1, 2), "zh": (1, 2), "ru": (1, 2)}], [{"ar": (1, 2), "zh": (1, 2), "ru": (1, 2)}]),
        ([{"ar": (1, 2), "zh": (1, 2)}], [{"ar": (1, 2), "zh": (1, 2), "ru": (1, 2)}]),
        # The Chinese clause that stood there stands alone.
        ([{"ar": (1,), "zh": ()}], [{"zh": (1,)}, {"ar": (1,), "ru": (1,)}, TABLE[2]]),
        # Shifted: what is above and what is below keep their order in each version.
        (
            [{"ar": (1,), "zh": (2,)}],
            [{"zh": (1,)}, {"ar": (1,), "zh": (2,), "ru": (1, 2)}, {"ar": (2,)}],
        ),
        # One clause spans what are two rows.
        (
            [{"ar": (1,), "zh": (1,)}, {"ar": (1,), "zh": (2,)}],
            [{"ar": (1,), "zh": (1,), "ru": (1,)}, {"ar": (1,), "zh": (2,), "ru": (2,)}, {"ar": (2,)}],
        ),
        # What one row takes along is not what another is about.
        (
            [{"ar": (1, 2), "zh": (1, 2)}, {"ru": (1,), "zh": ()}],
            [{"ru": (1,)}, {"ar": (1, 2), "zh": (1, 2), "ru": (2,)}],
        ),
        # A clause between those that are named stands between them.
        (
            [
                {"ar": (1,), "zh": (1,)},
                {"ar": (1,), "ru": (2,)},
                {"ru": (2,), "zh": (3,)},
            ],
            [
                {"ru": (1,)},
                {"ar": (1,), "zh": (1,)},
                {"ar": (1,), "ru": (2,), "zh": (2,)},
                {"ru": (2,), "zh": (3,)},
                {"ar": (2,)},
                {"ar": (3,), "ru": (3,)},
            ],
        ),
    ],
)
def test_rows_are_drawn_as_said(said: list[Cells], drawn: list[Cells]) -> None:
    made = redrawn_as_pinned(TABLE, groups_of(Pins(tuple(said))))
    last = max(p for row in drawn for found in row.values() for p in found)
    assert made == [TABLE[0], *drawn, *TABLE[last + 1 :]]
    assert all(is_drawn(row, made) for row in said)


def is_drawn(said: Cells, table: Sequence[Cells]) -> bool:
    """Whether a row of *table* is as *said* in the languages that it names."""
    return any(all(row.get(x, ()) == found for x, found in said.items()) for row in table)


# through the solver


@pytest.fixture(scope="module")
def base() -> Alignment:
    """A text of three versions with clauses dropped, merged and split here and there."""
    return hurt(ROWS, 0.06)


def hurt(rows: int, share: float) -> Alignment:
    versions = made(rows, THREE)
    found = [{x: versions[x].clauses[n].text for x in THREE} for n in range(rows)]
    return align(damaged(found, Shares(share, share, share), Random(2)).versions)


def positions(alignment: Alignment) -> list[Cells]:
    at = {x: {c.eid: i for i, c in enumerate(v.clauses)} for x, v in alignment.versions.items()}
    return [{x: tuple(at[x][e] for e in row.cells[x]) for x in at} for row in alignment.rows]


@dataclass(frozen=True)
class Said:
    """What a reviewer says of the row at *at* of a table, or of it and one beside it."""

    what: Literal["join", "join two", "split", "shift", "empty"]
    at: int
    langs: tuple[Lang, ...]
    down: tuple[int, ...]
    by: Literal[-1, 1]

    def of(self, table: Alignment) -> tuple[Correction, ...]:
        """The corrections; `UsageError` or `InvariantError` where the row is not one to say it of."""
        row, below = table.rows[self.at : self.at + 2]
        one, other = self.langs[:2]
        two: dict[Lang, tuple[str, ...]] = {x: row.cells[x] for x in (one, other)}
        match self.what:
            case "join":
                return join(table, row.row)
            case "join two":
                return (
                    together(table, {x: tuple(dict.fromkeys(two[x] + below.cells[x])) for x in two}),
                )
            case "split":
                alone = {x for x in self.langs if len(row.cells[x]) == 1}
                down = dict(zip(self.langs, self.down, strict=True))
                most = {x: min(down[x], len(row.cells[x])) for x in self.langs}
                return split(table, row.row, most, {x for x in alone if down[x] > 1})
            case "shift":
                return shift(table, row.row, one, self.by)
            case "empty":
                return (together(table, {**two, other: ()}),)


words = st.builds(
    Said,
    st.sampled_from(["join", "join two", "split", "shift", "empty"]),
    st.integers(0, ROWS - 4),
    st.permutations(THREE).map(tuple),
    st.tuples(*[st.integers(0, 2)] * 3),
    st.sampled_from([-1, 1]),
)


@pytest.mark.parametrize("window", [solver.WINDOW, 10])
@settings(max_examples=20, deadline=None)
@given(said=st.lists(words, min_size=1, max_size=3))
def test_what_was_drawn_stands_and_nothing_else_moves(
    base: Alignment, window: int, said: list[Said]
) -> None:
    corrections: list[Correction] = []
    for one in said:
        with suppress(UsageError, ValueError):
            corrections += one.of(base)
    assume(corrections)
    pins = fit(corrections, base.versions.values()).pins
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solver, "WINDOW", window)
        before = align(list(base.versions.values()))
        after = align(list(base.versions.values()), pins=pins)
    holds(after)
    table = positions(after)
    for row in pins.together:
        assert is_drawn(row, table)
    drawn = [row.row for row, cells in zip(after.rows, table, strict=True) if as_said(cells, pins)]
    assert [row.row for row in after.rows if row.reason == "correction"] == drawn
    near = {i for one in said for i in range(one.at - REACH, one.at + REACH + 1)}
    far = [row for i, row in enumerate(positions(before)) if i not in near]
    assert [row for row in far if row not in table] == []


def as_said(cells: Cells, pins: Pins) -> bool:
    return any(is_drawn(said, [cells]) for said in pins.together if any(said.values()))


@pytest.mark.parametrize("at", [1, 3, 11, 15])
@pytest.mark.parametrize("langs", combinations(THREE, 2))
def test_what_is_apart_shares_no_row(base: Alignment, at: int, langs: tuple[Lang, Lang]) -> None:
    cells = {x: base.rows[at].cells[x] for x in langs}
    pins = fit([apart(base, cells)], base.versions.values()).pins
    after = align(list(base.versions.values()), pins=pins)
    holds(after)
    one, other = langs
    for row in after.rows:
        assert not ({*row.cells[one]} & {*cells[one]} and {*row.cells[other]} & {*cells[other]})
    for i, row in enumerate(base.rows):
        assert abs(i - at) <= REACH or row.cells in [other.cells for other in after.rows]


@pytest.mark.parametrize(("one", "other", "both"), permutations(THREE))
def test_a_clause_spans_rows_that_share_nothing_else(one: Lang, other: Lang, both: Lang) -> None:
    # Whichever versions are joined first: two of them are to meet only through the third. Which of
    # the two rows is the upper one is not said by clauses alone.
    versions = made(8, THREE)
    table = align(list(versions.values()))
    pins = fit(split(table, "r3", {other: 1}, {both}), versions.values()).pins
    after = align(list(versions.values()), pins=pins)
    before = [row.cells for row in table.rows]
    drawn = [{x: ("r3",) if x in (half, both) else () for x in THREE} for half in (one, other)]
    assert [row.cells for row in after.rows if row.cells not in before] in (drawn, drawn[::-1])


@pytest.mark.parametrize(("lower", "both"), permutations(THREE, 2))
def test_the_rows_below_stay_where_they_are(lower: Lang, both: Lang) -> None:
    table = hurt(12, 0.05)
    said = split(table, table.rows[4].row, {lower: 1}, {both})
    pins = fit(said, table.versions.values()).pins
    after = [row.cells for row in align(list(table.versions.values()), pins=pins).rows]
    assert after[-6:] == [row.cells for row in table.rows[-6:]]
