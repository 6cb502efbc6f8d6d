"""Records for the tests of the store."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from hexapla.model import Decision, Snapshot, Verdict
from hexapla.store import Standing
from hexapla.store.schema import values_of

NOON = datetime(2024, 7, 1, 12, tzinfo=UTC)
NOTES = (
    "",
    "第16项不对，应为17项。",
    "كذا في الأصل: «١٦»",
    "В тексте «16» вместо «17»",
    "\x1b[31m\u202e",
)

TABLES_OF_SCHEMA_1 = """
CREATE TABLE hexapla_schema (version INTEGER NOT NULL, PRIMARY KEY (version));
CREATE TABLE decisions (
    decision_id VARCHAR NOT NULL, flag_id VARCHAR NOT NULL, verdict VARCHAR NOT NULL,
    reviewer VARCHAR NOT NULL, decided_at VARCHAR NOT NULL, tool_version VARCHAR NOT NULL,
    "set" VARCHAR NOT NULL, code VARCHAR NOT NULL, lang VARCHAR, "row" VARCHAR, quoted TEXT NOT NULL,
    clause_text TEXT NOT NULL, note TEXT NOT NULL, replacement TEXT NOT NULL,
    assignee TEXT NOT NULL, comment TEXT NOT NULL, PRIMARY KEY (decision_id));
CREATE INDEX decisions_in_order ON decisions ("set", decided_at, reviewer, decision_id);
INSERT INTO hexapla_schema VALUES (1);
"""
"""As they were written before decisions were numbered."""


def decided(n: int, *, of: str = "набор", reviewer: str = "王", note: str | None = None) -> Decision:
    return Decision(
        f"{reviewer}-{n:05}",
        f"flag-{n}",
        list(Verdict)[n % len(Verdict)],
        reviewer,
        NOON + timedelta(seconds=n),
        "0.1.0",
        Snapshot(of, "NUM001", "ar", "op1", ("١٦", "16"), "جميع الأهداف الـ ١٦"),
        note=NOTES[n % len(NOTES)] if note is None else note,
        comment="?" if n % 3 else "",
    )


def stands(n: int, *, key: str = "k", withdraws: str = "", expires: date | None = None) -> Standing:
    shot = Snapshot("набор", "TER001", "ru", "op2", ("изменение климата",), "об изменении климата")
    at = NOON + timedelta(minutes=n)
    return Standing(f"s-{n}", key, "فرح", at, "0.1.0", shot, "так принято", expires, withdraws)


def store_of_schema_1(file: Path, decisions: list[Decision]) -> None:
    rows = [values_of(decision) for decision in decisions]
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.executescript(TABLES_OF_SCHEMA_1)
        for row in rows:
            marks = ", ".join("?" * len(row))
            names = ", ".join(f'"{name}"' for name in row)
            connection.execute(f"INSERT INTO decisions ({names}) VALUES ({marks})", tuple(row.values()))  # noqa: S608
