"""What typographic checks share: a fault with its places, a few one by one, many as one; rare choices.

It measures nothing itself, and knows no language.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hexapla.checks.check import Check, Context
from hexapla.checks.evidence import locus, shorten
from hexapla.measures.conventions import Choice, usual_form
from hexapla.model import Clause, Evidence, Flag, Lang, Severity, Span, Version

MOST_ALONE = 3
"""Places of one fault in one clause that are flagged one by one; more of them are one flag."""

_AROUND = 12
"""Code points shown on either side of a place."""

_MOST_LOCI = 200

Place = tuple[Clause, Span]

Measure = Callable[[str, Lang], Iterable[Choice]]
"""Where a text took one form or another."""


@dataclass(frozen=True, slots=True)
class Way:
    """How a version writes something nearly everywhere."""

    convention: str
    usual: str
    """The form."""
    times: int
    """How often it is measured, other forms among them."""
    others: tuple[tuple[Clause, Choice], ...]
    """The places in other forms."""

    def said(self, form: Callable[[Choice], str], flagged: Sequence[tuple[Clause, Choice]]) -> str:
        """What a flag of the places *flagged* says."""
        forms = " or ".join(dict.fromkeys(form(choice) for _, choice in flagged))
        often = self.times - len(flagged)
        return f"{self.convention}: {forms}, where the text has {self.usual} ({often} times)"


def ways(
    version: Version, measure: Measure, form: Callable[[Choice], str], least: float, share: float
) -> Iterator[Way]:
    """The ways of *version*: at least *least* places of a form, and fewer than *share* in others."""
    by_convention: dict[str, list[tuple[Clause, Choice]]] = defaultdict(list)
    for clause in version.clauses:
        for choice in measure(clause.text, version.lang):
            by_convention[choice.convention].append((clause, choice))
    for convention, found in sorted(by_convention.items()):
        if usual := usual_form([form(choice) for _, choice in found], least, share):
            others = tuple((clause, one) for clause, one in found if form(one) != usual)
            yield Way(convention, usual, len(found), others)


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
