"""What was surely meant as a document symbol and is none: `5/2002/1005`, `S/2002//914`, `A-RES-70-1`.

It asks for more evidence than a symbol needs, because fractions, dates and pairs of words have
strokes too.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hexapla.langs import LanguageProfile
from hexapla.measures.places import Places
from hexapla.measures.symbols import Symbol, symbol_at
from hexapla.model import Span
from hexapla.text.folds import citation_folds

_WRONG_LETTER = (
    r"[458$]/(?:(?:RES|PRST|HRC)/\d+(?:/\d+| ?\(\d{4}\))?|(?:199[4-9]|20\d\d)/\d{1,4}|\d{5})"
    r"(?:/[A-Z]\w{2,4}\.\d+)*"
)
_WRONG_MARKS = (
    r"(?:[AESTaest]|ST|HRI|CCPR|CEDAW|CERD|CRC|CAT|FCCC)"
    r"(?: ?[/\\|]{1,2} ?(?:[A-Za-z]{1,10}(?:[.,] ?)?\d*|\d+)){2,8}"
)
_HYPHENS = r"[AESaes][-/](?:RES|DEC|res|dec)[-/]\d+[-/]\d+"
_MISSHAPEN = re.compile(
    r"(?<![A-Za-z0-9\u0400-\u04ff./,-])"
    rf"(?:{_WRONG_LETTER}|{_WRONG_MARKS}|{_HYPHENS})(?![A-Za-z0-9/])"
)
_COUNTED = "CN|CONF|AC|WG|ADD|L|C"
_CERTAIN = re.compile(
    rf"(?i:[/\\|] ?(?:RES|DEC|PRST|HRC|(?:{_COUNTED})[.,]? ?\d))"
    r"|[/\\|]{1,2}(?:(?:19|20)\d\d|\d\d)[/\\|]{1,2}\d|-RES|^[58$]/\d{5}"
)
"""What must stand in it."""

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
