"""Roman numerals to 39, read and written: beyond, capital letters are rather abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hexapla.model import Span

_NUMERAL = r"X{0,3}(?:IX|IV|V?I{0,3})"
_WHOLE = re.compile(_NUMERAL)
_IN_TEXT = re.compile(rf"(?<![\w./])(?P<roman>(?=[IVX]){_NUMERAL})(?:e|er|\u00e8me)?(?!\w)")
_VALUES = {"I": 1, "V": 5, "X": 10}
_WRITTEN = ((40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def read_roman(letters: str) -> int | None:
    """The value of *letters*, in capitals; `None` where they are no numeral to 39."""
    if not letters or not _WHOLE.fullmatch(letters):
        return None
    values = [_VALUES[letter] for letter in letters]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def write_roman(value: int) -> str:
    """*value*, from 1 to 89, in roman numerals."""
    written = ""
    for size, letters in _WRITTEN:
        written += letters * (value // size)
        value %= size
    return written


def find_romans(text: str) -> Iterator[tuple[Span, int]]:
    """The roman numerals of *text* that stand alone or before an ordinal ending."""
    for found in _IN_TEXT.finditer(text):
        value = read_roman(found["roman"])
        if value is not None:
            yield Span(*found.span("roman")), value
