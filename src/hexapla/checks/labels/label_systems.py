"""How a number may be written as a label: in figures, letters, roman or Chinese numerals.

What a label is worth is read in `measures.labels`; this is the way back, so that a label can be
suggested in the writing that stands there. It judges nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hexapla.langs import LanguageProfile
from hexapla.measures.figures import with_figure
from hexapla.measures.labels import label_readings
from hexapla.measures.romans import write_roman

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
"""Without io, short i and the signs, as lists use them [G]."""

_HEH = "ه"
"""As a label it has a kashida (U+0640) behind it."""

_ABJAD = (*"أبجد", f"{_HEH}\u0640", *"وزحطيكلمنسعفصقرشت")
"""The order of Arabic lists [S]."""

_IDEOGRAPHS = "一二三四五六七八九十"
_PARENTHESISED, _CIRCLED = 0x3220, 0x2460
"""Code points of the ideograph one in parentheses and of the circled digit one."""

_TEN, _TWENTY = 10, 20
_SURE_LATIN = 14
"""Up to n the Latin alphabets agree; then Spanish may count the n with a tilde [S]."""

_LOOK_ALIKES = str.maketrans("асеох", "aceox")
"""Cyrillic letters that stand for Latin ones in lists of Russian texts [S]."""

_MARK = re.compile(r"[^\W_]+\u0640?|[\u3220-\u3229\u2460-\u2473]")


def writings(number: int) -> Iterator[tuple[str, str]]:
    """The ways to write *number*, from 1, as a label, each with the name of its system; not figures."""
    at = number - 1
    if number < 1:
        return
    for name, letters in (("letter", _LATIN), ("Cyrillic letter", _CYRILLIC)):
        if number <= len(letters):
            yield name, letters[at]
            yield f"capital {name}", letters[at].upper()
    if number <= len(_ABJAD):
        yield "Arabic letter", _ABJAD[at]
    yield "roman numeral", write_roman(number).lower()
    yield "capital roman numeral", write_roman(number)
    if number <= _TEN:
        yield "Chinese numeral", _IDEOGRAPHS[at]
        yield "Chinese numeral in one character", chr(_PARENTHESISED + at)
    if number <= _TWENTY:
        yield "circled figure", chr(_CIRCLED + at)


def systems(label: str, number: int) -> frozenset[str]:
    """The systems in which *label* is worth *number*; none where it is written in another way."""
    found = _MARK.search(label)
    if not found:
        return frozenset()
    mark = f"{_HEH}\u0640" if found[0] == _HEH else found[0].replace("\u0627", "أ")  # bare ALEF
    if mark.isdecimal():
        return frozenset({"figure"})
    return frozenset(
        name for name, text in writings(number) if text in (mark, mark.translate(_LOOK_ALIKES))
    )


def relabelled(label: str, number: int, wanted: int, language: LanguageProfile) -> str:
    """*label*, worth *number*, as it is written for *wanted*; `""` where that is not sure."""
    if figures := with_figure(label, number, wanted):
        return figures
    found = _MARK.search(label)
    if not found or found[0] in "асеох":  # Cyrillic, or Latin: the next letter is not known
        return ""
    own = systems(found[0], number)
    for name, new in writings(wanted):
        sure = "letter" not in name or "Arabic" in name or max(number, wanted) <= _SURE_LATIN
        if sure and name in own and wanted in label_readings(new, language):
            return label[: found.start()] + new + label[found.end() :]
    return ""
