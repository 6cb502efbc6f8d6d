"""Finds numbers whose groups or digits a conversion turned round (`000 254` for 254,000).

It happens to texts written from right to left that were taken from a printed page. A zero in
front betrays it; where it betrayed enough of them, the other numbers of the version are read
turned round too. It raises no flags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from hexapla.checks.check import RowGroup
from hexapla.langs import profile
from hexapla.measures.clause import measure
from hexapla.measures.figures import damaged_readings, turned_readings
from hexapla.measures.number import Number
from hexapla.model import Clause, Lang, Span

_ENOUGH = 2
"""Numbers betrayed by a zero, from which on a version was damaged."""


@dataclass(frozen=True, slots=True)
class Turned:
    """A number that the other versions have, written backwards here."""

    row: str
    clause: Clause
    span: Span
    value: Fraction
    """What it was before."""
    betrayed: bool
    """Whether it begins with a zero."""


def turned_numbers(groups: Iterable[RowGroup]) -> Mapping[Lang, tuple[Turned, ...]]:
    """The turned numbers by language, in order; languages without any are left out."""
    found: dict[Lang, tuple[Turned, ...]] = {}
    for group in groups:
        for lang in group.present():
            if profile(lang).direction == "rtl":
                found[lang] = (*found.get(lang, ()), *_turned(group, lang))
    for lang, numbers in found.items():
        betrayed = tuple(number for number in numbers if number.betrayed)
        found[lang] = numbers if len(betrayed) >= _ENOUGH else betrayed
    return {lang: numbers for lang, numbers in found.items() if numbers}


def _turned(group: RowGroup, lang: Lang) -> Iterator[Turned]:
    others = {
        value
        for other in group.present()
        if other != lang
        for clause in group.clauses[other]
        for number in _numbers(clause, other)
        for value in number.values
    }
    for clause in group.clauses[lang]:
        for number in measure(clause.text, lang).numbers:
            raw = number.span.of(clause.text)
            if number.figure and number.value not in others:
                readings = turned_readings(raw, profile(lang))
                value = next((x for x in readings if x in others), None)
                if value is not None:
                    betrayed = bool(damaged_readings(raw, profile(lang)))
                    yield Turned(group.name, clause, number.span, value, betrayed)


def _numbers(clause: Clause, lang: Lang) -> tuple[Number, ...]:
    measures = measure(clause.text, lang)
    return (*measures.numbers, *measures.parts)
