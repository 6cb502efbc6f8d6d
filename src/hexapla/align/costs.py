"""What it costs to say that clauses of two versions are the same clause.

A cost is 0 for a perfect match and about 1 for unrelated clauses; leaving one clause of one
version alone costs `SKIP`. The figures were set on texts that are not used to measure.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from hexapla.align.features import SMOOTHING, Features
from hexapla.model import Kind, Lang

SKIP = 0.65
"""Cost of a clause that has no counterpart."""

SPAN = 0.2
"""Cost of each clause beyond one to one."""

UNCOVERED = 0.6
"""Weight of what one clause says and the clause that is said to span it does not."""

CONTENT, LENGTH, VECTORS = 0.7, 0.5, 0.9
"""Weights of figures and concepts, of lengths, and of vectors where there are any."""

LABEL_SAME, LABEL_DIFFERENT, LABEL_MISSING = -0.15, 0.15, 0.1
KIND_DIFFERENT, PART_DIFFERENT, DEPTH_DIFFERENT, CALLS_DIFFERENT = 0.9, 0.45, 0.3, 0.1

MOST_COUNTED = 3
"""A figure or concept that a clause repeats counts so often at most."""

_BODY: frozenset[Kind] = frozenset({"preambular", "operative", "subparagraph", "body", "heading"})

Similarity = Callable[[Features, Features], float]
"""Cosine of two (joined) clauses, normalised against random others: 0 unrelated, 1 the same."""


@dataclass(slots=True)
class Costs:
    """Costs between clauses of one set of versions."""

    totals: Mapping[Lang, int]
    """Code points of each version: lengths are compared relative to it."""
    weights: Mapping[str, float]
    similarity: Similarity | None = None
    _known: dict[tuple[int, int], float] = field(default_factory=dict)
    _bags: dict[int, tuple[dict[str, float], float]] = field(default_factory=dict)

    def pair(self, one: Features, other: Features) -> float:
        """The cost of taking *one* and *other*, of two languages, for the same clause."""
        key = (one.key, other.key) if one.key < other.key else (other.key, one.key)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._pair(one, other)
        return known

    def _pair(self, one: Features, other: Features) -> float:
        cost = _form(one, other)
        cost += LENGTH * self._length(one, other)
        content = self._content(one, other)
        if self.similarity is None:
            return cost + CONTENT * content
        apart = 1.0 - self.similarity(one, other)
        return cost + 0.5 * (CONTENT * content + VECTORS * apart)

    def _length(self, one: Features, other: Features) -> float:
        """How far the ratio of lengths is from that of the whole texts, in [0, 1]."""
        expected = math.log((self.totals[one.lang] + 1) / (self.totals[other.lang] + 1))
        ratio = math.log((one.length + SMOOTHING) / (other.length + SMOOTHING))
        spread = 0.17 + 6.0 / (SMOOTHING + min(one.length, other.length))
        return min(1.0, 0.15 * ((ratio - expected) / spread) ** 2)

    def _content(self, one: Features, other: Features) -> float:
        """The weighted share of figures and concepts that the two do not have in common, in [0, 1]."""
        mine, my_total = self._weighed(one)
        yours, your_total = self._weighed(other)
        if len(yours) < len(mine):
            mine, yours = yours, mine
        shared = 2 * sum(min(worth, yours[name]) for name, worth in mine.items() if name in yours)
        total = my_total + your_total
        # Little evidence of either kind counts for little.
        return (total - shared + 0.5) / (total + 1.0)

    def uncovered(self, parts: Sequence[Features], whole: Features) -> float:
        """How much of the least covered of *parts* is not in *whole*, in [0, 1].

        A clause that merged two must speak of what each of them speaks of.
        """
        worst = 0.0
        there, _ = self._weighed(whole)
        for part in parts:
            bag, total = self._weighed(part)
            shared = sum(min(worth, there[name]) for name, worth in bag.items() if name in there)
            worst = max(worst, (total - shared) / (total + 1.0))
        return worst

    def _weighed(self, features: Features) -> tuple[dict[str, float], float]:
        """What each member of the bag is worth, by weight and count, and all of them together."""
        known = self._bags.get(features.key)
        if known is None:
            bag = {
                name: self.weights.get(name, 1.0) * min(count, MOST_COUNTED)
                for name, count in features.bag.items()
            }
            known = self._bags[features.key] = (bag, sum(bag.values()))
        return known


def _form(one: Features, other: Features) -> float:
    """The cost of differences of kind, label, depth and note calls."""
    cost = 0.0
    if one.kind != other.kind:
        both_body = one.kind in _BODY and other.kind in _BODY
        cost += PART_DIFFERENT if both_body else KIND_DIFFERENT
    if one.number is not None and other.number is not None:
        cost += LABEL_SAME if one.number == other.number else LABEL_DIFFERENT
    elif (one.number is None) != (other.number is None):
        cost += LABEL_MISSING
    if one.depth != other.depth:
        cost += DEPTH_DIFFERENT
    return cost + CALLS_DIFFERENT * (one.calls != other.calls)


def mean(costs: Sequence[float]) -> float:
    """The mean of *costs*; what two unrelated clauses cost where there is none."""
    return sum(costs) / len(costs) if costs else 1.0
