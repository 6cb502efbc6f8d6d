"""Joins Arabic letters into their presentation forms, and remembers where each came from.

Only for terminals that draw letters as they come; texts are never stored or compared in
this form.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from hexapla.model import Span

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

_LAM_ALEF = range(0xFEF5, 0xFEFD)
_ZWJ, _TATWEEL = "\u200d", "\u0640"


@dataclass(frozen=True, slots=True)
class Shaped:
    """A text as it is to be drawn, in logical order."""

    text: str
    origins: tuple[Span, ...]
    """For each code point of `text`, what it stands for in the original."""


@cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper

    return ArabicReshaper({"delete_harakat": False, "ARABIC LIGATURE ALLAH": False})


def has_arabic(text: str) -> bool:
    """Whether *text* has letters that join."""
    return any("\u0600" <= char <= "\u08ff" for char in text)


def shape(text: str) -> Shaped:
    """*text* with Arabic letters joined; lam and alef become one code point, one cell.

    A zero-width joiner joins as a kashida would, and is then not drawn: its code point in
    the result is the joiner again.
    """
    if not has_arabic(text):
        return Shaped(text, tuple(Span(at, at + 1) for at in range(len(text))))
    from arabic_reshaper.arabic_reshaper import HARAKAT_RE

    # The reshaper keeps letters in order and vowel signs in order, but a sign inside a
    # ligature comes after it: so the two are counted apart.
    is_sign = [bool(HARAKAT_RE.match(char)) for char in text]
    letters = iter([at for at, sign in enumerate(is_sign) if not sign])
    signs = iter([at for at, sign in enumerate(is_sign) if sign])
    shown: list[str] = []
    origins: list[Span] = []
    for char in _reshaper().reshape(text.replace(_ZWJ, _TATWEEL)):
        if HARAKAT_RE.match(char):
            at = next(signs)
            origins.append(Span(at, at + 1))
        else:
            at = next(letters)
            last = next(letters) if ord(char) in _LAM_ALEF else at
            origins.append(Span(at, last + 1))
        shown.append(_ZWJ if text[at] == _ZWJ else char)
    return Shaped("".join(shown), tuple(origins))
