"""A number is per cent in the other versions and not here, or the reverse.

## What it does

For each number that some version gives as a percentage (40 per cent, 40 %, 百分之四十,
40 في المائة) it counts how often the number stands there with per cent and how often without.
Among the versions that have the number equally often, the one that differs from the majority is
flagged, at the number; where per cent is too much, with it.

## Why it matters

*Not less than 40 of the poorest* and *not less than 40 per cent of the poorest* are other
obligations, and both read well.

## Example

Five versions have *10 per cent of coastal areas* and the Russian has *10 прибрежных районов*:
`ru has 10 where ar, zh, en, fr and es have 10 per cent`; suggestion: `10%`.

## Guards

A number that is missing, or there too often, is the matter of NUM001. One per cent may serve
several numbers (*10, 15 and 20 per cent*): a number with nothing but a short link between it and
a percentage may be one itself; so may points (*20 points* for 20 percentage points). Fractions
(*a quarter* for 25 per cent) are not compared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.evidence import have, listed, locus
from hexapla.checks.values import agreed
from hexapla.checks.vote import LOWER
from hexapla.langs import profile
from hexapla.measures.clause import measure
from hexapla.measures.figures import print_value
from hexapla.measures.number import Number
from hexapla.measures.numbers import is_points, per_cent
from hexapla.model import Clause, Evidence, Flag, Lang, Span

_LINK = 12
"""Code points between a number and the percentage whose per cent it shares, at most."""

_LIST = 12
"""Numbers that may share one per cent."""


@dataclass(frozen=True, slots=True)
class _Place:
    """A number at its place."""

    clause: Clause
    span: Span
    percent: bool
    shares: bool
    """Whether the per cent of a number beside it may be meant for it as well."""


@dataclass(frozen=True, slots=True)
class _Tally:
    """How often versions have one value, with and without per cent."""

    value: Fraction
    places: Mapping[Lang, tuple[_Place, ...]]
    """Of those versions that have it as often as most do."""

    def least(self, lang: Lang) -> int:
        return sum(place.percent for place in self.places[lang])

    def most(self, lang: Lang) -> int:
        return sum(place.percent or place.shares for place in self.places[lang])


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag the numbers that are per cent in one version and not in the others."""
    present = group.present()
    if not any(n.percent for x in present for c in group.clauses[x] for n in measure(c.text, x).numbers):
        return
    found = {lang: _found(group, lang) for lang in present}
    values = {v for own in found.values() for v, places in own.items() if any(x.percent for x in places)}
    for value in sorted(values):
        tally = _tally(value, found, context.source)
        if tally is not None:
            yield from _flags(group, tally, context.source)


def _found(group: RowGroup, lang: Lang) -> Mapping[Fraction, tuple[_Place, ...]]:
    found: dict[Fraction, list[_Place]] = {}
    for clause in group.clauses[lang]:
        numbers = measure(clause.text, lang).numbers
        for at, number in enumerate(numbers):
            if number.also or not number.demands:
                continue
            points = is_points(clause.text, number, lang)
            shares = number.percent or points or _shares(clause.text, numbers, at, lang)
            span = per_cent(clause.text, number, lang) if number.percent else number.span
            place = _Place(clause, span, number.percent and not points, shares)
            found.setdefault(number.value, []).append(place)
    return {value: tuple(places) for value, places in found.items()}


def _shares(text: str, numbers: tuple[Number, ...], at: int, lang: Lang) -> bool:
    """Whether the number *at* stands in a list or range whose per cent is said once."""
    for step in (1, -1):
        here, beside = at, at + step
        while 0 <= beside < len(numbers) and abs(beside - at) < _LIST:
            first, last = sorted((numbers[here], numbers[beside]), key=lambda number: number.span)
            if last.span.start - first.span.stop > _LINK:
                break
            said = per_cent(text, numbers[beside], lang)
            # Per cent that is said after numbers serves those before it, and the reverse.
            if (
                said.stop > numbers[beside].span.stop
                if step > 0
                else said.start < numbers[beside].span.start
            ):
                return True
            here, beside = beside, beside + step
    return False


def _tally(
    value: Fraction, found: Mapping[Lang, Mapping[Fraction, tuple[_Place, ...]]], source: Lang
) -> _Tally | None:
    """The versions that have *value* as often as most do; `None`: too few to judge by."""
    counts = {lang: len(own.get(value, ())) for lang, own in found.items()}
    usual, _ = agreed(counts, counts, source)
    alike = {lang: own[value] for lang, own in found.items() if usual and counts[lang] == usual}
    return _Tally(value, alike) if len(alike) > 1 and 2 * len(alike) > len(found) else None


def _flags(group: RowGroup, tally: _Tally, source: Lang) -> Iterator[Flag]:
    least = {lang: tally.least(lang) for lang in tally.places}
    most = {lang: tally.most(lang) for lang in tally.places}
    count, support = agreed(least, most, source)
    if count is None:
        yield _flag(group, tally, None, support, percent=True)
        return
    for lang in tally.places:
        if lang not in support:
            yield _flag(group, tally, lang, support, percent=most[lang] < count)


def _flag(
    group: RowGroup, tally: _Tally, lang: Lang | None, support: tuple[Lang, ...], *, percent: bool
) -> Flag:
    """The flag on *lang*, which should have *percent* or should not; on none: an even split."""
    plain = print_value(tally.value)
    said = {True: f"{plain} per cent", False: plain}
    places, suggestion = [], ""
    for other, own in tally.places.items():
        wanted = percent if lang is not None and other != lang else not percent
        place = next((x for x in own if x.percent is wanted), own[0])
        if lang is None or other == lang or other in support:
            places.append((other, place))
        if other == lang:
            number = place.span.of(place.clause.text)
            suggestion = profile(lang).numerals.percent_form.replace("{n}", number) if percent else ""
    places.sort(key=lambda one: one[0] != lang)
    if lang is None:
        camps = {True: [x for x in tally.places if tally.least(x)], False: []}
        camps[False] = [x for x in tally.places if x not in camps[True]]
        message = f"the versions are divided on per cent: {have(camps[True])} {said[True]}; "
        message += f"{have(camps[False])} {said[False]}"
    else:
        message = f"{lang} has {said[not percent]} where {have(support)} {said[percent]}"
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity if lang else LOWER[CHECK.severity],
        row=group.name,
        lang=lang,
        message=message,
        loci=tuple(locus(x, place.clause, place.span) for x, place in places),
        evidence=Evidence(
            values={
                x: listed(plain + "%" * place.percent for place in own)
                for x, own in tally.places.items()
            },
            vote=f"{len(support)}:{len(tally.places) - len(support)}",
        ),
        suggestion=suggestion,
    )


CHECK = Check("NUM003", "percent", "row", "major", run)
