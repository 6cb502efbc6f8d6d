"""A store of an older version is brought up to date with a copy beside it; nothing else is touched."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest
from sqlalchemy import create_engine, inspect, make_url

from hexapla.errors import StoreError
from hexapla.store import existing_decisions, existing_standing, open_store
from hexapla.store.schema import values_of
from tests.store.records import TABLES_OF_SCHEMA_1, decided, stands, store_of_schema_1

KEPT = [decided(n) for n in range(50)]
POSTGRES = os.environ.get("HEXAPLA_TEST_POSTGRES", "")


def shape(file: Path) -> object:
    with closing(sqlite3.connect(file)) as connection:
        tables = ("decisions", "standing", "hexapla_schema")
        return [
            (
                list(connection.execute(f"PRAGMA table_info({x})")),
                len(list(connection.execute(f"PRAGMA index_list({x})"))),
            )
            for x in tables
        ]


def test_a_store_of_schema_1_keeps_all_it_held_and_a_copy_stays(tmp_path: Path) -> None:
    file = tmp_path / "d.sqlite"
    store_of_schema_1(file, KEPT)
    before = file.read_bytes()
    store = open_store(file)
    assert store.decisions() == tuple(KEPT)
    assert store.since(0)[0] == tuple(KEPT)
    assert Path(store.backup) == tmp_path / "d-schema-1.sqlite"
    assert len(Path(store.backup).read_bytes()) == len(before)
    store.append(decided(99))
    store.add_standing(stands(1))
    assert open_store(file).standing() == (stands(1),)
    assert not open_store(file).backup
    new = tmp_path / "new.sqlite"
    open_store(new)
    assert shape(file) == shape(new), "as one made by this version"
    with closing(sqlite3.connect(store.backup)) as copy:
        assert copy.execute("SELECT count(*) FROM decisions").fetchone() == (50,)
        assert copy.execute("SELECT version FROM hexapla_schema").fetchone() == (1,)


def test_a_copy_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "d.sqlite"
    store_of_schema_1(file, KEPT)
    (tmp_path / "d-schema-1.sqlite").write_text("mine", "utf-8")
    assert open_store(file).backup == str(tmp_path / "d-schema-1-2.sqlite")
    assert (tmp_path / "d-schema-1.sqlite").read_text("utf-8") == "mine"


def test_an_old_store_is_read_without_being_migrated(tmp_path: Path) -> None:
    (tmp_path / ".hexapla").mkdir()
    file = tmp_path / ".hexapla" / "decisions.sqlite"
    store_of_schema_1(file, KEPT)
    before = file.read_bytes()
    data = tmp_path / "data"
    assert existing_decisions(tmp_path, "набор", data_folder=data) == tuple(KEPT)
    assert existing_standing(tmp_path, data_folder=data) == ()
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize("damage", ["newer", "foreign", "cut short", "other bytes"])
def test_what_is_not_ours_is_not_touched(tmp_path: Path, damage: str) -> None:
    file = tmp_path / "d.sqlite"
    store_of_schema_1(file, KEPT)
    with closing(sqlite3.connect(file)) as connection, connection:
        if damage == "newer":
            connection.execute("UPDATE hexapla_schema SET version = 3")
        if damage == "foreign":
            connection.execute("DROP TABLE hexapla_schema")
    if damage == "cut short":
        file.write_bytes(file.read_bytes()[:8192])
    if damage == "other bytes":
        file.write_bytes("不是数据库".encode() * 1000)
    before = file.read_bytes()
    with pytest.raises(StoreError) as raised:
        open_store(file)
    assert raised.value.where == str(file)
    assert raised.value.remedy
    assert file.read_bytes() == before
    assert list(tmp_path.iterdir()) == [file]


def test_a_store_migrated_while_open_is_not_written_to(tmp_path: Path) -> None:
    store = open_store(tmp_path / "d.sqlite")
    with closing(sqlite3.connect(store.place)) as connection, connection:
        connection.execute("UPDATE hexapla_schema SET version = 3")
    for act in (lambda: store.append(decided(1)), store.decisions, lambda: store.since(0)):
        with pytest.raises(StoreError, match="newer"):
            act()


@pytest.mark.skipif(not POSTGRES, reason="HEXAPLA_TEST_POSTGRES names no database")
def test_a_shared_store_of_schema_1_is_migrated() -> None:
    url = make_url(POSTGRES).set(drivername="postgresql+psycopg")
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.exec_driver_sql("DROP SCHEMA IF EXISTS of_schema_1 CASCADE")
        connection.exec_driver_sql("CREATE SCHEMA of_schema_1")
        connection.exec_driver_sql("SET LOCAL search_path TO of_schema_1")
        for statement in TABLES_OF_SCHEMA_1.split(";"):
            if statement.strip():
                connection.exec_driver_sql(statement)
        for row in map(values_of, KEPT):
            names = ", ".join(f'"{name}"' for name in row)
            marks = ", ".join(["%s"] * len(row))
            connection.exec_driver_sql(
                f"INSERT INTO decisions ({names}) VALUES ({marks})",  # noqa: S608
                tuple(row.values()),
            )
    joined = "&" if "?" in POSTGRES else "?"
    address = f"{POSTGRES}{joined}options={quote('-c search_path=of_schema_1')}"
    store = open_store(address)
    assert store.decisions() == tuple(KEPT)
    decisions, mark = store.since(0)
    assert decisions == tuple(KEPT)
    store.append(decided(99))
    assert store.since(mark)[0] == (decided(99),)
    store.add_standing(stands(1))
    again = open_store(address)
    assert (again.standing(), again.decisions()) == ((stands(1),), (*KEPT, decided(99)))
    with pytest.raises(StoreError, match="already kept"):
        store.append(decided(99))
    assert set(inspect(engine).get_table_names(schema="of_schema_1")) == {
        "decisions",
        "standing",
        "hexapla_schema",
    }
    engine.dispose()
