"""What decisions make of flags, whatever the order in which they arrive."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hexapla.model import (
    Alignment,
    Clause,
    Decision,
    Flag,
    Lang,
    Locus,
    Row,
    Snapshot,
    Span,
    Verdict,
    Version,
)
from hexapla.store import flag_states, in_order, look_alike, snapshot, state_of

START = datetime(2024, 7, 1, tzinfo=UTC)
REVIEWERS = ("Анна", "فرح", "王")
CLAUSE = "в достижении всех 16 целей"


def said(
    reviewer: str,
    verdict: Verdict,
    minute: int = 0,
    *,
    flag_id: str = "f1",
    code: str = "NUM001",
    lang: Lang | None = "ru",
    text: str = CLAUSE,
    quoted: tuple[str, ...] = ("16",),
    name: str = "",
) -> Decision:
    shot = Snapshot("set", code, lang, "op1", quoted, text)
    name = name or f"{reviewer}-{verdict}-{minute}-{flag_id}"
    return Decision(name, flag_id, verdict, reviewer, START + timedelta(minutes=minute), "0", shot)


ANNA, FARAH = REVIEWERS[:2]

STATES: dict[str, tuple[list[Decision], str]] = {
    "nothing said": ([], "open"),
    "one word": ([said(ANNA, Verdict.ERROR)], "error"),
    "changed their mind": (
        [said(ANNA, Verdict.ERROR), said(ANNA, Verdict.FALSE_ALARM, 1)],
        "false_alarm",
    ),
    "taken back": ([said(ANNA, Verdict.ERROR), said(ANNA, Verdict.WITHDRAWN, 1)], "open"),
    "agreed": ([said(ANNA, Verdict.ERROR), said(FARAH, Verdict.ERROR, 1)], "error"),
    "differ": ([said(ANNA, Verdict.ERROR), said(FARAH, Verdict.LEGITIMATE, 1)], "disputed"),
    "differed": (
        [
            said(ANNA, Verdict.ERROR),
            said(FARAH, Verdict.LEGITIMATE, 1),
            said(ANNA, Verdict.LEGITIMATE, 2),
        ],
        "legitimate",
    ),
    "one of two taken back": (
        [
            said(ANNA, Verdict.ERROR),
            said(FARAH, Verdict.LEGITIMATE, 1),
            said(FARAH, Verdict.WITHDRAWN, 2),
        ],
        "error",
    ),
    "put off": ([said(ANNA, Verdict.LATER)], "later"),
    "put off by one, decided by another": (
        [said(ANNA, Verdict.LATER, 1), said(FARAH, Verdict.QUERY)],
        "query",
    ),
}


@pytest.mark.parametrize("name", STATES)
def test_the_latest_word_of_each_reviewer_counts(name: str) -> None:
    decisions, expected = STATES[name]
    assert state_of(decisions).name == expected
    assert state_of(reversed(decisions)).name == expected


DECISIONS = st.lists(
    st.builds(
        said,
        st.sampled_from(REVIEWERS),
        st.sampled_from(Verdict),
        st.integers(0, 5),
        flag_id=st.sampled_from(["f1", "f2", "f3", "gone"]),
    ),
    unique_by=lambda d: d.decision_id,
    max_size=20,
)


def flag(flag_id: str, lang: Lang | None = "ru") -> Flag:
    return Flag("NUM001", "major", "op1", lang, "m", (), flag_id=flag_id)


@given(DECISIONS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(decisions: list[Decision], random: object) -> None:
    shuffled = list(decisions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    flags = [flag("f1"), flag("f2"), flag("f3")]
    assert flag_states(flags, decisions) == flag_states(flags, shuffled)
    assert in_order(decisions) == in_order(shuffled)
    shot = Snapshot("set", "NUM001", "ru", "op1", ("16",), CLAUSE)
    assert look_alike(shot, decisions, {"f1", "f2"}) == look_alike(shot, shuffled, {"f1", "f2"})


@given(DECISIONS)
def test_no_standing_word_is_lost(decisions: list[Decision]) -> None:
    flags = [flag("f1"), flag("f2"), flag("f3")]
    for flag_id, state in flag_states(flags, decisions).items():
        own = [d for d in decisions if d.flag_id == flag_id]
        for reviewer in REVIEWERS:
            words = in_order(d for d in own if d.reviewer == reviewer)
            standing = words[-1] if words and words[-1].verdict is not Verdict.WITHDRAWN else None
            assert state.of(reviewer) == standing
        assert state.open == (not state.latest)
        assert [state.open, state.decided, state.disputed, state.name == "later"].count(True) == 1


@given(DECISIONS, st.sampled_from(REVIEWERS))
def test_withdrawing_leaves_what_the_others_said(decisions: list[Decision], reviewer: str) -> None:
    after = [*decisions, said(reviewer, Verdict.WITHDRAWN, 99)]
    state = state_of(d for d in after if d.flag_id == "f1")
    others = [d for d in decisions if d.flag_id == "f1" and d.reviewer != reviewer]
    assert state == state_of(others)


def test_a_reopened_flag_finds_its_old_decision_by_the_likeness_of_its_clause() -> None:
    edited = CLAUSE.replace("16", "15")
    old = said(ANNA, Verdict.ERROR, flag_id="gone")
    others = [
        said(ANNA, Verdict.LEGITIMATE, 1, flag_id="gone-fr", lang="fr"),
        said(ANNA, Verdict.LEGITIMATE, 1, flag_id="gone-code", code="NUM002"),
        said(
            ANNA,
            Verdict.LEGITIMATE,
            1,
            flag_id="far",
            text="Генеральная",
        ),
        said(ANNA, Verdict.LEGITIMATE, 1, flag_id="here"),
        said(FARAH, Verdict.LEGITIMATE, 1, flag_id="taken-back", name="x"),
        said(FARAH, Verdict.WITHDRAWN, 2, flag_id="taken-back", name="y"),
    ]
    shot = Snapshot("set", "NUM001", "ru", "op7", ("15",), edited)
    assert look_alike(shot, [*others, old], {"here", "new"}) == old
    assert look_alike(shot, others, {"here", "new"}) is None


def test_of_two_alike_the_one_with_the_same_words_is_found_then_the_latest() -> None:
    first = said(ANNA, Verdict.ERROR, flag_id="a", quoted=("16",))
    second = said(ANNA, Verdict.LEGITIMATE, 5, flag_id="b", quoted=("2030",))
    third = said(FARAH, Verdict.QUERY, 7, flag_id="a", quoted=("16",))
    shot = Snapshot("set", "NUM001", "ru", "op1", ("16",), CLAUSE)
    assert look_alike(shot, [first, second], ()) == first
    assert look_alike(shot, [third, first, second], ()) == third


def test_a_snapshot_holds_the_clause_that_is_judged() -> None:
    clauses = {
        "ru": Clause("op1", "operative", CLAUSE),
        "zh": Clause("op1", "operative", "所有17项"),
    }
    versions: dict[Lang, Version] = {
        "ru": Version("set", "ru", (clauses["ru"],)),
        "zh": Version("set", "zh", (clauses["zh"],)),
    }
    row = Row("op1", "operative", {"ru": ("op1",), "zh": ("op1",)}, 1.0, "label")
    table = Alignment("set", versions, (row,))
    loci = (Locus("zh", "op1", Span(2, 4), "17"), Locus("ru", "op1", Span(18, 20), "16"))
    judged = snapshot(table, Flag("NUM001", "major", "op1", "ru", "m", loci))
    assert (judged.quoted, judged.clause_text) == (("16",), CLAUSE)
    split = snapshot(table, Flag("NUM001", "major", "op1", None, "m", loci))
    assert split.clause_text == f"{clauses['zh'].text}\n{CLAUSE}"
    bare = snapshot(table, Flag("STR001", "major", "op1", "zh", "m", ()))
    assert (bare.quoted, bare.clause_text) == ((), clauses["zh"].text)
