"""Numbers in figures and in words, in a language that separates words.

It finds them and puts them together (`£125m`, `two and a half million`); what may stand for
a number without saying it is the work of `numbers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from math import prod
from unicodedata import category

from hexapla.langs import LanguageProfile
from hexapla.measures.figures import LONGEST, damaged_readings, read_figure
from hexapla.measures.lexicon import lexicon, look_up
from hexapla.measures.number import SMALL, Number, is_attached
from hexapla.measures.phrases import Item, Phrase, read_phrase
from hexapla.measures.places import Places
from hexapla.measures.tokens import has_numbers, known, tokens
from hexapla.model import Lang, Span

_FIRST_YEAR = re.compile(r"(?<!\d)(?P<century>\d{2})\d{2} ?[-\u2013/] ?$")
_SCALE_AFTER = re.compile(r"[ \u00a0\u202f]([^\W\d_]+)")
_LETTERS = re.compile(r"[ \u00a0\u202f]?([^\W\d_]{1,2})([^\w\s]?)(?!\w)")
_LONGEST = 32
"""Words in a number, at most."""


def in_words(text: str, language: LanguageProfile, places: Places) -> Iterator[Number]:
    """The numbers of *text* in free places, for a language that separates words."""
    items = _items(text, language, places)
    index = 0
    while index < len(items):
        phrase = read_phrase(text, items[index : index + _LONGEST], language.numerals)
        if phrase is None:
            index += 1
            continue
        number = _number(text, phrase, language)
        ordinal = any(item.word is not None and item.word.ordinal for item in phrase.items)
        yield _and_a_half(text, number, language.lang, ordinal=ordinal)
        stop = phrase.items[-1].span.stop
        while index < len(items) and items[index].span.stop <= stop:
            index += 1


def _number(text: str, phrase: Phrase, language: LanguageProfile) -> Number:
    first, *more = phrase.items
    span = Span(first.span.start, phrase.items[-1].span.stop)
    words = [item.word for item in phrase.items if item.word is not None]
    scale = prod(word.value for word in words if word.scale and word.value >= 1000)
    if first.figure is not None:
        raw = first.span.of(text)
        damaged = () if more else damaged_readings(raw, language)
        attached = is_attached(text, first.span)
        also = damaged or full_year(text, first.span, phrase.value)
        plain = not more and raw[-1].isdecimal()
        demands = not also and not attached
        return Number(span, phrase.value, also, demands, plain, attached=attached, scale=scale)
    bare = all(word.scale and not word.ordinal for word in words) or (not more and words[0].soft)
    return Number(span, phrase.value, demands=phrase.value >= SMALL and not bare, scale=scale)


def _and_a_half(text: str, number: Number, lang: Lang, *, ordinal: bool) -> Number:
    """*number* with what the words after it add: `a million and a half`, `two and a half million`."""
    half = lexicon(lang).halves.match(text, number.span.stop)
    if half is None:
        return number if ordinal else _of_decades(text, number, lang)
    stop, scale = half.end(), number.scale
    after = _SCALE_AFTER.match(text, stop)
    word = look_up(after[1], lang)[0] if after and scale == 1 else None
    if after and word and word.scale and word.value >= 1000:
        stop, scale = after.end(), word.value
        value = (number.value + Fraction(1, 2)) * scale
    else:
        value = number.value + Fraction(scale, 2)
    # Without a scale it may be said otherwise: years and six months.
    also = () if scale > 1 else (number.value, *number.also)
    return Number(Span(number.span.start, stop), value, also, demands=scale > 1, scale=scale)


def _of_decades(text: str, number: Number, lang: Lang) -> Number:
    """*number* before a word for ten, a dozen, a hundred, as elsewhere it is multiplied (30 years)."""
    after = _SCALE_AFTER.match(text, number.span.stop)
    group = known(after[1], lang).satisfies if after else None
    if not group or group[0] < 10 or len(group) > 1 or number.value >= 10:
        return number
    demands = number.demands and number.value >= SMALL
    return replace(
        number,
        value=number.value * group[0],
        also=(number.value, *number.also),
        demands=demands,
        figure=False,
    )


def full_year(text: str, span: Span, value: Fraction) -> tuple[Fraction, ...]:
    """The year that the two digits at *span* shorten (`1950-53`), or nothing."""
    before = _FIRST_YEAR.search(text[max(0, span.start - 8) : span.start])
    if before is None or span.stop - span.start != 2 or value.denominator != 1:
        return ()
    return (int(before["century"]) * 100 + value,)


def _items(text: str, language: LanguageProfile, places: Places) -> list[Item]:
    """Figures, number words and joiners of *text*; any other word is left out, and so ends a phrase."""
    items: list[Item] = []
    if not has_numbers(text, language.lang):
        return items
    for found in tokens(text, language.lang):
        if found.lastgroup == "figure":
            span = Span(*found.span())
            items += _amount(text, span, language) or _figures(found[0], span, language)
            continue
        word = known(found[0], language.lang)
        if word.joiner:
            items.append(Item(Span(*found.span())))
        elif word.number is not None:
            items.append(Item(Span(*found.span()), word=word.number, joined=word.joined))
    return [item for item in items if places.free(item.span)]


def _amount(text: str, span: Span, language: LanguageProfile) -> tuple[Item, ...]:
    """The figure at *span* with the letters that scale it, where a sign of currency stands beside."""
    letters = _LETTERS.match(text, span.stop)
    if letters is None or letters[1] not in language.numerals.amounts:
        return ()
    beside = text[max(0, span.start - 1) : span.start].strip() + letters[2]
    value = read_figure(span.of(text), language)
    if value is None or not any(category(mark) == "Sc" for mark in beside):
        return ()
    value *= language.numerals.amounts[letters[1]]
    return (Item(Span(span.start, letters.end(1)), figure=value),)


def _figures(raw: str, span: Span, language: LanguageProfile) -> Iterator[Item]:
    """The figure *raw* at *span*, or the parts of a dotted row (`1.2.3`)."""
    value = read_figure(raw, language)
    if value is not None:
        yield Item(span, figure=value)
        return
    for part in re.finditer(rf"(?<!\d)\d{{1,{LONGEST}}}(?!\d)", raw):
        yield Item(
            Span(span.start + part.start(), span.start + part.end()), figure=Fraction(int(part[0]))
        )
