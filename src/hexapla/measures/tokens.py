"""The figures and telling words of a text, looked up once and remembered.

Most words of a clause are no part of any number or date: what looks for these asks here first
and runs its patterns only where they can match. It gives no values of its own.
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

_MOST = 65536
"""Words remembered of a language, at most."""

_ROMAN = re.compile(r"[IVX]+(?:e|er|\u00e8me)?")


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

    @property
    def tells(self) -> bool:
        """Whether it is any of these."""
        looks = self.satisfies is not None or self.part or self.roman
        return self.number is not None or self.joiner or self.month or looks


@lru_cache(maxsize=16)
def tokens(text: str, lang: Lang) -> tuple[re.Match[str], ...]:
    """The figures and the telling words of *text*, in order, as groups `figure` and `word`."""
    dull = _dull(lang)
    kept = []
    for found in [found for found in _token(lang).finditer(text) if found[0] not in dull]:
        if found.lastgroup == "figure" or known(found[0], lang).tells:
            kept.append(found)
        elif len(dull) < _MOST:
            dull.add(found[0])
    return tuple(kept)


@cache
def _dull(lang: Lang) -> set[str]:
    """Words of *lang* that tell nothing, as they are met."""
    return set()


@lru_cache(maxsize=16)
def words(text: str, lang: Lang) -> tuple[tuple[re.Match[str], Word], ...]:
    """The telling words of *text* and what each may be; `()` where words are not separated."""
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
    return re.compile(rf"(?P<word>[^\W\d_]+)|(?P<figure>{figure_pattern(lang)})")


@lru_cache(maxsize=8192)
def known(word: str, lang: Lang) -> Word:
    """What *word* may be in *lang*."""
    language = lexicon(lang)
    number, joined = look_up(word, lang)
    plain = word.translate(language.spelling)
    satisfies: tuple[Fraction, ...] | None = None
    if number is None:
        stems = language.stemmed.fullmatch(plain)
        if stems:
            parts = language.stem.findall(stems["stems"].lower())
            satisfies = (Fraction(sum(language.stems[part] for part in parts)),)
        looks = language.satisfying_word.fullmatch(word)
        if looks and looks.lastgroup:
            satisfies = language.satisfied[looks.lastgroup]
    counts = number is not None and not number.ordinal and 1 <= number.value <= 9
    return Word(
        number,
        joined,
        word.lower() in language.joiners,
        satisfies,
        part=counts or language.dual.fullmatch(plain) is not None,
        roman=_ROMAN.fullmatch(word.translate(letter_folds(lang))) is not None,
        month=_month_starts(lang).fullmatch(word) is not None,
    )


@cache
def _month_starts(lang: Lang) -> re.Pattern[str]:
    """The first word of every name of a month, as a word by itself."""
    calendar = profile(lang).calendar
    forms = (form for months in calendar.months for form in months)
    firsts = dict.fromkeys(
        re.split(r" | \?", form)[0].replace(r"\.?", "").replace(r"\.", "") for form in forms
    )
    clitic = f"(?:{calendar.clitic})?"
    return re.compile(rf"(?i:{clitic}(?:{'|'.join(firsts) or '(?!)'}))")
