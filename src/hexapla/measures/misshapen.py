"""What was surely meant as a document symbol and is none: `5/2002/1005`, `S/2002//914`, `A-RES-70-1`.

It asks for more evidence than a symbol needs, because fractions, dates and pairs of words have
strokes too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from rapidfuzz.distance import Levenshtein

from hexapla.langs import LanguageProfile
from hexapla.measures.places import Places
from hexapla.measures.symbol_grammar import BODIES
from hexapla.measures.symbols import Symbol, symbol_at
from hexapla.model import Span
from hexapla.text.folds import citation_folds

_WRONG_LETTER = (
    r"[458$]/(?:(?:RES|PRST|HRC)/\d+(?:/\d+| ?\(\d{4}\))?|(?:199[4-9]|20\d\d)/\d{1,4}|\d{5})"
    r"(?:/[A-Z]\w{2,4}\.\d+)*"
)
_WRONG_MARKS = (
    rf"(?:[AESTaest]|ST|TD|{'|'.join(sorted(body for body in BODIES if len(body) > 2))})"
    r"(?: ?[/\\|]{1,2} ?(?:[A-Za-z]{1,10}(?:[.,] ?)?\d*|\d+)){2,8}"
)
_HYPHENS = (
    r"(?:[AESaes][-/](?:RES|DEC|res|dec)[-/]\d+[-/]\d+"
    r"|(?:[AES]-(?:199[4-9]|20\d\d)|A-(?:3[1-9]|[4-9]\d))/\d{1,4}(?:/[A-Z]\w{2,4}\.\d+)*)"
)
_MISSHAPEN = re.compile(
    r"(?<![A-Za-z0-9\u0400-\u04ff./,-])"
    rf"(?:{_WRONG_LETTER}|{_WRONG_MARKS}|{_HYPHENS})(?![A-Za-z0-9/])"
)
_COUNTED = "CN|CONF|AC|WG|ADD|L|C"
_CERTAIN = re.compile(
    rf"(?i:[/\\|] ?(?:RES|DEC|PRST|HRC|(?:{_COUNTED})[.,]? ?\d))"
    r"|[/\\|]{1,2}(?:(?:19|20)\d\d|\d\d)[/\\|]{1,2}\d|-RES|^[58$]/\d{5}|^[AES]-\d"
)
"""What must stand in it."""

_LIKE = 0.6
"""From this likeness on, in [0, 1], a misshapen symbol may stand for another."""
_STROKES = ("/", "\uff0f", "\\", "-RES", "-res")  # the second is the FULLWIDTH SOLIDUS


def find_misshapen(
    text: str, language: LanguageProfile, taken: Sequence[Span] = ()
) -> tuple[Symbol, ...]:
    """The misshapen symbols of *text*, in order, outside the spans *taken* (symbols, addresses)."""
    if not any(stroke in text for stroke in _STROKES):
        return ()
    folded = text.translate(citation_folds(language.lang))
    places = Places(len(text), taken)
    found_symbols = []
    for found in _MISSHAPEN.finditer(folded):
        span = Span(*found.span())
        if any(x.isdecimal() for x in found[0]) and _CERTAIN.search(found[0]) and places.free(span):
            symbol = symbol_at(text, span, found[0])
            found_symbols += [symbol] if symbol.fault else []
    return tuple(found_symbols)


def stands_for(symbol: Symbol, fitting: Iterable[str]) -> str:
    """The one of *fitting* that the misshapen *symbol* probably is; else what it should be by itself.

    `""`: not known.
    """
    likeness = {x: Levenshtein.normalized_similarity(symbol.symbol, x) for x in sorted(fitting)}
    if symbol.likely in likeness:
        return symbol.likely
    best = max(likeness, key=likeness.__getitem__, default="")
    return best if best and likeness[best] >= _LIKE else symbol.likely


def mistakes_another(symbol: Symbol, fitting: Collection[str]) -> bool:
    """Whether the misshapen *symbol* is one of *fitting* with a wrong figure, not a slip of form."""
    return symbol.likely not in fitting and stands_for(symbol, fitting) in fitting
