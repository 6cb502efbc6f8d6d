"""The words of a clause as the alignment of words sees them: with a key, and which mean something.

Spans are code points of the text as given; nothing is weighed here.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from hexapla.model import Lang, Span
from hexapla.text.function_words import ARTICLES, CONNECTIVES, CONTRACTIONS, INSERTIONS, SMALL_WORDS
from hexapla.text.lemmas import text_keys
from hexapla.text.tokenise import tokenise

_DIVIDING = frozenset(
    ",;:.!?()[]\n\u2013\u2014"
    "\u060c\u061b\u061f"  # Arabic comma, semicolon, question mark
    "\u3001\u3002\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f"  # Chinese ones, brackets and colon too
)
"""Punctuation that a phrase does not go across."""

_READINGS = 4096


@dataclass(frozen=True, slots=True)
class LinkWord:
    """A word where it stands."""

    span: Span
    form: str
    key: str
    """One for all forms of a word, as far as that can be told without its neighbours."""
    content: bool
    """Whether it means something by itself."""
    joined: bool
    """Whether no punctuation divides it from the word before."""


@lru_cache(_READINGS)
def link_words(text: str, lang: Lang) -> tuple[LinkWord, ...]:
    """The words of *text*, in order."""
    empty = _function_words(lang)
    found, last = [], 0
    for token in tokenise(text, lang):
        joined = _DIVIDING.isdisjoint(text[last : token.span.start])
        last = token.span.stop
        key, content = _key(token.form, lang), token.form not in empty
        found.append(LinkWord(token.span, token.form, key, content, joined))
    return tuple(found)


def content_keys(text: str, lang: Lang) -> tuple[str, ...]:
    """The keys of the words of *text* that mean something: the same for its inflected forms."""
    return tuple(word.key for word in link_words(text, lang) if word.content)


@lru_cache
def _function_words(lang: Lang) -> frozenset[str]:
    tables = (ARTICLES, CONNECTIVES, CONTRACTIONS, INSERTIONS, SMALL_WORDS)
    return frozenset(word for words in tables for word in words.get(lang, ()))


@lru_cache(1 << 16)
def _key(form: str, lang: Lang) -> str:
    keys = text_keys(form, lang)
    stems = [key.partition("|")[0] for key in keys if "|" in key]
    return min(stems or keys - {form} or keys, key=lambda key: (len(key), key))
