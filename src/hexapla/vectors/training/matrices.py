"""Texts as rows of weighed features: what training works on.

A feature counts once in a segment, however often it is there: so the vector of a feature is
its weight times a plain sum over the segments that have it, and few bytes hold it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hexapla.model import Lang
from hexapla.vectors.features import features, group, key, pieces

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GROUP_WEIGHTS: Mapping[str, float] = {
    "d": 1.0,
    "w": 1.0,
    "S": 1.0,
    "s": 1.0,
    "r": 0.7,
    "p4": 0.6,
    "p5": 1.0,
    "l6": 0.5,
    "c4": 0.4,
    "z1": 1.0,
    "z2": 1.0,
    "z3": 0.7,
}
"""How much a group of features counts, before its rarity does."""

RARITY_POWER = 0.7
"""The exponent of the inverse document frequency."""

LEAST = 2
"""In how many segments a feature must occur."""


@dataclass(frozen=True, slots=True)
class View:
    """All segments as one language has them."""

    rows: NDArray[np.int64]
    """Which segments this language has, ascending, `(m,)`."""
    matrix: Any
    """A `scipy.sparse.csr_matrix` of float32, `(m, features)`; each row has unit norm."""
    keys: NDArray[np.uint64]
    """Of the features, in the order of the columns."""
    weights: NDArray[np.float32]
    """What a feature counts, `(features,)`: a row is these where it has it, over its length."""
    lengths: NDArray[np.float32]
    """Of the rows before they had unit norm, `(m,)`."""


def view_of(texts: Sequence[str | None], lang: Lang, least: Mapping[str, int]) -> View:
    """The view of *lang* on segments, `None` where it lacks one.

    A feature must occur in as many segments as *least* says of its group (else `LEAST`).
    """
    import numpy as np
    from scipy import sparse

    known_features: dict[str, list[str]] = {}
    having = [_features(text, lang, known_features) if text else [] for text in texts]
    frequency = Counter(feature for one in having for feature in one)
    known = sorted(f for f, n in frequency.items() if n >= least.get(group(f), LEAST))
    columns = {feature: at for at, feature in enumerate(known)}
    counts = np.array([frequency[feature] for feature in known], dtype=np.float32)
    groups = np.array([GROUP_WEIGHTS[group(feature)] for feature in known], dtype=np.float32)
    rarity = np.log((len(texts) + 1) / (counts + 0.5))
    weights = (groups * rarity**RARITY_POWER).astype(np.float32)
    rows, starts, places = [], [0], []
    for row, one in enumerate(having):
        found = [columns[feature] for feature in one if feature in columns]
        if found:
            rows.append(row)
            places += found
            starts.append(len(places))
    at = np.array(places, dtype=np.int64)
    matrix = sparse.csr_matrix((weights[at], at, np.array(starts)), shape=(len(rows), len(known)))
    lengths = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel()).astype(np.float32)
    return View(
        np.array(rows, dtype=np.int64),
        (sparse.diags(1.0 / lengths) @ matrix).tocsr(),
        np.array([key(feature, lang) for feature in known], dtype=np.uint64),
        weights,
        lengths,
    )


def _features(text: str, lang: Lang, known: dict[str, list[str]]) -> list[str]:
    """The different features of *text* in order; *known* remembers those of pieces."""
    found: dict[str, None] = {}
    for piece in dict.fromkeys(pieces(text, lang)):
        if piece not in known:
            known[piece] = features(piece, lang)
        found.update(dict.fromkeys(known[piece]))
    return [*found]
