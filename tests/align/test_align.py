"""The n-way aligner: what it must find, and what must hold for any damage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import permutations
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align import Anchors, align
from hexapla.align.same import align_same
from hexapla.checks import row_groups
from hexapla.errors import InputError
from hexapla.model import LANGS, Alignment, Clause, Lang, Version

from .damage import damaged

Versions = dict[Lang, Version]


def names(alignment: Alignment) -> list[tuple[str, ...]]:
    return [tuple("+".join(row.cells.get(x, ())) for x in alignment.langs) for row in alignment.rows]


def test_the_clean_set_aligns_one_to_one(clean_set: Versions) -> None:
    alignment = align(list(clean_set.values()))
    assert len(alignment.rows) == 34
    for row in alignment.rows:
        assert set(row.cells.values()) == {(row.row,)}
    by_reason = {row.row: row.reason for row in alignment.rows}
    assert by_reason["op7"] == "label"
    assert by_reason["pp7"] == "content"
    assert by_reason["organ"] == "structure"
    assert alignment.moves == ()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("eid", ["pp3", "pp9", "op4", "op12"])
def test_a_dropped_clause_leaves_one_empty_cell(
    clean_set: Versions, anchors: Anchors, lang: Lang, eid: str
) -> None:
    version = clean_set[lang]
    left = tuple(clause for clause in version.clauses if clause.eid != eid)
    alignment = align(list({**clean_set, lang: replace(version, clauses=left)}.values()), anchors)
    assert len(alignment.rows) == 34
    assert alignment.row(eid).cells[lang] == ()
    for row in alignment.rows:
        expected = {x: (() if (x, row.row) == (lang, eid) else (row.row,)) for x in alignment.langs}
        assert dict(row.cells) == expected


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("at", [4, 9, 14, 20, 26])
def test_a_merged_clause_spans_two_rows(clean_set: Versions, lang: Lang, at: int) -> None:
    first, second = (clean_set[lang].clauses[i].eid for i in (at, at + 1))
    merged = damaged(clean_set, [("merge", lang, at)])
    alignment = align(list(merged.values()))
    assert alignment.row(first).cells[lang] == (first,)
    assert alignment.row(second).cells[lang] == (first,)
    group = next(g for g in row_groups(alignment) if g.name == first)
    assert [len(group.clauses[x]) for x in alignment.langs] == [
        1 if x == lang else 2 for x in alignment.langs
    ]


@pytest.mark.parametrize("lang", LANGS)
def test_a_split_clause_is_two_in_its_cell(clean_set: Versions, lang: Lang) -> None:
    split = damaged(clean_set, [("split", lang, 7)])
    assert len(split[lang].clauses) == 35
    alignment = align(list(split.values()))
    assert alignment.row("pp6").cells[lang] == ("pp6", "pp6x")


def test_a_moved_clause_is_said_to_belong_elsewhere(clean_set: Versions) -> None:
    version = clean_set["ru"]
    clauses = list(version.clauses)
    clauses.insert(24, clauses.pop(29))
    alignment = align(list({**clean_set, "ru": replace(version, clauses=tuple(clauses))}.values()))
    assert [(m.lang, m.eid, m.row) for m in alignment.moves] == [("ru", "op13", "op13")]
    assert alignment.row("op13").cells["ru"] == ()


def test_any_two_or_more_will_do(clean_set: Versions) -> None:
    three: tuple[Lang, ...] = ("ar", "zh", "ru")
    for langs in permutations(three, 2):
        alignment = align([clean_set[lang] for lang in langs])
        assert all(all(row.cells.values()) for row in alignment.rows)
        assert len(alignment.rows) == 34


def test_fewer_than_two_or_one_twice_is_refused(clean_set: Versions) -> None:
    with pytest.raises(InputError, match="only one language version"):
        align([clean_set["ar"]])
    with pytest.raises(InputError, match="two versions claim one language"):
        align([clean_set["ar"], clean_set["ar"]])


def test_anchors_find_what_length_cannot() -> None:
    """Clauses alike in length and without figures are told apart by what they speak of."""
    texts: Mapping[Lang, list[str]] = {
        "en": ["aaaa " * 10, "bbbb " * 10, "cccc " * 10, "dddd " * 10],
        "fr": ["bbbb " * 10, "cccc " * 10, "dddd " * 10],
        "ru": ["aaaa " * 10, "bbbb " * 10, "dddd " * 10],
    }
    versions = [
        Version("set", lang, tuple(Clause(f"{t[0]}", "body", t) for t in found))
        for lang, found in texts.items()
    ]
    anchors = {(v.lang, c.eid): (c.eid,) * 3 for v in versions for c in v.clauses}
    alignment = align(versions, anchors)
    assert names(alignment) == [("a", "", "a"), ("b", "b", "b"), ("c", "c", ""), ("d", "d", "d")]


CUTS = st.lists(
    st.tuples(st.sampled_from(["drop", "merge", "split"]), st.sampled_from(LANGS), st.integers(0, 33)),
    max_size=8,
)


@settings(max_examples=15, deadline=None)
@given(cuts=CUTS, order=st.permutations(LANGS), count=st.integers(2, 6))
def test_whatever_the_damage(
    clean_set: Versions,
    cuts: list[tuple[Literal["drop", "merge", "split"], Lang, int]],
    order: list[Lang],
    count: int,
) -> None:
    """Every clause is there, in order (the model sees to it), whatever the order of the versions."""
    versions = damaged(clean_set, cuts)
    chosen = order[:count]
    alignment = align([versions[lang] for lang in chosen])
    again = align([versions[lang] for lang in reversed(chosen)])
    assert names(alignment) == names(again)
    assert [row.row for row in alignment.rows] == [row.row for row in again.rows]
    for lang in chosen:
        stands = {eid for row in alignment.rows for eid in row.cells[lang]}
        assert stands == {clause.eid for clause in versions[lang].clauses}


@settings(max_examples=10, deadline=None)
@given(
    cuts=st.lists(
        st.tuples(st.sampled_from(["drop", "split"]), st.just("fr"), st.integers(0, 30)), max_size=3
    )
)
def test_a_draft_aligns_with_its_reference(
    clean_set: Versions, cuts: list[tuple[Literal["drop", "merge", "split"], Lang, int]]
) -> None:
    draft = damaged(clean_set, cuts)["fr"]
    beads = align_same(draft, clean_set["fr"])
    assert [c for left, _ in beads for c in left] == list(draft.clauses)
    assert [c for _, right in beads for c in right] == list(clean_set["fr"].clauses)
    for left, right in beads:
        if left and right:
            assert {c.eid.rstrip("x") for c in left} == {c.eid for c in right}
