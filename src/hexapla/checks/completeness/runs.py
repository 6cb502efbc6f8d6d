"""What runs of parts of a clause show: whether the other versions have what is said there.

A clause is read as the sum of its parts, so that it can be seen without some of them, and as
its words, each with the nearest word of another version. It weighs nothing.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hexapla.checks.completeness.lengths import size
from hexapla.model import Encoder, Lang, Span
from hexapla.text.segments import parts
from hexapla.text.tokenise import tokenise

Floats = NDArray[np.float32]

SHORTEST, LONGEST = 0.08, 0.65
"""Shares of a clause between which a run of parts is looked at."""

_COMMON = 0.05
"""What a word that all clauses have is worth at least."""

_LITTLE = 0.03
"""A share of this size is next to nothing."""

_MOST_OFF = 3.0
"""Lengths farther off than so many standard deviations say no more."""


@dataclass(frozen=True, slots=True)
class Rarity:
    """How much the words of one version tell."""

    clauses: int
    counts: Mapping[str, int]
    """In how many clauses each word stands."""

    def of(self, form: str) -> float:
        """What the word *form* is worth: the rarer, the more."""
        return max(_COMMON, math.log((self.clauses + 1) / (self.counts.get(form, 0) + 0.5)))


def rarity(texts: Sequence[str], lang: Lang) -> Rarity:
    """How rare the words of *texts*, the clauses of a version, are."""
    counts = Counter(form for text in texts for form in {word.form for word in tokenise(text, lang)})
    return Rarity(len(texts), counts)


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause as vectors; `k` parts, `w` words."""

    spans: tuple[Span, ...]
    """Of its parts."""
    sizes: Floats
    """Of its parts, as shares of the clause, `(k,)`."""
    parts: Floats
    """What each part adds to the vector of the clause, `(k, dim)`."""
    whole: Floats
    """The sum of the parts, unit norm, `(dim,)`."""
    words: Floats
    """`(w, dim)`, unit norm or zeros."""
    worth: Floats
    """Of the words, `(w,)`."""
    part_of: NDArray[np.intp]
    """In which part each word stands, `(w,)`."""


def reading(text: str, lang: Lang, encoder: Encoder, rare: Rarity) -> Reading:
    """*text* read by *encoder*; its words are worth what *rare* says."""
    spans = parts(text, lang)
    tokens = tokenise(text, lang)
    forms = list(dict.fromkeys(token.form for token in tokens))
    asked = [text, *(span.of(text) for span in spans), *forms]
    vectors = encoder.encode([(lang, one) for one in asked])
    whole, pieces = vectors[0], vectors[1 : len(spans) + 1]
    # The weights with which the parts make up the clause.
    weights = np.ones(1) if len(spans) == 1 else np.linalg.lstsq(pieces.T, whole, rcond=None)[0]
    added = (pieces * np.clip(weights, 0.0, None)[:, None]).astype(np.float32)
    places = {form: place for place, form in enumerate(forms, len(spans) + 1)}
    starts = [span.start for span in spans]
    total = added.sum(axis=0)
    lengths = np.array([size(span.of(text), lang) for span in spans], dtype=np.float32)
    return Reading(
        spans,
        lengths / max(1.0, float(lengths.sum())),
        added,
        total / (np.linalg.norm(total) + 1e-9),
        vectors[[places[token.form] for token in tokens]],
        np.array([rare.of(token.form) for token in tokens], dtype=np.float32),
        np.searchsorted(starts, [token.span.start for token in tokens], side="right") - 1,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """What the other versions show of a run of parts."""

    first: int
    stop: int
    share: float
    """Of the clause, in [0, 1]."""
    nearer: Floats
    """By how much nearer each other version is to the clause without the run; `(others,)`."""
    covered: Floats
    """How near the words of the run are to the nearest words of each other version; `(others,)`."""
    answered: Floats
    """The same, where only those words count whose nearest word is nearest to a word of the run."""
    drawn: Floats
    """How much of each other version the run is nearest to, over what its share lets expect, as a
    logarithm; `(others,)`."""


def runs(own: Reading, others: Sequence[Reading]) -> Iterator[Shown]:
    """The runs of parts of *own* that are neither too short nor too long, nor all of it."""
    sums = np.concatenate([[0.0], np.cumsum(own.sizes)])
    count = len(own.spans)
    bounds = [
        (i, j)
        for i in range(count)
        for j in range(i + 1, count + 1)
        if j - i < count and SHORTEST <= sums[j] - sums[i] <= LONGEST
    ]
    if not bounds:
        return
    there = np.stack([other.whole for other in others]) @ own.parts.T
    products = own.parts @ own.parts.T
    total, norm = there.sum(axis=1), math.sqrt(max(1e-9, float(products.sum())))
    covers = np.stack([_covering(own, other) for other in others])
    worths = np.bincount(own.part_of, own.worth, count) if len(own.worth) else np.zeros(count)
    answers, draws = _answering(own, others)
    for i, j in bounds:
        share = float(sums[j] - sums[i])
        left = products.sum() - 2 * products[i:j].sum() + products[i:j, i:j].sum()
        without = (total - there[:, i:j].sum(axis=1)) / math.sqrt(max(1e-6, float(left)))
        worth = max(1e-6, float(worths[i:j].sum()))
        covered = covers[:, i:j].sum(axis=1) / worth
        answered = answers[:, i:j, i:j].sum(axis=(1, 2)) / worth
        drawn = np.log((draws[:, i:j].sum(axis=1) + _LITTLE) / (worth / worths.sum() + _LITTLE))
        nearer = (without - total / norm) / math.sqrt(share)
        yield Shown(i, j, share, nearer, covered, answered, drawn)


def _covering(own: Reading, other: Reading) -> Floats:
    """By part of *own*: how near its words are to words of *other*, times their worth, `(k,)`."""
    if not len(own.words) or not len(other.words):
        return np.zeros(len(own.spans), dtype=np.float32)
    nearest = (own.words @ other.words.T).max(axis=1)
    return np.bincount(own.part_of, nearest * own.worth, len(own.spans)).astype(np.float32)


def _answering(own: Reading, others: Sequence[Reading]) -> tuple[Floats, Floats]:
    """How the words of *own* and of *others* choose each other.

    First, by the part of a word of *own* and the part that its nearest word is nearest to, how near they
    are, times what the first is worth, `(others, k, k)`; then, by part of *own*, how much of each of
    *others* is nearest to it, as a share, `(others, k)`.
    """
    count = len(own.spans)
    answers = np.zeros((len(others), count, count), dtype=np.float32)
    draws = np.zeros((len(others), count), dtype=np.float32)
    for at, other in enumerate(others):
        if not len(own.words) or not len(other.words):
            continue
        cosines = own.words @ other.words.T
        back = own.part_of[cosines.argmax(axis=0)]
        near = cosines.argmax(axis=1)
        np.add.at(answers[at], (own.part_of, back[near]), cosines.max(axis=1) * own.worth)
        weight = np.maximum(cosines.max(axis=0), 0.0) * other.worth
        draws[at] = np.bincount(back, weight, count) / max(1e-6, float(weight.sum()))
    return answers, draws


def lacking_traits(shown: Shown, off: float, spread: float) -> tuple[float, ...]:
    """The traits of a run that the first of the others may lack while the rest have it.

    *off* is by how much the first is longer than it should be, as a logarithm.
    """
    nearer, rest = float(shown.nearer[0]), shown.nearer[1:]
    usual_nearer = float(rest.mean()) if len(rest) else 0.0
    traits = [10 * (nearer - usual_nearer), 10 * nearer]
    for scale, some in ((10, shown.covered), (10, shown.answered), (2, shown.drawn)):
        here, have = float(some[0]), some[1:]
        traits += [scale * ((float(have.mean()) if len(have) else here) - here), scale * here]
    return (
        *traits,
        _explained(off, math.log(1 - shown.share), spread),
        off / spread,
    )


def added_traits(shown: Shown, off: float, spread: float) -> tuple[float, ...]:
    """The traits of a run that none of the others may have."""
    return (
        10 * float(shown.nearer.mean()),
        10 * float(shown.nearer.min()),
        10 * float(shown.covered.mean()),
        10 * float(shown.covered.max()),
        10 * float(shown.answered.mean()),
        10 * float(shown.answered.max()),
        2 * float(shown.drawn.mean()),
        2 * float(shown.drawn.max()),
        _explained(off, -math.log(1 - shown.share), spread),
        off / spread,
    )


def _explained(off: float, wanted: float, spread: float) -> float:
    """How much likelier the length is with the run than without, as a logarithm."""
    plain = min(_MOST_OFF, abs(off) / spread)
    explained = min(_MOST_OFF, abs(off - wanted) / spread)
    return (plain * plain - explained * explained) / 2
