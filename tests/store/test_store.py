"""Decisions on disk: kept at once, in order, never changed, and said where they cannot be."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from hexapla.errors import StoreError
from hexapla.model import Decision, Lang, Snapshot, Verdict
from hexapla.store import existing_decisions, open_store

NOON = datetime(2024, 7, 1, 12, tzinfo=UTC)


def decision(
    name: str, minutes: int = 0, *, lang: Lang | None = "ru", of: str = "a-res-78-311"
) -> Decision:
    return Decision(
        decision_id=name,
        flag_id="f1",
        verdict=Verdict.LEGITIMATE,
        reviewer="Анна فرح",
        decided_at=NOON + timedelta(minutes=minutes, microseconds=7),
        tool_version="0.1.0",
        snapshot=Snapshot(of, "NUM001", lang, "op1", ("16", "٢٠"), "第16项 '\"\n;"),
        note="كذا",
        replacement="17",
        assignee="王",
        comment="?",
    )


def test_a_decision_comes_back_as_it_was(tmp_path: Path) -> None:
    kept = (decision("a"), decision("b", 1, lang=None))
    store = open_store(tmp_path)
    for one in kept:
        store.append(one)
    assert store.decisions() == kept
    assert open_store(tmp_path).decisions() == kept
    assert store.place == str(tmp_path / ".hexapla" / "decisions.sqlite")
    assert not store.notice


def test_order_is_time_then_reviewer_then_id_and_other_sets_stay_out(tmp_path: Path) -> None:
    store = open_store(tmp_path / "d.sqlite")
    for one in (decision("c", 2), decision("b"), decision("a"), decision("z", 1, of="other")):
        store.append(one)
    assert [d.decision_id for d in store.decisions("a-res-78-311")] == ["a", "b", "c"]
    assert [d.decision_id for d in store.decisions()] == ["a", "b", "z", "c"]
    assert store.decisions("none") == ()


def test_times_are_kept_in_utc(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    early = NOON.astimezone(timezone(timedelta(hours=9)))
    one = decision("a")
    store.append(Decision(one.decision_id, "f", one.verdict, "r", early, "0", one.snapshot))
    (found,) = store.decisions()
    assert found.decided_at == early
    assert found.decided_at.utcoffset() == timedelta(0)


def test_a_decision_is_never_overwritten(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.append(decision("a"))
    with pytest.raises(StoreError, match="already kept"):
        store.append(decision("a", 5))
    assert store.decisions() == (decision("a"),)


def test_what_is_missing_is_added_once(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.append(decision("a"))
    assert store.add_missing([decision("a"), decision("b", 1), decision("b", 1)]) == 1
    assert store.add_missing([decision("b", 1)]) == 0
    assert [d.decision_id for d in store.decisions()] == ["a", "b"]


def test_two_reviewers_share_a_file(tmp_path: Path) -> None:
    here, there = open_store(tmp_path), open_store(tmp_path)
    here.append(decision("a"))
    there.append(decision("b", 1))
    assert here.decisions() == there.decisions() == (decision("a"), decision("b", 1))


KILLED = """
import os, signal, sys
from datetime import UTC, datetime, timedelta
from hexapla.model import Decision, Snapshot, Verdict
from hexapla.store import open_store
SHOT = Snapshot("s", "C", "ar", None, (), "")
store = open_store(sys.argv[1])
for n in range(1000):
    at = datetime(2024, 7, 1, tzinfo=UTC) + timedelta(seconds=n)
    store.append(Decision(f"{n:03}", "f", Verdict.ERROR, "r", at, "0", SHOT))
    print(f"{n:03}", flush=True)
"""


def test_nothing_that_was_kept_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", KILLED, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    told = [child.stdout.readline().strip() for _ in range(5)]
    os.kill(child.pid, signal.SIGKILL)
    told += child.stdout.read().split()
    child.wait()
    found = [d.decision_id for d in open_store(tmp_path).decisions()]
    assert found[: len(told)] == told
    assert len(found) - len(told) in (0, 1)


def test_a_damaged_file_is_said_with_its_place(tmp_path: Path) -> None:
    file = tmp_path / "d.sqlite"
    file.write_bytes(b"no database at all " * 100)
    with pytest.raises(StoreError, match="not a database") as raised:
        open_store(file)
    assert raised.value.where == str(file)
    assert raised.value.remedy


def test_a_file_cut_short_is_said(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    for n in range(200):
        store.append(decision(f"{n:03}", n))
    store.close()
    file = Path(store.place)
    file.write_bytes(file.read_bytes()[:9000])
    with pytest.raises(StoreError) as raised:
        open_store(tmp_path).decisions()
    assert raised.value.remedy


def test_a_row_that_makes_no_sense_is_said(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.append(decision("a"))
    store.close()
    with sqlite3.connect(store.place) as connection:
        connection.execute("UPDATE decisions SET verdict = 'perhaps'")
    connection.close()
    with pytest.raises(StoreError, match="perhaps"):
        open_store(tmp_path).decisions()


def test_a_newer_file_is_refused(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.close()
    with sqlite3.connect(store.place) as connection:
        connection.execute("UPDATE hexapla_schema SET version = 99")
    connection.close()
    with pytest.raises(StoreError, match="newer"):
        open_store(tmp_path)


def test_a_set_that_cannot_be_written_to_keeps_its_decisions_elsewhere(
    tmp_path: Path,
) -> None:
    folder, data = tmp_path / "set", tmp_path / "data"
    folder.mkdir()
    (folder / ".hexapla").write_text("a file where the folder should be", "utf-8")
    store = open_store(folder, data_folder=data)
    store.append(decision("a"))
    assert Path(store.place).is_relative_to(data)
    assert str(folder) in store.notice
    assert open_store(folder, data_folder=data).decisions() == (decision("a"),)
    other = tmp_path / "other" / "set"
    other.mkdir(parents=True)
    (other / ".hexapla").touch()
    assert open_store(other, data_folder=data).decisions() == ()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write everywhere")
def test_decisions_in_a_read_only_set_are_carried_over(tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    own = open_store(folder)
    own.append(decision("a"))
    own.close()
    (folder / ".hexapla").chmod(0o500)
    store = open_store(folder, data_folder=tmp_path / "data")
    assert store.notice
    assert store.decisions() == (decision("a"),)


def test_what_is_kept_is_read_from_both_places_and_nothing_is_created(tmp_path: Path) -> None:
    folder, data = tmp_path / "set", tmp_path / "data"
    folder.mkdir()
    assert existing_decisions(folder, "a-res-78-311", data_folder=data) == ()
    assert list(tmp_path.rglob("*")) == [folder]
    (folder / ".hexapla").touch()
    away = open_store(folder, data_folder=data)
    away.append(decision("b", 1))
    away.append(decision("other", of="other"))
    away.close()
    assert existing_decisions(folder, "a-res-78-311", data_folder=data) == (decision("b", 1),)
    (folder / ".hexapla").unlink()
    both = open_store(folder, data_folder=data)
    assert not both.notice
    assert both.decisions("a-res-78-311") == (decision("b", 1),), "carried over"
    both.append(decision("a"))
    both.close()
    kept = (decision("a"), decision("b", 1))
    assert existing_decisions(folder, "a-res-78-311", data_folder=data) == kept
    assert existing_decisions(tmp_path / "nowhere", "a-res-78-311", data_folder=data) == ()


def test_a_file_that_does_not_read_as_decisions_is_said_by_existing_decisions(tmp_path: Path) -> None:
    (tmp_path / ".hexapla").mkdir()
    (tmp_path / ".hexapla" / "decisions.sqlite").write_bytes(b"no database at all " * 100)
    with pytest.raises(StoreError, match="not a database"):
        existing_decisions(tmp_path, "a", data_folder=tmp_path / "data")


@pytest.mark.parametrize("address", ["nosuchdatabase://x", "postgresql://u:secret@127.0.0.1:1/d"])
def test_a_database_that_does_not_answer_is_said_without_its_password(address: str) -> None:
    with pytest.raises(StoreError) as raised:
        open_store(address)
    assert "secret" not in str(raised.value)
    assert raised.value.remedy


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no such folder"):
        open_store(tmp_path / "nowhere")


@pytest.mark.skipif(
    "HEXAPLA_TEST_POSTGRES" not in os.environ, reason="HEXAPLA_TEST_POSTGRES names no database"
)
def test_a_shared_database_keeps_decisions_too() -> None:
    store = open_store(os.environ["HEXAPLA_TEST_POSTGRES"])
    store.add_missing([decision("shared-a"), decision("shared-b", 1, lang=None)])
    found = [d for d in store.decisions("a-res-78-311") if d.decision_id.startswith("shared-")]
    assert found == [decision("shared-a"), decision("shared-b", 1, lang=None)]
    with pytest.raises(StoreError, match="already kept"):
        store.append(decision("shared-a"))


def test_the_database_is_imported_only_when_a_store_opens() -> None:
    code = "import sys, hexapla.store, hexapla.review; sys.exit('sqlalchemy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
