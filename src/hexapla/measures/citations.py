"""A resolution as it is cited: `resolution 70/1 of 25 September 2015, entitled “…”`.

It ties a reference to the date and the title beside it, where the words between them leave no
doubt; whether they are the right ones is for a check to say.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.langs import profile
from hexapla.measures.clause import Measures, measure
from hexapla.measures.dates import Date
from hexapla.model import Lang, Span
from hexapla.text.quotations import quotations

_LONGEST_GAP = 240
"""Code points between a date and the reference after it, at most: a title stands there."""
_LONGEST_JOIN = 8
_RESOLUTION = re.compile(r"(?:A|S|E|A/HRC)/RES/(.+)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A resolution cited with its date, its title or both."""

    span: Span
    """Of the number."""
    reference: str
    """As English writes it, or its symbol."""
    turned: str = ""
    """What it was if a conversion turned its parts round (`""`: that cannot be)."""
    date: Date | None = None
    title: Span | None = None
    """Without the marks around it."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    dated: re.Pattern[str]
    dated_before: re.Pattern[str]
    titled: re.Pattern[str]
    titled_before: re.Pattern[str]
    join: re.Pattern[str]


def resolution_of(symbol: str) -> str:
    """The number of the resolution that *symbol* names; `""`: it names none."""
    found = _RESOLUTION.fullmatch(symbol)
    return found[1] if found else ""


def find_citations(text: str, lang: Lang, italics: Sequence[Span] = ()) -> tuple[Citation, ...]:
    """The citations of *text*, a clause in *lang* with stretches in *italics*, in order."""
    measures = measure(text, lang)
    cited = [Citation(x.span, x.reference, x.turned) for x in measures.references]
    cited += [Citation(x.span, x.symbol) for x in measures.symbols if resolution_of(x.symbol)]
    if not cited:
        return ()
    set_off = sorted({*quotations(text, lang), *(x for x in italics if x.stop > x.start)})
    return tuple(_completed(text, lang, sorted(cited, key=lambda x: x.span), measures, set_off))


def _completed(
    text: str, lang: Lang, cited: Sequence[Citation], measures: Measures, titles: Sequence[Span]
) -> Iterator[Citation]:
    patterns, dates = _patterns(lang), _Dates(measures.dates)
    openings = [title.start for title in titles]
    start = 0
    for one in cited:
        date = _date_after(text, one.span.stop, dates, patterns)
        stop = date.span.stop if date else one.span.stop
        found = patterns.titled.match(text, stop)
        at = bisect_left(openings, found.end()) if found else len(titles)
        begins = found is not None and openings[at : at + 1] == [found.end()]
        title = _without_marks(text, titles[at], lang) if begins else None
        room = slice(bisect_left(openings, start), bisect_right(openings, one.span.start))
        between = [x for x in titles[room] if x.stop <= one.span.start]
        date = date or _date_before(text, Span(start, one.span.start), dates, between, patterns)
        if title is None and between:
            title = _title_before(text, between[-1], one.span.start, patterns, lang)
        if date or title:
            yield Citation(one.span, one.reference, one.turned, date, title)
        start = one.span.stop


class _Dates:
    """The dates of a text by their places: in order, and apart but for those that share a span."""

    def __init__(self, dates: Sequence[Date]) -> None:
        self._dates = dates
        self._starts = [date.span.start for date in dates]
        self._stops = [date.span.stop for date in dates]

    def beginning(self, start: int) -> Date | None:
        """The first date that begins at *start*."""
        at = bisect_left(self._starts, start)
        return self._dates[at] if self._starts[at : at + 1] == [start] else None

    def ends_at(self, stop: int) -> bool:
        """Whether a date ends at *stop*."""
        at = bisect_left(self._stops, stop)
        return self._stops[at : at + 1] == [stop]

    def last_within(self, room: Span) -> Date | None:
        """The last date that stands in *room*."""
        at = bisect_right(self._stops, room.stop) - 1
        return self._dates[at] if at >= 0 and self._starts[at] >= room.start else None

    def shared(self, date: Date) -> bool:
        """Whether another date has the span of *date*."""
        return (
            bisect_right(self._starts, date.span.start) - bisect_left(self._starts, date.span.start) > 1
        )


def _date_after(text: str, at: int, dates: _Dates, patterns: _Patterns) -> Date | None:
    found = patterns.dated.match(text, at)
    date = dates.beginning(found.end()) if found else None
    if date is None:
        return None
    join = patterns.join.match(text, date.span.stop)
    # Dates in a row belong to resolutions in a row: which to which, only `respectively` says.
    in_a_row = join is not None and dates.beginning(join.end()) is not None
    return None if in_a_row or dates.shared(date) else date


def _date_before(
    text: str, room: Span, dates: _Dates, quoted: Sequence[Span], patterns: _Patterns
) -> Date | None:
    """The date that leads the reference that begins where *room* ends."""
    date = dates.last_within(room)
    if date is None or room.stop - date.span.stop > _LONGEST_GAP:
        return None
    gap = "".join(
        char
        for at, char in enumerate(text[date.span.stop : room.stop], date.span.stop)
        if not any(x.start <= at < x.stop for x in quoted)
    )
    head = text[max(0, date.span.start - _LONGEST_JOIN) : date.span.start]
    join = re.search(rf"(?:{patterns.join.pattern})$", head)
    in_a_row = join is not None and dates.ends_at(date.span.start - len(join[0]))
    return date if patterns.dated_before.fullmatch(gap) and not in_a_row else None


def _title_before(text: str, title: Span, stop: int, patterns: _Patterns, lang: Lang) -> Span | None:
    said = [
        at
        for at in range(max(0, title.start - _LONGEST_JOIN), title.start)
        if patterns.titled.fullmatch(text, at, title.start)
    ]
    led = patterns.titled_before.fullmatch(text, title.stop, stop)
    return _without_marks(text, title, lang) if said and led else None


def _without_marks(text: str, title: Span, lang: Lang) -> Span:
    """What *title* holds inside quotation marks and spaces."""
    marks = "".join(mark for pair in profile(lang).typography.quotes for mark in pair) + '" \u00a0\u202f'
    within = title.of(text)
    start = title.start + len(within) - len(within.lstrip(marks))
    return Span(start, start + len(within.strip(marks)))


@cache
def _patterns(lang: Lang) -> _Patterns:
    citations = profile(lang).citations
    return _Patterns(
        re.compile(citations.dated),
        re.compile(citations.dated_before),
        re.compile(citations.titled),
        re.compile(citations.titled_before),
        re.compile(citations.list_join),
    )
