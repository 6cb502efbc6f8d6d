"""Standing decisions: where they hold, until when, and who says otherwise."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from hexapla.model import (
    Alignment,
    Clause,
    Decision,
    Evidence,
    Flag,
    Lang,
    Locus,
    Row,
    Span,
    Verdict,
    Version,
)
from hexapla.store import (
    Standing,
    end_standing,
    existing_standing,
    flag_states,
    in_force,
    make_standing,
    open_store,
    snapshot,
    standing_on,
    thread,
)
from tests.store.records import NOON, stands

TODAY = date(2024, 7, 1)
CASES: dict[str, tuple[Lang, str, str, str]] = {
    "Russian words": ("ru", "изменение климата", "об изменении климата", ""),
    "Arabic words": ("ar", "تغير المناخ", "بشأن تغير المناخ", ""),
    "Chinese words": ("zh", "气候变化", "关于气候变化", ""),
    "a bare number": ("ar", "١٦", "الأهداف الـ ١٦", "16"),
    "a number in words": ("zh", "十六", "第十六项", "16"),
    "a mark": ("fr", " ;", "prie ;", ""),
}


def table(name: str, lang: Lang, text: str) -> Alignment:
    versions: dict[Lang, Version] = {lang: Version(name, lang, (Clause("op1", "operative", text),))}
    return Alignment(name, versions, (Row("op1", "operative", {lang: ("op1",)}, 1.0, "label"),))


def flagged(lang: Lang, quoted: str, value: str, flag_id: str = "f") -> Flag:
    locus = Locus(lang, "op1", Span(0, len(quoted)), quoted)
    values: dict[Lang, str] = {"en": "17"}
    if value:
        values[lang] = value
    return Flag("X001", "major", "op1", lang, "m", (locus,), Evidence(values), flag_id=flag_id)


def held(lang: Lang, quoted: str, clause: str, value: str) -> Standing:
    flag = flagged(lang, quoted, value)
    found = make_standing(
        flag,
        snapshot(table("one", lang, clause), flag),
        reviewer="فرح",
        decided_at=NOON,
        tool_version="0",
        reason="так принято",
    )
    assert found is not None
    return found


@pytest.mark.parametrize("name", CASES)
def test_it_holds_where_the_same_texts_meet_again(name: str) -> None:
    lang, quoted, clause, value = CASES[name]
    record = held(lang, quoted, clause, value)
    bare = (not quoted.isalpha() and " " not in quoted.strip()) or value != ""
    again = flagged(lang, quoted, value, "g")
    assert standing_on(table("other", lang, clause), [again], [record], TODAY) == {"g": record}
    elsewhere = standing_on(table("other", lang, f"{clause}!"), [again], [record], TODAY)
    assert bool(elsewhere) is not bare, "a bare number holds in its own clause only"
    for other in (
        replace(again, code="X002"),
        replace(again, evidence=Evidence({**again.evidence.values, "en": "18"})),
        replace(again, loci=(replace(again.loci[0], text=quoted + "x"),)),
    ):
        assert standing_on(table("other", lang, clause), [other], [record], TODAY) == {}


def test_what_quotes_nothing_cannot_be_made_standing() -> None:
    flag = Flag("STR001", "major", None, "zh", "m", (), flag_id="f")
    shot = snapshot(table("s", "zh", "第十六项"), flag)
    said = make_standing(flag, shot, reviewer="r", decided_at=NOON, tool_version="0", reason="")
    assert said is None


def test_it_runs_out_and_is_taken_back_in_any_order() -> None:
    first = stands(1, key="a", expires=TODAY)
    second = stands(2, key="b")
    end = end_standing(second, reviewer="王", decided_at=NOON, tool_version="0", reason="已修改")
    assert in_force([first, second], TODAY) == (first, second)
    assert in_force([first, second], TODAY + timedelta(days=1)) == (second,)
    for records in itertools.permutations([first, second, end, second]):
        assert in_force(records, TODAY) == (first,)


def test_a_reviewer_who_says_otherwise_wins_on_that_flag() -> None:
    lang, quoted, clause, value = CASES["Chinese words"]
    record = held(lang, quoted, clause, value)
    flag = flagged(lang, quoted, value)
    shot = snapshot(table("s", lang, clause), flag)
    holding = {"f": record}

    def said(verdict: Verdict, minute: int = 0, comment: str = "") -> Decision:
        at = NOON + timedelta(minutes=minute)
        return Decision(
            f"{verdict}{minute}", "f", verdict, "Анна", at, "0", shot, assignee="zh", comment=comment
        )

    alone = flag_states([flag], [], holding)["f"]
    assert (alone.name, alone.by_standing, alone.decided) == ("legitimate", True, True)
    assert alone.standing is record
    for verdict in (Verdict.ERROR, Verdict.LATER):
        state = flag_states([flag], [said(verdict)], holding)["f"]
        assert (state.name, state.by_standing, state.assignee) == (verdict.value, False, "zh")
        assert state.standing is record
    spoken = [said(Verdict.WITHDRAWN, 2, "还是对的"), said(Verdict.ERROR, 1, "错")]
    assert flag_states([flag], spoken, holding)["f"] == alone
    assert [d.comment for d in thread(spoken)] == ["错", "还是对的"]


def test_beside_a_set_it_holds_in_all_sets_of_the_user(tmp_path: Path) -> None:
    one, two, data = tmp_path / "one", tmp_path / "two", tmp_path / "data"
    one.mkdir()
    two.mkdir()
    assert existing_standing(one, data_folder=data) == ()
    assert not data.exists()
    open_store(one, data_folder=data).add_standing(stands(1))
    assert open_store(two, data_folder=data).standing() == (stands(1),)
    assert existing_standing(two, data_folder=data) == (stands(1),)
    away = tmp_path / "away"
    assert existing_standing(one, data_folder=away) == (stands(1),), "it travels with the set"
    assert open_store(two, data_folder=away).standing() == ()
    open_store(tmp_path / "named.sqlite", data_folder=data).add_standing(stands(2))
    assert open_store(two, data_folder=data).standing() == (stands(1),), "a named file is by itself"
