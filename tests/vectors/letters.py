"""An encoder that needs no model: how often each pair of neighbouring letters occurs."""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from hexapla.model import Lang

if TYPE_CHECKING:
    from numpy.typing import NDArray

DIMENSION = 128


class LettersEncoder:
    """Vectors of letter pairs, hashed; like texts in one script get like vectors."""

    name = "letters"

    def __init__(self) -> None:
        self.asked: list[tuple[tuple[Lang, str], ...]] = []

    def encode(self, texts: Sequence[tuple[Lang, str]]) -> NDArray[np.float32]:
        self.asked.append(tuple(texts))
        vectors = np.zeros((len(texts), DIMENSION), dtype=np.float32)
        for row, (_, text) in enumerate(texts):
            for one, other in pairwise(text):
                vectors[row, zlib.crc32((one + other).encode()) % DIMENSION] += 1
            vectors[row] /= np.linalg.norm(vectors[row]) or 1.0
        return vectors
