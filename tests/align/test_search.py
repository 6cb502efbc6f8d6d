"""Two tables joined: always the cheapest beads there are, on tables of costs made by hand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align.costs import GAP, Tables
from hexapla.align.evidence import Floats
from hexapla.align.pins import Cells
from hexapla.align.search import Bead, joined
from hexapla.model import Lang

LONGEST = 4

Cheap = Mapping[tuple[int, int, int, int], float]
"""What the run of k clauses from i costs with that of l from j, by k, l, i, j."""


def costs(n: int, m: int, cheap: Cheap) -> Floats:
    """What is not cheap costs more than two gaps a clause."""
    made = np.full((LONGEST, LONGEST, n, m), 9.0, dtype=np.float32)
    for (k, h, i, j), cost in cheap.items():
        made[k - 1, h - 1, i, j] = cost
    return made


def alone(lang: Lang, count: int) -> list[Cells]:
    return [{lang: (i,)} for i in range(count)]


def pairs(*met: tuple[int, int]) -> Cheap:
    return {(1, 1, i, j): 0.1 for i, j in met}


KNOWN: list[tuple[str, int, int, Cheap, list[tuple[tuple[int, ...], tuple[int, ...]]]]] = [
    ("one to one", 2, 2, pairs((0, 0), (1, 1)), [((0,), (0,)), ((1,), (1,))]),
    ("one lacks", 3, 2, pairs((0, 0), (2, 1)), [((0,), (0,)), ((1,), ()), ((2,), (1,))]),
    ("the other lacks", 1, 2, pairs((0, 1)), [((), (0,)), ((0,), (1,))]),
    ("nothing is alike", 1, 1, {}, [((), (0,)), ((0,), ())]),
    ("no crossing", 2, 2, {**pairs((0, 1)), (1, 1, 1, 0): 0.2}, [((), (0,)), ((0,), (1,)), ((1,), ())]),
    ("dear as it is", 1, 1, {(1, 1, 0, 0): 2 * GAP - 0.01}, [((0,), (0,))]),
    ("dearer than gaps", 1, 1, {(1, 1, 0, 0): 2 * GAP + 0.01}, [((), (0,)), ((0,), ())]),
    ("a merged clause spans", 2, 1, {(2, 1, 0, 0): 0.1}, [((0,), (0,)), ((1,), (0,))]),
    ("a split clause stays in its row", 1, 2, {(1, 2, 0, 0): 0.1}, [((0,), (0, 1))]),
    (
        "four to one, then on",
        5,
        2,
        {(4, 1, 0, 0): 0.5, **pairs((4, 1))},
        [((0,), (0,)), ((1,), (0,)), ((2,), (0,)), ((3,), (0,)), ((4,), (1,))],
    ),
]


@pytest.mark.parametrize(("n", "m", "cheap", "rows"), [k[1:] for k in KNOWN], ids=[k[0] for k in KNOWN])
def test_the_cheapest_beads(
    n: int, m: int, cheap: Cheap, rows: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    made = joined(alone("ar", n), alone("zh", m), {("ar", "zh"): costs(n, m, cheap)})
    assert [(row.get("ar", ()), row.get("zh", ())) for row in made] == rows


def test_what_has_fewer_versions_spans() -> None:
    # One clause against two rows in which two versions agree: it is the one that merged them.
    cheap: Cheap = {(1, 2, 0, 0): 0.1, (1, 1, 0, 0): 2.0, (1, 1, 0, 1): 2.0}
    tables: Tables = {
        ("ar", "zh"): costs(1, 2, cheap),
        ("ar", "ru"): costs(1, 2, cheap),
        ("zh", "ru"): costs(2, 2, pairs((0, 0), (1, 1))),
    }
    two: list[Cells] = [{"zh": (i,), "ru": (i,)} for i in range(2)]
    expected = [{"ar": (0,), "zh": (i,), "ru": (i,)} for i in range(2)]
    assert joined(alone("ar", 1), two, tables) == expected
    assert joined(two, alone("ar", 1), tables) == expected


def test_a_spanning_clause_is_held_against_both_its_rows() -> None:
    # Chinese has merged what the others have as two; against neither alone is it near.
    merged: Cheap = {(1, 2, 0, 0): 0.4}
    tables: Tables = {
        ("ar", "zh"): costs(2, 1, {(2, 1, 0, 0): 0.4}),
        ("ar", "ru"): costs(2, 2, pairs((0, 0), (1, 1))),
        ("zh", "ru"): costs(1, 2, merged),
    }
    two: list[Cells] = [{"ar": (i,), "zh": (0,)} for i in range(2)]
    expected = [{"ar": (i,), "zh": (0,), "ru": (i,)} for i in range(2)]
    assert joined(two, alone("ru", 2), tables) == expected
    assert joined(alone("ru", 2), two, tables) == expected


def test_nothing_joined_with_a_table_is_the_table() -> None:
    two: list[Cells] = [{"ar": (0,), "zh": (0,)}, {"zh": (1,)}]
    assert joined(two, [], {}) == joined([], two, {}) == two


# against all ways there are


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[Cells], list[Cells], Tables]:
    """A table of one or two versions, which may lack rows, another of one, and any costs."""
    langs: list[Lang] = draw(st.sampled_from([["ar"], ["ar", "ru"]]))
    one: list[Cells] = []
    last = dict.fromkeys(langs, 0)
    for _ in range(draw(st.integers(1, 4))):
        there = draw(st.sampled_from([langs, langs[:1], langs[-1:]]))
        one.append({x: (last[x],) for x in there})
        last = {x: last[x] + (x in there) for x in langs}
    m = draw(st.integers(1, 4))
    cost = st.integers(0, 300).map(lambda hundredths: hundredths / 100)
    cheap: dict[Lang, Cheap] = {
        x: {
            (k, h, i, j): draw(cost)
            for k, h in SHAPES
            for i in range(last[x] - k + 1)
            for j in range(m - h + 1)
            if k and h
        }
        for x in langs
    }
    return one, alone("zh", m), {(x, "zh"): costs(last[x], m, cheap[x]) for x in langs}


SHAPES: list[Bead] = sorted(
    {(0, 1), (1, 0), *((k, 1) for k in range(1, 5)), *((1, k) for k in range(1, 5))}
)


def ways(n: int, m: int) -> Iterator[tuple[Bead, ...]]:
    """All orders of beads through a table of *n* rows and one of *m*."""
    if not n and not m:
        yield ()
    for down, right in SHAPES:
        if down <= n and right <= m:
            for rest in ways(n - down, m - right):
                yield ((down, right), *rest)


def cut(one: Sequence[Cells], other: Sequence[Cells], way: Sequence[Bead]) -> list[list[Cells]]:
    made, i, j = [], 0, 0
    for down, right in way:
        made.append([*one[i : i + down], *other[j : j + right]])
        i, j = i + down, j + right
    return made


def groups(table: Sequence[Cells]) -> list[list[Cells]]:
    """The rows of *table*, those that share a clause together."""
    made: list[list[Cells]] = []
    for row in table:
        if made and any(row[x] == made[-1][-1].get(x) for x in row):
            made[-1].append(row)
        else:
            made.append([row])
    return made


def price(rows: Sequence[Sequence[Cells]], tables: Tables) -> float:
    """What it costs to take all clauses of each group of *rows* for the same."""
    total = 0.0
    for group in rows:
        for (x, y), table in tables.items():
            mine, yours = (sorted({p for row in group for p in row.get(lang, ())}) for lang in (x, y))
            if mine and yours:
                total += float(table[len(mine) - 1, len(yours) - 1, mine[0], yours[0]])
            else:
                total += GAP * (len(mine) + len(yours))
    return total


@settings(max_examples=80, deadline=None)
@given(problems())
def test_no_way_is_cheaper_and_nothing_is_lost(problem: tuple[list[Cells], list[Cells], Tables]) -> None:
    one, other, tables = problem
    lowest = min(price(cut(one, other, way), tables) for way in ways(len(one), len(other)))
    for made in (joined(one, other, tables), joined(other, one, tables)):
        assert price(groups(made), tables) == pytest.approx(lowest, abs=1e-4)
        for table in (one, other):
            for lang in {x for row in table for x in row}:
                found = [p for row in made for p in row.get(lang, ())]
                assert sorted(set(found)) == [p for row in table for p in row.get(lang, ())]
                assert found == sorted(found)
