"""The number words of a language, compiled from its profile for look-up.

It finds single words; putting them together is the work of `numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from hexapla.langs import profile
from hexapla.langs.profile import Numerals
from hexapla.model import Lang

_LONGEST_CLITICS = 5
"""Letters that may be written onto a number word's front, at most."""


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word that is a number or part of one."""

    value: int
    scale: bool = False
    """Whether it multiplies what stands before it."""
    ordinal: bool = False
    soft: bool = False
    """Whether it means something else as well."""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What a language has to say numbers with."""

    words: Mapping[str, NumberWord]
    """Empty where words are not separated: `ideographs` reads the numerals there."""
    joiners: frozenset[str]
    clitics: re.Pattern[str] | None
    spelling: Mapping[int, str]
    satisfying: tuple[tuple[str, tuple[Fraction, ...]], ...]
    """Patterns of words that may stand for numbers, case set aside, with the numbers."""
    may_satisfy: re.Pattern[str]
    """Any of them: most clauses hold none."""
    decades: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=65536)
def look_up(word: str, lang: Lang) -> tuple[NumberWord | None, bool]:
    """The number word that *word* is in *lang*, and whether a joiner is written onto its front."""
    known = lexicon(lang)
    plain = word.lower().translate(known.spelling)
    found = known.words.get(plain)
    if found or known.clitics is None:
        return found, False
    for cut in range(1, min(_LONGEST_CLITICS + 1, len(plain))):
        prefix = known.clitics.fullmatch(plain, 0, cut)
        if prefix and plain[cut:] in known.words:
            return known.words[plain[cut:]], prefix["join"] is not None
    return None, False


@cache
def lexicon(lang: Lang) -> Lexicon:
    """The number words of *lang*."""
    numerals, marks = profile(lang).numerals, profile(lang).typography
    spelling = {ord(a): b for a, b in zip(*numerals.spelling, strict=True)}
    border = (r"(?<!\w)", r"(?!\w)") if marks.spaced else ("", "")
    satisfying = {
        f"(?i:{border[0]}(?:{pattern}){border[1]})": tuple(map(Fraction, values))
        for pattern, values in numerals.satisfying.items()
    }
    return Lexicon(
        words=dict(_words(numerals)) if marks.spaced else {},
        joiners=frozenset(numerals.joiners.split()),
        clitics=re.compile(numerals.clitics) if numerals.clitics else None,
        spelling=spelling,
        satisfying=tuple(satisfying.items()),
        may_satisfy=re.compile("|".join(satisfying) or r"(?!)"),
        decades=tuple(re.compile(rf"(?<!\d){pattern}") for pattern in numerals.decades),
    )


def _words(numerals: Numerals) -> Iterator[tuple[str, NumberWord]]:
    soft = frozenset(numerals.soft.split())
    for value, forms in numerals.scales.items():
        for form in _forms(forms, numerals.endings):
            yield form, NumberWord(value, scale=True)
    for value, forms in numerals.ordinals.items():
        for form in _forms(forms, numerals.endings):
            yield form, NumberWord(value, scale=value >= 1000, ordinal=True, soft=form in soft)
    for value, forms in numerals.cardinals.items():
        for form in _forms(forms, numerals.endings):
            yield form, NumberWord(value, soft=form in soft)


def _forms(forms: str, endings: str) -> Iterator[str]:
    for form in forms.split():
        if form.endswith("-"):
            yield from (form[:-1] + ending for ending in endings.split())
        else:
            yield form
