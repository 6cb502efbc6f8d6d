"""The value of a label: `(b)`, `(ب)`, `㈡`, `(二)`, `ii` and `second` are all 2.

Labels of lists only; the numbers of paragraphs in running text are the work of `numbers`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hexapla.langs import LanguageProfile
from hexapla.measures.ideographs import find_runs
from hexapla.measures.lexicon import look_up
from hexapla.measures.romans import read_roman

_ABJAD = "أبجدهوزحطيكلمنسعفصقرشتثخذضظغ"
"""The order in which the United Nations letters Arabic lists [S], not that of the dictionary."""

_CYRILLIC = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The Russian letters that label lists: without io, short i and the signs [G]."""

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_SPANISH = "abcdefghijklmn\u00f1opqrstuvwxyz"
"""The same with LATIN SMALL LETTER N WITH TILDE, which Spanish lists count or leave out [S]."""

_LOOK_ALIKES = str.maketrans("асеох", "aceox")
"""Cyrillic letters that stand for the Latin ones in lists of Russian texts [S]."""

_BRACKETS = "\u2018\u2019\u201b'\"()[]\uff08\uff09.\u3001-\u2013 \u00a0\u200e\u200f"


def label_value(mark: str, language: LanguageProfile, after: int | None = None) -> int | None:
    """The position that *mark* (with or without brackets) stands for, from 1; `None`: no label.

    *after* is the value of the label before it in the same list, or `None` where it is the first
    or is not known: it tells the letter `i` after `h` from the roman numeral.
    """
    readings = label_readings(mark, language)
    if after is not None and after + 1 in readings:
        return after + 1
    return readings[0] if readings else None


def label_readings(mark: str, language: LanguageProfile) -> tuple[int, ...]:
    """All values that *mark* may have, the likeliest first; empty where it is no label."""
    bare = "".join(x for x in mark.lower() if x not in language.typography.ignorable).strip(_BRACKETS)
    return (
        tuple(dict.fromkeys(value for value in _readings(bare, language) if value > 0)) if bare else ()
    )


def _readings(bare: str, language: LanguageProfile) -> Iterator[int]:
    digits = [unicodedata.digit(x, -1) for x in bare]
    if min(digits) >= 0:
        yield int("".join(map(str, digits)))
    elif len(bare) == 1 and (value := unicodedata.numeric(bare, 0)) and value == int(value):
        yield int(value)
    if not language.typography.spaced:
        yield from (
            int(run.value)
            for run in find_runs(bare, language.lang)
            if run.span.stop - run.span.start == len(bare)
        )
    roman = read_roman(bare.upper())
    if roman is not None:
        yield roman
    spanish = (_SPANISH,) if re.fullmatch(language.drafting.sublabel, "\u00f1)") else ()
    for alphabet in (_LATIN, *spanish, _CYRILLIC, _ABJAD):
        for spelling in (bare.translate(_LOOK_ALIKES), bare, bare.replace("\u0627", "\u0623")):
            if len(set(spelling)) == 1 and spelling[0] in alphabet:
                # aa comes after z, as bb after aa.
                yield (len(spelling) - 1) * len(alphabet) + alphabet.index(spelling[0]) + 1
    yield from _in_words(bare, language)


def _in_words(bare: str, language: LanguageProfile) -> Iterator[int]:
    """The value of the name of a letter, or of a number in words: `first`, the Arabic for `eleventh`."""
    if name := language.citations.letters.get(bare):
        yield ord(name) - ord("A") + 1
    words = [look_up(word, language.lang)[0] for word in bare.split()]
    if words and None not in words:
        yield sum(word.value for word in words if word)
