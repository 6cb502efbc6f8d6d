"""A date differs from that of the other versions.

## What it does

Compares the dates of a clause across the versions, as year, month and day, whole or partial
(month and year, day and month), in the form of each language. The version that differs from
the majority is flagged, at the date.

## Why it matters

A resolution is found by its date, and a deadline is a date. Dates are translated by hand, with
month names, and a day or a year slips easily.

## Example

Five versions have *25 September 2015* and the Russian has *25 сентября 2016 года*:
`ru has 25 September 2016 where ar, zh, en, fr and es have 25 September 2015`.

## Guards

Arabic months may be named in either way or both (تموز/يوليه). Days that share a month or a year
are dates of their own. A date without a year takes it from its neighbour, or from another version
that says it, unless it alone of four or more leaves it out. Dates in figures
(2015-09-25) count. A year alone is a number. Order does not matter: Chinese puts dates before the
numbers of resolutions. The adoption line is looked at by STR013.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.days import Day, day_like, days_in, print_day
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.model import Flag

_TOO_FEW = 3
"""Among so few versions one that leaves out a year proves nothing."""


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag the dates in which a version differs from the others."""
    if group.kind == "adoption":
        return
    found = {lang: tuple(days_in(group.clauses[lang], lang)) for lang in group.present()}
    whole = {date.value for dates in found.values() for date in dates if date.value[0]}
    # How many versions have a day without its year: one alone among three or more should have said it.
    without = Counter(day for dates in found.values() for day in {d.value for d in dates})
    usual: defaultdict[Day, list[Day]] = defaultdict(list)
    for day in whole:
        bare = (0, *day[1:])
        if without[bare] != 1 or len(found) <= _TOO_FEW:
            usual[bare].append(day)
    found = {lang: tuple(_completed(date, usual) for date in dates) for lang, dates in found.items()}
    yield from value_flags(group, found, context.source, _JUDGING)


def _completed(date: Found[Day], usual: Mapping[Day, Sequence[Day]]) -> Found[Day]:
    """A date without a year is taken for the one date of that day which another version has whole."""
    same = usual.get(date.value, ())
    return replace(date, values=(same[0],)) if len(same) == 1 else date


_JUDGING: Judging[Day] = Judging("NUM004", "critical", "dates", print_day, day_like)

CHECK = Check("NUM004", "date-mismatch", "row", "critical", run)
