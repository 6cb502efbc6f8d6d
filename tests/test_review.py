"""A review without a screen: queue, filter, cursor, decisions and their undoing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.errors import StoreError
from hexapla.model import Verdict
from hexapla.review import Filter, ReviewSession
from hexapla.store import open_store

from .tui.resolution import alignment, flags, session, ticking

ALL = ["STY002", "NUM001", "TXT008", "STR004", "TER001", "TXT001", "NUM009"]

FILTERS = {
    "": ALL,
    "lang:ru": ["NUM001"],
    "lang:ru,fr": ["NUM001", "TXT008", "STR004"],
    "lang:none": ["STY002", "NUM009"],
    "sev:M": ["STR004", "TER001"],
    "sev:m": ["TXT008", "NUM009"],
    "sev:C": ["NUM001"],
    "sev:crit,neut": ["STY002", "NUM001", "TXT001"],
    "code:NUM": ["NUM001", "NUM009"],
    "code:num001": ["NUM001"],
    "row:op2": ["STR004", "TER001"],
    "row:none": ["STY002"],
    "LANG:RU": ["NUM001"],
    "open": ALL,
    "decided": [],
    "state:error": [],
    "control": ["TXT001"],
    "القدرات": ["TER001"],
    "VERSIONS differ": ["STY002"],
    "lang:fr sev:M": ["STR004"],
    "lang:": ALL,
    "lang:de": [],
    "nowhere": [],
}


def codes(review: ReviewSession) -> list[str]:
    return [flag.code for flag in review.shown]


def at(review: ReviewSession) -> str | None:
    return review.current.code if review.current else None


@pytest.mark.parametrize("text", FILTERS)
def test_the_filter_shows_what_it_says(text: str, tmp_path: Path) -> None:
    review = session(tmp_path)
    review.filter(text)
    assert codes(review) == FILTERS[text]
    assert at(review) == (FILTERS[text][0] if FILTERS[text] else None)
    review.filter("")
    assert codes(review) == ALL


def test_the_filter_knows_states(tmp_path: Path) -> None:
    review = session(tmp_path)
    review.decide(Verdict.ERROR)
    review.decide(Verdict.LATER)
    for text, expected in {
        "open": ALL[2:],
        "decided": ["STY002"],
        "later": ["NUM001"],
        "undecided": ALL[1:],
        "error": ["STY002"],
    }.items():
        review.filter(text)
        assert codes(review) == expected, text


def test_deciding_goes_on_to_the_next_open_flag_and_round(tmp_path: Path) -> None:
    review = session(tmp_path)
    review.next()
    assert at(review) == "NUM001"
    visited = []
    while review.counts().open:
        visited.append(at(review))
        assert review.decide(Verdict.LEGITIMATE)
    assert visited == [*ALL[1:], ALL[0]]
    assert at(review) == ALL[0]
    assert review.counts().not_errors == 7
    assert review.worst() is None


def test_deciding_stays_among_the_flags_shown(tmp_path: Path) -> None:
    review = session(tmp_path)
    review.filter("code:NUM")
    review.decide(Verdict.ERROR)
    assert at(review) == "NUM009"
    assert codes(review) == ["NUM001", "NUM009"]
    review.filter("code:NUM open")
    assert codes(review) == ["NUM009"]


def test_a_decision_says_who_when_what_and_on_which_words(tmp_path: Path) -> None:
    review = session(tmp_path, "فرح")
    review.filter("lang:ru")
    flag = review.current
    assert flag is not None
    review.decide(Verdict.ERROR, "см. оригинал", "17")
    (decision,) = open_store(tmp_path).decisions("a-res-78-311")
    assert (decision.flag_id, decision.verdict, decision.reviewer) == (
        flag.flag_id,
        Verdict.ERROR,
        "فرح",
    )
    assert (decision.note, decision.replacement) == ("см. оригинал", "17")
    assert decision.decided_at == datetime(2024, 7, 1, 9, tzinfo=UTC)
    shot = decision.snapshot
    assert (shot.code, shot.lang, shot.row, shot.quoted) == ("NUM001", "ru", "op1", ("16",))
    assert shot.clause_text == review.alignment.versions["ru"].clause("op1").text


def test_undo_goes_back_to_the_beginning_and_deletes_nothing(tmp_path: Path) -> None:
    review = session(tmp_path)
    review.decide(Verdict.ERROR)
    review.decide(Verdict.QUERY)
    review.previous()
    review.decide(Verdict.FALSE_ALARM)
    undone = []
    while (flag := review.undo()) is not None:
        undone.append((flag.code, review.state(flag).name))
        assert at(review) == flag.code
    assert undone == [("NUM001", "query"), ("NUM001", "open"), ("STY002", "open")]
    assert review.counts().open == 7
    kept = [d.verdict.value for d in open_store(tmp_path).decisions()]
    assert kept == ["error", "query", "false_alarm", "query", "withdrawn", "withdrawn"]


def test_undo_brings_back_a_flag_that_the_filter_no_longer_shows(tmp_path: Path) -> None:
    review = session(tmp_path)
    review.decide(Verdict.ERROR)
    review.filter("open")
    assert "STY002" not in codes(review)
    review.undo()
    assert at(review) == "STY002"
    assert "STY002" in codes(review)


def test_the_state_is_there_again_when_the_set_is_opened_anew(tmp_path: Path) -> None:
    review = session(tmp_path)
    review.decide(Verdict.ERROR)
    review.decide(Verdict.LATER)
    again = session(tmp_path, hour=10)
    assert [again.state(flag).name for flag in again.flags[:3]] == ["error", "later", "open"]
    assert at(again) == "TXT008"
    assert again.undo() is None
    again.go_to(again.flags[0].flag_id)
    assert again.withdraw()
    assert again.state(again.flags[0]).open
    assert again.undo() is again.flags[0]
    assert again.state(again.flags[0]).name == "error"


def test_reviewers_who_differ_are_shown_as_such(tmp_path: Path) -> None:
    here, there = session(tmp_path, "Анна"), session(tmp_path, "王", hour=11)
    here.decide(Verdict.ERROR)
    there.decide(Verdict.LEGITIMATE)
    assert here.state(here.flags[0]).name == "error"
    here.refresh()
    assert here.state(here.flags[0]).disputed
    assert here.counts().disputed == 1
    here.go_to(here.flags[0].flag_id)
    here.undo()
    assert here.state(here.flags[0]).name == "legitimate"


def test_notes_and_replacements_stay_with_the_flag(tmp_path: Path) -> None:
    review = session(tmp_path)
    review.annotate(note="запросить автора")
    assert at(review) == "STY002"
    assert review.state(review.flags[0]).name == "later"
    review.annotate(replacement="17")
    review.decide(Verdict.ERROR)
    own = review.state(review.flags[0]).of(review.reviewer)
    assert own is not None
    assert (own.verdict, own.note, own.replacement) == (Verdict.ERROR, "запросить автора", "17")


def test_an_edit_reopens_a_flag_and_shows_what_was_said_of_it(tmp_path: Path) -> None:
    review = session(tmp_path)
    review.filter("code:NUM001")
    review.decide(Verdict.ERROR, "16?")
    text = review.alignment.versions["ru"].clause("op1").text
    edited = alignment({("ru", "op1"): text.replace("всех 16 целей", "всех 160 целей")})
    raised = flags(edited, {"16": "160"})
    again = ReviewSession(edited, raised, open_store(tmp_path), "Анна", ticking(10))
    again.filter("code:NUM001")
    flag = again.current
    assert flag is not None
    assert again.state(flag).open
    earlier = again.earlier(flag)
    assert earlier is not None
    assert (earlier.verdict, earlier.note) == (Verdict.ERROR, "16?")
    again.filter("code:TXT001")
    assert again.current is not None
    assert again.earlier(again.current) is None


def test_rows_without_flags_can_be_read(tmp_path: Path) -> None:
    review = session(tmp_path)
    assert (at(review), review.row) == ("STY002", None)
    assert review.next_row()
    assert review.row is not None
    assert (at(review), review.row.row) == (None, "pp1")
    assert not review.decide(Verdict.ERROR)
    assert not review.annotate(note="x")
    assert not review.previous_row()
    assert review.next()
    assert at(review) == "NUM001"
    review.next_row()
    assert at(review) == "STR004"
    review.next_row()
    review.next_row()
    assert not review.next_row()
    assert review.row is not None
    assert review.row.row == "fn1"


def test_a_text_without_flags_can_be_read(tmp_path: Path) -> None:
    review = ReviewSession(alignment(), (), open_store(tmp_path), "王", ticking())
    assert review.row is not None
    assert (review.current, review.row.row) == (None, "pp1")
    assert not review.next()
    assert review.next_row()
    assert (review.row.row, review.undo()) == ("op1", None)


def test_the_version_to_judge_by_has_what_the_majority_has(tmp_path: Path) -> None:
    review = session(tmp_path)
    review.filter("code:NUM001")
    assert review.reference() == "en"
    other = ReviewSession(
        review.alignment, review.flags, open_store(tmp_path), "r", ticking(), source="ru"
    )
    other.filter("code:NUM001")
    assert other.reference() == "ar"


def test_loci_are_those_of_the_clause(tmp_path: Path) -> None:
    review = session(tmp_path)
    review.filter("code:NUM001")
    assert [x.text for x in review.loci("ru", "op1")] == ["16"]
    assert [x.text for x in review.loci("ar", "op1")] == ["17"]
    assert review.loci("ru", "op2") == ()


def test_nothing_changes_where_the_store_fails(tmp_path: Path) -> None:
    review = session(tmp_path)
    (tmp_path / ".hexapla" / "decisions.sqlite").write_bytes(b"x" * 5000)
    with pytest.raises(StoreError):
        review.decide(Verdict.ERROR)
    assert at(review) == "STY002"
    assert review.counts().open == 7
    assert review.undo() is None


def test_a_clock_that_stands_still_or_goes_back_does_not_shuffle_decisions(tmp_path: Path) -> None:
    table = alignment()
    times = iter([12, 12, 8, 8])
    review = ReviewSession(
        table,
        flags(table),
        open_store(tmp_path),
        "王",
        lambda: datetime(2024, 7, 1, next(times), tzinfo=UTC),
    )
    review.filter("lang:ru")
    for verdict in (Verdict.ERROR, Verdict.LEGITIMATE, Verdict.QUERY, Verdict.FALSE_ALARM):
        review.decide(verdict)
    assert review.state(review.flags[1]).name == "false_alarm"
    assert session(tmp_path).state(review.flags[1]).name == "false_alarm"


MOVES: tuple[Callable[[ReviewSession], object], ...] = (
    lambda review: review.decide(Verdict.ERROR),
    lambda review: review.decide(Verdict.LATER),
    lambda review: review.annotate(note="n"),
    lambda review: review.withdraw(),
    lambda review: review.next(),
    lambda review: review.previous(),
    lambda review: review.next_row(),
    lambda review: review.previous_row(),
    lambda review: review.filter("open"),
    lambda review: review.filter("lang:fr"),
    lambda review: review.filter("nothing"),
    lambda review: review.filter(""),
    lambda review: review.undo(),
)


@given(st.lists(st.sampled_from(MOVES), max_size=25))
def test_whatever_is_done_undo_leads_back_and_a_new_review_agrees(
    moves: list[Callable[[ReviewSession], object]],
) -> None:
    table = alignment()
    raised = flags(table)
    store = open_store("sqlite://")
    review = ReviewSession(table, raised, store, "Анна", lambda: datetime(2024, 7, 1, tzinfo=UTC))
    for move in moves:
        move(review)
        assert review.current is None or review.current in review.shown
    again = ReviewSession(table, raised, store, "Анна", lambda: datetime(2024, 7, 1, tzinfo=UTC))
    assert [again.state(flag) for flag in raised] == [review.state(flag) for flag in raised]
    while review.undo():
        pass
    assert review.counts().open == len(raised)


@given(st.text(max_size=30))
def test_any_text_is_a_filter(text: str) -> None:
    Filter.parse(text)
