"""Document symbols as people type them, as the Official Document System knows them, as folders."""

from __future__ import annotations

import re
import unicodedata

from hexapla.errors import UsageError
from hexapla.model import LANGS, Lang
from hexapla.text.folds import symbol_folds

_MIXED = ("Add", "Amend", "Corr", "Rev", "Sub")
"""Parts that are written in small letters after the first."""

_PART = r"[A-Z0-9][A-Za-z0-9.-]*(?:\([A-Za-z0-9. -]{1,20}\))?"
_SYMBOL = re.compile(rf"[A-Z][A-Z0-9.-]{{0,11}}(?:/{_PART}){{1,9}}")
_LONGEST = 80


def normal_symbol(typed: str) -> str:
    """*typed* as the Official Document System writes it; `UsageError` where it is no symbol.

    Small letters, underscores for slashes, spaces and letters that only look Latin are mended:
    `a_res_78_311` is `A/RES/78/311`, `S/RES/2728 (2024)` is `S/RES/2728(2024)`.
    """
    text = unicodedata.normalize("NFKC", typed)
    for lang in LANGS:
        # Look-alikes are known as capitals; Latin small letters stay: `Rev.` needs them.
        text = "".join(x if x.isascii() else folded(x.upper()[:1], lang) for x in text)
    text = re.sub(r"\s*([/(])\s*|\s+(?=\))", lambda m: m[1] or "", text.strip())
    if "/" not in text:
        text = text.replace("_", "/")
    symbol = "/".join(_written(part) for part in text.strip("/").split("/"))
    if len(symbol) > _LONGEST or not _SYMBOL.fullmatch(symbol) or not re.search(r"\d", symbol):
        raise UsageError(
            f"{typed!r} is no document symbol",
            remedy="write it as A/RES/78/311, S/RES/2728(2024) or A/C.3/78/L.5/Rev.1",
        )
    return symbol


def folded(text: str, lang: Lang) -> str:
    """*text* with the look-alike letters and the own digits of *lang* in Latin letters and digits.

    As long as *text*, character by character.
    """
    return text.translate(symbol_folds(lang))


def folder_name(symbol: str) -> str:
    """The folder of the set: `a-res-78-311`, `s-res-2728-2024`."""
    return re.sub(r"[^a-z0-9]+", "-", symbol.lower()).strip("-")


def is_draft(symbol: str) -> bool:
    """Whether *symbol* is that of a document of limited distribution: a text not yet adopted."""
    return re.search(r"/(?:L|CRP)\.\d", symbol) is not None


def _written(part: str) -> str:
    for word in _MIXED:
        if re.match(rf"{word}\.", part, re.IGNORECASE):
            return word + part[len(word) :]
    head, bracket, rest = part.partition("(")
    return (head if re.search("[A-Z]", head) else head.upper()) + (
        bracket + (rest.upper() if re.fullmatch(r"[ivxlc]+\)", rest) else rest)
    )
