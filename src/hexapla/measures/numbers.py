"""Numbers in a clause, in digits or in words, as values.

A number *demands* a counterpart in the other versions, or only *satisfies* one: articles,
halves, dozens, words that mean something else as well. It compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.figures import damaged_readings, figure_pattern, read_figure
from hexapla.measures.ideographs import find_runs
from hexapla.measures.lexicon import lexicon, look_up
from hexapla.measures.phrases import Item, Phrase, read_phrase
from hexapla.measures.places import Places
from hexapla.measures.romans import find_romans
from hexapla.model import Lang, Span
from hexapla.text.folds import letter_folds

_FIRST_YEAR = re.compile(r"(?<!\d)(?P<century>\d{2})\d{2} ?[-\u2013/] ?$")
_LONGEST = 32
"""Words in a number, at most."""
_SMALL = 3
"""Below this a word never demands: articles, the dual, `both`, `second` of a minute."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at its place."""

    span: Span
    value: Fraction
    also: tuple[Fraction, ...] = ()
    """Other values that it may stand for."""
    demands: bool = True
    """Whether the other versions must have it too."""
    figure: bool = False
    """Whether the span is a figure and nothing else."""
    percent: bool = False

    @property
    def values(self) -> tuple[Fraction, ...]:
        """All values that it may stand for."""
        return (self.value, *self.also)


def find_numbers(text: str, language: LanguageProfile, taken: Sequence[Span] = ()) -> tuple[Number, ...]:
    """The numbers of *text*, in order, outside the spans *taken* (dates, symbols, references)."""
    places = Places(len(text), taken)
    found: list[Number] = []
    in_letters = _in_words if language.typography.spaced else _in_runs
    for numbers in (
        _satisfying(text, language.lang),
        in_letters(text, language, places),
        _roman(text, language),
    ):
        for number in sorted(numbers, key=lambda n: (n.span.start, -n.span.stop)):
            if places.free(number.span):
                places.take(number.span)
                found.append(number)
    after, before = _percent_patterns(language.lang)
    ends = {match.end() for match in before.finditer(text)}
    return tuple(
        replace(n, percent=n.span.start in ends or after.match(text, n.span.stop) is not None)
        for n in sorted(found, key=lambda number: number.span)
        if n.value != _NOTHING
    )


_NOTHING = Fraction(-1)
"""The value of what looks like a number and is none: it only keeps its place busy."""


def _satisfying(text: str, lang: Lang) -> Iterator[Number]:
    after, before = _percent_patterns(lang)
    for found in (*after.finditer(text), *before.finditer(text)):
        yield Number(Span(*found.span()), _NOTHING, demands=False)
    for pattern in lexicon(lang).decades:
        for found in pattern.finditer(text):
            year = _year(found["y"], lang)
            also = (year % 100, *(year + century for century in (1700, 1800, 1900, 2000)))
            yield Number(Span(*found.span()), year, also, demands=year >= 1000)
    if not lexicon(lang).may_satisfy.search(text):
        return
    for form, values in lexicon(lang).satisfying:
        for found in re.finditer(form, text):
            if found[0] and look_up(found[0], lang)[0] is None:
                first, *rest = values or (_NOTHING,)
                yield Number(Span(*found.span()), first, tuple(rest), demands=False)


def _year(raw: str, lang: Lang) -> Fraction:
    return Fraction(int(raw)) if raw.isdecimal() else next(find_runs(raw, lang)).value


def _in_words(text: str, language: LanguageProfile, places: Places) -> Iterator[Number]:
    items = _items(text, language, places)
    index = 0
    while index < len(items):
        phrase = read_phrase(text, items[index : index + _LONGEST], language.numerals)
        if phrase is None:
            index += 1
            continue
        yield _number(text, phrase, language)
        stop = phrase.items[-1].span.stop
        while index < len(items) and items[index].span.stop <= stop:
            index += 1


def _number(text: str, phrase: Phrase, language: LanguageProfile) -> Number:
    first, *more = phrase.items
    span = Span(first.span.start, phrase.items[-1].span.stop)
    if first.figure is not None:
        raw = first.span.of(text)
        damaged = () if more else damaged_readings(raw, language)
        attached = span.start > 0 and text[span.start - 1].isascii() and text[span.start - 1].isalpha()
        also = damaged or _full_year(text, first.span, phrase.value)
        return Number(span, phrase.value, also, not also and not attached, figure=not more)
    words = [item.word for item in phrase.items if item.word is not None]
    bare = all(word.scale for word in words) or (not more and words[0].soft)
    return Number(span, phrase.value, demands=phrase.value >= _SMALL and not bare)


def _full_year(text: str, span: Span, value: Fraction) -> tuple[Fraction, ...]:
    """The year that the two digits at *span* shorten (`1950-53`), or nothing."""
    before = _FIRST_YEAR.search(text[max(0, span.start - 8) : span.start])
    if before is None or span.stop - span.start != 2 or value.denominator != 1:
        return ()
    return (int(before["century"]) * 100 + value,)


@cache
def _token(lang: Lang) -> re.Pattern[str]:
    return re.compile(rf"(?P<figure>{figure_pattern(lang)})|(?P<word>[^\W\d_]+)")


def _items(text: str, language: LanguageProfile, places: Places) -> list[Item]:
    """Figures, number words and joiners of *text*; any other word is left out, and so ends a phrase."""
    joiners = lexicon(language.lang).joiners
    items: list[Item] = []
    for found in _token(language.lang).finditer(text):
        span = Span(*found.span())
        if found["figure"]:
            items += _figures(found["figure"], span, language)
        elif found["word"].lower() in joiners:
            items.append(Item(span))
        else:
            word, joined = look_up(found["word"], language.lang)
            if word is not None:
                items.append(Item(span, word=word, joined=joined))
    return [item for item in items if places.free(item.span)]


def _figures(raw: str, span: Span, language: LanguageProfile) -> Iterator[Item]:
    """The figure *raw* at *span*, or the parts of a dotted row (`1.2.3`)."""
    value = read_figure(raw, language)
    if value is not None:
        yield Item(span, figure=value)
        return
    for part in re.finditer(r"\d+", raw):
        yield Item(
            Span(span.start + part.start(), span.start + part.end()), figure=Fraction(int(part[0]))
        )


def _in_runs(text: str, language: LanguageProfile, places: Places) -> Iterator[Number]:
    for run in find_runs(text, language.lang):
        if not places.free(run.span):
            continue
        before = text[run.span.start - 1 : run.span.start]
        attached = run.figure and before.isascii() and before.isalpha()
        also = _full_year(text, run.span, run.value)
        demands = (run.figure or (run.certain and run.value >= _SMALL)) and not (attached or also)
        plain = re.fullmatch(figure_pattern(language.lang), run.span.of(text)) is not None
        yield Number(run.span, run.value, also, demands=demands, figure=plain)


def _roman(text: str, language: LanguageProfile) -> Iterator[Number]:
    for span, value in find_romans(text.translate(letter_folds(language.lang))):
        lone_letter = span.stop - span.start == 1
        yield Number(span, Fraction(value), demands=value >= _SMALL and not lone_letter)


@cache
def _percent_patterns(lang: Lang) -> tuple[re.Pattern[str], re.Pattern[str]]:
    numerals = profile(lang).numerals
    after = "|".join(numerals.percent) or r"(?!)"
    before = "|".join(numerals.percent_before) or r"(?!)"
    return re.compile(rf"[ \u00a0\u202f]?(?:{after})"), re.compile(before)
