"""The evaluation of planted defects, on flags that are known."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hexapla.evaluate.seeded import Defect, Seeded, evaluate, pooled
from hexapla.model import Alignment, Clause, Flag, Lang, Locus, Row, Span, Version

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


def test_beside_is_place_enough_where_the_structure_changed() -> None:
    planted = Seeded((defect(family="structure", expected=("STR002",), row="op2"),))
    result = evaluate(alignment(), [flag("STR002", "fr", "op3")], planted, ["STR002"])
    assert (result.whole.found, result.whole.place_named) == (1, 1)
    farther = evaluate(alignment(), [flag("STR002", "fr", "op4")], planted, ["STR002"])
    assert farther.whole.found == 0


def test_a_label_has_its_place_in_its_row() -> None:
    planted = Seeded((defect(family="structure", expected=("STR007",), row="op2", near=0),))
    beside = evaluate(alignment(), [flag("STR007", "fr", "op3")], planted, ["STR007"])
    assert beside.whole.found == 0
    here = evaluate(alignment(), [flag("STR007", "fr", "op2")], planted, ["STR007"])
    assert (here.whole.found, here.whole.place_named) == (1, 1)


def test_a_flag_that_shows_the_clause_finds_it_without_naming_the_place() -> None:
    shown = Locus("fr", "op2", Span(0, 4), "text")
    planted = Seeded((defect(expected=("STR010",), row="op2", clause="op2"),))
    found = replace(flag("STR010", "fr", "op4"), loci=(shown,))
    result = evaluate(alignment(), [found], planted, ["STR010"])
    assert (result.whole.found, result.whole.place_named, result.unexplained) == (1, 0, ())


def test_the_clauses_of_the_others_name_the_row_more_surely_than_its_name() -> None:
    planted = Seeded((defect(row="op1", eids={"en": "op3", "ru": "op3"}),))
    result = evaluate(alignment(), [flag("NUM001", "fr", "op3")], planted, ["NUM001"])
    assert result.whole.found == 1


def test_consequences_reach_as_far_as_is_said() -> None:
    skipped = defect(expected=("STR006",), consequent=("STR007",), family="structure", near=0, reach=2)
    flags = [flag("STR007", "fr", row) for row in ("op1", "op3", "op4")]
    result = evaluate(alignment(), flags, Seeded((skipped,)), ["STR006", "STR007"])
    assert [one.row for one in result.unexplained] == ["op4"]


def test_what_the_clean_set_raises_counts_for_nothing() -> None:
    known = replace(flag("NUM001", "ru", "op4"), loci=(Locus("ru", "op4", Span(0, 4), "text"),))
    again = replace(known, row="op3", message="another message")
    result = evaluate(alignment(), [again], Seeded((defect(),)), ["NUM001"], [known])
    assert (result.flags, result.unexplained) == ((), ())
    other = replace(again, loci=(Locus("ru", "op4", Span(0, 3), "tex"),))
    assert evaluate(alignment(), [other], Seeded((defect(),)), ["NUM001"], [known]).unexplained


def test_severity_is_that_of_the_gravest_code_and_counts_are_kept_by_language() -> None:
    planted = Seeded((defect(), defect(row="op2", lang="ru", expected=("STR004",), family="structure")))
    flags = [flag("NUM001", "fr", "op1")]
    result = evaluate(alignment(), flags, planted, ["NUM001", "STR004"])
    assert {name: tally.recall for name, tally in result.grades.items()} == {"C": 1.0, "m": 0.0}
    assert {name: tally.recall for name, tally in result.langs.items()} == {"fr": 1.0, "ru": 0.0}
    both = pooled([result, result])
    assert (both.whole.defects, both.whole.found, both.whole.flags) == (4, 2, 2)


def test_consequences_are_no_false_alarms_and_no_finds() -> None:
    planted = Seeded((defect(consequent=("TER001",)),))
    result = evaluate(alignment(), [flag("TER001", "fr", "op1")], planted, ["NUM001", "TER001"])
    assert result.whole.found == 0
    assert result.unexplained == ()


def test_an_even_split_finds_it_without_naming_the_language() -> None:
    result = evaluate(alignment(), [flag("NUM001", None, "op1")], Seeded((defect(),)), ["NUM001"])
    assert (result.whole.found, result.whole.lang_named) == (1, 0)
