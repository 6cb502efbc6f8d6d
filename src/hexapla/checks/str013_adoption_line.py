"""The adoption line differs: the number of the meeting, or its date.

## What it does
Compares the lines under the text that say at which meeting and when it was adopted: the number of
the meeting and the date as values, by vote. All such lines of a version are read together.

## Why it matters
A resolution is cited by the date of its adoption, and its record is found by the meeting.

## Example
`97th plenary meeting, 1 July 2024` in five versions, `96-е пленарное заседание` in Russian.

## Guards
The meeting may be in figures or in words; Chinese prints the date first. Months have the forms of
each language, Arabic ones two names. A version without an adoption line is not judged here: the
clause is missing. Texts of the Security Council carry theirs in the masthead.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.labels.label_systems import in_figures
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.langs import INTERFACE, profile
from hexapla.measures.clause import measure
from hexapla.measures.dates import month_like
from hexapla.measures.figures import print_value, write_like
from hexapla.model import Alignment, Clause, Flag, Lang

Day = tuple[int, int, int]
"""Year, month, day; 0 for a part that is not said."""


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flag the versions whose meetings, or whose dates, differ in the adoption line."""
    judged = alignment.without(alignment.strangers)
    rows = tuple(row for row in judged.rows if row.kind == "adoption")
    if not rows:
        return
    lines = {x: _lines(judged, x) for x in judged.langs}
    group = RowGroup(rows, lines)
    meetings = {x: tuple(_meetings(x, own)) for x, own in lines.items()}
    yield from value_flags(group, meetings, context.source, _MEETING)
    dates = {x: tuple(_dates(x, own)) for x, own in lines.items()}
    yield from value_flags(group, dates, context.source, _DATE)


def _lines(alignment: Alignment, lang: Lang) -> tuple[Clause, ...]:
    return tuple(clause for clause in alignment.versions[lang].clauses if clause.kind == "adoption")


def _meetings(lang: Lang, lines: tuple[Clause, ...]) -> Iterator[Found[Fraction]]:
    for clause in lines:
        for number in measure(clause.text, lang).numbers:
            yield Found(clause, number.span, number.values, number.demands, number.figure)


def _dates(lang: Lang, lines: tuple[Clause, ...]) -> Iterator[Found[Day]]:
    for clause in lines:
        for date in measure(clause.text, lang).dates:
            yield Found(clause, date.span, (date.key,))


def _print_day(day: Day) -> str:
    year, month, of_month = day
    name = profile(INTERFACE).calendar.months[month - 1][0]
    return " ".join(part for part in (str(of_month or ""), name, str(year or "")) if part)


def _other_number(lang: Lang, found: Found[Fraction], value: Fraction) -> str:
    return write_like(value, found.span.of(found.clause.text), profile(lang))


def _other_day(lang: Lang, found: Found[Day], value: Day) -> str:
    """The date with its one differing part replaced, in the form that stands there."""
    written, own = found.span.of(found.clause.text), found.value
    differing = [part for part in range(3) if own[part] != value[part]]
    if len(differing) != 1 or 0 in (own[differing[0]], value[differing[0]]):
        return ""
    if differing == [1]:
        return month_like(written, value[1], profile(lang))
    return in_figures(written, own[differing[0]], value[differing[0]])


_MEETING = Judging("STR013", "major", "meetings", print_value, _other_number)
_DATE = Judging("STR013", "major", "dates of adoption", _print_day, _other_day)

CHECK = Check("STR013", "adoption-line", "alignment", "major", run)
