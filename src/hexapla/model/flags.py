"""What the machine flags and what people say of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Literal, get_args

from hexapla.model.text import Lang, Span, require

Severity = Literal["critical", "major", "minor", "neutral"]
"""MQM severities, gravest first."""

SEVERITIES: tuple[Severity, ...] = get_args(Severity)


@dataclass(frozen=True, slots=True)
class Locus:
    """The place of a flag in one version."""

    lang: Lang
    eid: str
    span: Span
    text: str
    """The quoted text; for the part `text` it is what the span covers."""
    part: Literal["text", "label", "call"] = "text"
    symbol: str = ""
    """Where the place lies in another text (agreed language)."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a flag rests on."""

    values: Mapping[Lang, str] = field(default_factory=dict)
    """What each version has, in print: `ar 17 · zh 17 · ru 16`."""
    vote: str = ""
    """Agreeing against differing versions, `5:1` (`""`: nothing was voted on)."""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flag:
    """A possible error, found by machine."""

    code: str
    severity: Severity
    row: str | None
    lang: Lang | None
    """The version judged; `None` for an even split."""
    message: str
    loci: tuple[Locus, ...]
    evidence: Evidence = field(default_factory=Evidence)
    suggestion: str = ""
    flag_id: str = ""
    """Filled in by `checks.engine`; `""` while a check still holds the flag."""


class Verdict(StrEnum):
    """What a person says of a flag."""

    ERROR = "error"
    SOURCE_ERROR = "source_error"
    LEGITIMATE = "legitimate"
    FALSE_ALARM = "false_alarm"
    QUERY = "query"
    LATER = "later"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What was on the screen when a decision was taken, enough to find it again."""

    set: str
    code: str
    lang: Lang | None
    row: str | None
    quoted: tuple[str, ...]
    clause_text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A person's word on a flag; never changed, only followed by a later one."""

    decision_id: str
    flag_id: str
    verdict: Verdict
    reviewer: str
    decided_at: datetime
    tool_version: str
    snapshot: Snapshot
    note: str = ""
    replacement: str = ""
    assignee: str = ""
    comment: str = ""

    def __post_init__(self) -> None:
        require(self.decided_at.tzinfo is not None, "decided_at must be aware (UTC)")
