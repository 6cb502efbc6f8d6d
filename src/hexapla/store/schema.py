"""The tables of a store. Importing this imports SQLAlchemy.

Rows are only ever added. A change of these tables raises `SCHEMA` and needs a step in `migrations`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Identity, Index, Integer, MetaData, String, Table, Text

from hexapla.model import LANGS, Decision, Lang, Snapshot, Verdict
from hexapla.store.standing import Standing

SCHEMA = 2
"""Version of these tables: 2 numbers the decisions as they arrive, and has standing decisions."""

metadata = MetaData()

schema_version = Table("hexapla_schema", metadata, Column("version", Integer, primary_key=True))


def _arrival() -> Column[int]:
    """Numbers rows in the order in which they were committed; see `decisions.Store.since`."""
    return Column("arrival", BigInteger().with_variant(Integer, "sqlite"), Identity(), primary_key=True)


decisions = Table(
    "decisions",
    metadata,
    _arrival(),
    Column("decision_id", String, nullable=False, unique=True),
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
Index("decisions_of_a_set", decisions.c.set, decisions.c.arrival)

standing = Table(
    "standing",
    metadata,
    _arrival(),
    Column("standing_id", String, nullable=False, unique=True),
    Column("standing_key", String, nullable=False),
    Column("reviewer", String, nullable=False),
    Column("decided_at", String, nullable=False),
    Column("tool_version", String, nullable=False),
    Column("set", String, nullable=False),
    Column("code", String, nullable=False),
    Column("lang", String),
    Column("row", String),
    Column("quoted", Text, nullable=False),
    Column("clause_text", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("expires", String, comment="the last day on which it holds, ISO 8601"),
    Column(
        "withdraws", String, nullable=False, comment="the standing_id that it takes back, or nothing"
    ),
)

DECISION_COLUMNS = tuple(column for column in decisions.c if column.name != "arrival")
"""What a decision is made of, in the order that `decision_of` reads; schema 1 has them too."""

STANDING_COLUMNS = tuple(column for column in standing.c if column.name != "arrival")

_NOT_KEPT = re.compile("[\x00\ud800-\udfff]")


def keepable(text: str) -> str:
    """*text* as any database takes it: a NUL, or half of a pair, is a replacement character."""
    return _NOT_KEPT.sub("\N{REPLACEMENT CHARACTER}", text)


def values_of(decision: Decision) -> dict[str, Any]:
    """*decision* as a row of the table."""
    said = {
        "decision_id": decision.decision_id,
        "flag_id": decision.flag_id,
        "verdict": decision.verdict.value,
        "reviewer": decision.reviewer,
        "decided_at": _instant(decision.decided_at),
        "tool_version": decision.tool_version,
        **_snapshot_values(decision.snapshot),
        "note": decision.note,
        "replacement": decision.replacement,
        "assignee": decision.assignee,
        "comment": decision.comment,
    }
    return _all_keepable(said)


def decision_of(row: Sequence[Any]) -> Decision:
    """The decision in *row* of `DECISION_COLUMNS`; `ValueError` where the row makes no sense."""
    decision_id, flag_id, verdict, reviewer, decided_at, tool_version, *rest = row
    return Decision(
        decision_id,
        flag_id,
        Verdict(verdict),
        reviewer,
        datetime.fromisoformat(decided_at),
        tool_version,
        _snapshot_of(rest[:6]),
        *rest[6:],
    )


def standing_values(record: Standing) -> dict[str, Any]:
    """*record* as a row of the table."""
    said = {
        "standing_id": record.standing_id,
        "standing_key": record.key,
        "reviewer": record.reviewer,
        "decided_at": _instant(record.decided_at),
        "tool_version": record.tool_version,
        **_snapshot_values(record.snapshot),
        "reason": record.reason,
        "expires": record.expires.isoformat() if record.expires else None,
        "withdraws": record.withdraws,
    }
    return _all_keepable(said)


def standing_of(row: Sequence[Any]) -> Standing:
    """The standing decision in *row* of `STANDING_COLUMNS`; `ValueError` where it makes no sense."""
    standing_id, key, reviewer, decided_at, tool_version, *rest = row
    reason, expires, withdraws = rest[6:]
    return Standing(
        standing_id,
        key,
        reviewer,
        datetime.fromisoformat(decided_at),
        tool_version,
        _snapshot_of(rest[:6]),
        reason,
        date.fromisoformat(expires) if expires else None,
        withdraws,
    )


def _instant(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds")


def _all_keepable(said: dict[str, Any]) -> dict[str, Any]:
    return {name: keepable(value) if isinstance(value, str) else value for name, value in said.items()}


def _snapshot_values(shot: Snapshot) -> dict[str, Any]:
    return {
        "set": shot.set,
        "code": shot.code,
        "lang": shot.lang,
        "row": shot.row,
        "quoted": json.dumps([keepable(text) for text in shot.quoted]),
        "clause_text": shot.clause_text,
    }


def _snapshot_of(kept: Sequence[Any]) -> Snapshot:
    of, code, lang, row, quoted, clause_text = kept
    return Snapshot(of, code, _lang(lang), row, tuple(json.loads(quoted)), clause_text)


def _lang(code: str | None) -> Lang | None:
    if code is None:
        return None
    for lang in LANGS:
        if lang == code:
            return lang
    raise ValueError(f"unknown language {code!r}")
