"""A number differs from that of the other versions.

## What it does

Compares the numbers of a clause across the versions, as values: in digits of any script or in
words, cardinal or ordinal, with scales (100 billion, 1000亿, 100.000 millones) and roman
numerals. For each value the versions vote on how often it stands there; the version that
differs from the majority is flagged, at the number itself.

## Why it matters

A wrong figure changes what was decided: a sum, a deadline, the number of members of a body.
Nothing in the sentence betrays it to a reader of one version alone.

## Example

Five versions have *all 17 Sustainable Development Goals* and the Russian has *всех 16 целей*:
`ru has 16 where ar, zh, en, fr and es have 17`; suggestion: `17`.

## Guards

Dates, document symbols and resolution references are compared by checks of their own; their
digits satisfy a number here and demand none. One never demands a counterpart (articles), nor do
two in words (the Arabic dual), halves, thirds, quarters, decades, dozens, and words that mean
something else as well (fr *neuf*, ru *семью*). Percent hides no hundred; 0.20 is 0.2; groups that
a conversion turned round in Arabic (`000 254`) are read both ways. Order does not matter. On an
even split only numbers in figures are disputed. A version that lacks the clause is not judged.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.langs import profile
from hexapla.measures.clause import measure
from hexapla.measures.figures import print_value, write_like
from hexapla.model import Flag, Lang


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag the numbers in which a version differs from the others."""
    found = {lang: tuple(_numbers(group, lang)) for lang in group.present()}
    yield from value_flags(group, found, context.source, _JUDGING)


def _numbers(group: RowGroup, lang: Lang) -> Iterator[Found[Fraction]]:
    for clause in group.clauses[lang]:
        measures = measure(clause.text, lang)
        for number in (*measures.numbers, *measures.parts):
            yield Found(clause, number.span, number.values, number.demands, number.figure)


def _replacement(lang: Lang, found: Found[Fraction], value: Fraction) -> str:
    return write_like(value, found.span.of(found.clause.text), profile(lang))


def _tolerates(lang: Lang, value: Fraction) -> bool:
    return value == 1 or value in profile(lang).numerals.inflected


_JUDGING = Judging("NUM001", "critical", "numbers", print_value, _replacement, _tolerates)

CHECK = Check("NUM001", "number-mismatch", "row", "critical", run)
