"""A number differs from that of the other versions.

## What it does

Compares the numbers of a clause across the versions, as values: in digits of any script or in
words, cardinal or ordinal, with scales (100 billion, 1000亿, 100.000 millones) and roman
numerals. Times of day (*3 p.m.* is 15 h), both ends of a range that share a scale (*2 to 3
million*) and parts of a whole (*two thirds*, 三分之二) are compared as values too. For each value
the versions vote on how often it stands there; the version that differs from the majority is
flagged, at the number itself.

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
something else as well (fr *neuf*, ru *семью*). Per cent hides no hundred (whether a number is per
cent: NUM003); 0.20 is 0.2. Digits that a conversion turned round in Arabic (`000 254`) are read as
they were (NUM002 says so once). A figure hung on letters (*G20*) is asked of no other version, but
must not stand in one alone. Order does not matter. On an even split only numbers in figures are
disputed. A version that lacks the clause is not judged; the adoption line is looked at by STR013.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from hexapla.checks.check import Check, Context, RowGroup, row_groups
from hexapla.checks.turned import turned_numbers
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.langs import profile
from hexapla.measures.clause import measure
from hexapla.measures.figures import print_value, write_like
from hexapla.measures.number import SMALL, Number
from hexapla.model import Alignment, Clause, Flag, Lang, Span

_TWO = 2


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flag the numbers in which a version differs from the others."""
    groups = row_groups(alignment)
    turned = {
        (lang, number.clause.eid, number.span): number.value
        for lang, numbers in turned_numbers(groups).items()
        for number in numbers
    }
    for group in groups:
        if group.kind == "adoption":
            continue
        numbers = {lang: tuple(_numbers(group, lang)) for lang in group.present()}
        found = {lang: tuple(_found(lang, numbers, turned)) for lang in numbers}
        yield from value_flags(group, found, context.source, _JUDGING)


_Numbers = Mapping[Lang, tuple[tuple[Clause, Number], ...]]


def _numbers(group: RowGroup, lang: Lang) -> Iterator[tuple[Clause, Number]]:
    for clause in group.clauses[lang]:
        measures = measure(clause.text, lang)
        yield from ((clause, number) for number in (*measures.numbers, *measures.parts))


def _found(
    lang: Lang, numbers: _Numbers, turned: Mapping[tuple[Lang, str, Span], Fraction]
) -> Iterator[Found[Fraction]]:
    for clause, number in numbers[lang]:
        before = turned.get((lang, clause.eid, number.span))
        if before is not None:
            yield Found(clause, number.span, (before,), exact=False)
        else:
            demands = number.demands or _in_no_other(lang, number, numbers)
            yield Found(clause, number.span, number.values, demands, number.figure)


def _in_no_other(lang: Lang, number: Number, numbers: _Numbers) -> bool:
    """Whether *number* is hung on letters (`G20`) and in none of two or more other versions.

    A name may be said without its figure; a figure that nobody else has was left there.
    """
    if not number.attached or number.value < SMALL or len(numbers) <= _TWO:
        return False
    others = (x for other, own in numbers.items() if other != lang for _, x in own)
    return not any(value in x.values for x in others for value in number.values)


def _replacement(lang: Lang, found: Found[Fraction], value: Fraction) -> str:
    return write_like(value, found.span.of(found.clause.text), profile(lang))


def _tolerates(lang: Lang, value: Fraction) -> bool:
    return value == 1 or value in profile(lang).numerals.inflected


_JUDGING = Judging("NUM001", "critical", "numbers", print_value, _replacement, _tolerates)

CHECK = Check("NUM001", "number-mismatch", "alignment", "critical", run)
