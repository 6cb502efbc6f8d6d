"""The evaluation of planted defects, on flags that are known."""

from __future__ import annotations

from typing import Any

from hexapla.evaluate.seeded import Defect, Seeded, evaluate
from hexapla.model import Alignment, Clause, Flag, Lang, Row, Version

LANGS: tuple[Lang, ...] = ("en", "fr", "ru")


def alignment() -> Alignment:
    eids = [f"op{i}" for i in range(1, 5)]
    clauses = tuple(Clause(eid, "operative", f"text of {eid}") for eid in eids)
    versions = {lang: Version("set", lang, clauses) for lang in LANGS}
    rows = tuple(Row(e, "operative", dict.fromkeys(LANGS, (e,)), 1.0, "label") for e in eids)
    return Alignment("set", versions, rows)


def flag(code: str, lang: Lang | None, row: str) -> Flag:
    return Flag(code, "major", row, lang, "message", ())


def defect(**parts: Any) -> Defect:
    base = {"row": "op1", "lang": "fr", "kind": "kind", "family": "figures", "before": "1", "after": "2"}
    return Defect(**{**base, "expected": ("NUM001",), **parts})


def test_found_missed_and_not_covered() -> None:
    planted = Seeded(
        (
            defect(),
            defect(row="op2"),
            defect(row="op3", expected=("TXT007",), family="text"),
        )
    )
    result = evaluate(alignment(), [flag("NUM001", "fr", "op1")], planted, ["NUM001"])
    assert [one.flag is not None for one in result.found] == [True, False, False]
    assert [one.covered for one in result.found] == [True, True, False]
    assert result.families["figures"].recall == 0.5
    assert result.families["text"].recall_covered is None
    assert result.whole.precision == 1.0


def test_another_language_or_row_does_not_find_it() -> None:
    planted = Seeded((defect(),))
    flags = [flag("NUM001", "ru", "op1"), flag("NUM001", "fr", "op2")]
    result = evaluate(alignment(), flags, planted, ["NUM001"])
    assert result.whole.found == 0
    assert result.unexplained == tuple(flags)
    assert result.whole.precision == 0.0


def test_beside_is_near_enough_where_the_structure_changed() -> None:
    planted = Seeded((defect(family="structure", expected=("STR002",), row="op2"),))
    result = evaluate(alignment(), [flag("STR002", "fr", "op3")], planted, ["STR002"])
    assert result.whole.found == 1
    assert result.whole.place_named == 0


def test_consequences_are_no_false_alarms_and_no_finds() -> None:
    planted = Seeded((defect(consequent=("TER001",)),))
    result = evaluate(alignment(), [flag("TER001", "fr", "op1")], planted, ["NUM001", "TER001"])
    assert result.whole.found == 0
    assert result.unexplained == ()


def test_an_even_split_finds_it_without_naming_the_language() -> None:
    result = evaluate(alignment(), [flag("NUM001", None, "op1")], Seeded((defect(),)), ["NUM001"])
    assert (result.whole.found, result.whole.lang_named) == (1, 0)
