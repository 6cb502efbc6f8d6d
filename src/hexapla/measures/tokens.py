"""The figures and words of a text, and what each word may be, looked up once and remembered.

Most clauses hold few numbers: what looks for them asks here first and runs its patterns
only where they can match. It gives no values of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from hexapla.langs import profile
from hexapla.measures.figures import figure_pattern
from hexapla.measures.lexicon import NumberWord, lexicon, look_up
from hexapla.model import Lang
from hexapla.text.folds import letter_folds

_ROMAN = "IVX"


@dataclass(frozen=True, slots=True)
class Word:
    """What a word of a text may be."""

    number: NumberWord | None
    joined: bool
    """Whether a joiner is written onto its front."""
    joiner: bool
    satisfies: tuple[Fraction, ...] | None
    """The numbers that it may stand for without saying them; `()`: it only looks like one."""
    part: bool
    """Whether a part of a whole may begin with it."""
    roman: bool
    month: bool
    """Whether the name of a month may begin with it."""


@lru_cache(maxsize=16)
def tokens(text: str, lang: Lang) -> tuple[re.Match[str], ...]:
    """The figures and words of *text* in order, as groups `figure` and `word`."""
    return tuple(_token(lang).finditer(text))


@lru_cache(maxsize=16)
def words(text: str, lang: Lang) -> tuple[tuple[re.Match[str], Word], ...]:
    """The words of *text* and what each may be; `()` where words are not separated."""
    if not profile(lang).typography.spaced:
        return ()
    return tuple((x, known(x[0], lang)) for x in tokens(text, lang) if x.lastgroup == "word")


@lru_cache(maxsize=16)
def has_numbers(text: str, lang: Lang) -> bool:
    """Whether *text* may hold a figure or a number word."""
    if not profile(lang).typography.spaced:
        return True
    found = words(text, lang)
    return len(found) < len(tokens(text, lang)) or any(word.number for _, word in found)


@cache
def _token(lang: Lang) -> re.Pattern[str]:
    return re.compile(rf"(?P<figure>{figure_pattern(lang)})|(?P<word>[^\W\d_]+)")


@lru_cache(maxsize=65536)
def known(word: str, lang: Lang) -> Word:
    """What *word* may be in *lang*."""
    language = lexicon(lang)
    number, joined = look_up(word, lang)
    satisfies: tuple[Fraction, ...] | None = None
    if number is None:
        plain = word.translate(language.spelling)
        stems = language.stemmed.fullmatch(plain)
        if stems:
            parts = language.stem.findall(stems["stems"].lower())
            satisfies = (Fraction(sum(language.stems[part] for part in parts)),)
        for pattern, values in language.satisfying_words:
            satisfies = values if pattern.fullmatch(word) else satisfies
    counts = number is not None and not number.ordinal and 1 <= number.value <= 9
    return Word(
        number,
        joined,
        word.lower() in language.joiners,
        satisfies,
        part=counts or language.dual.fullmatch(word.translate(language.spelling)) is not None,
        roman=word[0].translate(letter_folds(lang)) in _ROMAN,
        month=_month_starts(lang).fullmatch(word) is not None,
    )


@cache
def _month_starts(lang: Lang) -> re.Pattern[str]:
    """The first word of every name of a month, as a word by itself."""
    forms = (form for months in profile(lang).calendar.months for form in months)
    firsts = dict.fromkeys(
        re.split(r" | \?", form)[0].replace(r"\.?", "").replace(r"\.", "") for form in forms
    )
    return re.compile(rf"(?i:{'|'.join(firsts) or '(?!)'})")
