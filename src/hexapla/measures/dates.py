"""Dates in a clause, whole or partial, as values.

A year alone is a number, not a date. It compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.ideographs import find_runs
from hexapla.measures.numbers import find_numbers
from hexapla.measures.places import Places
from hexapla.measures.tokens import words
from hexapla.model import Lang, Span

_NUMERAL = r"(?:\d{1,2}|[\u3007\u96f6\u4e00\u4e8c\u4e09\u56db\u4e94\u516d\u4e03\u516b\u4e5d\u5341]{1,3})"
"""Digits, or the numerals zero to ten of a script that writes places."""

_IN_FIGURES = re.compile(
    r"(?<![\d./-])(?:(?P<y>\d{4})-(?P<m>\d{2})-(?P<d>\d{2})"
    r"|(?P<d2>\d{1,2})(?P<mark>[./])(?P<m2>\d{1,2})(?P=mark)(?P<y2>\d{4}))(?![\d./-])"
)
_FIGURES_APART = re.compile(r"\d[-./]\d")
_WINDOW = 40
"""Code points before a month in which its day in words may stand."""
_NEAR = 12
"""Code points between two dates that share a year, at most."""


@dataclass(frozen=True, slots=True)
class Date:
    """A date at its place; a part that is not said is `None`."""

    span: Span
    year: int | None
    month: int
    day: int | None

    @property
    def key(self) -> tuple[int, int, int]:
        """Year, month and day, 0 for a part that is not said: what is compared."""
        return (self.year or 0, self.month, self.day or 0)


_JANUARY, _REST = 0xFDD0, "\ufddf"
"""What stands for the name of a month in a text in which dates are looked for: a character for the
month, from January on, and another for each further letter. No text has them: they are noncharacters."""

_MARK = r"[\ufdd0-\ufddb]"


@dataclass(frozen=True, slots=True)
class _Patterns:
    dates: tuple[re.Pattern[str], ...]
    """On text in which marks stand for the names of months."""
    days: re.Pattern[str]
    month: re.Pattern[str]
    """The name of any month, a group `m1` to `m12`; matches nothing where months stand in figures."""
    before_spelled: re.Pattern[str]
    after_spelled: re.Pattern[str]
    year_after: re.Pattern[str]


def find_dates(text: str, language: LanguageProfile, taken: Sequence[Span] = ()) -> tuple[Date, ...]:
    """The dates of *text*, in order, outside the spans *taken*.

    Days that share a month (`24 and 25 September`) are dates of their own with one span.
    """
    patterns = _patterns(language.lang)
    spaced = language.typography.spaced
    named = not spaced or any(word.month for _, word in words(text, language.lang))
    figured = (_IN_FIGURES,) if _FIGURES_APART.search(text) else ()
    if not named and not figured:
        return ()
    dates: list[Date] = []
    places = Places(len(text), taken)
    months = tuple(patterns.month.finditer(text)) if named and spaced else ()
    for date in _spelled(text, months, language, patterns):
        if places.free(date.span):
            places.take(date.span)
            dates.append(date)
    marked = _marked(text, months)
    for pattern in (*(patterns.dates if months or not spaced else ()), *figured):
        for found in pattern.finditer(marked):
            span = Span(*found.span())
            read = tuple(_dates(found, language, patterns)) if places.free(span) else ()
            if read:
                places.take(span)
                dates += read
    return tuple(_with_years(sorted(dates, key=lambda date: (date.span, date.key)), language))


def _marked(text: str, months: Sequence[re.Match[str]]) -> str:
    """*text* with marks, as long as they are, for the names of *months*."""
    pieces, stop = [], 0
    for month in months:
        mark = chr(_JANUARY - 1 + _named(month))
        pieces += [text[stop : month.start()], mark, _REST * (len(month[0]) - 1)]
        stop = month.end()
    return "".join((*pieces, text[stop:])) if pieces else text


def _named(month: re.Match[str]) -> int:
    """Which month *month* names."""
    return int((month.lastgroup or "m0")[1:])


def _dates(found: re.Match[str], language: LanguageProfile, patterns: _Patterns) -> Iterator[Date]:
    parts = found.groupdict()
    stated: int | None
    days: tuple[int, ...]
    if found.re is _IN_FIGURES:
        stated, month, day = (int(parts[name] or parts[f"{name}2"]) for name in "ymd")
        month, days = (day, (month,)) if month > 12 else (month, (day,))
    else:
        stated = _value(parts["y"], language) if parts.get("y") else None
        month = _month(parts, language)
        found_days = patterns.days.findall(parts.get("days") or "")
        days = tuple(_value(day, language) for day in found_days)
        if list(days) != sorted(days):
            # No range of days runs backwards: a score stands beside the date (`won 4-1 on ...`).
            opens = found.start("days") < found.start("month" if "month" in parts else "m")
            days = days[-1:] if opens else days[:1]
    span = Span(*found.span())
    if parts.get("first"):
        named = "month" if "month" in parts else "m"
        first = _month({named: parts["first"]}, language)
        # A month may carry two names with the same mark between them (تشرين الثاني/نوفمبر).
        yield from (
            Date(span, stated, one, None) for one in dict.fromkeys((first, month)) if 1 <= one <= 12
        )
    elif 1 <= month <= 12 and all(1 <= day <= 31 for day in days):
        yield from (Date(span, stated, month, day) for day in days)
        if not days:
            yield Date(span, stated, month, None)


def _spelled(
    text: str, months: Sequence[re.Match[str]], language: LanguageProfile, patterns: _Patterns
) -> Iterator[Date]:
    """Dates with a day in words (`the first of October 2024`)."""
    for found in months:
        start = max(0, found.start() - _WINDOW)
        window = text[start : found.start()]
        link = patterns.after_spelled.search(window)
        numbers = find_numbers(window[: link.start()], language) if link else ()
        if not link or not numbers or numbers[-1].span.stop != link.start():
            continue
        day, at = numbers[-1].value, start + numbers[-1].span.start
        said = numbers[-1].span.of(window)
        if any(x.isdecimal() for x in said) or day.denominator != 1 or not 1 <= day <= 31:
            continue
        if patterns.before_spelled.search(text, max(0, at - _WINDOW), at):
            year = patterns.year_after.match(text, found.end())
            stop = year.end() if year else found.end()
            stated = _value(year["y"], language) if year else None
            yield Date(Span(at, stop), stated, _named(found), int(day))


def _month(parts: Mapping[str, str | None], language: LanguageProfile) -> int:
    mark = parts.get("month")
    return ord(mark) - _JANUARY + 1 if mark else _value(parts["m"] or "", language)


def _value(raw: str, language: LanguageProfile) -> int:
    digits = re.match(r"\d+", raw)
    if digits:
        return int(digits[0])
    return next((int(run.value) for run in find_runs(raw, language.lang)), 0)


def _with_years(dates: list[Date], language: LanguageProfile) -> Iterator[Date]:
    """Give a date without a year the year of its near neighbour (`29 February and 1 March 2000`)."""
    first = language.calendar.year_first
    ordered = dates if first else list(reversed(dates))
    filled: list[Date] = []
    for date in ordered:
        before = filled[-1] if filled else None
        if before and date.year is None and before.year is not None:
            gap = date.span.start - before.span.stop if first else before.span.start - date.span.stop
            if gap <= _NEAR:
                filled.append(replace(date, year=before.year))
                continue
        filled.append(date)
    yield from filled if first else reversed(filled)


@cache
def _patterns(lang: Lang) -> _Patterns:
    calendar = profile(lang).calendar
    day = calendar.day.replace("{n}", _NUMERAL)
    month = "|".join(
        f"(?P<m{n}>{'|'.join(map(_opening, sorted(forms, key=len, reverse=True)))})"
        for n, forms in enumerate(calendar.months, 1)
    )
    clitic = rf"|(?<=(?<!\w){calendar.clitic})" if calendar.clitic else ""
    border = rf"(?:(?<!\w){clitic})"
    parts = {
        "{days}": rf"(?<![\d/.,])(?P<days>{day}(?:{calendar.days_join}{day})*)",
        "{months}": rf"(?P<first>{_MARK}){_REST}*{calendar.months_join}(?P<month>{_MARK}){_REST}*(?!\w)",
        "{month}": rf"(?P<month>{_MARK}){_REST}*",
        "{year}": rf"(?P<y>{calendar.year})(?!\d)",
        "{n}": _NUMERAL,
    }
    spaces = r"[ \u00a0\u202f]"

    def whole(pattern: str) -> re.Pattern[str]:
        for name, value in parts.items():
            pattern = pattern.replace(name, value)
        return re.compile(pattern.replace(" ", spaces))

    before, after, year = calendar.spelled
    return _Patterns(
        tuple(map(whole, calendar.patterns)),
        re.compile(_NUMERAL),
        whole(rf"{border}(?:{month or '(?!)'})(?!\w)"),
        whole(rf"(?:{before})\Z"),
        whole(rf"(?:{after})\Z"),
        whole(year),
    )


def _opening(form: str) -> str:
    """*form* of a name of a month, as it may open a heading too; `may` is another word."""
    return f"[{form[0]}{form[0].upper()}]{form[1:]}" if form[0].islower() else form


def month_like(written: str, month: int, language: LanguageProfile) -> str:
    """The date *written* with *month* in the form (case, double name) of the month there.

    `""` where the month stands in figures, or in a form that is not said of the other month.
    """
    months = [found[0] for found in _patterns(language.lang).month.finditer(written)]
    own = months[-1] if months else ""
    for forms in language.calendar.months:
        for index, form in enumerate(forms):
            if re.fullmatch(form, own):
                spelled = re.sub(
                    r"\[(.)[^]]*\]|\\(.)", r"\1\2", language.calendar.months[month - 1][index]
                )
                plain = spelled.replace(" ?", "").replace("?", "")
                return written.replace(own, plain, 1)
    return ""
