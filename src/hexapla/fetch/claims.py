"""What a text claims to be: whether it names itself by the symbol that was asked for.

A text that only cites the symbol does not: next year's resolution cites this year's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from hexapla.fetch.symbol import folded
from hexapla.langs import profile
from hexapla.measures.symbols import find_symbols
from hexapla.model import Lang, RawBlock, RawDocument

_HEAD = 3_000
"""Characters at the beginning of a text in which it names itself."""

_CONTROLS = "\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\u00ad"
_GAP = rf"[\s{_CONTROLS}]*"
_WORDS_BEFORE = r"(?:[^\W\d]+[ \u00a0]){0,2}\u7b2c?"
"""Up to two words before the number in a heading (`Resolution`, `القرار`), or the Chinese ordinal."""

_PARTS = "sect|part|vol|supp|prog|intro|resum|annex"
"""How the bracket begins that makes a part of a document a document of its own."""


def text_of(documents: Sequence[RawDocument]) -> str:
    """All that is text, without page furniture."""
    return "\n".join(_printed(b) for document in documents for b in document.blocks if not b.furniture)


def claims(documents: Sequence[RawDocument], lang: Lang, symbol: str) -> bool:
    """Whether the text names itself as *symbol*.

    In what the format says, in the furniture and the masthead, as the first symbol of the text, or
    by its number as the label of its title.
    """
    said = [folded(d.symbol, lang) for d in documents if d.symbol]
    if said:
        return any(re.fullmatch(_pattern(symbol), name) for name in said)
    blocks = [block for document in documents for block in document.blocks]
    apart = (folded(b.text, lang) for b in blocks if b.furniture or b.kind == "masthead")
    wanted = re.compile(_pattern(symbol))
    if any(wanted.search(text) for text in apart):
        return True
    head = folded(text_of(documents)[:_HEAD], lang)
    starts = [m.start() for m in (wanted.search(head), _title(head, lang, symbol)) if m]
    others = [found.span for found in find_symbols(head, profile(lang))]
    return any(not any(other.stop <= start for other in others) for start in starts)


def _pattern(symbol: str) -> str:
    """A pattern of *symbol* as it may be printed, and of no longer one that begins with it."""
    parts = re.findall(r"[A-Za-z0-9]+|[^A-Za-z0-9]", symbol)
    body = _GAP.join(re.escape(part) for part in parts)
    # `A/RES/78/311Distr.` is two columns run together; `A/RES/78/311A` is another text.
    longer = rf"\d|[A-Z](?![a-z])|{_GAP}/{_GAP}[A-Z\d]|-\d|{_GAP}\({_GAP}(?i:{_PARTS})"
    return rf"(?<![A-Z0-9/.]){body}(?!{longer})"


def _title(head: str, lang: Lang, symbol: str) -> re.Match[str] | None:
    """The number of the resolution or decision *symbol* where it labels a title."""
    _, found, number = symbol.rpartition("/RES/") if "/RES/" in symbol else symbol.rpartition("/DEC/")
    if not found:
        return None
    forms = [number]
    if profile(lang).direction == "rtl" and re.fullmatch(r"\d+/\d+", number):
        # Conversion may have turned it round.
        forms.append("/".join(reversed(number.split("/"))))
    written = "|".join(_GAP.join(re.escape(x) for x in re.findall(r"\w+|\W", form)) for form in forms)
    after = rf"{_GAP}(?:[.:\uff0e\u3002]|[-\u2013\u2014][\s]|\u53f7\u51b3|$)"
    return re.search(rf"^{_GAP}{_WORDS_BEFORE}(?:{written}){after}", head, re.MULTILINE)


def _printed(block: RawBlock) -> str:
    return f"{block.label} {block.text}" if block.label else block.text
