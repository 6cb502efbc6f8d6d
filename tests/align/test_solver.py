"""The solver: what holds of the table of any texts, long texts in windows, texts that hardly are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align import align, solver
from hexapla.align.pins import Cells
from hexapla.align.solver import solved
from hexapla.align.window import beads, redrawn
from hexapla.evaluate.damage import Shares, damaged
from hexapla.evaluate.score import Case, score
from hexapla.model import LANGS, Alignment, Clause, Kind, Lang, Version

from .made import astray, evidence, holds, made, only, rows, texts

THREE: tuple[Lang, ...] = ("ar", "zh", "ru")


# any text

KINDS: tuple[Kind, ...] = ("title", "preambular", "operative", "body", "note")

clauses = st.lists(
    st.tuples(
        st.sampled_from(["", "a", "决定", "قرر ١٧", "17 17 2030", "решает " * 9]),
        st.sampled_from(KINDS),
        st.sampled_from([None, None, 1, 2, 3]),
        st.integers(0, 1),
    ),
    max_size=7,
)


@st.composite
def any_versions(draw: st.DrawFn) -> list[Version]:
    langs = draw(st.permutations(LANGS))[: draw(st.integers(2, 6))]
    made = []
    for lang in langs:
        found = draw(clauses)
        made.append(
            Version(
                "any",
                lang,
                tuple(
                    Clause(f"c{i}", kind, text, number=number, depth=depth)
                    for i, (text, kind, number, depth) in enumerate(found)
                ),
            )
        )
    return made


@settings(max_examples=25, deadline=None)
@given(any_versions(), st.randoms(use_true_random=False))
def test_any_versions_in_any_order_have_one_table(versions: list[Version], random: Random) -> None:
    found = align(versions)
    holds(found)
    assert align(versions) == found
    random.shuffle(versions)
    assert align(versions) == found


@pytest.mark.parametrize("langs", combinations(LANGS, 2))
def test_any_two(langs: tuple[Lang, Lang]) -> None:
    versions = made(12, langs)
    less = versions[langs[0]] = only(versions[langs[0]], [i for i in range(12) if i not in (2, 7)])
    found = align(list(versions.values()))
    assert not astray(found)
    assert [row.row for row in found.rows if not row.cells[less.lang]] == ["r2", "r7"]


# the table


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        # What most versions span is one row; what one spans stays.
        (
            [{"ar": (0,), "zh": (0,), "ru": (0,)}, {"ar": (0,), "zh": (0,), "ru": (1,)}],
            [{"ar": (0,), "zh": (0,), "ru": (0, 1)}],
        ),
        (
            [{"ar": (0,), "zh": (0,), "ru": (0,)}, {"ar": (1,), "zh": (0,), "ru": (1,)}],
            [{"ar": (0,), "zh": (0,), "ru": (0,)}, {"ar": (1,), "zh": (0,), "ru": (1,)}],
        ),
        # Where most, or half, have two clauses, there are two rows.
        (
            [{"ar": (4, 5), "zh": (2,), "ru": (1, 2)}],
            [{"ar": (4,), "zh": (2,), "ru": (1,)}, {"ar": (5,), "zh": (2,), "ru": (2,)}],
        ),
        ([{"ar": (4,), "ru": (1, 2)}], [{"ar": (4,), "ru": (1,)}, {"ar": (4,), "ru": (2,)}]),
        ([{"ar": (4,), "zh": (0,), "ru": (1, 2)}], [{"ar": (4,), "zh": (0,), "ru": (1, 2)}]),
        ([], []),
    ],
)
def test_rows_are_redrawn_as_most_versions_have_them(table: list[Cells], expected: list[Cells]) -> None:
    assert redrawn(table) == expected
    assert redrawn(expected) == expected


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            [{"ar": (0,), "zh": (0,)}, {"ru": (0,)}, {"ar": (1,)}],
            [([0], [0]), ([1], [])],
        ),
        ([{"ar": (0,), "zh": (0,)}, {"ar": (1,), "zh": (0,)}], [([0, 1], [0])]),
        ([{"ar": (0,), "zh": (0,)}, {"ar": (0,), "zh": (1, 2)}], [([0], [0, 1, 2])]),
        # A chain of spanning clauses is one bead.
        (
            [{"ar": (0,), "zh": (0,)}, {"ar": (0,), "zh": (1,)}, {"ar": (1,), "zh": (1,)}],
            [([0, 1], [0, 1])],
        ),
        ([{"ru": (0,)}], []),
    ],
)
def test_beads_are_a_view_of_the_table(
    table: list[Cells], expected: list[tuple[list[int], list[int]]]
) -> None:
    assert beads(table, "ar", "zh") == expected
    assert beads(table, "zh", "ar") == [(yours, mine) for mine, yours in expected]


def test_costs_go_with_the_rows() -> None:
    versions = made(6, THREE)
    versions["zh"] = only(versions["zh"], [0, 1, 3, 4, 5])
    table = solved(evidence(versions))
    pairs = {("ar", "ru"), ("ar", "zh"), ("zh", "ru")}
    assert [set(row.costs) for row in table] == [
        {pair for pair in pairs if i != 2 or "zh" not in pair} for i in range(6)
    ]
    assert all(0 <= row.cost < 0.2 for row in table)


# windows

Without = Callable[[int], bool]
"""Whether the Arabic version lacks the row."""

AGREED = "rows pass for sure in which all versions but one agree, whatever that one has there"

ROWS = 120
LACKS: dict[str, tuple[Without, str]] = {
    "nothing": (lambda _: False, ""),
    "a row here and there": (lambda n: n % 17 == 3, ""),
    "all of it": (lambda _: True, ""),
    # So there is no place where all versions have a row and its neighbours.
    "one row in four": (lambda n: n % 4 == 1, ""),
    "one row in three": (lambda n: n % 3 == 1, ""),
    "an annex": (lambda n: n >= 15, ""),
    "the beginning": (lambda n: n < 25, AGREED),
    "the middle": (lambda n: 25 <= n < 70, AGREED),
    "all but three": (lambda n: n not in (25, 75, 90), ""),
}


@pytest.fixture
def small_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    """So small that a text of `ROWS` rows needs several."""
    monkeypatch.setattr(solver, "WINDOW", 40)
    monkeypatch.setattr(solver, "WIDEST", 80)


@pytest.mark.usefixtures("small_windows")
@pytest.mark.parametrize(
    "lacks",
    [
        pytest.param(lacks, id=name, marks=[pytest.mark.xfail(reason=why)] if why else [])
        for name, (lacks, why) in LACKS.items()
    ],
)
def test_one_version_lacks(lacks: Without) -> None:
    versions = made(ROWS, THREE)
    left = [n for n in range(ROWS) if not lacks(n)]
    versions["ar"] = only(versions["ar"], left)
    found = align(list(versions.values()))
    assert rows(found) == [
        ((f"r{n}",) if n in left else (), (f"r{n}",), (f"r{n}",)) for n in range(ROWS)
    ]


LONG = 400
"""Rows: more than two windows."""


def long_case(langs: tuple[Lang, ...]) -> Case:
    versions = made(LONG, langs)
    found = [{x: versions[x].clauses[n].text for x in langs} for n in range(LONG)]
    return damaged(found, Shares(), Random(1))


def at_once(versions: Sequence[Version]) -> Alignment:
    """*versions* aligned in one window, however long they are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solver, "WINDOW", 10 * LONG)
        patch.setattr(solver, "WIDEST", 10 * LONG)
        return align(versions)


def test_two_versions_are_cut_into_windows_unseen() -> None:
    case = long_case(("zh", "ru"))
    assert rows(align(case.versions)) == rows(at_once(case.versions))


def test_windows_cost_next_to_nothing() -> None:
    # Three or more are searched step by step, and the steps depend on what is seen.
    case = long_case(THREE)
    cut, whole = align(case.versions), at_once(case.versions)
    holds(cut)
    assert len({*rows(cut)} & {*rows(whole)}) >= 0.97 * len(whole.rows)
    right, best = (score(found, case).rows for found in (cut, whole))
    assert right is not None
    assert best is not None
    assert right.f1 >= max(0.93, best.f1 - 0.01)


# texts that hardly are


@pytest.mark.parametrize("said", ["", "第17条"])
def test_thousands_of_identical_lines(said: str) -> None:
    found = align([texts(lang, [said] * 2000) for lang in THREE])
    assert rows(found) == [((f"l{n}",),) * 3 for n in range(1, 2001)]


@pytest.mark.parametrize(("ar", "zh", "ru"), [(700, 690, 700), (500, 250, 3)])
def test_more_identical_lines_in_one_version(ar: int, zh: int, ru: int) -> None:
    counts = dict(zip(THREE, (ar, zh, ru), strict=True))
    found = align([texts(lang, ["第17条"] * count) for lang, count in counts.items()])
    holds(found)
    assert len(found.rows) <= 700


@pytest.mark.parametrize("places", [(40,), (0, 1, 2), (10, 100, 399)])
def test_wildly_different_lengths(places: tuple[int, ...]) -> None:
    few = only(made(400, ("ar",))["ar"], places)
    found = align([few, *made(400, ("fr", "es")).values()])
    holds(found)
    # Each stands with its own, whatever else it is said to stand with.
    for clause in few.clauses:
        assert any(set(row.cells.values()) == {(clause.eid,)} for row in found.rows)


def test_another_text_altogether_harms_no_other() -> None:
    versions = made(60)
    said = [f"Wir wollen {'sein ein einzig Volk ' * (n % 4)}{80000 + n}" for n in range(45)]
    found = align([*(v for v in versions.values() if v.lang != "es"), texts("es", said)])
    holds(found)
    others = [row[:-1] for row in rows(found)]
    assert all(((f"r{n}",),) * 5 in others for n in range(60))
    assert all(len({eid for cell in row for eid in cell}) < 2 for row in others)


def test_versions_without_a_clause() -> None:
    empty = [Version("none", lang, ()) for lang in LANGS]
    assert align(empty).rows == ()
    found = align([*empty[:5], texts("es", ["Decide", "Pide"])])
    assert [row.present() for row in found.rows] == [("es",), ("es",)]


def test_duplicates_stay_in_their_order() -> None:
    # Every clause twice over, side by side and far apart; one version lacks one of each.
    said = (1, 1, 2, 3, 4, 1, 5, 5, 2)
    versions = {x: texts(x, [f"{n} " * (3 if x == "zh" else 10) for n in said]) for x in THREE}
    less = replace(versions["zh"], clauses=versions["zh"].clauses[:6] + versions["zh"].clauses[7:])
    found = align([versions["ar"], less, versions["ru"]])
    lacking = [row.row for row in found.rows if not row.cells["zh"]]
    assert Counter(len({*row.cells.values()}) for row in found.rows) == {1: 8, 2: 1}
    assert lacking in (["l7"], ["l8"])
