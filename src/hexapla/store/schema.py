"""The tables of a store. Importing this imports SQLAlchemy.

Decisions are only ever added. A change of these tables raises `decisions.SCHEMA`.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, Index, Integer, MetaData, Row, String, Table, Text

from hexapla.model import LANGS, Decision, Lang, Snapshot, Verdict

metadata = MetaData()

schema_version = Table("hexapla_schema", metadata, Column("version", Integer, primary_key=True))

decisions = Table(
    "decisions",
    metadata,
    Column("decision_id", String, primary_key=True),
    Column("flag_id", String, nullable=False),
    Column("verdict", String, nullable=False),
    Column("reviewer", String, nullable=False),
    Column(
        "decided_at", String, nullable=False, comment="UTC, ISO 8601 with microseconds: sorts as text"
    ),
    Column("tool_version", String, nullable=False),
    Column("set", String, nullable=False),
    Column("code", String, nullable=False),
    Column("lang", String),
    Column("row", String),
    Column("quoted", Text, nullable=False, comment="JSON array of strings"),
    Column("clause_text", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("replacement", Text, nullable=False),
    Column("assignee", Text, nullable=False),
    Column("comment", Text, nullable=False),
)
Index(
    "decisions_in_order",
    decisions.c.set,
    decisions.c.decided_at,
    decisions.c.reviewer,
    decisions.c.decision_id,
)


def values_of(decision: Decision) -> dict[str, Any]:
    """*decision* as a row of the table."""
    shot = decision.snapshot
    return {
        "decision_id": decision.decision_id,
        "flag_id": decision.flag_id,
        "verdict": decision.verdict.value,
        "reviewer": decision.reviewer,
        "decided_at": decision.decided_at.astimezone(UTC).isoformat(timespec="microseconds"),
        "tool_version": decision.tool_version,
        "set": shot.set,
        "code": shot.code,
        "lang": shot.lang,
        "row": shot.row,
        "quoted": json.dumps(shot.quoted),
        "clause_text": shot.clause_text,
        "note": decision.note,
        "replacement": decision.replacement,
        "assignee": decision.assignee,
        "comment": decision.comment,
    }


def decision_of(row: Row[Any]) -> Decision:
    """The decision in a row of the table; `ValueError` where the row makes no sense."""
    found = row._mapping
    shot = Snapshot(
        set=found["set"],
        code=found["code"],
        lang=_lang(found["lang"]),
        row=found["row"],
        quoted=tuple(json.loads(found["quoted"])),
        clause_text=found["clause_text"],
    )
    return Decision(
        decision_id=found["decision_id"],
        flag_id=found["flag_id"],
        verdict=Verdict(found["verdict"]),
        reviewer=found["reviewer"],
        decided_at=datetime.fromisoformat(found["decided_at"]),
        tool_version=found["tool_version"],
        snapshot=shot,
        note=found["note"],
        replacement=found["replacement"],
        assignee=found["assignee"],
        comment=found["comment"],
    )


def _lang(code: str | None) -> Lang | None:
    if code is None:
        return None
    for lang in LANGS:
        if lang == code:
            return lang
    raise ValueError(f"unknown language {code!r}")
