"""The parts of clauses aligned inside their rows: on the texts that ship, damaged, and on real ones."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path
from typing import Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.align import Anchors, align
from hexapla.align.costs import Tables
from hexapla.align.given import align_given
from hexapla.align.pins import Cells
from hexapla.align.search import Rules, joined
from hexapla.align.segments import align_segments, clause_of, cut, places
from hexapla.evaluate.rows import read_gold
from hexapla.evaluate.score import Case, score
from hexapla.model import LANGS, Alignment, Clause, Lang, NoteCall, Span, Version
from hexapla.pipeline import anchors_of
from hexapla.terms.finder import TermFinder

from ..conftest import CORPORA
from .damage import damaged

Versions = dict[Lang, Version]

GOLD = read_gold(CORPORA / "gold" / "a-res-78-311-segments.tsv")
MEASURED = 0.89
"""Strict F1, mean of the pairs, that the parts of the gold rows do not fall below."""


def of_gold(versions: Versions) -> Versions:
    """The clauses that the gold rows are about."""
    named = {clause_of(eid) for row in GOLD for eids in row.values() for eid in eids}
    return {
        lang: replace(v, clauses=tuple(c for c in v.clauses if c.eid in named))
        for lang, v in versions.items()
    }


def holds(segments: Alignment, clauses: Alignment) -> None:
    """What is true of any alignment of parts: the model has seen to their order."""
    assert segments.langs == clauses.langs
    for lang, version in segments.versions.items():
        where = places(version)
        for part in version.clauses:
            eid, span = where[part.eid]
            assert span.of(clauses.versions[lang].clause(eid).text) == part.text
        for clause in clauses.versions[lang].clauses:
            texts = [part.text for part in version.clauses if where[part.eid][0] == clause.eid]
            assert "".join(texts) == clause.text
    order = {row.row: i for i, row in enumerate(clauses.rows)}
    first = [order[row.row.rpartition(".")[0]] for row in segments.rows]
    assert first == sorted(first)
    for row in segments.rows:
        assert tuple(row.cells) == segments.langs
        stands = clauses.row(row.row.rpartition(".")[0])
        near = range(order[stands.row], len(clauses.rows))
        for lang, eids in row.cells.items():
            for eid in eids:
                assert any(clause_of(eid) in clauses.rows[i].cells[lang] for i in near)


def test_the_parts_of_the_clean_set(clean_set: Versions, anchors: Anchors) -> None:
    clauses = align(list(clean_set.values()), anchors)
    segments = align_segments(clauses)
    holds(segments, clauses)
    assert segments.signature.startswith(
        "langs:ar+zh+en+fr+ru+es|level:segment|solver:nway|anchors:none|vectors:none|"
    )
    assert dict(segments.row("pp1.2").cells) == dict.fromkeys(LANGS, ("pp1.2",))
    russian = segments.versions["ru"].clause("pp1.2").text
    assert russian == "в частности Устав Организации Объединенных Наций, "
    # One part in each version: there is nothing to decide.
    organ = segments.row("organ.1")
    assert dict(organ.cells) == dict.fromkeys(LANGS, ("organ.1",))
    assert (organ.confidence, organ.reason) == (clauses.row("organ").confidence, "structure")


def test_the_first_part_has_the_label(clean_set: Versions) -> None:
    for version in clean_set.values():
        parts = [part for part in cut(version).clauses if clause_of(part.eid) == "op7"]
        assert len(parts) > 5
        assert [part.number for part in parts] == [7] + [None] * (len(parts) - 1)
        assert [bool(part.label) for part in parts] == [True] + [False] * (len(parts) - 1)
        assert {part.kind for part in parts} == {"operative"}


def test_what_points_into_a_clause_points_into_its_parts() -> None:
    text = "ссылаясь на Всеобщую декларацию прав человека, и на Устав Организации Объединенных Наций"
    second = text.index("и на")
    clause = Clause(
        "pp1",
        "preambular",
        text,
        lead=Span(0, 8),
        italics=(Span(0, 8), Span(second - 10, second + 4)),
        note_calls=(NoteCall("1", second), NoteCall("2", len(text))),
    )
    one, two = cut(Version("set", "ru", (clause,))).clauses
    assert (one.lead, two.lead) == (Span(0, 8), None)
    assert one.italics == (Span(0, 8), Span(second - 10, second))
    assert two.italics == (Span(0, 4),)
    assert one.note_calls == (NoteCall("1", second),)
    assert two.note_calls == (NoteCall("2", len(text) - second),)


def test_a_merged_clause_shares_its_group(clean_set: Versions) -> None:
    at = [clause.eid for clause in clean_set["fr"].clauses].index("op3")
    versions = damaged(clean_set, [("merge", "fr", at)])
    clauses = align(list(versions.values()))
    segments = align_segments(clauses)
    holds(segments, clauses)
    spanned = [row.row for row in clauses.rows if row.cells["fr"] == ("op3",)]
    assert spanned == ["op3", "op4"]
    parts = [row for row in segments.rows if row.row.startswith("op3.")]
    for lang in ("ar", "zh", "ru"):
        eids = dict.fromkeys(clause_of(eid) for row in parts for eid in row.cells[lang])
        assert list(eids) == spanned


def test_a_clause_of_one_version_stands_alone(clean_set: Versions) -> None:
    few: Versions = {lang: clean_set[lang] for lang in ("ar", "zh")}
    few["ar"] = replace(few["ar"], clauses=tuple(c for c in few["ar"].clauses if c.eid != "op7"))
    clauses = align(list(few.values()))
    segments = align_segments(clauses)
    alone = [row for row in segments.rows if any(clause_of(e) == "op7" for e in row.cells["zh"])]
    assert [row.cells for row in alone] == [
        {"ar": (), "zh": (f"op7.{i}",)} for i in range(1, len(alone) + 1)
    ]
    assert len(alone) > 5


@pytest.mark.parametrize(
    ("sizes", "rows"),
    [
        ((2, 2), [((0,), (0, 1)), ((1,), (1,))]),
        ((3, 2), [((0,), (0, 1)), ((1,), (1,)), ((2,), (1,))]),
        ((2, 3), [((0,), (0, 1, 2)), ((1,), (2,))]),
    ],
)
@pytest.mark.parametrize("crossing", [True, False])
def test_parts_that_cross_are_one_bead(
    sizes: tuple[int, int], rows: list[tuple[tuple[int, ...], tuple[int, ...]]], *, crossing: bool
) -> None:
    n, m = sizes
    costs = np.full((4, 4, n, m), 9.0, dtype=np.float32)
    costs[n - 1, m - 1, 0, 0] = 1.5
    tables: Tables = {
        ("ru", "zh"): costs,
        ("en", "zh"): costs,
        ("en", "ru"): np.zeros((4, 4, n, n), np.float32),
    }
    one: list[Cells] = [{"en": (i,), "ru": (i,)} for i in range(n)]
    other: list[Cells] = [{"zh": (i,)} for i in range(m)]
    made = joined(one, other, tables, Rules(crossing=crossing))
    if crossing:
        assert [(row["ru"], row["zh"]) for row in made] == rows
        assert made == joined(other, one, tables, Rules(crossing=True))
    else:
        assert not any("ru" in row and "zh" in row for row in made)


def test_a_clause_of_very_many_parts_and_its_neighbours() -> None:
    said: dict[Lang, str] = {"ar": "ثم تقرر المادة رقم {}؛ ", "zh": "然后决定第{}条规定；"}
    versions = [
        Version(
            "long",
            lang,
            tuple(
                Clause(f"l{n}", "body", "".join(text.format(100 * n + i) for i in range(parts)).strip())
                for n, parts in enumerate((3, 200, 2, 40, 40), 1)
            ),
        )
        for lang, text in said.items()
    ]
    clauses = align_given(versions)
    segments = align_segments(clauses)
    holds(segments, clauses)
    assert len(segments.rows) == 285
    assert all(row.cells["ar"] == row.cells["zh"] for row in segments.rows)


def test_gold_names_every_part_of_its_clauses(clean_set: Versions) -> None:
    for lang, version in of_gold(clean_set).items():
        named = dict.fromkeys(eid for row in GOLD for eid in row[lang])
        order = {part.eid: i for i, part in enumerate(cut(version).clauses)}
        assert sorted(named, key=order.__getitem__) == list(order)


def test_parts_are_found_as_measured(clean_set: Versions, finder: TermFinder) -> None:
    versions = of_gold(clean_set)
    anchors = anchors_of(map(cut, versions.values()), finder)
    segments = align_segments(align(list(versions.values())), anchors)
    assert score(segments, Case(tuple(versions.values()), GOLD)).strict >= MEASURED


CUTS = st.lists(
    st.tuples(st.sampled_from(["drop", "merge", "split"]), st.sampled_from(LANGS), st.integers(0, 33)),
    max_size=6,
)


@settings(max_examples=8, deadline=None)
@given(cuts=CUTS, langs=st.permutations(LANGS), count=st.integers(2, 3))
def test_whatever_the_damage(
    clean_set: Versions,
    cuts: list[tuple[Literal["drop", "merge", "split"], Lang, int]],
    langs: list[Lang],
    count: int,
) -> None:
    versions = damaged(clean_set, cuts)
    clauses = align([versions[lang] for lang in langs[:count]])
    holds(align_segments(clauses), clauses)


@pytest.mark.parametrize("name", ["udhr_articles_only.tsv", "sdg_global_targets.tsv"])
def test_real_texts(shared_texts: Path, name: str) -> None:
    with (shared_texts / "derived" / name).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[:40]
    versions = [
        Version(name, lang, tuple(Clause(f"l{n}", "body", row[lang]) for n, row in enumerate(rows, 1)))
        for lang in LANGS
    ]
    clauses = align_given(versions)
    segments = align_segments(clauses)
    holds(segments, clauses)
    assert len(segments.rows) > len(clauses.rows)
    whole = [row for row in segments.rows if all(row.cells.values())]
    assert len(whole) > len(segments.rows) / 2
