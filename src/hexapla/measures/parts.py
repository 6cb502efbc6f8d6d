"""Parts of a whole: `2/3`, `⅔`, `two thirds`, `три четверти`, 三分之二.

It reads them as values; what stands alone (`a third`, `half`) is left to the profile's
satisfying words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from unicodedata import numeric

from hexapla.langs import profile
from hexapla.measures.lexicon import lexicon
from hexapla.measures.tokens import words
from hexapla.model import Lang, Span

_IN_FIGURES = re.compile(r"(?<![\w/.,\u2013-])(?P<n>\d{1,2})[/\u2044](?P<d>\d{1,2})(?![\w/])")
_SIGN = re.compile(r"(?<![\d.,])(?P<whole>\d{1,4})? ?(?P<sign>[\u00bc-\u00be\u2150-\u215e])")
"""Signs such as VULGAR FRACTION ONE HALF, with or without a whole number before them."""
_ANY_SIGN = re.compile(r"[\u00bc-\u00be\u2150-\u215e]")
_WIDEST = 40
"""Code points of the words for a part, at most."""
_LARGEST_IN_FIGURES = 10
"""The greatest denominator after a slash: beyond it stand days, sessions and years."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part at its place."""

    span: Span
    value: Fraction
    also: tuple[Fraction, ...]
    """What the words or figures say one by one."""
    certain: bool
    """Whether every version says it so: two thirds, not a half or a quarter."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    one: re.Pattern[str]
    """What follows a numerator of one, in the spelling of the profile; a group `d3` for thirds."""
    several: re.Pattern[str]
    """The same after more than one."""
    dual: re.Pattern[str]
    """Two parts in one word."""
    ideographs: re.Pattern[str]
    digits: dict[str, int]

    def after(self, n: int, *, counted: bool) -> re.Pattern[str]:
        """What goes on from a numerator of *n*, or what says two parts where nothing is *counted*."""
        return self.dual if not counted else self.one if n == 1 else self.several


def find_parts(text: str, lang: Lang) -> Iterator[Part]:
    """The parts of a whole in *text*; a dual by itself counts, a singular does not."""
    patterns = _patterns(lang)
    if "/" in text or "\u2044" in text:
        for found in _IN_FIGURES.finditer(text):
            n, d = int(found["n"]), int(found["d"])
            if 0 < n < d <= _LARGEST_IN_FIGURES:
                # Elsewhere it may be said as `four of seven`: so it is never certain.
                yield replace(_part(Span(*found.span()), n, d), certain=False)
    for found in _SIGN.finditer(text) if _ANY_SIGN.search(text) else ():
        fraction = Fraction(numeric(found["sign"])).limit_denominator(10)
        whole = int(found["whole"] or 0)
        if whole:
            yield Part(Span(*found.span()), whole + fraction, (), True)
        else:
            yield _part(Span(*found.span()), fraction.numerator, fraction.denominator)
    for token, word in words(text, lang):
        if not word.part:
            continue
        start = token.start() if word.number is None else token.end()
        rest = text[start : start + _WIDEST].translate(lexicon(lang).spelling)
        n = word.number.value if word.number else 2
        said = patterns.after(n, counted=word.number is not None).match(rest)
        if said:
            yield _part(Span(token.start(), start + said.end()), n, int((said.lastgroup or "d2")[1:]))
    for found in patterns.ideographs.finditer(text):
        n, d = (_numeral(found[name], patterns.digits) for name in "nd")
        if 0 < n < d:
            yield _part(Span(*found.span()), n, d)


def _part(span: Span, n: int, d: int) -> Part:
    also = (Fraction(n), Fraction(d), Fraction(100 * n, d))
    return Part(span, Fraction(n, d), also, certain=n > 1 and d != 4)


def _numeral(raw: str, digits: dict[str, int]) -> int:
    if raw.isdecimal():
        return int(raw)
    tens, ten, units = raw.rpartition("\u5341")  # CJK UNIFIED IDEOGRAPH-5341, ten
    return (digits.get(tens, 1) * 10 if ten else 0) + digits.get(units, 0)


@cache
def _patterns(lang: Lang) -> _Patterns:
    numerals = profile(lang).numerals
    clitics = re.sub(r"\?P<\w+>", "?:", numerals.clitics)
    one, several, dual = (
        "|".join(f"(?P<d{d}>{forms[way]})" for d, forms in numerals.parts.items()) or r"(?!)"
        for way in range(3)
    )
    digits = {x: v for v, forms in numerals.cardinals.items() for x in forms.split()}
    numeral = rf"(?:\d{{1,2}}|[{''.join(x for x in digits if len(x) == 1)}\u5341]{{1,3}})"
    ideographs = numerals.fraction.replace("{n}", numeral)
    return _Patterns(
        re.compile(rf"(?i:[ -](?:{one})(?!\w))"),
        re.compile(rf"(?i:[ -](?:{several})(?!\w))"),
        re.compile(rf"(?i:(?:{clitics})(?:{dual})(?!\w))"),
        re.compile(ideographs),
        digits,
    )
