"""Short forms of names: `the Strategy` for the `United Nations Global Counter-Terrorism Strategy`.

Says which concepts may be shortened and to which word; whether the full form has stood before
is for the caller to see.
"""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.model import Concept, Lang
from hexapla.terms.words import TermWord
from hexapla.text.function_words import CONNECTIVES
from hexapla.text.lemmas import is_noun

_HEAD_FIRST: frozenset[Lang] = frozenset({"ar", "fr", "es"})


def may_be_shortened(concept: Concept, source: Lang) -> bool:
    """Whether *concept* is a name, by the capitals of its preferred term in a script that has them."""
    for lang in (source, "en", "es", "fr"):
        term = concept.preferred(lang)
        if term and term.text.upper() != term.text.lower():
            words = term.text.replace("-", " ").split()
            return sum(word[:1].isupper() for word in words) >= 2
    return False


def main_word(words: Sequence[TermWord], lang: Lang) -> TermWord | None:
    """The word to which a term is shortened: its head; `None` for a term without words.

    The first word in Arabic, French and Spanish; the first noun in Russian; in English the
    last word before a preposition, in Chinese the last.
    """
    if not words:
        return None
    if lang in _HEAD_FIRST:
        return words[0]
    if lang == "ru":
        return next((word for word in words if is_noun(word.form)), words[0])
    connectives = CONNECTIVES[lang]
    head = words[0]
    for word in words:
        if lang == "en" and word.form in connectives:
            break
        head = word
    return head
