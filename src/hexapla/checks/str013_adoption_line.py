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
from hexapla.checks.days import day_like, days_in, print_day
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.langs import profile
from hexapla.measures.clause import measure
from hexapla.measures.figures import print_value, write_like
from hexapla.model import Alignment, Clause, Flag, Lang


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flag the versions whose meetings, or whose dates, differ in the adoption line."""
    rows = tuple(row for row in alignment.rows if row.kind == "adoption")
    if not rows:
        return
    lines = {x: _lines(alignment, x) for x in alignment.langs}
    group = RowGroup(rows, lines)
    meetings = {x: tuple(_meetings(x, own)) for x, own in lines.items()}
    yield from value_flags(group, meetings, context.source, _MEETING)
    dates = {x: tuple(days_in(own, x)) for x, own in lines.items()}
    yield from value_flags(group, dates, context.source, _DATE)


def _lines(alignment: Alignment, lang: Lang) -> tuple[Clause, ...]:
    return tuple(clause for clause in alignment.versions[lang].clauses if clause.kind == "adoption")


def _meetings(lang: Lang, lines: tuple[Clause, ...]) -> Iterator[Found[Fraction]]:
    for clause in lines:
        for number in measure(clause.text, lang).numbers:
            yield Found(clause, number.span, number.values, number.demands, number.figure)


def _other_number(lang: Lang, found: Found[Fraction], value: Fraction) -> str:
    return write_like(value, found.span.of(found.clause.text), profile(lang))


_MEETING = Judging("STR013", "major", "meetings", print_value, _other_number)
_DATE = Judging("STR013", "major", "dates of adoption", print_day, day_like)

CHECK = Check("STR013", "adoption-line", "alignment", "major", run)
