"""Numbers in a script that separates no words and writes places: 二十一, 1000亿, 二〇一五.

It reads runs of numerals; whether a run demands a counterpart is said by `numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import prod

from hexapla.langs import profile
from hexapla.measures.figures import LONGEST, figure_pattern, read_figure
from hexapla.measures.places import Places
from hexapla.model import Lang, Span


@dataclass(frozen=True, slots=True)
class Run:
    """A number in figures, in numerals, or in figures with a scale."""

    span: Span
    value: Fraction
    figure: bool
    """Whether it holds digits."""
    certain: bool
    """Whether it certainly counts: not a lone numeral in a word, nor a bare scale."""
    scale: int = 1
    """What the marks after its figure multiply by."""


@dataclass(frozen=True, slots=True)
class _Numerals:
    digits: dict[str, int]
    scales: dict[str, int]
    figure: re.Pattern[str]
    numeral: re.Pattern[str]
    lone: re.Pattern[str]
    formal: frozenset[str]
    """Numerals that are other words by themselves: they count in company only."""


@cache
def _numerals(lang: Lang) -> _Numerals:
    numerals = profile(lang).numerals
    digits = {x: value for value, forms in numerals.cardinals.items() for x in forms.split()}
    scales = {x: value for value, forms in numerals.scales.items() for x in forms.split()}
    every, multiplying = "".join([*digits, *scales]), "".join(scales)
    plain = "".join(x for x in [*digits, *scales] if x not in numerals.soft)
    about = rf"[{numerals.about}]" if numerals.about else r"(?:(?!))"
    return _Numerals(
        digits,
        scales,
        re.compile(rf"(?P<figure>{figure_pattern(lang)})(?P<scale> ?(?:{about} ?)?[{multiplying}]+)?"),
        re.compile(
            rf"(?P<whole>[{every}]+)(?:(?:{numerals.point})(?P<decimals>[{''.join(digits)}]+))?"
            rf"(?P<scale>(?(decimals){about}?|{about})[{multiplying}]+)?"
        ),
        re.compile(numerals.lone.replace("{n}", f"[{plain}]")),
        frozenset(numerals.soft.split()),
    )


def find_runs(text: str, lang: Lang) -> Iterator[Run]:
    """The runs of *text*, in order of their kind: figures first."""
    numerals = _numerals(lang)
    lone = {found.start(): found.end() for found in numerals.lone.finditer(text)}
    figures = [*_figures(text, numerals, lang)]
    places = Places(len(text), (run.span for run in figures))
    yield from figures
    for found in numerals.numeral.finditer(text):
        span = Span(*found.span())
        if not places.free(span) or found[0] in numerals.formal or len(found[0]) > LONGEST:
            continue
        certain = len(found[0]) > 1 and any(x in numerals.digits for x in found[0])
        certain = certain or lone.get(span.start) == span.stop
        yield Run(span, _value(found, numerals), figure=False, certain=certain)


def _value(found: re.Match[str], numerals: _Numerals) -> Fraction:
    """The value of a run of numerals, with decimals and a scale that does not follow at once."""
    value = Fraction(_read(found["whole"], numerals))
    if found["decimals"]:
        value += Fraction(_read(found["decimals"], numerals), 10 ** len(found["decimals"]))
    return value * _scale(found["scale"], numerals)


def _scale(raw: str | None, numerals: _Numerals) -> int:
    return prod(numerals.scales.get(mark, 1) for mark in raw or "")


def _figures(text: str, numerals: _Numerals, lang: Lang) -> Iterator[Run]:
    held: Run | None = None
    least = 0
    for found in numerals.figure.finditer(text):
        value = read_figure(found["figure"], profile(lang))
        if value is None:
            for part in re.finditer(rf"(?<!\d)\d{{1,{LONGEST}}}(?!\d)", found["figure"]):
                start = found.start() + part.start()
                yield Run(Span(start, start + len(part[0])), Fraction(int(part[0])), True, True)
            continue
        scale = _scale(found["scale"], numerals)
        run = Run(Span(*found.span()), value * scale, figure=True, certain=True, scale=scale)
        if held and held.span.stop == run.span.start and run.value < least:
            # 1亿5000万: the second part fills up what the scale of the first leaves open.
            held = Run(Span(held.span.start, run.span.stop), held.value + run.value, True, True)
        else:
            if held:
                yield held
            held = run
        least = scale
    if held:
        yield held


def _read(raw: str, numerals: _Numerals) -> int:
    if all(x in numerals.digits for x in raw):
        return int("".join(str(numerals.digits[x]) for x in raw))
    total = section = digit = 0
    for mark in raw:
        if mark in numerals.digits:
            digit = numerals.digits[mark]
            continue
        scale = numerals.scales[mark]
        if scale < 10**4:
            section += (digit or 1) * scale
        elif total >= scale:
            total += (section + digit or 1) * scale
            section = 0
        else:
            total = (total + section + digit or 1) * scale
            section = 0
        digit = 0
    return total + section + digit
