"""What it costs to say that clauses of two versions are the same clause.

About 0 for a perfect match and 1 for unrelated clauses; a clause that another version lacks
costs `GAP`. The figures were set on texts that are not used to measure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from hexapla.align.evidence import (
    BODY,
    MOST_COUNTED,
    NO_NUMBER,
    Flags,
    Floats,
    Runs,
    Side,
    runs_of,
    shared_columns,
    side_of,
)
from hexapla.align.features import SMOOTHING, Features, weights
from hexapla.langs import profile
from hexapla.model import Lang

LONGEST = 4
"""A run has at most so many clauses."""

LONGEST_FINER, FINER = 8, 1.4
"""The same where one version has so many times the clauses of another for as much text."""

BOTH = 2
"""Where both runs are longer than this they are taken for unrelated."""

GAP = 0.64
"""Cost of a clause that has no counterpart in one other version."""

SPAN = 0.62
"""Cost of each clause beyond one to one: near `GAP`, so that a part is taken in where the whole
resembles the other side more with it than without it."""

SPAN_FINER = 0.56
"""The same where one version cuts finer."""

LENGTH, CONTENT = 0.35, 0.15
"""Weights of lengths and of figures and concepts beside vectors, which weigh 1."""

OWN = 0.3
"""By so much, as a logarithm, a version may be longer or shorter than its language usually is."""

SUPPOSED, UNRELATED = 5, 0.1
"""So many clauses of such a cosine are supposed beside those of a version, which may have few."""

UNREAD = 0.9
"""What length and vectors come to where a clause is in another script, and they say nothing."""

LENGTH_ALONE, CONTENT_ALONE = 0.5, 0.7
"""The same where there are no vectors."""

LABEL_SAME, LABEL_DIFFERENT, LABEL_MISSING = -0.2, 0.1, 0.1
LABEL_MORE = 0.1
KIND_DIFFERENT, PART_DIFFERENT, DEPTH_DIFFERENT, CALLS_DIFFERENT = 0.9, 0.45, 0.3, 0.1

FAR = 9.0
"""Cost of what cannot be."""

Tables = Mapping[tuple[Lang, Lang], Floats]
"""For two languages, costs `(longest, longest, n, m)`: of the run of the one that has k + 1 clauses
from i with that of the other that has l + 1 from j. The languages are in the order of the sides."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """All versions of a text, and what is known of them as wholes."""

    sides: Mapping[Lang, Side]
    worth: Floats
    """What each figure or concept is worth: the rarer, the more."""
    totals: Mapping[Lang, float]
    """Code points of each version, over what its language usually takes for the same text."""
    usual: Mapping[Lang, float]
    """What each language usually takes."""
    centres: Mapping[Lang, Floats | None]
    """The mean of the vectors of each version; `None` without vectors."""

    def among(self, langs: Sequence[Lang]) -> Evidence:
        """The same of *langs* alone."""
        return replace(self, sides={x: side for x, side in self.sides.items() if x in langs})

    @property
    def finer(self) -> bool:
        """Whether one version is cut much finer than another, which is not to say that it has more."""
        sizes = [len(side) / self.totals[x] for x, side in self.sides.items() if len(side)]
        return bool(sizes) and max(sizes) > FINER * min(sizes)

    def tables(self, places: Mapping[Lang, Sequence[int]], longest: int = 0) -> Tables:
        """The costs between the clauses at *places* in each version, as if they were neighbours.

        Runs have up to *longest* clauses; by default as many as the text asks for.
        """
        longest = longest or (LONGEST_FINER if self.finer else LONGEST)
        parts = {x: self.sides[x].part(places[x]) for x in places}
        columns = shared_columns(list(parts.values()))
        worth = np.tile(self.worth[list(columns)], MOST_COUNTED)
        runs = {x: runs_of(part, longest, columns, self.worth) for x, part in parts.items()}
        made: dict[tuple[Lang, Lang], Floats] = {}
        for a, b in combinations(parts, 2):
            table = _Pair(self, a, b, worth, longest).table(parts[a], parts[b], runs[a], runs[b])
            made[a, b] = table
        return made


def evidence_of(
    features: Mapping[Lang, Sequence[Features]],
    vectors: Mapping[Lang, Floats] | None = None,
    usual: Mapping[Lang, float] | None = None,
) -> Evidence:
    """What is known of versions with *features* and *vectors*, `(n, dim)` each.

    *usual* is how long texts of each language are beside each other; `None`: as the profiles say.
    """
    takes = usual or {x: profile(x).length for x in features}
    worth = weights(list(features.values()))
    names = {name: number for number, name in enumerate(sorted(worth))}
    found = vectors or {}
    return Evidence(
        sides={x: side_of(some, names, found.get(x)) for x, some in features.items()},
        worth=np.array([worth[name] for name in names], dtype=np.float32),
        totals={x: (sum(f.length for f in some) + 1) / takes[x] for x, some in features.items()},
        usual=takes,
        centres={x: found[x].mean(axis=0) if x in found else None for x in features},
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """The comparison of two versions."""

    evidence: Evidence
    one: Lang
    other: Lang
    worth: Floats
    longest: int

    def table(
        self, mine: Side, yours: Side, my_runs: Sequence[Runs], your_runs: Sequence[Runs]
    ) -> Floats:
        span = SPAN_FINER if self.evidence.finer else SPAN
        made = np.full((self.longest, self.longest, len(mine), len(yours)), FAR, dtype=np.float32)
        form = _form(mine, yours)
        labels = _labels(mine, yours)
        for k, my_run in enumerate(my_runs):
            for h, your_run in enumerate(your_runs):
                if min(k, h) >= BOTH:
                    continue
                cost = self._apart(my_run, your_run) + span * (k + h)
                cost += KIND_DIFFERENT * (my_run.mixed[:, None] + your_run.mixed)
                n, m = cost.shape
                said = labels
                if k > h:
                    said = _labels_of_runs(labels, mine.numbers != NO_NUMBER, k + 1)
                elif h > k:
                    said = _labels_of_runs(labels.T, yours.numbers != NO_NUMBER, h + 1).T
                made[k, h, :n, :m] = cost + form[:n, :m] + said[:n, :m]
        return made

    def _apart(self, mine: Runs, yours: Runs) -> Floats:
        """How far runs are from each other by length, content and vectors."""
        shared = (mine.bags * self.worth) @ yours.bags.T
        total = mine.totals[:, None] + yours.totals[None, :]
        # Little evidence of either kind counts for little.
        content: Floats = (total - 2 * shared + 0.5) / (total + 1.0)
        length = self._length(mine.lengths, yours.lengths)
        if mine.vectors is None or yours.vectors is None:
            return LENGTH_ALONE * length + CONTENT_ALONE * content
        far = self._far(mine.vectors, yours.vectors)
        unread = mine.foreign[:, None] | yours.foreign
        seen = np.where(unread, np.minimum(far, UNREAD), LENGTH * length + far)
        return seen.astype(np.float32) + CONTENT * content

    def _length(self, mine: Floats, yours: Floats) -> Floats:
        """How far the ratio of lengths is from what is usual in these texts, in [0, 1]."""
        totals, usual = self.evidence.totals, self.evidence.usual
        # A version that lacks much is not terse: only so much is put down to how it is written.
        own = np.clip(np.log(totals[self.one] / totals[self.other]), -OWN, OWN)
        expected = np.float32(np.log(usual[self.one] / usual[self.other]) + own)
        mine, yours = mine + SMOOTHING, yours + SMOOTHING
        ratio = np.log(mine)[:, None] - np.log(yours)[None, :] - expected
        spread = 0.17 + 6.0 / np.minimum(mine[:, None], yours[None, :])
        apart: Floats = np.minimum(1.0, 0.15 * (ratio / spread) ** 2)
        return apart

    def _far(self, mine: Floats, yours: Floats) -> Floats:
        """`1 - cos` over what it is to the other clauses on average, in [0, 1] (Vecalign)."""
        cos = mine @ yours.T
        to_yours = self._usual(mine, self.other)[:, None] - cos / self._count(self.other)
        to_mine = self._usual(yours, self.one)[None, :] - cos / self._count(self.one)
        usual = 1.0 - (to_yours + to_mine) / 2
        far: Floats = np.clip((1.0 - cos) / np.maximum(usual, 1e-5), 0.0, 1.0)
        return far

    def _usual(self, runs: Floats, lang: Lang) -> Floats:
        """The mean cosine of *runs* to the clauses of *lang*, and to the supposed ones."""
        centre = self.evidence.centres[lang]
        assert centre is not None
        total: Floats = runs @ centre * len(self.evidence.sides[lang]) + SUPPOSED * UNRELATED
        return total / self._count(lang)

    def _count(self, lang: Lang) -> float:
        """The clauses of *lang* beside the one that is compared, and the supposed ones."""
        return len(self.evidence.sides[lang]) - 1 + SUPPOSED


def _form(mine: Side, yours: Side) -> Floats:
    """The cost of differences of kind, depth and note calls of clauses."""
    kinds, other = mine.kinds[:, None], yours.kinds[None, :]
    both_body = (kinds >= BODY) & (other >= BODY)
    cost = np.where(kinds == other, 0.0, np.where(both_body, PART_DIFFERENT, KIND_DIFFERENT))
    cost += DEPTH_DIFFERENT * (mine.depths[:, None] != yours.depths[None, :])
    cost += CALLS_DIFFERENT * (mine.calls[:, None] != yours.calls[None, :])
    return cost.astype(np.float32)


def _labels(mine: Side, yours: Side) -> Floats:
    """The cost of differences of labels of clauses."""
    numbers, others = mine.numbers[:, None], yours.numbers[None, :]
    unlike = (numbers == NO_NUMBER) != (others == NO_NUMBER)
    neither = (numbers == NO_NUMBER) & (others == NO_NUMBER)
    known = np.where(numbers == others, LABEL_SAME, LABEL_DIFFERENT)
    return np.where(neither, 0.0, np.where(unlike, LABEL_MISSING, known)).astype(np.float32)


def _labels_of_runs(labels: Floats, numbered: Flags, length: int) -> Floats:
    """What the labels of runs of *length* cost against a clause: the mean over those that have one.

    A clause that goes on without a label has no say; that of a run without any is the first's. Two
    labels where the other has one speak against a run.
    """
    last = len(labels) - length + 1
    counted = labels * numbered[:, None]
    total = np.sum([counted[step : step + last] for step in range(length)], axis=0)
    many = np.sum([numbered[step : step + last] for step in range(length)], axis=0)[:, None]
    said = np.where(many > 0, total / np.maximum(many, 1), labels[:last])
    more: Floats = (said + LABEL_MORE * np.maximum(many - 1, 0)).astype(np.float32)
    return more
