"""Words with spans, in six scripts.

Words are split at spaces, punctuation, apostrophes and hyphens; Chinese by rjieba. Nothing is
judged here, and no span is ever lost: spans are code points of the text as given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from hexapla.langs import profile
from hexapla.model import Lang, Span
from hexapla.signature import digest
from hexapla.text.memory import MEMORY
from hexapla.text.normalise import Normal, matching_form

_WORD = re.compile(r"[^\W_]+")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b|(?<=s)'(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands."""

    span: Span
    form: str
    """The matching form: what is compared."""
    raw: str
    """As it is written."""


def tokenise(text: str, lang: Lang) -> tuple[Token, ...]:
    """The words of *text* in order, punctuation left out.

    `l’eau` is two words, `capacity-building` too; the English possessive `’s` is none.
    """
    normal = matching_form(text, lang)
    return tokens_of(normal, text, lang)


def forms_of(text: str, lang: Lang) -> list[str]:
    """The matching forms of the words of *text* in order, as of `tokenise`, without their places."""
    form = matching_form(text, lang).text
    bounds = _spaced(form, lang) if profile(lang).typography.spaced else chinese_words(form)
    return [form[start:stop] for start, stop in bounds]


def tokens_of(normal: Normal, text: str, lang: Lang) -> tuple[Token, ...]:
    """The words of *text*, of which *normal* is the matching form."""
    spaced = profile(lang).typography.spaced
    bounds = _spaced(normal.text, lang) if spaced else chinese_words(normal.text)
    form, starts, stops = normal.text, normal.starts, normal.stops
    found = []
    for start, stop in bounds:
        first, last = starts[start], stops[stop - 1]
        found.append(Token(Span(first, last), form[start:stop], text[first:last]))
    return tuple(found)


def _spaced(form: str, lang: Lang) -> list[tuple[int, int]]:
    if lang == "en":
        form = _POSSESSIVE.sub(lambda match: " " * len(match[0]), form)
    return [match.span() for match in _WORD.finditer(form)]


def chinese_words(form: str) -> list[tuple[int, int]]:
    """Start and stop of each word of *form*, as rjieba divides it; punctuation left out."""
    name = digest(form, length=32)
    bounds = MEMORY.divisions.get(name)
    if bounds is None:
        bounds = MEMORY.divisions[name] = tuple(_divided(form))
    return list(zip(bounds[::2], bounds[1::2], strict=True))


def _divided(form: str) -> Iterator[int]:
    import rjieba

    for word, start, stop in rjieba.tokenize(form, "default", True):
        if _WORD.match(word):
            yield start
            yield stop
