"""Whether two terms of a concept are one rendering, in other forms, or two.

Abbreviations, longer and shorter forms and words of one root are one: a text may go from the one to
the other. It knows no text and judges nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from hexapla.langs import profile
from hexapla.model import Lang
from hexapla.terms.words import TermWord, content_words, term_words
from hexapla.text.function_words import CONNECTIVES
from hexapla.text.lemmas import akin


@lru_cache(4096)
def one_rendering(one: str, other: str, lang: Lang) -> bool:
    """Whether one of two terms has all that means something in the other, or is abbreviated."""
    words = [term_words(term, lang) for term in (one, other)]
    if any(word.exact for term in words for word in term):
        return True
    if not profile(lang).typography.spaced:
        signs = [set("".join(x.form for x in term)) - CONNECTIVES[lang] for term in words]
        return signs[0] <= signs[1] or signs[1] <= signs[0]
    shorter, longer = sorted((content_words(term, lang) for term in words), key=len)
    return _within(shorter, longer, lang)


@lru_cache(4096)
def share_a_word(one: str, other: str, lang: Lang) -> bool:
    """Whether a word that means something in one of two phrases, or one akin to it, stands in the other.

    In Chinese, a word of two characters at least, or all characters of the shorter phrase.
    """
    words = [content_words(term_words(phrase, lang), lang) for phrase in (one, other)]
    if profile(lang).typography.spaced:
        return any(_kin(x, y, lang) for x in words[0] for y in words[1])
    shorter, longer = sorted(({*"".join(x.form for x in phrase)} for phrase in words), key=len)
    whole = len(shorter) > 1 and shorter <= longer
    return whole or any(len(x.form) > 1 and x.form == y.form for x in words[0] for y in words[1])


def _within(shorter: Sequence[TermWord], longer: Sequence[TermWord], lang: Lang) -> bool:
    return all(any(_kin(x, y, lang) for y in longer) for x in shorter)


def _kin(one: TermWord, other: TermWord, lang: Lang) -> bool:
    """Words of one root, and those that differ by their last letter (`ذوو`, `ذوي`)."""
    endings = len(one.form) == len(other.form) > 2 and one.form[:-1] == other.form[:-1]
    return endings or akin(one.form, other.form, lang)
