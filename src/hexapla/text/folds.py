"""Letters that look like those of document symbols, and the digits of a language, as plain ones."""

from __future__ import annotations

from functools import cache

from hexapla.langs import profile
from hexapla.model import Lang


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
