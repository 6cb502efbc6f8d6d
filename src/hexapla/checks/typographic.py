"""Flags of typographic checks: a fault with its places, a few one by one, many as one.

It finds nothing itself, and knows no language.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hexapla.checks.check import Check, Context
from hexapla.checks.evidence import locus, shorten
from hexapla.model import Clause, Evidence, Flag, Lang, Severity, Span

MOST_ALONE = 3
"""Places of one fault in one clause that are flagged one by one; more of them are one flag."""

_AROUND = 12
"""Code points shown on either side of a place."""

_MOST_LOCI = 200

Place = tuple[Clause, Span]


def flag_at(
    check: Check[Any],
    lang: Lang,
    places: Sequence[Place],
    message: str,
    context: Context,
    *,
    severity: Severity | None = None,
    suggestion: str = "",
) -> Flag:
    """One flag for all *places*, at the row of the first; its severity is the check's unless given.

    *suggestion* is what should stand at each of the places. Of very many places the first two hundred
    are named.
    """
    clause, span = places[0]
    if len(places) > 1:
        message += f" ({len(places)} places)"
    return Flag(
        code=check.code,
        severity=severity or check.severity,
        row=context.alignment.row_of(lang, clause.eid).row,
        lang=lang,
        message=f"{lang}: {message}",
        loci=tuple(locus(lang, *place) for place in places[:_MOST_LOCI]),
        evidence=Evidence({lang: around(clause.text, span)}),
        suggestion=suggestion,
    )


def around(text: str, span: Span) -> str:
    """What *span* covers, with a little of *text* on either side."""
    before = text[max(0, span.start - _AROUND) : span.start]
    return before + shorten(span.of(text)) + text[span.stop : span.stop + _AROUND]
