"""Dates as the checks compare and print them: year, month and day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.checks.values import Found
from hexapla.langs import INTERFACE, profile
from hexapla.measures.clause import measure
from hexapla.measures.dates import month_like
from hexapla.measures.figures import with_figure
from hexapla.model import Clause, Lang

Day = tuple[int, int, int]
"""Year, month, day; 0 for a part that is not said."""


def days_in(clauses: Sequence[Clause], lang: Lang) -> Iterator[Found[Day]]:
    """The dates of *clauses*, in order."""
    for clause in clauses:
        for date in measure(clause.text, lang).dates:
            yield Found(clause, date.span, (date.key,))


def print_day(day: Day) -> str:
    """*day* as flags say it: `25 September 2015`."""
    year, month, of_month = day
    name = profile(INTERFACE).calendar.months[month - 1][0]
    return " ".join(part for part in (str(of_month or ""), name, str(year or "")) if part)


def day_like(lang: Lang, found: Found[Day], value: Day) -> str:
    """The date with its one differing part replaced, in the form that stands there; `""`: not known."""
    written, own = found.span.of(found.clause.text), found.value
    differing = [part for part in range(3) if own[part] != value[part]]
    if len(differing) != 1 or 0 in (own[differing[0]], value[differing[0]]):
        return ""
    if differing == [1]:
        return month_like(written, value[1], profile(lang))
    return with_figure(written, own[differing[0]], value[differing[0]])
