"""Whether a language knows a word, for the languages whose dictionary is at hand."""

from __future__ import annotations

from collections.abc import Iterable

from hexapla.model import Lang
from hexapla.text.memory import MEMORY

WITH_DICTIONARY: frozenset[Lang] = frozenset({"en", "es", "fr", "ru"})


def is_word(word: str, lang: Lang) -> bool | None:
    """Whether the dictionary of *lang* has *word*, in any form; `None` where there is no dictionary.

    A single letter is no word: dictionaries list them all.
    """
    if lang not in WITH_DICTIONARY:
        return None
    if len(word) < 2:
        return False
    known = MEMORY.words.setdefault(lang, {})
    found = known.get(word)
    if found is None:
        from simplemma import is_known

        found = known[word] = bool(is_known(word, lang=lang, low_memory=True))
    return found


def known_share(words: Iterable[str], lang: Lang) -> float | None:
    """The share of *words* that *lang* knows, in [0, 1]; `None` without words or dictionary."""
    found = [is_word(word, lang) for word in words]
    return sum(map(bool, found)) / len(found) if found and None not in found else None
