"""Runs checks over an alignment and gives each flag its identity.

It knows nothing of any single check. Flags come out in the order of the rows; the same
input gives the same flags in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from typing import Any

from hexapla.checks.check import Check, Context, RowGroup, row_groups
from hexapla.checks.elsewhere import versions_elsewhere
from hexapla.checks.evidence import places_of_values
from hexapla.model import SEVERITIES, Alignment, Flag, Row, Version
from hexapla.signature import digest

OnError = Callable[[Check[Any], str, Exception], None]
"""Told which check failed, where (a row, a language; `""`: the whole set), and how."""

Timed = Callable[[str], AbstractContextManager[object]]
"""Enters the time of what is named."""


def run_checks(
    checks: Iterable[Check[Any]],
    context: Context,
    on_error: OnError | None = None,
    timed: Timed = nullcontext,
) -> tuple[Flag, ...]:
    """The flags of *checks* on `context.alignment`, identified and in the order of the rows.

    An exception in a check goes to *on_error*: the check goes on with its next row or version,
    and the other checks go on. Without *on_error* it is raised. The time of each check is
    *timed* under its code.
    """
    alignment = context.alignment
    # What is another text altogether, or in another language, is named once, and then not compared.
    judged = alignment.without((*alignment.strangers, *versions_elsewhere(alignment, context.source)))
    units: dict[str, tuple[Any, ...]] = {
        "row": row_groups(judged) if len(judged.versions) > 1 else (),
        "version": tuple(judged.versions.values()),
        "alignment": (judged,),
        "set": (alignment,),
    }
    known = replace(context, alignment=judged)
    flags: list[Flag] = []
    for check in checks:
        with timed(check.code):
            for unit in units[check.over]:
                try:
                    flags += check.run(unit, context if check.over == "set" else known)
                except Exception as error:
                    if on_error is None:
                        raise
                    on_error(check, _name(unit), error)
    rows = {row.row: row for row in alignment.rows}
    identified = _identified(alignment.set, _ordered(alignment, flags))
    return tuple(_with_places(flag, rows.get(flag.row or ""), alignment) for flag in identified)


def _name(unit: RowGroup | Version | Alignment) -> str:
    """Where *unit* is, for a person: the name of its row, its language, `""` for all."""
    if isinstance(unit, RowGroup):
        return unit.name
    return unit.lang if isinstance(unit, Version) else ""


def _with_places(flag: Flag, row: Row | None, alignment: Alignment) -> Flag:
    """*flag* with the places of what its evidence quotes from other versions, where they are sure.

    They come after its identity: a decision rests on what the check itself points at.
    """
    placed = {x.lang for x in flag.loci}
    if flag.lang is None or row is None or placed >= set(flag.evidence.values):
        return flag
    clauses = {x: alignment.clauses(row, x) for x in alignment.langs if x not in placed}
    return replace(flag, loci=(*flag.loci, *places_of_values(flag.evidence.values, clauses)))


def _ordered(alignment: Alignment, flags: list[Flag]) -> list[Flag]:
    order = {row.row: index for index, row in enumerate(alignment.rows)}

    def key(flag: Flag) -> tuple[object, ...]:
        row = order.get(flag.row, -1) if flag.row else -1
        places = [(x.lang, x.eid, x.span.start, x.span.stop) for x in flag.loci]
        return (row, SEVERITIES.index(flag.severity), flag.code, flag.lang or "", places, flag.message)

    return sorted(flags, key=key)


def by_row(alignment: Alignment, flags: Iterable[Flag]) -> tuple[Flag, ...]:
    """*flags* whose severities were changed, again in the order of the rows, the gravest first."""
    order = {row.row: at for at, row in enumerate(alignment.rows)}
    return tuple(
        sorted(flags, key=lambda x: (order.get(x.row or "", -1), SEVERITIES.index(x.severity), x.code))
    )


def _identified(set_name: str, flags: list[Flag]) -> Iterator[Flag]:
    """Name each flag by what it says of the text, not by where it stands.

    Severity, message, row, eids and offsets do not enter: a decision outlives rewording,
    re-runs, renumbering and edits elsewhere.
    """
    seen: dict[str, int] = {}
    for flag in flags:
        own_places = [x for x in flag.loci if x.lang == flag.lang] if flag.lang else flag.loci
        # Of a clause that is missing here, what the others have is all there is to quote.
        quoted = sorted(x.text for x in own_places or flag.loci)
        opposing = [f"{x}={v}" for x, v in sorted(flag.evidence.values.items()) if x != flag.lang]
        own = flag.evidence.values.get(flag.lang, "") if flag.lang else ""
        parts = (flag.code, set_name, flag.lang or "-", own, *quoted, "\x1e", *opposing)
        base = digest(*parts)
        occurrence = seen[base] = seen.get(base, 0) + 1
        yield replace(flag, flag_id=base if occurrence == 1 else digest(base, str(occurrence)))
