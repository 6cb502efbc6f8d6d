"""Confidence held against what is right, on alignments made for it."""

from __future__ import annotations

import pytest

from hexapla.evaluate.reliability import Bin, reliability
from hexapla.evaluate.score import Case
from hexapla.model import Alignment, Clause, Lang, Row, Version


def made(confidences: list[float], wrong: set[int]) -> tuple[Alignment, Case]:
    """Rows of one clause each, in Russian and Arabic; gold has the *wrong* ones apart."""
    clauses = tuple(Clause(f"l{n}", "body", "x") for n in range(len(confidences)))
    versions: dict[Lang, Version] = {
        "ar": Version("x", "ar", clauses),
        "ru": Version("x", "ru", clauses),
    }
    rows = []
    gold: list[dict[Lang, tuple[str, ...]]] = []
    for number, confidence in enumerate(confidences):
        eid = (f"l{number}",)
        rows.append(Row(eid[0], "body", {"ar": eid, "ru": eid}, confidence, "content"))
        if number in wrong:
            gold += [{"ar": eid, "ru": ()}, {"ar": (), "ru": eid}]
        else:
            gold.append({"ar": eid, "ru": eid})
    return Alignment("x", versions, tuple(rows)), Case(tuple(versions.values()), tuple(gold))


def test_rows_by_tenths_of_confidence() -> None:
    found = reliability([made([1.0, 0.9, 0.05], {2}), made([0.95, 0.35], {0})])
    assert found.bins[:2] == (Bin(0.0, 1, 0.05, 0.0), Bin(0.3, 1, 0.35, 1.0))
    (sure,) = found.bins[2:]
    assert (sure.low, sure.rows) == (0.9, 3)
    assert (sure.confidence, sure.right) == pytest.approx((0.95, 2 / 3))
    assert found.error == pytest.approx((0.05 + 0.65 + 3 * (0.95 - 2 / 3)) / 5)


def test_who_says_what_is_so_is_never_off() -> None:
    assert reliability([made([1.0, 1.0, 0.0], {2})]).error == 0
    assert reliability([]).error == 0
