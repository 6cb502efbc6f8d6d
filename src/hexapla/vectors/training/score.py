"""How well an encoder finds the right clause among all of another language, without any order.

A text counts as found where the nearest one is its counterpart, or reads the same. Plain cosine,
and CSLS, which sets it against the neighbourhood of both (Lample and others 2018).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import permutations
from statistics import fmean
from typing import TYPE_CHECKING

from hexapla.model import LANGS, Encoder, Lang
from hexapla.signature import signature
from hexapla.vectors.training.sources import Source, Texts

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

NEIGHBOURS = 10


@dataclass(frozen=True, slots=True)
class Direction:
    """From one language to another: the shares found, in [0, 1]."""

    source: Lang
    target: Lang
    cosine: float
    csls: float


@dataclass(frozen=True, slots=True)
class Retrieval:
    """What was found in one collection of texts."""

    name: str
    texts: int
    directions: tuple[Direction, ...]
    signature: str

    @property
    def cosine(self) -> tuple[float, float]:
        """Mean and worst over the directions."""
        return _mean_and_worst([one.cosine for one in self.directions])

    @property
    def csls(self) -> tuple[float, float]:
        """Mean and worst over the directions."""
        return _mean_and_worst([one.csls for one in self.directions])


def retrieve(encoder: Encoder, source: Source) -> Retrieval | None:
    """The score of *encoder* on those texts of *source* that all six languages have; `None` for none.

    Of texts that read the same in a language the first stands for all, as they cannot be told apart.
    """
    rows = _told_apart(source.rows)
    if not rows:
        return None
    vectors = {lang: encoder.encode([(lang, row[lang]) for row in rows]) for lang in LANGS}
    directions = tuple(_directions(rows, vectors))
    made = signature(retrieval=source.name, texts=len(rows), vectors=encoder.name, k=NEIGHBOURS)
    return Retrieval(source.name, len(rows), directions, made)


def _told_apart(rows: Sequence[Texts]) -> list[Texts]:
    """Those of *rows* in six languages whose English did not stand before."""
    first: dict[str, Texts] = {}
    for row in rows:
        if len(row) == len(LANGS):
            first.setdefault(row["en"], row)
    return list(first.values())


def _directions(rows: Sequence[Texts], vectors: dict[Lang, NDArray[np.float32]]) -> Iterator[Direction]:
    import numpy as np

    for source, target in permutations(LANGS, 2):
        cosines = vectors[source] @ vectors[target].T
        near = min(NEIGHBOURS, len(rows))
        mine = np.sort(cosines, axis=1)[:, -near:].mean(axis=1)
        yours = np.sort(cosines, axis=0)[-near:].mean(axis=0)
        corrected = 2 * cosines - mine[:, None] - yours[None, :]
        texts = [row[target] for row in rows]
        yield Direction(source, target, _found(cosines, texts), _found(corrected, texts))


def _found(scores: NDArray[np.float32], texts: Sequence[str]) -> float:
    best = scores.argmax(axis=1).tolist()
    return fmean(texts[there] == text for there, text in zip(best, texts, strict=True))


def _mean_and_worst(shares: Sequence[float]) -> tuple[float, float]:
    return fmean(shares), min(shares)
