"""Several programs at one store: nothing is lost, whoever is killed, whoever comes at the same time."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import create_engine, make_url

from hexapla.errors import StoreError
from hexapla.store import existing_decisions, open_store
from tests.store.records import decided, stands, store_of_schema_1

ROOT = Path(__file__).resolve().parents[2]
KILLS = 100
POSTGRES = os.environ.get("HEXAPLA_TEST_POSTGRES", "")

FORKED = """
import os, sys
from tests.store.records import decided
from hexapla.store import open_store
import hexapla.store.complaints, hexapla.store.migrations  # once, for all that are forked
for line in sys.stdin:
    address, n = line.split()
    read, write = os.pipe()
    child = os.fork()
    if not child:
        os.close(read)
        store = open_store(address)
        for i in range(int(n), int(n) + 1000):
            store.append(decided(i))
            os.write(write, b"%d\\n" % i)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        print(child, flush=True)
        for kept in told:
            print(kept.strip(), flush=True)
    os.waitpid(child, 0)
    print("dead", flush=True)
"""


def started(*args: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, *args], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )


@pytest.mark.skipif(sys.platform == "win32", reason="processes are forked")
def test_nothing_that_was_kept_is_lost_in_100_kills(tmp_path: Path) -> None:
    """Killed upon the line that says how much was kept: while opening, migrating, adding."""
    parent = started("-c", FORKED)
    assert parent.stdin is not None
    assert parent.stdout is not None
    told: dict[Path, set[str]] = {}
    for kill in range(KILLS):
        file = tmp_path / f"{kill % 10}.sqlite"
        if kill < 5:
            store_of_schema_1(file, [decided(n, reviewer="Анна") for n in range(50)])
        kept = told.setdefault(file, set())
        parent.stdin.write(f"{file} {kill * 1000}\n")
        parent.stdin.flush()
        child = int(parent.stdout.readline())
        # None: during the opening or the migration; else at differing instants of the work.
        kept |= {parent.stdout.readline().strip() for _ in range(kill % 7 if kill >= 5 else 0)}
        os.kill(child, signal.SIGKILL)
        for line in iter(parent.stdout.readline, "dead\n"):
            kept.add(line.strip())
    parent.stdin.close()
    parent.wait()
    for at, (file, kept) in enumerate(sorted(told.items())):
        with closing(sqlite3.connect(file)) as connection:
            assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        found = {d.decision_id for d in open_store(file).decisions()}
        assert {f"王-{int(n):05}" for n in kept} <= found
        if at < 5:
            assert {f"Анна-{n:05}" for n in range(50)} <= found
    assert sum(map(len, told.values())) >= KILLS


def test_what_a_killed_writer_left_is_put_right_by_a_reader(tmp_path: Path) -> None:
    store = open_store(tmp_path)
    store.append(decided(1))
    program = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN')\n"
        "c.execute(\"UPDATE decisions SET note = 'half done' || hex(zeroblob(500000))\")\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", program, store.place], check=False)
    assert Path(store.place + "-journal").is_file(), "the journal of what was cut off"
    assert existing_decisions(tmp_path, "набор", data_folder=tmp_path / "data") == (decided(1),)


def address_of(kind: str, folder: Path) -> str:
    if kind == "sqlite":
        return str(folder / "d.sqlite")
    if not POSTGRES:
        pytest.skip("HEXAPLA_TEST_POSTGRES names no database")
    engine = create_engine(make_url(POSTGRES).set(drivername="postgresql+psycopg"))
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA IF EXISTS together CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA together")
    engine.dispose()
    return f"{POSTGRES}{'&' if '?' in POSTGRES else '?'}options={quote('-c search_path=together')}"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_two_programs_decide_at_once_and_their_histories_are_equal(kind: str, tmp_path: Path) -> None:
    """They also make the tables at once. Who watches meanwhile misses nothing."""
    address = address_of(kind, tmp_path)
    each = 1000
    both = [
        started("-m", "tests.store.together", address, who, "0", str(each)) for who in ("Анна", "王")
    ]
    told: list[str] = []
    seen: list[str] = []
    mark = 0
    for line in both[0].stdout or ():
        told.append(line.strip())
        if len(told) == 1:
            store = open_store(address)
        if len(told) % 10 == 1:
            new, mark = store.since(mark, "набор")
            seen += [d.decision_id for d in new]
    told += (both[1].stdout or sys.stdin).read().split()
    assert [x.wait() for x in both] == [0, 0]
    new, mark = store.since(mark, "набор")
    seen += [d.decision_id for d in new]
    assert len(told) == len(set(told)) == 2 * each
    assert sorted(seen) == sorted(told), "each once, none missed"
    assert store.since(mark) == ((), mark)
    history = store.decisions()
    assert sorted(d.decision_id for d in history) == sorted(told)
    assert open_store(address).decisions("набор") == history


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
def test_any_text_is_kept(kind: str, tmp_path: Path) -> None:
    store = open_store(address_of(kind, tmp_path))
    long = "第十六项 «١٦» пункт " * 60_000
    store.append(decided(1, note=long))
    store.append_all([decided(2, note="a\x00b\ud800c"), decided(3, of="\udcff")])
    found = {d.decision_id: d.note for d in store.decisions()}
    assert len(long.encode()) > 1_000_000
    assert found["王-00001"] == long
    assert found["王-00002"] == "a\ufffdb\ufffdc"
    assert len(store.decisions("\udcff")) == 1
    with pytest.raises(StoreError, match="already kept"):
        store.append_all([decided(4), decided(1)])
    assert len(store.decisions()) == 3, "all or none"
    store.add_standing(stands(1))
    store.add_standing(stands(1))
    assert store.standing() == (stands(1),)
    assert store.merge([decided(1, note=long), decided(5)], [stands(1), stands(2)]) == 2


def test_a_locked_file_is_said_and_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "d.sqlite"
    store = open_store(file, patience_s=0.0)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for act in (
            lambda: store.append(decided(1)),
            store.decisions,
            lambda: open_store(file, patience_s=0.0),
        ):
            with pytest.raises(StoreError, match="locked by another program") as raised:
                act()
            assert raised.value.remedy
    store.append(decided(1))
    assert store.decisions() == (decided(1),)


def test_a_file_that_vanished_is_said_and_not_made_anew(tmp_path: Path) -> None:
    file = tmp_path / "d.sqlite"
    store = open_store(file)
    file.unlink()
    with pytest.raises(StoreError, match="cannot be opened"):
        store.append(decided(1))
    assert not file.exists()


def test_a_file_that_was_put_back_is_read_from_the_beginning(tmp_path: Path) -> None:
    file = tmp_path / "d.sqlite"
    store = open_store(file)
    store.append(decided(1))
    earlier = file.read_bytes()
    store.append(decided(2))
    _, mark = store.since(0)
    file.write_bytes(earlier)
    assert store.since(mark)[0] == (decided(1),)
