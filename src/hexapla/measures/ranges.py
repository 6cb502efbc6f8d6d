"""Numbers that share what is said once: `2 to 3 million`, `10 to 15 per cent`.

It looks at neighbours only, and changes no number that says its own scale.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.number import Number
from hexapla.model import Lang

_HUNG_ON = re.compile(r"\w[-\u2010-\u2013]\Z")
"""What a number that is part of a name stands behind (`COVID-19`)."""
_WIDEST = 12
"""Code points between the two ends of a range, at most."""


def shared(text: str, numbers: Sequence[Number], language: LanguageProfile) -> tuple[Number, ...]:
    """*numbers* of *text*, in order; the first end of a range takes scale and per cent of the last."""
    done = list(numbers)
    for index in reversed(range(len(done) - 1)):
        first, last = done[index], done[index + 1]
        if last.scale == 1 and not last.percent:
            continue
        if (not first.demands and first.also) or not _is_range(text, first, last, language):
            continue
        if first.scale == 1 and last.scale > 1 and 0 < first.value < last.value / last.scale:
            first = replace(
                first, value=first.value * last.scale, scale=last.scale, demands=last.demands
            )
            first = replace(first, figure=False)
        done[index] = replace(first, percent=first.percent or last.percent)
    return tuple(done)


def _is_range(text: str, first: Number, last: Number, language: LanguageProfile) -> bool:
    start, stop = first.span.stop, last.span.start
    if stop - start > _WIDEST or _HUNG_ON.search(text, max(0, first.span.start - 2), first.span.start):
        return False
    to, word, between = _patterns(language.lang)
    if to.fullmatch(text, start, stop):
        return True
    said = between.fullmatch(text, start, stop) is not None
    return said and word.search(text, max(0, first.span.start - _WIDEST), first.span.start) is not None


@cache
def _patterns(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    numerals = profile(lang).numerals
    before, joint = numerals.between
    return (
        re.compile(rf"(?:[ \u00a0\u202f]?(?:{numerals.ranges})[ \u00a0\u202f]?)"),
        re.compile(rf"(?i:{before})\W*(?:\w{{1,3}}\W)?\Z"),
        re.compile(joint),
    )
