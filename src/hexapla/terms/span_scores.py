"""How likely each span of a translation stands for a phrase: features, weights, probabilities.

A log-linear model over all spans and over none at all. The weights were learned on NTREX and
TICO-19 with vectors that had seen neither (docs/terms.md says how); they know no language.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Flags = NDArray[np.bool_]
Places = NDArray[np.intp]

LONGEST = 10
"""Words of a span at most; for a long phrase, twice as many as it has that mean something."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What evidence counts, as logarithms of odds."""

    cosine: float
    dice: float
    alike: float
    apart: float
    no_link: float
    """What it counts that a word stands for none of the other side."""
    features: tuple[float, ...]
    """In the order of `Evidence.features`."""
    none: float
    """What it counts that nothing stands for the phrase."""


@dataclass(frozen=True, slots=True)
class Spans:
    """Spans of a translation, `n` of them, in words."""

    starts: Places
    stops: Places
    likely: Floats
    """How likely each stands for the phrase: with what is left for none, 1 together."""

    def best(self) -> tuple[int, int, float]:
        """The likeliest span, and how likely it is or one that is the same for the most part."""
        at = int(self.likely.argmax())
        first, last = int(self.starts[at]), int(self.stops[at])
        shared = np.minimum(self.stops, last) - np.maximum(self.starts, first)
        same = 4 * shared >= (self.stops - self.starts) + (last - first)
        return first, last, min(1.0, float(self.likely[same].sum()))


@dataclass(frozen=True, slots=True)
class Evidence:
    """What is known of a phrase and the words of a translation.

    Arrays `(n, m)`: of `n` content words of the phrase's clause, those of the phrase first, and of
    `m` words of the translation, all in their order.
    """

    phrase: int
    """How many of the `n` words are those of the phrase."""
    free: Flags
    """`(m,)`: the words that a span may begin and end with."""
    joined: Flags
    """`(m,)`: the words that may belong to one span with the word before."""
    cosine: Floats
    dice: Floats
    alike: Floats
    apart: Floats
    """How far their places are apart, as shares of their clauses."""
    likeness: tuple[Floats, Floats]
    """The vector of the phrase, `(dim,)`, and those of the words of the translation, `(m, dim)`."""
    letters: tuple[float, Floats]
    """How long the phrase should be here, and the words of the translation, `(m,)`."""

    def spans(self, weights: Weights) -> Spans | None:
        """All possible spans; `None` where there is none."""
        places = self._places()
        if not places:
            return None
        starts, stops = np.array(places, dtype=np.intp).T
        scores = self.features(starts, stops, weights) @ np.array(weights.features, dtype=np.float32)
        most = max(float(scores.max()), weights.none)
        odds = np.exp(scores - most)
        return Spans(starts, stops, odds / (odds.sum() + np.exp(weights.none - most)))

    def _places(self) -> list[tuple[int, int]]:
        found = []
        ends, longest = len(self.free), max(LONGEST, 2 * self.phrase)
        for start in np.flatnonzero(self.free).tolist():
            for at in range(start, min(start + longest, ends)):
                if at > start and not self.joined[at]:
                    break
                if self.free[at]:
                    found.append((start, at + 1))
        return found

    def features(self, starts: Places, stops: Places, weights: Weights) -> Floats:
        """What speaks for and against each span, `(n, 9)`."""
        links = self.free * np.exp(
            weights.cosine * self.cosine
            + weights.dice * self.dice
            + weights.alike * self.alike
            - weights.apart * self.apart
            - weights.no_link
        )
        here = slice(self.phrase)
        # Of each word of the translation, how likely it stands for a word of the phrase; and back.
        inside = (links / (1 + links.sum(axis=0)))[here].sum(axis=0)
        found = (links / (1 + links.sum(axis=1, keepdims=True)))[here].sum(axis=0) / self.phrase

        def total(values: Floats) -> Floats:
            sums = np.concatenate([np.zeros_like(values[:1]), np.cumsum(values, axis=0)])
            between: Floats = sums[stops] - sums[starts]
            return between

        free = self.free.astype(np.float32)
        many, linked, covered = total(free), total(inside), total(found)
        ours, theirs = self.likeness[0], total(self.likeness[1] * free[:, None])
        norms = np.sqrt((theirs**2).sum(axis=1) * (ours**2).sum())
        long = total(self.letters[1] * free)
        features = (
            linked,
            many - linked,
            covered,
            np.log(covered + 0.02),
            theirs @ ours / np.maximum(norms, 1e-6),
            (stops - starts) - many,
            np.abs(many - self.phrase),
            np.abs(np.log((long + 2) / (self.letters[0] + 2))),
            np.minimum(inside[starts], inside[stops - 1]),
        )
        return np.stack(features, axis=1).astype(np.float32)


WITH_VECTORS = Weights(
    cosine=10.68,
    dice=6.99,
    alike=2.82,
    apart=4.32,
    no_link=2.06,
    features=(2.95, -1.56, -0.35, 1.42, 1.89, -1.42, -1.34, -0.59, 1.61),
    none=0.18,
)
WITHOUT_VECTORS = Weights(
    cosine=0.0,
    dice=6.02,
    alike=3.23,
    apart=3.76,
    no_link=2.86,
    features=(3.38, -1.31, 2.24, 1.23, 0.0, -1.42, -1.39, -0.88, 3.30),
    none=-1.54,
)
