"""The scores: the worked example, the interval, and what holds of any counts."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.model import Alignment, Clause, Concept, Lang, Row, Term, Termbase, Version
from hexapla.terms.finder import TermFinder
from hexapla.terms.score import Rendered, score, wilson

_TERMS = (
    Term("en", "capacity-building", "preferred"),
    Term("fr", "renforcement des capacités", "preferred"),
    Term("fr", "développement des capacités", "admitted"),
    Term("fr", "édification des capacités", "deprecated"),
    Term("ru", "наращивание потенциала", "preferred"),
)
_FINDER = TermFinder(Termbase("small", (Concept("capacity-building", "development", _TERMS),)))


def aligned(texts: dict[Lang, list[str]]) -> Alignment:
    versions = {
        lang: Version("set", lang, tuple(Clause(f"op{i}", "operative", t) for i, t in enumerate(ts)))
        for lang, ts in texts.items()
    }
    rows = tuple(
        Row(f"op{i}", "operative", dict.fromkeys(texts, (f"op{i}",)), 1.0, "structure")
        for i in range(len(next(iter(texts.values()))))
    )
    return Alignment("set", versions, rows)


def test_the_worked_example() -> None:
    fr = ["le renforcement des capacités"] * 3 + ["développement de leurs capacités", "rien"]
    found = score([aligned({"en": ["capacity building"] * 5, "fr": fr})], _FINDER)
    one = found.concepts["capacity-building"]["fr"]
    assert (one.preferred, one.admitted, one.missing, one.occurrences) == (3, 1, 1, 5)
    assert one.renderings == {"développement des capacités": 1, "renforcement des capacités": 3}
    assert one.acceptance == pytest.approx(0.78)
    assert one.consistency == pytest.approx(0.5)
    assert one.score == pytest.approx(0.585)
    assert found.langs == pytest.approx({"en": 1.0, "fr": 0.585})


def test_printed_as_the_contract_says() -> None:
    texts: dict[Lang, list[str]] = {
        "en": ["capacity-building", "capacity-building", "x"],
        "fr": ["édification des capacités", "renforcer les capacités", "y"],
        "ru": ["наращиванию потенциала", "ничего", "наращивание потенциала"],
    }
    data = score([aligned(texts)], _FINDER).as_data()
    assert data["schema"] == "hexapla/1"
    assert data["langs"] == {"en": 1.0, "fr": 0.25, "ru": 0.5}
    concepts = data["concepts"]
    assert isinstance(concepts, list)
    (entry,) = concepts
    assert entry["concept"] == "capacity-building"
    assert entry["terms"] == {
        "en": "capacity-building",
        "fr": "renforcement des capacités",
        "ru": "наращивание потенциала",
    }
    low, high = wilson(0.25, 2)
    assert entry["langs"]["fr"] == {
        "occurrences": 2,
        "renderings": {"édification des capacités": 1},
        "preferred": 0,
        "admitted": 0,
        "deprecated": 1,
        "other": 1,
        "missing": 0,
        "consistency": 1.0,
        "score": 0.25,
        "interval": [round(low, 4), round(high, 4)],
    }
    assert str(data["signature"]).startswith("sets:1|langs:en+fr+ru|source:en|termbase:small|")


def test_without_the_source_most_versions_decide() -> None:
    texts: dict[Lang, list[str]] = {
        "fr": ["renforcement des capacités", "renforcement des capacités"],
        "ru": ["наращивание потенциала", "ничего"],
    }
    found = score([aligned(texts)], _FINDER).concepts["capacity-building"]
    assert found["fr"].occurrences == found["ru"].occurrences == 1


def test_a_clause_that_spans_rows_is_counted_once() -> None:
    en = Version(
        "s", "en", (Clause("op1", "operative", "capacity-building"), Clause("op2", "operative", "x"))
    )
    ru = Version("s", "ru", (Clause("op1", "operative", "наращивание потенциала"),))
    cells: list[dict[Lang, tuple[str, ...]]] = [{"en": (x,), "ru": ("op1",)} for x in ("op1", "op2")]
    rows = tuple(Row(f"op{i}", "operative", cell, 1.0, "structure") for i, cell in enumerate(cells))
    found = score([Alignment("s", {"en": en, "ru": ru}, rows)], _FINDER)
    assert found.concepts["capacity-building"]["ru"].occurrences == 1


@pytest.mark.parametrize(
    ("proportion", "trials", "low", "high"),
    [(0.5, 10, 0.2366, 0.7634), (1.0, 5, 0.5655, 1.0), (0.0, 5, 0.0, 0.4345), (0.8, 0, 0.0, 1.0)],
)
def test_wilson_against_published_values(
    proportion: float, trials: int, low: float, high: float
) -> None:
    assert wilson(proportion, trials) == pytest.approx((low, high), abs=1e-4)


_COUNT = st.integers(0, 30)


@given(st.tuples(_COUNT, _COUNT, _COUNT, _COUNT, _COUNT), st.lists(st.integers(1, 30), max_size=5))
def test_figures_stay_in_bounds(counts: tuple[int, int, int, int, int], forms: list[int]) -> None:
    one = Rendered(*counts, {str(i): k for i, k in enumerate(forms)})
    low, high = one.interval
    assert 0 <= low <= one.score <= high <= 1
    assert 0 <= one.consistency <= 1
    better = replace(one, preferred=one.preferred + 1)
    assert better.acceptance >= one.acceptance


def test_several_sets_are_counted_together() -> None:
    one = aligned({"en": ["capacity building"], "fr": ["renforcement des capacités"]})
    alone, both = score([one], _FINDER), score([one, one], _FINDER)
    for name, by_lang in alone.concepts.items():
        for lang, found in by_lang.items():
            assert both.concepts[name][lang].occurrences == 2 * found.occurrences
    assert "sets:2" in both.signature
