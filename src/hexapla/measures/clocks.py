"""Times of day: `3 p.m.` and `15 h` are one hour, `10.30 a.m.` is an hour and a minute.

It reads hours and minutes as numbers of their own, hours from 0 to 24; full hours have no
minutes. It compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.ideographs import find_runs
from hexapla.measures.lexicon import lexicon, look_up
from hexapla.measures.tokens import has_numbers, known, tokens
from hexapla.model import Lang, Span

_NOON, _DAY = 12, 24
_WIDEST = 20
_WORD_BEFORE = re.compile(r"(?<!\w)([^\W\d_]+)[ \u00a0-]\Z")
_WORD_AFTER = re.compile(r"[ \u00a0-]([^\W\d_]+)")


@dataclass(frozen=True, slots=True)
class Clock:
    """An hour or a minute at its place; `None`: a mark of the time of day that is no number."""

    span: Span
    value: int | None
    written: bool
    """Whether the figure at the place says the value: not `3` for 15 hours, nor a word."""


def find_clocks(text: str, language: LanguageProfile) -> Iterator[Clock]:
    """The hours and minutes of *text*; the whole of a time is taken, in parts without overlaps."""
    for found in _found(text, language):
        hour = _hour(found["h"], language)
        if hour is not None and hour <= _DAY and not _in_company(text, found.span("h"), language.lang):
            yield from _clocks(found, hour, language)


def _found(text: str, language: LanguageProfile) -> Iterator[re.Match[str]]:
    patterns = _patterns(language.lang)
    if not language.typography.spaced:
        yield from (found for pattern in patterns for found in pattern.finditer(text))
        return
    for token in tokens(text, language.lang) if has_numbers(text, language.lang) else ():
        number = known(token[0], language.lang).number if token.lastgroup == "word" else None
        if token.lastgroup == "figure" or (number is not None and number.value <= _DAY):
            matches = (pattern.match(text, token.start()) for pattern in patterns)
            yield from (found for found in matches if found)


def _clocks(found: re.Match[str], hour: int, language: LanguageProfile) -> Iterator[Clock]:
    parts = found.groupdict()
    later = hour + _NOON if parts.get("pm") and hour < _NOON else hour
    digits = found["h"].isdecimal()
    yield Clock(Span(*found.span("h")), later, digits and later == hour)
    if parts.get("m"):
        minute = _hour(parts["m"] or "", language)
        yield Clock(Span(*found.span("m")), minute or None, (parts["m"] or "").isdecimal())
    elif parts.get("half"):
        yield Clock(Span(*found.span("half")), 30, False)


def _in_company(text: str, span: tuple[int, int], lang: Lang) -> bool:
    """Whether an hour in a word is only a part of a number (`twenty four hours`)."""
    if text[span[0]].isdecimal():
        return False
    before = _WORD_BEFORE.search(text, max(0, span[0] - _WIDEST), span[0])
    after = _WORD_AFTER.match(text, span[1])
    return any(x is not None and _joins(x[1], lang) for x in (before, after))


def _joins(word: str, lang: Lang) -> bool:
    return word.lower() in lexicon(lang).joiners or look_up(word, lang)[0] is not None


def _hour(raw: str, language: LanguageProfile) -> int | None:
    if raw.isdecimal():
        return int(raw)
    if not language.typography.spaced:
        return next((int(run.value) for run in find_runs(raw, language.lang)), None)
    word = look_up(raw, language.lang)[0]
    return word.value if word else None


@cache
def _patterns(lang: Lang) -> tuple[re.Pattern[str], ...]:
    language = profile(lang)
    numerals = "".join(f for n, f in language.numerals.cardinals.items() if 0 < n < 10).replace(" ", "")
    word = r"[^\W\d_]{2,14}" if language.typography.spaced else rf"[{numerals}\u5341]{{1,3}}"
    hour = rf"(?<![\w.,:\uff1a])(?P<h>\d{{1,2}}|{word})"
    if not language.typography.spaced:
        hour = rf"(?<![\d.,:\uff1a])(?P<h>\d{{1,2}}|{word})"
    return tuple(re.compile(pattern.replace("{h}", hour)) for pattern in language.calendar.clock)
