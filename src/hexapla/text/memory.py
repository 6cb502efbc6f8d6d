"""What dictionaries have said of words, so that none is loaded or asked twice.

Tables in memory, filled by the functions that ask. Whoever keeps them longer than a run hands
tables in and reads them out; no file is known here. Texts are never kept: single words are,
and how Chinese texts are divided, by the text's digest.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from hexapla.model import Lang


@dataclass(frozen=True, slots=True)
class Memory:
    """Tables from words to what is known of them; each value depends on its key alone."""

    keys: dict[Lang, dict[str, frozenset[str]]] = field(default_factory=dict)
    """By language: the keys of a word of running text in its matching form."""
    words: dict[Lang, dict[str, bool]] = field(default_factory=dict)
    """By language: whether the dictionary has a word."""
    nouns: dict[str, bool] = field(default_factory=dict)
    """Whether a Russian word is a noun."""
    divisions: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """By the digest of a Chinese text: start and stop of each word, all in one row."""

    def hand_in(self, other: Memory) -> None:
        """Take over what *other* knows."""
        for lang, keys in other.keys.items():
            self.keys.setdefault(lang, {}).update(keys)
        for lang, words in other.words.items():
            self.words.setdefault(lang, {}).update(words)
        self.nouns.update(other.nouns)
        self.divisions.update(other.divisions)

    def __len__(self) -> int:
        """How many answers are kept."""
        tables: list[Mapping[str, object]] = [*self.keys.values(), *self.words.values()]
        return sum(map(len, tables)) + len(self.nouns) + len(self.divisions)


MEMORY = Memory()
"""The one of this process."""
