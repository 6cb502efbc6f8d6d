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
from hexapla.measures.lexicon import lexicon, look_up
from hexapla.measures.tokens import words
from hexapla.model import Lang, Span

_IN_FIGURES = re.compile(r"(?<![\w/.,\u2013-])(?P<n>\d{1,2})[/\u2044](?P<d>\d{1,2})(?![\w/])")
_SIGN = re.compile(r"(?<![\d.,])(?P<whole>\d{1,4})? ?(?P<sign>[\u00bc-\u00be\u2150-\u215e])")
"""Signs such as VULGAR FRACTION ONE HALF, with or without a whole number before them."""
_ANY_SIGN = re.compile(r"[\u00bc-\u00be\u2150-\u215e]")
_LARGEST_IN_FIGURES = 10
"""The greatest denominator after a slash: beyond it stand days, sessions and years."""
_NUMERATORS = range(2, 10)


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
    words: re.Pattern[str]
    """Numerator and denominator, on text in the spelling of the profile; a group `d3` for thirds."""
    ideographs: re.Pattern[str]
    digits: dict[str, int]


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
    plain = ""
    for token in (token for token, word in words(text, lang) if word.part):
        plain = plain or text.translate(lexicon(lang).spelling)
        said = patterns.words.match(plain, token.start())
        if said:
            first, *rest = re.split("[ -]", said[0])
            word = look_up(first, lang)[0] if rest else None
            yield _part(Span(*said.span()), word.value if word else 2, int((said.lastgroup or "d2")[1:]))
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
    numerals, known = profile(lang).numerals, lexicon(lang)
    clitics = re.sub(r"\?P<\w+>", "?:", numerals.clitics)
    units = {word: said.value for word, said in known.words.items() if not said.ordinal}
    ones = "|".join(word for word, value in units.items() if value == 1)
    more = "|".join(word for word, value in units.items() if value in _NUMERATORS)
    said = "|".join(
        rf"(?P<d{d}>(?:{ones})[ -](?:{one})|(?:{more})[ -](?:{several})|(?:{dual}))"
        for d, (one, several, dual) in numerals.parts.items()
    )
    whole = rf"(?i:(?<!\w)(?:{clitics})(?:{said})(?!\w))" if said else r"(?!)"
    digits = {x: v for v, forms in numerals.cardinals.items() for x in forms.split()}
    numeral = rf"(?:\d{{1,2}}|[{''.join(x for x in digits if len(x) == 1)}\u5341]{{1,3}})"
    ideographs = numerals.fraction.replace("{n}", numeral)
    return _Patterns(re.compile(whole), re.compile(ideographs), digits)
