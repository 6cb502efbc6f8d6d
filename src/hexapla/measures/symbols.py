"""Document symbols in a clause: `A/RES/70/1`, `E/CN.4/2005/10/Add.1`, and short forms after them.

Symbols are the same in every language. Resolution references are the work of `references`; what a
symbol may be made of is said by `symbol_grammar`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.addresses import find_addresses
from hexapla.measures.places import Places
from hexapla.measures.symbol_grammar import BODIES, fault_of
from hexapla.model import Lang, Span
from hexapla.text.folds import citation_folds

_PART = (
    r"(?:(?:ES|SS?)-(?:\d{1,3}|[IVX]{1,6})|\(\d{4}\)"
    r"|[A-Z][A-Za-z]{0,9}(?:\([A-Z0-9-]{1,9}\))?(?:\.(?:\d+|[IVX]+|[A-Z]))?(?:-\d+)?|\d+[A-Z]?(?:-\d+)?)"
)
_HEAD = r"[A-Z]{1,10}(?:-[A-Z]{2,4}|\([A-Z]{1,9}\))?"
_COUNTED = r"(?:AC|BUR|C|CN|CONF|CRP|INF|L|NGO|PET|PV|RES|SR|WP|Agenda)[./]\d+"
_SYMBOL = re.compile(
    rf"(?<![A-Za-z0-9\u0400-\u04ff./])(?<!(?<!\d)-)"
    rf"(?:{_HEAD}(?:/{_PART}){{2,12}}|[AEST]/(?:\d{{2,}}|{_COUNTED})|(?:CD|SPLOS|INFCIRC|TD)/\d{{2,}})"
    r"(?![A-Za-z0-9/])"
)
"""A body's letters and two parts at least, or (`S/25704`) a running number of a principal organ."""
_SESSION = re.compile(r" ?\((?P<in>(?:19|20)\d\d|(?:E?S-)?[IVXL]+)\)")
_VOLUME = re.compile(r" ?\((?P<in>(?:Vol|Part|Supp|Suppl)\. ?[IVX\d]+)\)")
_SMALL_WORDS = "Add|Agenda|Amend|Conf|Corr|Dec|Exc|Inf|Misc|Prep|Pro|Ref|Rep|Res|Rev|Sub"
_USUAL = re.compile(rf"/(?:(?:19|20)\d\d|RES|DEC|CONF|[A-Z]{{1,4}}\.\d|(?:{_SMALL_WORDS})\.)")
"""What shows that a symbol of a body not listed is one."""
_NAME = re.compile(rf"/(?!(?:{_SMALL_WORDS}))[A-Z][a-z]{{2,}}")
"""A name between slashes, as strains of viruses have them."""
_NO_BODY = re.compile(r"AC|AND|CNN|CO|DC|GMT|HIV|HTTP|IEC|IEEE|IP|ISO|NO|OR|TCP|UTC|VIH|W+")


@dataclass(frozen=True, slots=True)
class Symbol:
    """A document symbol at its place."""

    span: Span
    symbol: str
    """In Latin letters and Western digits, a short form (`Add.2`) with what it stands after; as it
    is written where it does not fit the grammar."""
    folded: bool = False
    """Whether it is written with letters that only look Latin."""
    corrigendum: bool = False
    """Whether it names a corrigendum, which often exists in some languages only."""
    fault: str = ""
    """What does not fit the grammar, in words; `""`: it fits."""
    likely: str = ""
    """What it should probably be where it does not fit; `""`: not known."""
    volume: str = ""
    """The volume or part that follows it in brackets (`Vol. I`)."""


@cache
def _continuing(lang: Lang) -> re.Pattern[str]:
    """What continues a symbol: `and Add.1`, `and 2`."""
    join = profile(lang).citations.list_join
    return re.compile(
        rf"(?:{join})"
        r"(?P<short>(?:(?P<word>Add|Amend|Corr|Rev)\.)?(?P<n>\d{1,3})(?:-(?P<to>\d{1,3}))?)"
        r"(?![A-Za-z\d/%]|[.,]\d)"
    )


def find_web_addresses(text: str) -> tuple[Span, ...]:
    """The spans of the addresses of *text*: their letters and digits are no symbols and no numbers."""
    return tuple(address.span for address in find_addresses(text))


def find_symbols(text: str, language: LanguageProfile, taken: Sequence[Span] = ()) -> tuple[Symbol, ...]:
    """The document symbols of *text*, in order, outside the spans *taken* (web addresses)."""
    if "/" not in text and "\uff0f" not in text:  # FULLWIDTH SOLIDUS
        return ()
    folded = text.translate(citation_folds(language.lang))
    places = Places(len(text), taken)
    return tuple(_found(text, folded, language.lang, places))


def _found(text: str, folded: str, lang: Lang, places: Places) -> Iterator[Symbol]:
    for found in _SYMBOL.finditer(folded):
        if not _is_one(found[0]):
            continue
        symbol, stop, volume = found[0], found.end(), ""
        if bracket := _SESSION.match(folded, stop) if re.search("/(?:RES|DEC)/", symbol) else None:
            symbol, stop = f"{symbol} ({bracket['in']})", bracket.end()
        if bracket := _VOLUME.match(folded, stop):
            stop, volume = bracket.end(), bracket["in"]
        span = Span(found.start(), stop)
        if not places.free(span):
            continue
        yield symbol_at(text, span, symbol, volume)
        yield from _short_forms(text, folded, lang, stop, symbol)


def _is_one(symbol: str) -> bool:
    head, _, rest = symbol.partition("/")
    if _NO_BODY.fullmatch(head) or not any(x.isdecimal() for x in rest) or _NAME.search(symbol):
        return False
    body = re.split(r"[-(]", head)[0]
    return body in BODIES or _USUAL.search(symbol) is not None


def symbol_at(text: str, span: Span, symbol: str, volume: str = "") -> Symbol:
    """The symbol at *span* of *text*, *symbol* in Latin letters, with its fault where it has one."""
    plain = all(x.isascii() for x in span.of(text) if x.isalpha())
    fault = fault_of(symbol)
    what, likely = (fault.what, fault.likely) if fault else ("", "")
    return Symbol(span, symbol, not plain, "/Corr." in symbol, what, likely, volume)


def _short_forms(text: str, folded: str, lang: Lang, stop: int, symbol: str) -> Iterator[Symbol]:
    """The symbols that continue the one that ends at *stop*: `A/52/1 and Add.1 and 2`."""
    tail = re.search(r"/(Add|Amend|Corr|Rev)\.(\d+)$", symbol)
    base, word, last = (symbol[: tail.start()], tail[1], int(tail[2])) if tail else (symbol, "", 0)
    while found := _continuing(lang).match(folded, stop):
        first, to = int(found["n"]), int(found["to"] or found["n"])
        if found["word"] and found["word"] != word:
            base, word, last = (symbol if tail else base), found["word"], 0
        # A number that is no short form may follow: `Corr.1 and 12 others`.
        if not word or not last < first <= to < first + 50 or (not found["word"] and first > last + 5):
            return
        span = Span(*found.span("short"))
        for number in range(first, to + 1):
            yield symbol_at(text, span, f"{base}/{word}.{number}")
        stop, last = found.end(), to
