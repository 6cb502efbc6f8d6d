"""Standing decisions: a difference that is right wherever the same texts meet again, in any set.

Pure: no database, no clock. A record is never changed or deleted; another one takes it back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from hexapla.model import Alignment, Flag, Snapshot
from hexapla.model.text import require
from hexapla.signature import digest
from hexapla.store.snapshots import Snapshots, quoted_of


@dataclass(frozen=True, slots=True)
class Standing:
    """A reviewer's word that a difference is legitimate wherever it occurs, or the end of that word."""

    standing_id: str
    key: str
    """What `standing_key` gives for the flags on which it holds."""
    reviewer: str
    decided_at: datetime
    """Aware (UTC)."""
    tool_version: str
    snapshot: Snapshot
    """The flag on which it was first said."""
    reason: str
    expires: date | None = None
    """The last day on which it holds; `None`: it does not run out."""
    withdraws: str = ""
    """The `standing_id` of the record that this one takes back (`""`: it takes back none)."""

    def __post_init__(self) -> None:
        require(self.decided_at.tzinfo is not None, "decided_at must be aware (UTC)")


def standing_key(flag: Flag, clause_text: str) -> str:
    """By what *flag* is known in any set; `""` where it quotes nothing by which it could be.

    It hashes what `flag_id` does, without the set and the occurrence: code, language judged, the
    quoted text there, the opposing values. A bare number or mark (no letter in what is quoted, or
    in its value) says nothing of what it counts: there *clause_text* must be the same too.
    """
    quoted = sorted(quoted_of(flag))
    own = flag.evidence.values.get(flag.lang, "") if flag.lang else ""
    bare = not all(any(x.isalpha() for x in text) for text in (*quoted, *([own] if own else ())))
    clause = clause_text if bare or not quoted else ""
    if not any(quoted) and not clause:
        return ""
    opposing = [f"{x}={value}" for x, value in sorted(flag.evidence.values.items()) if x != flag.lang]
    return digest(flag.code, flag.lang or "-", own, *quoted, "\x1e", *opposing, "\x1e", clause)


def make_standing(
    flag: Flag,
    shot: Snapshot,
    *,
    reviewer: str,
    decided_at: datetime,
    tool_version: str,
    reason: str,
    expires: date | None = None,
) -> Standing | None:
    """The word that *flag*, seen as *shot*, is legitimate everywhere; `None`: it quotes nothing."""
    key = standing_key(flag, shot.clause_text)
    if not key:
        return None
    name = digest("standing", key, reviewer, decided_at.isoformat(), length=24)
    return Standing(name, key, reviewer, decided_at, tool_version, shot, reason, expires)


def end_standing(
    record: Standing, *, reviewer: str, decided_at: datetime, tool_version: str, reason: str = ""
) -> Standing:
    """What to keep so that *record* holds no more; anybody may say so, and is named."""
    name = digest("withdrawn", record.standing_id, reviewer, decided_at.isoformat(), length=24)
    shot = record.snapshot
    return Standing(
        name, record.key, reviewer, decided_at, tool_version, shot, reason, withdraws=record.standing_id
    )


def in_force(records: Iterable[Standing], today: date) -> tuple[Standing, ...]:
    """Those of *records* that hold on *today* (UTC), in the order of time, reviewer, id."""
    known = {record.standing_id: record for record in records}
    ended = {record.withdraws for record in known.values() if record.withdraws}
    holding = (
        x
        for x in known.values()
        if not x.withdraws and x.standing_id not in ended and (x.expires is None or today <= x.expires)
    )
    return tuple(sorted(holding, key=lambda x: (x.decided_at, x.reviewer, x.standing_id)))


def standing_on(
    alignment: Alignment, flags: Iterable[Flag], records: Iterable[Standing], today: date
) -> Mapping[str, Standing]:
    """The standing decision that holds on each of *flags* by its `flag_id`; the latest of several."""
    by_key = {record.key: record for record in in_force(records, today)}
    if not by_key:
        return {}
    kinds = {(x.snapshot.code, x.snapshot.lang) for x in by_key.values()}
    shots = Snapshots(alignment)
    found: dict[str, Standing] = {}
    for flag in flags:
        if (flag.code, flag.lang) in kinds:
            record = by_key.get(standing_key(flag, shots.of(flag).clause_text))
            if record is not None:
                found[flag.flag_id] = record
    return found
