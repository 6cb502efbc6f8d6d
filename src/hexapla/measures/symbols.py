"""Document symbols in a clause: `A/RES/70/1`, `E/CN.4/2005/10/Add.1`.

Symbols are the same in every language. Resolution references are the work of `references`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.langs import LanguageProfile
from hexapla.measures.places import Places
from hexapla.model import Span
from hexapla.text.folds import symbol_folds

_PART = r"(?:[A-Z][A-Za-z]{0,9}(?:\.\d+)?|\d+(?:-\d+)?)"
_SYMBOL = re.compile(
    rf"(?<![A-Za-z0-9\u0400-\u04ff./-])(?:[A-Z]{{1,10}}(?:/{_PART}){{2,}}|[AEST]/\d{{2,}})(?![A-Za-z0-9/])"
    r"(?: ?\((?:[12]\d{3}|[IVX]+)\))?"
)
"""An organ's letters and two parts at least, or (`S/25704`) a running number of a principal organ."""
_WEB = re.compile(r"(?:https?://|www\.)\S+")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol at its place."""

    span: Span
    symbol: str
    """In Latin letters and Western digits."""
    folded: bool = False
    """Whether it is written with letters that only look Latin."""
    corrigendum: bool = False
    """Whether it names a corrigendum, which often exists in some languages only."""


def find_web_addresses(text: str) -> tuple[Span, ...]:
    """The web addresses of *text*: their letters and digits are no symbols and no numbers."""
    return tuple(Span(*found.span()) for found in _WEB.finditer(text))


def find_symbols(text: str, language: LanguageProfile, taken: Sequence[Span] = ()) -> tuple[Symbol, ...]:
    """The document symbols of *text*, in order, outside the spans *taken* (web addresses)."""
    folded = text.translate(symbol_folds(language.lang))
    places = Places(len(text), taken)
    found_symbols = []
    for found in _SYMBOL.finditer(folded):
        span = Span(*found.span())
        _, _, rest = found[0].partition("/")
        if not any(x.isdecimal() for x in rest) or not places.free(span):
            continue
        letters = [x for x in span.of(text) if x.isalpha()]
        found_symbols.append(
            Symbol(
                span,
                found[0],
                folded=not all(x.isascii() for x in letters),
                corrigendum="/Corr." in found[0],
            )
        )
    return tuple(found_symbols)
