"""Letters that look like those of document symbols, and the digits of a language, as plain ones.

Every fold maps one character to one, so that places in the text stay what they are.
"""

from __future__ import annotations

from functools import cache

from hexapla.langs import profile
from hexapla.model import Lang

_WIDE = {
    ord("\uff08"): "(",  # FULLWIDTH LEFT PARENTHESIS
    ord("\uff09"): ")",  # FULLWIDTH RIGHT PARENTHESIS
    ord("\uff0f"): "/",  # FULLWIDTH SOLIDUS
    ord("\uff0e"): ".",  # FULLWIDTH FULL STOP
    ord("\uff0d"): "-",  # FULLWIDTH HYPHEN-MINUS
    ord("\u2010"): "-",  # HYPHEN
    ord("\u2011"): "-",  # NON-BREAKING HYPHEN
    ord("\u00a0"): " ",  # NO-BREAK SPACE
    ord("\u202f"): " ",  # NARROW NO-BREAK SPACE
    **{0xFF21 + n: chr(ord("A") + n) for n in range(26)},  # FULLWIDTH LATIN CAPITAL LETTERS
    **{0xFF41 + n: chr(ord("a") + n) for n in range(26)},  # FULLWIDTH LATIN SMALL LETTERS
    **{0xFF10 + n: str(n) for n in range(10)},  # FULLWIDTH DIGITS
}


@cache
def letter_folds(lang: Lang) -> dict[int, str]:
    """For `str.translate`: the letters of *lang* that stand for Latin ones in symbols; same length."""
    return {ord(a): b for a, b in zip(*profile(lang).citations.symbol_folds, strict=True)}


@cache
def symbol_folds(lang: Lang) -> dict[int, str]:
    """For `str.translate`: those letters, and the digits of *lang* as `0` to `9`; same length."""
    digits = {
        ord(digit): str(value)
        for row in profile(lang).numerals.digits
        for value, digit in enumerate(row)
    }
    return {**letter_folds(lang), **digits}


@cache
def citation_folds(lang: Lang) -> dict[int, str]:
    """For `str.translate`: those, and full-width characters as narrow ones; same length."""
    return {**_WIDE, **symbol_folds(lang)}
