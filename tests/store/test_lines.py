"""Decisions as JSON Lines: merged in any order, twice or in parts, they come to the same."""

from __future__ import annotations

import itertools
import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hexapla.errors import StoreError
from hexapla.model import Decision, Snapshot, Verdict
from hexapla.store import Store, export_lines, import_lines, open_store
from tests.store.records import NOON, decided, stands


def filled(path: Path) -> Store:
    store = open_store(path)
    store.append_all([decided(n, of="набор" if n % 2 else "集") for n in range(20)])
    for record in (stands(1), stands(2, withdraws="s-1")):
        store.add_standing(record)
    return store


TEXTS = st.text(max_size=20) | st.sampled_from(
    ["\x00", "\ud800", "a\x1fb", "فرح", "第十六项", "жё", "\u2028"]
)
DECISIONS = st.builds(
    lambda n, flag, verdict, reviewer, note: Decision(
        f"id{n}-{flag}",
        flag,
        verdict,
        "r" + reviewer,
        NOON,
        "0",
        Snapshot("集", "C", "zh", None, (note,), note),
        note,
    ),
    st.integers(0, 10**9),
    st.sampled_from(["f1", "f2"]),
    st.sampled_from(Verdict),
    TEXTS,
    TEXTS,
)


@settings(max_examples=25, deadline=None)
@given(st.lists(DECISIONS, unique_by=lambda d: d.decision_id, max_size=8), st.data())
def test_any_parts_in_any_order_come_to_the_same(decisions: list[Decision], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        numbers = itertools.count()

        def new() -> Store:
            return open_store(Path(folder) / f"{next(numbers)}.sqlite")

        store = new()
        store.append_all(decisions)
        store.add_standing(stands(1))
        lines = list(export_lines(store))
        shuffled = data.draw(st.permutations(lines))
        cut = data.draw(st.integers(0, len(lines)))
        again = new()
        for part in (shuffled[:cut], shuffled[cut // 2 :], shuffled[:cut]):
            import_lines(again, part, "part")
        assert list(export_lines(again)) == lines
        assert (again.decisions(), again.standing()) == (store.decisions(), store.standing())
        assert import_lines(again, lines, "all") == 0


def test_all_comes_back_and_a_set_by_itself(tmp_path: Path) -> None:
    store = filled(tmp_path / "a.sqlite")
    lines = list(export_lines(store))
    assert len(lines) == 22
    assert all("\n" not in line and json.loads(line)["schema"] == "hexapla/1" for line in lines)
    other = open_store(tmp_path / "b.sqlite")
    assert import_lines(other, ["\ufeff" + lines[0] + "\r\n", "", *lines[1:]], "f") == 22
    assert (other.decisions(), other.standing()) == (store.decisions(), store.standing())
    assert len(list(export_lines(store, "集"))) == 10


BAD = {
    "no JSON": "{",
    "another schema": '{"schema":"hexapla/2","decision":null}',
    "a kind not known": '{"schema":"hexapla/1","vote":{}}',
    "half of a pair": '{"schema":"hexapla/1\ud800"}',
    "an array": "[]",
}


@pytest.mark.parametrize("name", BAD)
def test_bad_lines_are_named_and_nothing_is_imported(tmp_path: Path, name: str) -> None:
    lines = list(export_lines(filled(tmp_path / "a.sqlite")))
    store = open_store(tmp_path / "b.sqlite")
    with pytest.raises(StoreError, match="line") as raised:
        import_lines(store, [*lines[:3], BAD[name], lines[3], BAD[name]], "из.jsonl")
    assert raised.value.where == "из.jsonl:4"
    assert "so are lines 6" in raised.value.what
    assert store.decisions() == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [("verdict", "perhaps"), ("decided_at", "2024-07-01T12:00:00"), ("decision_id", ""), ("note", 3)],
)
def test_a_decision_that_makes_no_sense_is_refused(tmp_path: Path, key: str, value: object) -> None:
    line = json.loads(next(export_lines(filled(tmp_path / "a.sqlite"))))
    line["decision"][key] = value
    store = open_store(tmp_path / "b.sqlite")
    with pytest.raises(StoreError) as raised:
        import_lines(store, [json.dumps(line)], "f")
    assert raised.value.where == "f:1"


def test_a_key_of_a_newer_version_is_passed_over_and_another_word_under_an_id_refused(
    tmp_path: Path,
) -> None:
    store = filled(tmp_path / "a.sqlite")
    line = json.loads(next(export_lines(store)))
    line["decision"]["mood"] = line["colour"] = "blue"
    assert import_lines(store, [json.dumps(line)], "f") == 0
    line["decision"]["note"] = "something else"
    before = store.decisions()
    with pytest.raises(StoreError, match="something else"):
        import_lines(store, [json.dumps(line)], "f")
    assert store.decisions() == before
