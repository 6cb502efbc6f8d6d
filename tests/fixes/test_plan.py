"""Which suggestions are taken together: any set of them gives changes that do not collide."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from hexapla.fixes.plan import Edit, changed_texts, plan_of
from hexapla.model import Clause, Flag, Locus, Span, Version

TEXTS = {
    "op1": "تقرر  أن تعقد  17 جلسة",
    "op2": "决定  举行17次会议",
    "op3": "постановляет  провести , и",
}
VERSION = Version("set", "ar", tuple(Clause(eid, "operative", text) for eid, text in TEXTS.items()))


def flag(
    eid: str, start: int, stop: int, suggestion: str, *, code: str = "TXT018", flag_id: str = ""
) -> Flag:
    place = Locus("ar", eid, Span(start, stop), TEXTS[eid][start:stop])
    return Flag(code, "minor", eid, "ar", "said", (place,), suggestion=suggestion, flag_id=flag_id)


@st.composite
def flags(draw: st.DrawFn) -> Flag:
    eid = draw(st.sampled_from(sorted(TEXTS)))
    start = draw(st.integers(0, len(TEXTS[eid])))
    stop = draw(st.integers(start, min(start + 4, len(TEXTS[eid]))))
    suggestion = draw(st.sampled_from(["", " ", "،", "«а»", "\u202f", "e\u0301"]))
    return flag(eid, start, stop, suggestion, code=draw(st.sampled_from(["TXT018", "NUM001"])))


@given(st.lists(flags(), max_size=12))
def test_what_is_planned_does_not_collide_and_nothing_is_forgotten(made: list[Flag]) -> None:
    plan = plan_of(made, {"TXT018"}, VERSION)
    assert not any(one.collides(other) for one, other in combinations(plan.edits, 2))
    wanted = {
        (x.loci[0].eid, x.loci[0].span, x.suggestion)
        for x in made
        if x.code == "TXT018" and x.suggestion and x.suggestion != x.loci[0].text
    }
    dealt_with = [*plan.edits, *(left.edit for left in plan.left)]
    assert {(e.eid, e.span, e.text) for e in dealt_with} == wanted
    assert len(dealt_with) == len(wanted)
    assert bool(plan.edits) == bool(wanted)
    assert set(changed_texts(VERSION, plan.edits)) == {edit.eid for edit in plan.edits}


def test_the_same_change_of_two_checks_is_one() -> None:
    made = [flag("op1", 4, 6, " ", code=code, flag_id=code.lower()) for code in ("TXT008", "TXT018")]
    plan = plan_of(made, {"TXT008", "TXT018"}, VERSION)
    assert [(edit.codes, edit.flag_ids) for edit in plan.edits] == [
        (("TXT008", "TXT018"), ("txt008", "txt018"))
    ]
    assert plan.left == ()


def test_what_overlaps_is_left_and_named() -> None:
    made = [flag("op3", 12, 14, " "), flag("op3", 13, 22, "провёл")]
    plan = plan_of(made, {"TXT018"}, VERSION)
    assert [edit.span for edit in plan.edits] == [Span(12, 14)]
    assert [left.why for left in plan.left] == ["overlaps TXT018; run again for it"]


def test_labels_other_versions_and_line_ends_are_left() -> None:
    span = Span(4, 6)
    label = Flag("TXT018", "minor", "op1", "ar", "", (Locus("ar", "op1", span, "1.", "label"),))
    other = Flag("TXT018", "minor", "op1", "ar", "", (Locus("ru", "op1", span, "  "),), suggestion=" ")
    plan = plan_of([label, other, flag("op1", 4, 6, "\n")], {"TXT018"}, VERSION)
    assert plan.edits == ()
    assert [left.why for left in plan.left] == ["what it suggests has a line end"]


def test_a_person_can_tell_what_looks_the_same() -> None:
    (edit,) = plan_of([flag("op1", 4, 6, "\u00a0")], {"TXT018"}, VERSION).edits
    assert edit.sentence() == "op1 TXT018: U+0020 U+0020 \u2192 U+00A0"
    assert (
        Edit("op1", Span(0, 1), "«", "\u201d")
        .sentence()
        .endswith("\u201c\u201d\u201d \u2192 \u201c«\u201d")
    )
    hidden = Edit("op1", Span(0, 3), "تقرر", "تق\u200bرر").sentence()
    assert hidden.endswith("تق<U+200B>رر\u2069\u201d \u2192 \u201c\u2068تقرر\u2069\u201d")
