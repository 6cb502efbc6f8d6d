"""Flags that a set's manifest accepts, and acceptances that have nothing left to accept.

The day is passed in: an acceptance may run out.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence

from hexapla.model import Flag
from hexapla.sets.manifest import Accepted


def accepted_flags(
    entries: Sequence[Accepted], flags: Sequence[Flag], today: datetime.date
) -> tuple[Flag, ...]:
    """Those of *flags* that one of *entries* accepts on the day *today*."""
    return tuple(flag for flag in flags if any(entry.covers(flag, today) for entry in entries))


def idle(
    entries: Sequence[Accepted], flags: Sequence[Flag], today: datetime.date, checks: Collection[str]
) -> tuple[str, ...]:
    """A sentence for each of *entries* that has run out or covers none of *flags*.

    *flags* are all flags of the set; an entry for a check that did not run, whose code is not
    among *checks*, is passed over.
    """
    said = []
    for entry in entries:
        if entry.code not in checks:
            continue
        what = f"accepted {_named(entry)}"
        if entry.expires is not None and today > entry.expires:
            said.append(f"{what}: no longer accepted, it ran out on {entry.expires.isoformat()}")
        elif not any(entry.covers(flag, today) for flag in flags):
            said.append(f"{what}: there is no such flag; take it out of the manifest")
    return tuple(said)


def _named(entry: Accepted) -> str:
    """`NUM001 ru “16”`: an acceptance as a person knows it again."""
    quoted = f"\u201c{entry.quoted}\u201d" if entry.quoted else ""
    return " ".join(part for part in (entry.code, entry.lang or "", quoted) if part)
