"""Everything measured in one text, each value once: what is a symbol is no number.

The order of taking out is the point of this module; it judges nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache

from hexapla.langs import profile
from hexapla.measures.dates import Date, find_dates
from hexapla.measures.numbers import Number, find_numbers
from hexapla.measures.references import Reference, find_references
from hexapla.measures.symbols import Symbol, find_symbols, find_web_addresses
from hexapla.model import Lang, Span

_INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
"""Soft hyphen, zero width spaces and the controls of direction."""


@dataclass(frozen=True, slots=True)
class Measures:
    """The values of a text, in order and without overlaps."""

    symbols: tuple[Symbol, ...]
    references: tuple[Reference, ...]
    dates: tuple[Date, ...]
    numbers: tuple[Number, ...]
    parts: tuple[Number, ...]
    """The numbers that symbols, references and dates are made of."""


@lru_cache(maxsize=4096)
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
    )


def _measure(text: str, lang: Lang) -> Measures:
    language = profile(lang)
    addresses = find_web_addresses(text)
    symbols = find_symbols(text, language, addresses)
    taken = [*addresses, *(symbol.span for symbol in symbols)]
    references = find_references(text, language, taken)
    taken += [reference.span for reference in references]
    dates = find_dates(text, language, taken)
    taken += [date.span for date in dates]
    parts = tuple(
        Number(Span(span.start + n.span.start, span.start + n.span.stop), n.value, n.also, demands=False)
        for span in dict.fromkeys(taken)
        if span not in addresses
        for n in find_numbers(span.of(text), language)
    )
    return Measures(symbols, references, dates, find_numbers(text, language, taken), parts)
