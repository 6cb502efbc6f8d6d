"""Which words are forms of one word: lemmas and stems as votes, where either may agree.

Two words match when they share a key. Keys are opaque: never shown, stored or counted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from hexapla.model import Lang
from hexapla.text.arabic import stems, stems_alone, strippings
from hexapla.text.dictionary import is_word
from hexapla.text.memory import MEMORY

if TYPE_CHECKING:
    from pymorphy3 import MorphAnalyzer

_SNOWBALL = {"en": "english", "fr": "french", "es": "spanish"}
_STEM_SLACK = 2
"""Words of one stem match when their lengths differ by no more: `développés` is not `développement`."""


@cache
def dictionary_keys(form: str, lang: Lang, *, alone: bool = False) -> frozenset[str]:
    """The keys of *form*, a word of a dictionary entry in its matching form, without clitics.

    A feminine that is *alone* in its entry agrees with no other word: its ending is part of it.
    """
    if lang == "ar":
        return stems_alone(form) if alone else stems(form)
    return text_keys(form, lang)


def text_keys(form: str, lang: Lang) -> frozenset[str]:
    """The keys of *form*, a word of running text in its matching form."""
    if form.isdigit() or lang == "zh":
        return frozenset((form,))
    known = MEMORY.keys.setdefault(lang, {})
    found = known.get(form)
    if found is None:
        found = known[form] = _looked_up(form, lang)
    return found


def _looked_up(form: str, lang: Lang) -> frozenset[str]:
    if lang == "ar":
        return frozenset(key for word in strippings(form) for key in stems(word)) | {form}
    if lang == "ru":
        return _russian(form)
    return _latin(form, lang)


def share(form: str, keys: frozenset[str], other: str, other_keys: frozenset[str]) -> bool:
    """Whether two words with their keys are forms of one word.

    A shared stem counts only between words of nearly one length, a shared lemma always; what is
    shared once accents are gone, only where one of the two is written without any.
    """
    common = keys & other_keys
    if not common:
        return False
    if not (form.isascii() or other.isascii()):
        common = frozenset(key for key in common if key[0] != "^")
        if not common:
            return False
    close = abs(len(form) - len(other)) <= _STEM_SLACK
    return close or any(key[0] not in "~^" for key in common)


@lru_cache(65536)
def akin(form: str, other: str, lang: Lang) -> bool:
    """Whether *other* looks derived from the root of *form* (`renforcer`, `renforcement`).

    A loose guess, good enough to doubt that a rendering is missing; never to prove that it is there.
    """
    if text_keys(form, lang) & text_keys(other, lang):
        return True
    if lang == "zh":
        return len(form) >= 2 and form in other and 2 * len(form) >= len(other)
    if lang == "ar":
        pairs = ((a, b) for a in strippings(form) for b in strippings(other))
        return any(min(len(a), len(b)) >= 4 and (a[:4] == b[:4]) for a, b in pairs)
    shorter = min(len(form), len(other))
    needed = max(4, round(0.6 * shorter))
    return shorter >= needed and form[:needed] == other[:needed]


_COMPARED: dict[str, frozenset[str]] = {
    "en": frozenset({"less", "least", "lesser", "more", "most", "better", "best", "worse", "worst"})
}
"""Degrees of comparison that a dictionary takes for one word, and terms do not."""

_ONLY_PLURAL: dict[str, frozenset[str]] = {
    "en": frozenset({"arms", "customs", "media", "means", "proceeds"})
}
"""Plurals that mean something else than their singular."""


def _latin(form: str, lang: Lang) -> frozenset[str]:
    """The lemma and the stem, save where the ending carries the meaning.

    `developing` and `developed` are one verb and two terms; so are the Spanish gerund and the
    French present participle beside their other forms. `least developed` is not `less developed`.
    """
    if form in _COMPARED.get(lang, ()) or form in _ONLY_PLURAL.get(lang, ()):
        return frozenset({form})
    if lang == "en" and len(form) > 5 and form.endswith(("ing", "ed", "ings")):
        return frozenset({form.removesuffix("s") if form.endswith("ings") else form})
    if lang == "es" and len(form) > 5 and form.endswith(("ando", "iendo", "yendo")):
        return frozenset({form})
    if lang == "fr" and len(form) > 5 and form.endswith(("ant", "ants", "ante", "antes")):
        return frozenset({form.removesuffix("s").removesuffix("e")})
    from simplemma import lemmatize

    # The frugal reading of the dictionary gives the same lemmas and is ready in half the time.
    lemma = lemmatize(form, lang=lang, low_memory=True).casefold()
    stem = _stem(form, lang)
    return frozenset({lemma, form, stem, *_unaccented(form, (form, lemma, stem), lang)})


_INFLECTED = {
    "en": re.compile(r"(?:e?s)?$"),
    "es": re.compile(r"[aeo]?s?$"),
    "fr": re.compile(r"e?[sx]?$"),
}
"""The endings of number and gender."""


def _stem(form: str, lang: Lang) -> str:
    """The stem of *form* with the suffix that makes it another word than its neighbours.

    `légalité` and `légalement` have one stem and two suffixes; number and gender make none.
    """
    stem = _stemmer(_SNOWBALL[lang])(form)
    # The stemmer drops accents of the stem; those of the suffix tell `marque` from `marqué`.
    suffix = form[len(stem) :] if bare(form).startswith(bare(stem)) else ""
    suffix = _INFLECTED[lang].sub("", suffix)
    return f"~{stem}|{bare(suffix) if lang == 'es' else suffix}"


def _unaccented(form: str, keys: Iterable[str], lang: Lang) -> Iterator[str]:
    """*keys* without their accents, where accents are sometimes left out (`Etats`).

    A word that has none is thought to lack them only where the dictionary does not know it as it
    is: `marque` is not `marqu\u00e9`.
    """
    if lang != "en" and not (form.isascii() and is_word(form, lang)):
        yield from ("^" + bare(key) for key in keys)


@cache
def bare(form: str) -> str:
    """*form* without its accents."""
    if form.isascii():
        return form
    return "".join(x for x in unicodedata.normalize("NFD", form) if not unicodedata.combining(x))


@cache
def _stemmer(name: str) -> Callable[[str], str]:
    from Stemmer import Stemmer

    stem: Callable[[str], str] = Stemmer(name).stemWord
    return stem


def _russian(form: str) -> frozenset[str]:
    """The normal forms of all readings; participles and gerunds keep apart from their verb."""
    keys = {form}
    for parse in _morphology().parse(form):
        normal = parse.normal_form.replace("\u0451", "\u0435")  # io -> ie
        tag = parse.tag
        if tag.POS in ("PRTF", "PRTS"):
            normal = f"{normal}:{tag.tense}:{tag.voice}"
        elif tag.POS == "GRND":
            normal = f"{normal}:{tag.POS}"
        keys.add(normal)
    return frozenset(keys)


def is_noun(form: str) -> bool:
    """Whether the likeliest reading of *form*, a Russian word, is a noun."""
    found = MEMORY.nouns.get(form)
    if found is None:
        found = MEMORY.nouns[form] = bool(_morphology().parse(form)[0].tag.POS == "NOUN")
    return found


@cache
def _morphology() -> MorphAnalyzer:
    from pymorphy3 import MorphAnalyzer

    return MorphAnalyzer(lang="ru")
