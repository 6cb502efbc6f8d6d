"""The baselines: the search is the cheapest of all ways, and each model finds what it is made for."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.evaluate.baselines import (
    CLASSIC,
    EXTENDED,
    Floats,
    Shape,
    gale_church,
    search,
    vector_search,
)

Counts = list[tuple[int, int]]

LENGTHS: list[tuple[str, list[int], list[int], tuple[Shape, ...], Counts]] = [
    ("one to one", [120, 40, 260], [130, 38, 255], CLASSIC, [(1, 1), (1, 1), (1, 1)]),
    ("a third as long: Chinese", [120, 42, 261], [40, 13, 88], CLASSIC, [(1, 1), (1, 1), (1, 1)]),
    ("split in two", [100, 220, 90], [104, 120, 101, 88], CLASSIC, [(1, 1), (1, 2), (1, 1)]),
    ("merged from two", [100, 120, 104, 90], [98, 226, 91], CLASSIC, [(1, 1), (2, 1), (1, 1)]),
    ("two cut elsewhere", [200, 60, 99], [61, 202, 97], CLASSIC, [(2, 2), (1, 1)]),
    ("a short one left out seems merged", [100, 12, 180], [101, 182], CLASSIC, [(1, 1), (2, 1)]),
    ("four of one", [400, 90], [110, 95, 99, 102, 88], EXTENDED, [(1, 4), (1, 1)]),
    ("nothing on one side", [100, 50], [], CLASSIC, [(1, 0), (1, 0)]),
    ("nothing at all", [], [], CLASSIC, []),
]


@pytest.mark.parametrize(
    ("one", "other", "shapes", "expected"), [c[1:] for c in LENGTHS], ids=[c[0] for c in LENGTHS]
)
def test_gale_church(
    one: list[int], other: list[int], shapes: tuple[Shape, ...], expected: Counts
) -> None:
    found = gale_church(one, other, shapes)
    assert [(len(mine), len(yours)) for mine, yours in found] == expected
    turned = gale_church(other, one, shapes)
    assert [(len(yours), len(mine)) for mine, yours in turned] == expected


def runs(*clauses: tuple[float, ...]) -> list[Floats]:
    """Runs of one clause, two and three: a run's vector is between those of its clauses."""
    made = []
    for length in (1, 2, 3):
        sums = [np.sum(clauses[i : i + length], axis=0) for i in range(len(clauses) - length + 1)]
        rows = np.array(sums, dtype=np.float64).reshape(-1, len(clauses[0]))
        made.append(rows / np.linalg.norm(rows, axis=1, keepdims=True))
    return made


def test_vectors_find_what_was_split_and_what_was_left_out() -> None:
    one = runs((1, 0, 0, 0, 0), (0, 1, 1, 0, 0), (0, 0, 0, 4, 0), (0, 0, 0, 0, 1))
    other = runs((1, 0, 0, 0, 0), (0, 1, 0, 0, 0), (0, 0, 1, 0, 0), (0, 0, 0, 0, 1))
    assert vector_search(one, other) == (
        (range(1), range(1)),
        (range(1, 2), range(1, 3)),
        (range(2, 3), range(3, 3)),
        (range(3, 4), range(3, 4)),
    )


def test_vectors_of_nothing() -> None:
    one, none = runs((1.0, 0.0)), [np.zeros((0, 2))] * 3
    assert vector_search(one, none) == ((range(1), range(0)),)
    assert vector_search(none, none) == ()
    unknown = [np.zeros((1, 2)), *none[1:]]
    assert vector_search(unknown, one) == ((range(1), range(1)),)


costs = st.integers(0, 9)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 4), st.integers(0, 4), st.data())
def test_the_search_finds_the_cheapest_way(n: int, m: int, data: st.DataObject) -> None:
    def drawn(*shape: int) -> Floats:
        many = math.prod(shape)
        values = data.draw(st.lists(costs, min_size=many, max_size=many))
        return np.array(values, dtype=np.float64).reshape(shape)

    shapes = [(a, b) for a, b in ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3)) if a <= n and b <= m]
    tables = {(a, b): drawn(n - a + 1, m - b + 1) for a, b in shapes}
    alone, also = drawn(n), drawn(m)

    def cost(a: int, b: int, i: int, j: int) -> float:
        if a and b:
            return float(tables[a, b][i, j])
        return float(alone[i] if a else also[j])

    @cache
    def least(i: int, j: int) -> float:
        if (i, j) == (n, m):
            return 0.0
        ways = [s for s in (*shapes, (1, 0), (0, 1)) if i + s[0] <= n and j + s[1] <= m]
        return min(cost(*s, i, j) + least(i + s[0], j + s[1]) for s in ways)

    steps = search(tables, alone, also)
    assert [i for mine, _ in steps for i in mine] == list(range(n))
    assert [j for _, yours in steps for j in yours] == list(range(m))
    spent = sum(cost(len(mine), len(yours), mine.start, yours.start) for mine, yours in steps)
    assert spent == pytest.approx(least(0, 0))
