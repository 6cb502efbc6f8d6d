"""Cuts a text of any of the six languages into the features that the built-in vectors know.

Words, stems, beginnings of words and letter n-grams; for Chinese, character n-grams. It weighs
nothing and knows no vector: training and encoding must cut alike, so both come here.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from hashlib import blake2b

from hexapla.langs import profile
from hexapla.model import Lang
from hexapla.text.normalise import matching_form

CUT = "1"
"""The way of cutting; vectors trained with another one cannot be used."""

_WORD = re.compile(r"[^\W_]+")
_HAN = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+|[^\u3400-\u4dbf\u4e00-\u9fff]+")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s|$)")
_LONGEST_GRAM = 3
_LONGEST_WORD = 40
"""Letters of a word that are looked at: longer ones are no words."""

_STEMMERS: dict[Lang, str] = {
    "ar": "arabic",
    "en": "english",
    "es": "spanish",
    "fr": "french",
    "ru": "russian",
}
# The article with what is written before it: wa-, fa-, bi-, ka-, wa-li-, li-.
_ARTICLES = ("وال", "فال", "بال", "كال", "ولل", "لل", "ال")
_AND = "و"  # waw
_ENDINGS = ("يات", "هما", "تان", "تين", "ات", "ان", "ين", "ون", "ها", "هم", "يه", "ه", "ي", "ا")
_WEAK = re.compile("[اويء]")
"""Alef, waw, yeh, hamza: what remains without them is near to the root."""

_LEAST = 3
"""Letters that an Arabic word must keep after each loss."""


def pieces(text: str, lang: Lang) -> list[str]:
    """The words of *text* in their matching form, in order; for Chinese its character n-grams too."""
    # What the matching form drops anyway goes first: without marks it is made several times faster.
    form = matching_form(text.translate(_dropped(lang)), lang).text
    if lang == "en":
        form = _POSSESSIVE.sub(" ", form)
    words: list[str] = _WORD.findall(form)
    if profile(lang).typography.spaced:
        return words
    return [gram for word in words for run in _HAN.findall(word) for gram in _grams(run)]


@cache
def _dropped(lang: Lang) -> dict[int, None]:
    return dict.fromkeys(map(ord, profile(lang).typography.ignorable))


def _grams(run: str) -> list[str]:
    if not _is_han(run):
        return [run]
    sizes = range(1, _LONGEST_GRAM + 1)
    return [run[start : start + size] for size in sizes for start in range(len(run) - size + 1)]


def _is_han(run: str) -> bool:
    return "\u3400" <= run[0] <= "\u9fff"


def features(piece: str, lang: Lang) -> list[str]:
    """The features of one of the *pieces* of a text, each with its group before a colon."""
    piece = piece[:_LONGEST_WORD]
    if piece.isdigit():
        return [f"d:{piece}"]
    if not profile(lang).typography.spaced:
        return [f"z{len(piece)}:{piece}" if _is_han(piece) else f"w:{piece}"]
    found = [f"w:{piece}", f"S:{_stemmer(lang)(piece)}"]
    found += _BEGINNINGS.get(lang, _latin)(piece)
    marked = f"^{piece}$"
    found += [f"c4:{marked[at : at + 4]}" for at in range(len(marked) - 3)]
    return found


def key(feature: str, lang: Lang) -> int:
    """A number of 64 bits for *feature* of *lang*: what the file of vectors is sorted by."""
    data = f"{lang}:{feature}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(data, digest_size=8).digest(), "little")


def group(feature: str) -> str:
    """The group that *feature* belongs to."""
    return feature.partition(":")[0]


def _arabic(word: str) -> list[str]:
    stem = _light(word)
    found = [f"s:{stem}"]
    if len(stem) >= _LEAST:
        found.append(f"r:{_WEAK.sub('', stem)}")
    if len(stem) > 4:
        found.append(f"p4:{stem[:4]}")
    return found


def _light(word: str) -> str:
    """*word* without article, conjunction and ending, as far as letters tell."""
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _LEAST:
            word = word.removeprefix(article)
            break
    else:
        if word.startswith(_AND) and len(word) > _LEAST:
            word = word.removeprefix(_AND)
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _LEAST:
            return word.removesuffix(ending)
    return word


def _russian(word: str) -> list[str]:
    return [f"p{size}:{word[:size]}" for size in (4, 5) if len(word) > size]


def _latin(word: str) -> list[str]:
    found = [f"p{size}:{word[:size]}" for size in (4, 5) if len(word) > size]
    if len(word) > 6:
        found.append(f"l6:{_bare(word)[:6]}")
    return found


_BEGINNINGS: dict[Lang, Callable[[str], list[str]]] = {"ar": _arabic, "ru": _russian}


def _bare(word: str) -> str:
    """*word* without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


@cache
def _stemmer(lang: Lang) -> Callable[[str], str]:
    from Stemmer import Stemmer

    stem: Callable[[str], str] = Stemmer(_STEMMERS[lang]).stemWord
    return stem
