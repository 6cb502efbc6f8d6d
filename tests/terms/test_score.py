"""The scores of sets: the worked example, which rows count, several sets together."""

from __future__ import annotations

import pytest

from hexapla.model import Alignment, Clause, Concept, Lang, Row, Term, Termbase, Version
from hexapla.terms.finder import TermFinder
from hexapla.terms.score import score

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


def test_several_sets_are_counted_together() -> None:
    one = aligned({"en": ["capacity building"], "fr": ["renforcement des capacités"]})
    alone, both = score([one], _FINDER), score([one, one], _FINDER)
    for name, by_lang in alone.concepts.items():
        for lang, found in by_lang.items():
            assert both.concepts[name][lang].occurrences == 2 * found.occurrences
    assert both.sets == ("set", "set")
    assert both.signature.startswith("sets:2|langs:en+fr|source:en|termbase:small|")
