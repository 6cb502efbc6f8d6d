"""Which words of two languages stand in the same rows of some sets.

Rows are kept as bits of whole numbers, so that counting a pair is one `and`; a language is read
when first asked for. It knows no alignment of words.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from hexapla.model import Alignment, Lang, Row

if TYPE_CHECKING:
    from numpy.typing import NDArray

MOST_ROWS = 2048
"""Rows that are counted; of more, so many at even distances."""

_RARE = 1.0
"""Added to the denominator, so that words that stand in a row or two prove little."""

Keys = Callable[[str, Lang], Iterable[str]]
"""The words of a text, one key for all forms of a word."""


class Cooccurrence:
    """The rows of *alignments*, in which words are looked up by their *keys*."""

    def __init__(self, alignments: Sequence[Alignment], keys: Keys) -> None:
        rows = [(alignment, row) for alignment in alignments for row in alignment.rows]
        step = -(-len(rows) // MOST_ROWS) or 1
        self._rows: list[tuple[Alignment, Row]] = rows[::step]
        self._keys = keys
        self._places: dict[Lang, dict[str, int]] = {}

    def dice(
        self, one: Lang, words: Sequence[str], other: Lang, others: Sequence[str]
    ) -> NDArray[np.float32]:
        """How regularly *words* of *one* and *others* of the *other* language stand together.

        `(n, m)`, in [0, 1): the Dice coefficient of their rows, damped where these are few.
        """
        mine, yours = self._places_of(one), self._places_of(other)
        left = [mine.get(word, 0) for word in words]
        right = [(places, places.bit_count()) for places in (yours.get(word, 0) for word in others)]
        found = [
            [2 * (places & those).bit_count() / (many + count + _RARE) for those, count in right]
            for places, many in ((places, places.bit_count()) for places in left)
        ]
        return np.array(found, dtype=np.float32).reshape(len(words), len(others))

    def _places_of(self, lang: Lang) -> dict[str, int]:
        """The rows in which each word of *lang* stands, as bits."""
        found = self._places.get(lang)
        if found is None:
            rows: dict[str, bytearray] = {}
            size = len(self._rows) // 8 + 1
            for number, (alignment, row) in enumerate(self._rows):
                for clause in alignment.clauses(row, lang) if lang in alignment.versions else ():
                    for key in self._keys(clause.text, lang):
                        rows.setdefault(key, bytearray(size))[number >> 3] |= 1 << (number & 7)
            found = {key: int.from_bytes(bits, "little") for key, bits in rows.items()}
            self._places[lang] = found
        return found
