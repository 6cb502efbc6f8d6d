"""Normal forms for reading and for matching, with the way back to the text as it stands.

A matching form drops what only decorates (kashida, harakat, bidi controls) and unifies what
is written in several ways. It is never shown, stored or measured: only spans come back.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from hexapla.langs import profile
from hexapla.model import Lang, Span

APOSTROPHES = "'\u2019\u2018\u02bc\u2032\u00b4`\uff07"
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212\u00ad\ufe63\uff0d"
_ARABIC = {
    "\u0622": "\u0627",  # alef with madda above -> alef
    "\u0623": "\u0627",  # alef with hamza above -> alef
    "\u0625": "\u0627",  # alef with hamza below -> alef
    "\u0671": "\u0627",  # alef wasla -> alef
    "\u0624": "\u0648",  # waw with hamza above -> waw
    "\u0626": "\u064a",  # yeh with hamza above -> yeh
    "\u0649": "\u064a",  # alef maksura -> yeh
    "\u06cc": "\u064a",  # farsi yeh -> yeh
    "\u0629": "\u0647",  # teh marbuta -> heh
    "\u06a9": "\u0643",  # keheh -> kaf
}
_FOLDS = {"ar": _ARABIC, "ru": {"\u0451": "\u0435"}}  # ru: io -> ie
_COMPATIBILITY = (  # ranges that are printed variants of ordinary letters
    (0xFB00, 0xFB06),  # Latin ligatures
    (0xFB50, 0xFDFF),  # Arabic presentation forms A
    (0xFE70, 0xFEFC),  # Arabic presentation forms B
    (0xFF01, 0xFF5E),  # full-width ASCII
)


@dataclass(frozen=True, slots=True)
class Normal:
    """A normal form of a text, and where each of its code points came from."""

    text: str
    starts: tuple[int, ...]
    """For each code point of `text`, where in the original what gave it begins."""
    stops: tuple[int, ...]
    """The same for where it ends."""
    size: int
    """Code points in the original."""

    def original(self, start: int, stop: int) -> Span:
        """The span of the original behind `text[start:stop]`; what was dropped inside is in it."""
        if start >= stop:
            at = self.starts[start] if start < len(self.starts) else self.size
            return Span(at, at)
        return Span(self.starts[start], self.stops[stop - 1])

    def without(self, dropped: frozenset[int]) -> Normal:
        """The same without the code points of `text` at the offsets *dropped*."""
        kept = [at for at in range(len(self.text)) if at not in dropped]
        return Normal(
            "".join(self.text[at] for at in kept),
            tuple(self.starts[at] for at in kept),
            tuple(self.stops[at] for at in kept),
            self.size,
        )


def matching_form(text: str, lang: Lang) -> Normal:
    """*text* as it is compared: folded case, plain apostrophes, hyphens and spaces, no decoration.

    Arabic loses kashida and harakat and unifies the forms of alef, hamza, yeh and teh marbuta;
    Russian writes ie for io; superscript digits (note calls) become spaces.
    """
    letters = _letters(lang)
    forms = [form for letter in text if (form := letters[letter]) is not None]
    if len(forms) == len(text):
        return _letter_by_letter(forms)
    return _cluster_by_cluster(text, lang)


@cache
def matched(text: str, lang: Lang) -> str:
    """The matching form of *text*, a word or a term, without the way back."""
    return matching_form(text, lang).text


class _Letters(dict[str, "str | None"]):
    """The matching form of each letter of a language by itself; `None` for what combines."""

    def __init__(self, lang: Lang) -> None:
        self._lang = lang

    def __missing__(self, letter: str) -> str | None:
        form = None if _combines(letter) else _matched(letter, self._lang)
        self[letter] = form
        return form


_letters = cache(_Letters)


def _combines(letter: str) -> bool:
    return letter > "\u02ff" and unicodedata.combining(letter) != 0


def _letter_by_letter(forms: Sequence[str]) -> Normal:
    """The normal form of a text without combining marks, given each letter's."""
    size = len(forms)
    if {*map(len, forms)} <= {1}:
        return Normal("".join(forms), tuple(range(size)), tuple(range(1, size + 1)), size)
    starts = tuple(at for at, form in enumerate(forms) for _ in form)
    return Normal("".join(forms), starts, tuple(at + 1 for at in starts), size)


def _cluster_by_cluster(text: str, lang: Lang) -> Normal:
    """The normal form of a text of base characters, each with the marks that combine with it."""
    letters = _letters(lang)
    forms: list[str] = []
    begins: list[int] = []
    for at, letter in enumerate(text):
        form = letters[letter]
        if form is None and begins:
            forms[-1] = _matched(text[begins[-1] : at + 1], lang)
        else:
            begins.append(at)
            forms.append(_matched(letter, lang) if form is None else form)
    ends = (*begins[1:], len(text))
    sizes = [*map(len, forms)]
    starts = tuple(at for at, size in zip(begins, sizes, strict=True) for _ in range(size))
    stops = tuple(at for at, size in zip(ends, sizes, strict=True) for _ in range(size))
    return Normal("".join(forms), starts, stops, len(text))


@cache
def _matched(cluster: str, lang: Lang) -> str:
    if any(low <= ord(cluster[0]) <= high for low, high in _COMPATIBILITY):
        cluster = unicodedata.normalize("NFKC", cluster)
    ignorable = profile(lang).typography.ignorable
    folds = _FOLDS.get(lang, {})
    out = []
    for char in unicodedata.normalize("NFC", cluster):
        if char in APOSTROPHES:
            out.append("'")
        elif char in HYPHENS:
            out.append("-")
        elif char.isspace() or unicodedata.category(char) == "No":
            out.append(" ")
        elif char not in ignorable and unicodedata.category(char) not in ("Cf", "Cc"):
            out.extend(folds.get(folded, folded) for folded in char.casefold())
    return "".join(out)
