"""Beads and how they are counted, on tables small enough to count by hand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.evaluate.pairs import Bead, Figures, PairCounts, beads, count
from hexapla.evaluate.score import RowCounts, Score, total
from hexapla.model import Lang


def b(one: str, other: str) -> Bead:
    return tuple(one), tuple(other)


CASES: list[tuple[str, list[Bead], list[Bead], Figures, Figures]] = [
    ("the same", [b("a", "A")], [b("a", "A")], (1, 1, 1), (1, 1, 1)),
    (
        "one side of a merged bead",
        [b("a", "A"), b("b", "B")],
        [b("a", "A"), b("bc", "B")],
        (1 / 2, 1 / 2, 1 / 2),
        (1, 1, 1),
    ),
    ("both apart", [b("a", "B")], [b("a", "A"), b("b", "B")], (0, 0, 0), (0, 0, 0)),
    (
        "a null bead that gold has is right, but is not needed",
        [b("a", "A"), b("b", "")],
        [b("a", "A"), b("b", ""), b("", "C")],
        (1, 1, 1),
        (1, 1, 1),
    ),
    (
        "a null bead that gold does not have is wrong",
        [b("a", "A"), b("b", ""), b("", "B")],
        [b("a", "A"), b("b", "B")],
        (1 / 3, 1 / 2, 2 / 5),
        (1 / 3, 1 / 2, 2 / 5),
    ),
    ("nothing found", [], [b("a", "A")], (0, 0, 0), (0, 0, 0)),
    ("nothing there", [], [], (0, 0, 0), (0, 0, 0)),
]


@pytest.mark.parametrize(
    ("found", "gold", "strict", "lax"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_figures(found: list[Bead], gold: list[Bead], strict: Figures, lax: Figures) -> None:
    counts = count(found, gold)
    assert counts.strict == pytest.approx(strict)
    assert counts.lax == pytest.approx(lax)


sides = st.lists(st.sampled_from("abcdef"), max_size=3).map(tuple)
many = st.lists(st.tuples(sides, sides).filter(any), max_size=8)


@given(many, many)
def test_counts_are_what_their_definitions_say(found: list[Bead], gold: list[Bead]) -> None:
    def touch(one: Bead, other: Bead) -> bool:
        return bool({*one[0]} & {*other[0]}) and bool({*one[1]} & {*other[1]})

    def right(some: set[Bead], others: set[Bead]) -> tuple[int, int, int]:
        lax = sum(one in others or any(touch(one, other) for other in others) for one in some)
        return len(some), len(some & others), lax

    full = ({x for x in side if all(x)} for side in (gold, found))
    assert count(found, gold) == PairCounts(*right(set(found), set(gold)), *right(*full))


def test_beads_are_connected_groups() -> None:
    rows: list[dict[Lang, tuple[str, ...]]] = [
        {"en": ("a",), "fr": ("A",)},
        {"en": ("b",), "fr": ("B",)},
        {"en": ("c",), "fr": ("B",)},
        {"en": ("d",), "fr": ()},
        {"en": (), "fr": ()},
        {"en": (), "fr": ("C", "D")},
    ]
    assert beads(rows, "en", "fr") == {b("a", "A"), b("bc", "B"), b("d", ""), b("", "CD")}


def test_scores_add_up_before_anything_is_divided() -> None:
    small = Score({"ar-en": PairCounts(1, 1, 1, 1, 1, 1)}, RowCounts(1, 1, 1))
    large = Score({"ar-en": PairCounts(9, 0, 0, 9, 0, 0)}, RowCounts(9, 9, 0))
    both = total([small, large])
    assert both.pairs["ar-en"].strict == pytest.approx((0.1, 0.1, 0.1))
    assert both.rows == RowCounts(10, 10, 1)
    assert total([small, Score(large.pairs, None)]).rows is None
