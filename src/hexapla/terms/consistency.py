"""The figures of a concept in one language, and of many concepts together.

From counts alone: it reads no text and knows no termbase. The formulas stand with worked
examples in docs/term-scores.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from math import fsum, sqrt
from typing import Literal, get_args

Sort = Literal["preferred", "admitted", "deprecated", "other", "missing"]
"""How an occurrence of a concept is rendered; superseded terms are `deprecated`."""

SORTS: tuple[Sort, ...] = get_args(Sort)

Interval = tuple[float, float]
"""Between which a figure lies with 95 per cent confidence; the figure is inside."""

_WEIGHTS: Mapping[Sort, float] = {"preferred": 1.0, "admitted": 0.9, "other": 0.5}
_Z = 1.959964
"""Quantile of the normal distribution for 95 per cent."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """How one concept is rendered in one version, or in several taken together."""

    preferred: int = 0
    admitted: int = 0
    deprecated: int = 0
    other: int = 0
    """Rendered by words that the termbase does not list."""
    missing: int = 0
    renderings: Mapping[str, int] = field(default_factory=dict)
    """Uses of each form: a term as the termbase has it, or the words used instead."""

    def count(self, sort: Sort) -> int:
        """The occurrences of one sort."""
        counts = (self.preferred, self.admitted, self.deprecated, self.other, self.missing)
        return counts[SORTS.index(sort)]

    @property
    def occurrences(self) -> int:
        """All five sorts together."""
        return self.preferred + self.admitted + self.deprecated + self.other + self.missing

    @property
    def rendered(self) -> int:
        """The renderings whose words are known."""
        return sum(self.renderings.values())

    @property
    def acceptance(self) -> float:
        """The mean weight of the occurrences, in [0, 1]; 0 where there is none."""
        weighed = fsum(weight * self.count(sort) for sort, weight in _WEIGHTS.items())
        return weighed / self.occurrences if self.occurrences else 0.0

    @property
    def consistency(self) -> float:
        """The chance that two renderings are the same form, in [0, 1]; 1 for fewer than two.

        The Herfindahl index, which Itagaki, Aikawa and He (2007) take for the consistency of
        terms, without its bias: pairs are drawn without putting the first back.
        """
        total = self.rendered
        if total < 2:
            return 1.0
        return sum(k * (k - 1) for k in self.renderings.values()) / (total * (total - 1))

    @property
    def consistency_interval(self) -> Interval:
        """The Wilson interval for as many pairs as can be drawn that share no rendering.

        The mean over all pairs varies no more than over those (Hoeffding, JASA 58, 1963).
        """
        return wilson(self.consistency, self.rendered // 2)

    @property
    def score(self) -> float:
        """Acceptance, lowered by scattering to a half at most, in [0, 1]."""
        return self.acceptance * (1 + self.consistency) / 2

    @property
    def interval(self) -> Interval:
        """Of the score, from the bounds of acceptance and consistency, as if they went together."""
        low, high = wilson(self.acceptance, self.occurrences)
        scattered, even = self.consistency_interval
        return low * (1 + scattered) / 2, high * (1 + even) / 2


@dataclass(frozen=True, slots=True)
class Total:
    """Many concepts together, each weighed by how often it occurs."""

    counts: Mapping[Sort, int]
    consistency: float | None
    """The mean over concepts rendered twice or more, weighed by renderings; `None` without any."""
    consistency_interval: Interval | None
    score: float
    """The mean of the scores, weighed by occurrences; 0 where there is none."""
    interval: Interval

    @property
    def occurrences(self) -> int:
        """All five sorts together."""
        return sum(self.counts.values())


def together(parts: Iterable[Rendered]) -> Total:
    """*parts*, one for each concept and language, as one."""
    found = [part for part in parts if part.occurrences]
    again = [part for part in found if part.rendered > 1]
    consistency = _mean([(one.rendered, one.consistency, one.consistency_interval) for one in again])
    score, interval = _mean([(part.occurrences, part.score, part.interval) for part in found])
    return Total(
        {sort: sum(part.count(sort) for part in found) for sort in SORTS},
        consistency[0] if again else None,
        consistency[1] if again else None,
        score,
        interval,
    )


def _mean(parts: Sequence[tuple[int, float, Interval]]) -> tuple[float, Interval]:
    """The mean of independent figures by their weights; `0, (0, 1)` without any.

    The distances to their bounds add up as standard errors do: the method of variance estimates
    recovery (Zou and Donner, Statistics in Medicine 27, 2008).
    """
    total = sum(weight for weight, _, _ in parts)
    if not total:
        return 0.0, (0.0, 1.0)
    mean = min(1.0, fsum(weight * figure for weight, figure, _ in parts) / total)
    below = sqrt(fsum((weight * (figure - low)) ** 2 for weight, figure, (low, _) in parts)) / total
    above = sqrt(fsum((weight * (high - figure)) ** 2 for weight, figure, (_, high) in parts)) / total
    return mean, (max(0.0, mean - below), min(1.0, mean + above))


def wilson(proportion: float, trials: int) -> Interval:
    """The Wilson interval of *proportion* of *trials* at 95 per cent; `(0, 1)` for no trial.

    Source: E. B. Wilson, JASA 22 (1927). A proportion of weighed trials is taken as it is: it
    varies less than one of successes and failures with the same mean.
    """
    if trials == 0:
        return 0.0, 1.0
    share = _Z * _Z / trials
    centre = (proportion + share / 2) / (1 + share)
    reach = _Z * sqrt(proportion * (1 - proportion) / trials + share / (4 * trials)) / (1 + share)
    return max(0.0, min(proportion, centre - reach)), min(1.0, max(proportion, centre + reach))
