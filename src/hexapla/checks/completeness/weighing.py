"""Weighs what runs of parts show: the best run, and how likely it is that a clause lacks it.

Two logistic models with the weights of `learned`; what is made of it is decided elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import TYPE_CHECKING

from hexapla.checks.completeness.learned import Weights
from hexapla.model import Lang

if TYPE_CHECKING:
    from hexapla.checks.completeness.runs import Shown

Candidate = tuple["Shown", tuple[float, ...]]
"""A run of parts with its traits."""

Candidates = Mapping[Lang, Sequence[Candidate]]
"""By version."""

_FAR, _FARTHEST, _TAIL = 4.0, 6.0, 2.5
"""Standard deviations: beyond the first a length says no more by itself, and from the last up to the
second it says more than it did before."""


_NEARLY = 1.0
"""A longer run may score so much less: what is too many seldom stops halfway."""

_MEANT = (*range(9), 10, 11)
"""The traits of runs whose mean is a trait of the clause: all but its length, which it has itself."""


@dataclass(frozen=True, slots=True)
class Found:
    """A run of parts of the clause of one version."""

    lang: Lang
    shown: Shown
    traits: tuple[float, ...]
    score: float


def weighed(lang: Lang, candidate: Candidate, weights: Weights) -> Found:
    """*candidate*, a run of *lang*, with how likely it is lacking elsewhere, or too many."""
    shown, traits = candidate
    return Found(lang, shown, traits, _sum(weights.choosing, traits))


def best(found: Candidates, weights: Weights) -> tuple[Found, ...]:
    """The run of each version that is likeliest lacking elsewhere, or too many."""
    made = []
    for lang, some in found.items():
        runs = [weighed(lang, one, weights) for one in some]
        if runs:
            made.append(max(runs, key=lambda run: run.score))
    return tuple(made)


def fullest(run: Found, found: Candidates, weights: Weights) -> Found:
    """The longest run of the version of *run* that goes around it and is nearly as likely."""
    own = (weighed(run.lang, one, weights) for one in found[run.lang])
    around = [
        one
        for one in own
        if one.shown.first <= run.shown.first
        and run.shown.stop <= one.shown.stop
        and one.score >= run.score - _NEARLY
    ]
    return max(around, key=lambda one: one.shown.share, default=run)


def tails(found: Candidates, weights: Weights, ends: Mapping[Lang, int]) -> tuple[Found, ...]:
    """The best of the runs that go to the end of their clause; *ends* says how many parts it has."""
    last = {x: [one for one in some if one[0].stop == ends[x]] for x, some in found.items()}
    return best(last, weights)


def judging_traits(off: float, runs: Sequence[Found]) -> tuple[float, ...]:
    """The traits of a clause with its best *runs*.

    *off*, in standard deviations, is above 0 where the length speaks for the fault.
    """
    first = (min(off, _FAR), max(0.0, min(off, _FARTHEST) - _TAIL), 0.0 if runs else 1.0)
    if not runs:
        return (*first, *[0.0] * (len(_MEANT) + 2))
    means = [fmean(run.traits[n] for run in runs) for n in _MEANT]
    scores = [run.score for run in runs]
    return (*first, *means, fmean(scores), min(scores))


def odds(off: float, runs: Sequence[Found], weights: Weights) -> float:
    """The logarithm of the odds that the clause has the fault."""
    return _sum(weights.judging, judging_traits(off, runs))


def _sum(weights: Sequence[float], traits: Sequence[float]) -> float:
    return weights[0] + sum(w * t for w, t in zip(weights[1:], traits, strict=True))
