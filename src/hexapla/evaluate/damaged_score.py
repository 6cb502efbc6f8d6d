"""How well damaged texts are aligned again: per pair of languages, and whole rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from random import Random
from statistics import mean

from hexapla.evaluate.damage import Shares, Texts, damaged
from hexapla.evaluate.rows import RowScore, score_rows
from hexapla.model import Alignment, Version


@dataclass(frozen=True, slots=True)
class DamagedScore:
    """Means over the seeds; all in [0, 1]."""

    seeds: int
    strict: float
    """Mean strict F1 of the pairs."""
    worst: float
    """That of the worst pair."""
    worst_pair: str
    lax: float
    rows: float
    """F1 of rows of which every cell is right."""
    signature: str


def score_damaged(
    rows: Texts,
    shares: Shares,
    seeds: Iterable[int],
    align: Callable[[Sequence[Version]], Alignment],
) -> DamagedScore:
    """Damage *rows* once a seed, align each with *align*, and score against what was done."""
    scores: list[RowScore] = []
    for seed in seeds:
        versions, gold = damaged(rows, shares, Random(seed))  # noqa: S311 - a repeatable sample
        scores.append(score_rows(align(versions), gold))
    pairs = {pair: mean(score.pairs[pair][0][2] for score in scores) for pair in scores[0].pairs}
    worst = min(pairs, key=lambda pair: (pairs[pair], pair))
    return DamagedScore(
        seeds=len(scores),
        strict=mean(pairs.values()),
        worst=pairs[worst],
        worst_pair=worst,
        lax=mean(score.mean_lax for score in scores),
        rows=mean(score.f1 for score in scores),
        signature=scores[0].signature,
    )
