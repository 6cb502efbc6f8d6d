"""The flags of a clause in which characters are not what they should be.

Checks of characters differ in what they look for; the place, the suggestion and the row are
found here for all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from hexapla.checks.check import Check, Context
from hexapla.checks.evidence import locus, shorten
from hexapla.checks.typographic import MOST_ALONE
from hexapla.model import Clause, Evidence, Flag, Span, Version
from hexapla.text.faults import Fault, places

_MOST_NAMED = 3

Place = tuple[Span, str | None]
"""A place with what should stand there, if that is known."""


def flags_of(
    check: Check[Any], version: Version, clause: Clause, faults: Sequence[Fault], context: Context
) -> Iterator[Flag]:
    """One flag for each place of the *faults* of *clause*; one for all where there are many.

    Where it is unknown what should stand in one of the places, they are one flag without suggestion.
    """
    found = places(faults, clause.text)
    if any(meant is None for _, meant in found) or len(found) == 1:
        yield _flag(check, version, clause, context, found=found, faults=faults)
    elif len(found) <= MOST_ALONE:
        for span, meant in found:
            there = [fault for fault in faults if fault.span.overlaps(span)]
            yield _flag(check, version, clause, context, found=[(span, meant)], faults=there)
    else:
        whole = _whole(found, clause.text)
        yield _flag(check, version, clause, context, found=[whole], faults=faults)


def _whole(found: Sequence[Place], text: str) -> Place:
    """All places as one, with what lies between them."""
    made, at = "", found[0][0].start
    for span, meant in found:
        made += text[at : span.start] + (meant or "")
        at = span.stop
    return Span(found[0][0].start, at), made


def _flag(
    check: Check[Any],
    version: Version,
    clause: Clause,
    context: Context,
    *,
    found: Sequence[Place],
    faults: Sequence[Fault],
) -> Flag:
    quoted = [span.of(clause.text) for span, _ in found]
    return Flag(
        code=check.code,
        severity=check.severity,
        row=context.alignment.row_of(version.lang, clause.eid).row,
        lang=version.lang,
        message=f"{version.lang}: {_named(faults)}",
        loci=tuple(locus(version.lang, clause, span) for span, _ in found),
        evidence=Evidence({version.lang: shorten(" \u2026 ".join(quoted))}),
        suggestion=(found[0][1] or "") if len(found) == 1 else "",
    )


def _named(faults: Sequence[Fault]) -> str:
    counts = Counter(fault.what for fault in faults)
    names = [f"{what} (\u00d7{n})" if n > 1 else what for what, n in counts.most_common(_MOST_NAMED)]
    more = len(counts) - len(names)
    return "; ".join(names) + (f"; and {more} more" if more > 0 else "")
