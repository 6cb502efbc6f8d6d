"""Numbers in a clause, in digits or in words, as values.

A number *demands* a counterpart in the other versions, or only *satisfies* one: articles,
halves, dozens, words that mean something else as well. It compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from functools import cache, lru_cache

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.clocks import find_clocks
from hexapla.measures.figures import figure_pattern
from hexapla.measures.ideographs import Run, find_runs
from hexapla.measures.lexicon import lexicon, look_up
from hexapla.measures.number import SMALL, Number, is_attached
from hexapla.measures.parts import find_parts
from hexapla.measures.places import Places
from hexapla.measures.ranges import shared
from hexapla.measures.romans import find_romans, read_roman
from hexapla.measures.tokens import has_numbers, tokens, words
from hexapla.measures.worded import full_year, in_words
from hexapla.model import Lang, Span
from hexapla.text.folds import letter_folds

__all__ = ["Number", "find_numbers", "is_points", "per_cent"]


def find_numbers(text: str, language: LanguageProfile, taken: Sequence[Span] = ()) -> tuple[Number, ...]:
    """The numbers of *text*, in order, outside the spans *taken* (dates, symbols, references)."""
    places = Places(len(text), taken)
    found: list[Number] = []
    for numbers in _by_precedence(text, language, places):
        for number in sorted(numbers, key=lambda n: (n.span.start, -n.span.stop)):
            if places.free(number.span):
                places.take(number.span)
                found.append(number)
    if not found:
        return ()
    after, before = _percent_patterns(language.lang)
    ends = {match.end() for match in before.finditer(text)}
    counted = [
        replace(n, percent=True) if n.span.start in ends or after.match(text, n.span.stop) else n
        for n in sorted(found, key=lambda number: number.span)
        if n.value != _NOTHING
    ]
    return shared(text, counted, language) if len(counted) > 1 else tuple(counted)


def _by_precedence(text: str, language: LanguageProfile, places: Places) -> Iterator[Iterator[Number]]:
    """The numbers of *text* by kind; what an earlier kind takes is not there for a later one."""
    lang, spaced = language.lang, language.typography.spaced
    telling = not spaced or len(tokens(text, lang)) > 0
    if telling:
        yield _times(text, language)
    yield _parts(text, lang)
    yield _satisfying(text, lang)
    if telling:
        yield in_words(text, language, places) if spaced else _in_runs(text, language, places)
        yield _roman(text, language)


_TEN = 10
_NOTHING = Fraction(-1)
"""The value of what looks like a number and is none: it only keeps its place busy."""


def _times(text: str, language: LanguageProfile) -> Iterator[Number]:
    for clock in find_clocks(text, language):
        value = _NOTHING if clock.value is None else Fraction(clock.value)
        small = value < SMALL and not clock.span.of(text).isdecimal()
        yield Number(clock.span, value, demands=value > 0 and not small, figure=clock.written)


def _parts(text: str, lang: Lang) -> Iterator[Number]:
    for part in find_parts(text, lang):
        yield Number(part.span, part.value, part.also, demands=part.certain)


def _satisfying(text: str, lang: Lang) -> Iterator[Number]:
    halves = Places(len(text), (Span(*found.span()) for found in lexicon(lang).halves.finditer(text)))
    if has_numbers(text, lang):
        yield from _figured(text, lang)
    yield from _phrased(text, lang, halves)
    for token, word in words(text, lang):
        if word.satisfies is not None and halves.free(Span(*token.span())):
            yield _soft(Span(*token.span()), word.satisfies)


def _soft(span: Span, values: Sequence[Fraction]) -> Number:
    first, *rest = values or (_NOTHING,)
    return Number(span, first, tuple(rest), demands=False)


def _figured(text: str, lang: Lang) -> Iterator[Number]:
    """Decades, and the words per cent, which are no hundred."""
    if _says_percent(lang).search(text):
        after, before = _percent_patterns(lang)
        for found in (*after.finditer(text), *before.finditer(text)):
            yield Number(Span(*found.span()), _NOTHING, demands=False)
    for pattern in lexicon(lang).decades:
        for found in pattern.finditer(text):
            year = _year(found["y"], lang)
            century = _century(found.groupdict().get("c"), lang)
            if century and year < 100:
                year += (century - 1) * 100
            also = (year % 100, *(year + century for century in (1700, 1800, 1900, 2000)))
            yield Number(Span(*found.span()), year, also, demands=year >= 1000)


def _phrased(text: str, lang: Lang, halves: Places) -> Iterator[Number]:
    """What may stand for numbers in several words, or in a certain place."""
    if not lexicon(lang).may_satisfy.search(text):
        return
    for pattern, values in lexicon(lang).satisfying:
        for found in pattern.finditer(text):
            if not found[0] or _cuts_a_numeral(text, found, lang):
                continue
            if halves.free(Span(*found.span())) and look_up(found[0], lang)[0] is None:
                yield _soft(Span(*found.span()), values)


def _cuts_a_numeral(text: str, found: re.Match[str], lang: Lang) -> bool:
    """Whether a word where none are separated is only a part of a longer numeral (万一 in 一万一千)."""
    numerals = lexicon(lang).numerals
    start, stop = found.span()
    before, after = text[max(0, start - 1) : start], text[stop : stop + 1]
    goes_on = after in numerals and all(x in numerals for x in found[0])
    return goes_on or (before in numerals and text[start] in numerals)


def _year(raw: str, lang: Lang) -> Fraction:
    return Fraction(int(raw)) if raw.isdecimal() else next(find_runs(raw, lang)).value


def _century(raw: str | None, lang: Lang) -> int | None:
    """The number of a century, in roman numerals, figures or numerals; `None`: not said."""
    if raw is None:
        return None
    return read_roman(raw.translate(letter_folds(lang))) or int(_year(raw, lang))


def _in_runs(text: str, language: LanguageProfile, places: Places) -> Iterator[Number]:
    for run in find_runs(text, language.lang):
        if not places.free(run.span):
            continue
        attached = run.figure and is_attached(text, run.span)
        also = full_year(text, run.span, run.value)
        demands = (
            run.figure or (run.certain and (run.value >= SMALL or run.value.denominator > 1))
        ) and not (attached or also)
        value, many = run.value, _group_after(text, run, language.lang)
        if many:
            value, also = value * many, (value,)
        plain = not many and re.fullmatch(figure_pattern(language.lang), run.span.of(text)) is not None
        yield Number(run.span, value, also, demands, figure=plain, attached=attached, scale=run.scale)


def _group_after(text: str, run: Run, lang: Lang) -> Fraction | None:
    """What the word for ten or more after *run*, or after one mark, multiplies it by (三个世纪)."""
    if not SMALL <= run.value < _TEN:
        return None
    for pattern, values in lexicon(lang).satisfying:
        places = (run.span.stop, run.span.stop + 1) if len(values) == 1 and values[0] >= _TEN else ()
        if any(pattern.match(text, place) for place in places):
            return values[0]
    return None


def _roman(text: str, language: LanguageProfile) -> Iterator[Number]:
    lang = language.lang
    if language.typography.spaced and not any(word.roman for _, word in words(text, lang)):
        return
    for span, value in find_romans(text.translate(letter_folds(lang))):
        lone_letter = span.stop - span.start == 1
        yield Number(span, Fraction(value), demands=value >= SMALL and not lone_letter)


def per_cent(text: str, number: Number, lang: Lang) -> Span:
    """The span of *number* of *text* with the words or the sign that make it per cent, where they stand
    beside it."""
    start, stop = number.span.start, number.span.stop
    if found := _percent_patterns(lang)[0].match(text, stop):
        return Span(start, found.end())
    return Span(_percent_before(text, lang).get(start, start), stop)


@lru_cache(maxsize=16)
def _percent_before(text: str, lang: Lang) -> Mapping[int, int]:
    """Where what makes the number after it per cent begins, by where it ends."""
    return {found.end(): found.start() for found in _percent_patterns(lang)[1].finditer(text)}


def is_points(text: str, number: Number, lang: Lang) -> bool:
    """Whether *number* of *text* counts points, which may be percentage points."""
    return _points(lang).match(text, number.span.stop) is not None


@cache
def _points(lang: Lang) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0\u202f-]?(?:{profile(lang).numerals.points})")


@cache
def _percent_patterns(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str]]:
    numerals = profile(lang).numerals
    after = "|".join(numerals.percent) or r"(?!)"
    before = "|".join(numerals.percent_before) or r"(?!)"
    return re.compile(rf"[ \u00a0\u202f]?(?:{after})"), re.compile(before)


@cache
def _says_percent(lang: Lang) -> re.Pattern[str]:
    numerals = profile(lang).numerals
    return re.compile("|".join((*numerals.percent, *numerals.percent_before)) or r"(?!)")
