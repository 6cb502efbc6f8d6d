"""Everything measured in one text, each value once: what is a symbol is no number.

The order of taking out is the point of this module; it judges nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from hexapla.langs import profile
from hexapla.measures.addresses import Address, find_addresses
from hexapla.measures.crossings import Crossing, find_crossings
from hexapla.measures.dates import Date, find_dates
from hexapla.measures.divisions import Division, find_divisions
from hexapla.measures.misshapen import find_misshapen
from hexapla.measures.numbered import find_numbered
from hexapla.measures.numbers import Number, find_numbers
from hexapla.measures.places import Places
from hexapla.measures.references import Reference, find_references
from hexapla.measures.symbols import Symbol, find_symbols
from hexapla.model import Lang, Span

_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Soft hyphen, zero width spaces and the controls of direction."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The values of a text, in order; only crossings and divisions overlap what is numbered in them."""

    symbols: tuple[Symbol, ...]
    """Those that fit the grammar and those that do not (`fault`)."""
    references: tuple[Reference, ...]
    dates: tuple[Date, ...]
    numbers: tuple[Number, ...]
    parts: tuple[Number, ...]
    """The numbers that symbols, references, dates, cited paragraphs and parts of texts are made of: they
    may satisfy a number and demand none."""
    addresses: tuple[Address, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    """Paragraphs cited by number; each number is among the parts too."""
    divisions: tuple[Division, ...] = ()
    """Articles, annexes, sessions and the like cited by number; those of proceedings (`of_a_text` is
    false) are among the numbers too, the others among the parts."""


@lru_cache(maxsize=16384)
def measure(text: str, lang: Lang) -> Measures:
    """The values of *text*, a clause in *lang*, with spans in *text* as it stands.

    Characters that only decorate (kashida, vowel marks) or that are not seen are passed over.
    """
    ignorable = profile(lang).typography.ignorable + _INVISIBLE
    if not any(mark in text for mark in ignorable):
        return _measure(text, lang)
    places = [at for at, x in enumerate(text) if x not in ignorable]
    bare = _measure("".join(text[at] for at in places), lang)

    def moved(span: Span) -> Span:
        return Span(places[span.start], places[span.stop - 1] + 1)

    return Measures(
        tuple(replace(x, span=moved(x.span)) for x in bare.symbols),
        tuple(replace(x, span=moved(x.span)) for x in bare.references),
        tuple(replace(x, span=moved(x.span)) for x in bare.dates),
        tuple(replace(x, span=moved(x.span)) for x in bare.numbers),
        tuple(replace(x, span=moved(x.span)) for x in bare.parts),
        tuple(replace(x, span=moved(x.span)) for x in bare.addresses),
        tuple(replace(x, span=moved(x.span)) for x in bare.crossings),
        tuple(replace(x, span=moved(x.span)) for x in bare.divisions),
    )


def _measure(text: str, lang: Lang) -> Measures:
    language = profile(lang)
    addresses = find_addresses(text)
    outside = [address.span for address in addresses]
    symbols = find_symbols(text, language, outside)
    taken = [*outside, *(symbol.span for symbol in symbols)]
    misshapen = find_misshapen(text, language, taken)
    if misshapen:
        symbols = tuple(sorted((*symbols, *misshapen), key=lambda symbol: symbol.span))
        taken += [symbol.span for symbol in misshapen]
    references = find_references(text, language, taken)
    taken += [reference.span for reference in references]
    cited = [*taken]
    dates = find_dates(text, language, taken)
    taken += [date.span for date in dates]
    unread = frozenset(outside)
    parts = tuple(
        Number(Span(span.start + n.span.start, span.start + n.span.stop), n.value, n.also, demands=False)
        for span in dict.fromkeys(taken)
        if span not in unread
        for n in find_numbers(span.of(text), language)
    )
    numbers = find_numbers(text, language, taken)
    groups = find_numbered(text, language, numbers)
    crossings = find_crossings(text, language, groups, cited)
    divisions = find_divisions(groups)
    named = Places(len(text), (x.span for x in crossings))
    for division in divisions:
        if division.of_a_text:
            named.take(division.span)
    counted = tuple(number for number in numbers if named.free(number.span))
    parts += tuple(replace(x, demands=False) for x in numbers if not named.free(x.span))
    return Measures(symbols, references, dates, counted, parts, addresses, crossings, divisions)
