"""Disturbances: what is done to a text, and what aligners of known faults make of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest

from hexapla.evaluate.aligner import Aligner
from hexapla.evaluate.disturb import Harm, disturbances, disturbed
from hexapla.evaluate.rows import read_gold
from hexapla.evaluate.score import Case
from hexapla.model import Alignment, Clause, Lang, Move, Row, Version
from hexapla.terms.finder import TermFinder

GOLD = Path(__file__).resolve().parents[2] / "corpora" / "gold" / "a-res-78-311.tsv"


def text(lang: Lang) -> Version:
    """Three numbered paragraphs under a title."""
    paragraphs = [Clause(f"op{n}", "operative", "x", label=f"{n}.", number=n) for n in (1, 2, 3)]
    return Version("x", lang, (Clause("title", "title", "x"), *paragraphs))


CASE = Case(
    (text("ar"), text("ru")),
    tuple({"ar": (eid,), "ru": (eid,)} for eid in ("title", "op1", "op2", "op3")),
)


def by_position(versions: Sequence[Version], moves: tuple[Move, ...] = ()) -> Alignment:
    """First clause with first clause, second with second."""
    rows = tuple(
        Row(
            f"row{place}",
            "body",
            {v.lang: (c.eid,) for v, c in zip(versions, cells, strict=True)},
            1.0,
            "label",
        )
        for place, cells in enumerate(zip(*(v.clauses for v in versions), strict=True))
    )
    return Alignment("x", {v.lang: v for v in versions}, rows, moves)


def test_what_is_done() -> None:
    done = [
        (one.kind, one.eid, [c.number for c in one.clauses], [c.eid for c in one.clauses][1:])
        for one in disturbances(text("ru"))
    ]
    same = ["op1", "op2", "op3"]
    assert done == [
        ("renumbered", "op1", [None, 1001, 2, 3], same),
        ("skipped", "op1", [None, 2, 3, 4], same),
        ("renumbered", "op2", [None, 1, 1002, 3], same),
        ("duplicate", "op2", [None, 1, 1, 3], same),
        ("skipped", "op2", [None, 1, 3, 4], same),
        ("renumbered", "op3", [None, 1, 2, 1003], same),
        ("duplicate", "op3", [None, 1, 2, 2], same),
        ("skipped", "op3", [None, 1, 2, 4], same),
        ("moved", "op1", [None, 1, 2, 3], ["op2", "op3", "op1"]),
        ("moved", "op3", [None, 1, 2, 3], ["op3", "op1", "op2"]),
    ]


@pytest.mark.parametrize("lang", ["ar", "zh", "ru"])
def test_every_place_of_the_resolution(clean_set: dict[Lang, Version], lang: Lang) -> None:
    """Fifteen recitals and fifteen paragraphs, each moved past at least two others."""
    done = Counter(one.kind for one in disturbances(clean_set[lang]))
    moves = 2 * (15 * 14 - 2 * 14)
    assert done == {"renumbered": 15, "duplicate": 14, "skipped": 15, "moved": moves}


def test_an_aligner_that_only_counts_is_harmed_by_moves_alone() -> None:
    assert disturbed(CASE, by_position, Random(0), 100) == (
        Harm("renumbered", 6, 1.0, 1.0, 1.0),
        Harm("skipped", 6, 1.0, 1.0, 1.0),
        Harm("duplicate", 4, 1.0, 1.0, 1.0),
        # Of the three other rows the title alone is right.
        Harm("moved", 4, 1 / 3, 0.0, 0.0),
    )


def test_moves_that_are_made_up_count_as_wrong() -> None:
    found = disturbed(
        CASE, lambda versions: by_position(versions, (Move("ru", "op3", "row1"),)), Random(0), 100
    )
    assert [harm.moves for harm in found] == [0.0, 0.0, 0.0, 0.25]


def test_the_resolution_stands_it(clean_set: dict[Lang, Version], finder: TermFinder) -> None:
    case = Case(tuple(clean_set.values()), read_gold(GOLD))
    found = disturbed(case, Aligner(finder), Random(0), 2)
    assert [(harm.kind, harm.trials) for harm in found] == [
        (kind, 2) for kind in ("renumbered", "skipped", "duplicate", "moved")
    ]
    assert [harm.others for harm in found] == [1.0, 1.0, 1.0, 1.0]
