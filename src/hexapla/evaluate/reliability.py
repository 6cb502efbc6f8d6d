"""Whether rows are right as often as their confidence says.

Only tables can tell: a ladder knows beads of two languages, and no rows.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import fmean

from hexapla.evaluate.score import Case, right_rows
from hexapla.model import Alignment

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Rows of nearly the same confidence, at least one."""

    low: float
    """The confidence from which on rows are in this bin, up to a tenth more."""
    rows: int
    confidence: float
    """Their mean confidence."""
    right: float
    """The share of them whose every cell is as in gold."""


@dataclass(frozen=True, slots=True)
class Reliability:
    """The bins that hold rows, the least sure first."""

    bins: tuple[Bin, ...]

    @property
    def error(self) -> float:
        """The expected calibration error: how far confidence and the share right are apart, by rows.

        In [0, 1], as Guo and others (2017) define it.
        """
        rows = sum(one.rows for one in self.bins)
        return sum(one.rows * abs(one.confidence - one.right) for one in self.bins) / max(1, rows)


def reliability(aligned: Iterable[tuple[Alignment, Case]]) -> Reliability:
    """The rows of alignments with known rows, by tenths of their confidence."""
    found: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for alignment, case in aligned:
        for row, right in right_rows(alignment, case):
            found[min(BINS - 1, int(row.confidence * BINS))].append((row.confidence, right))
    return Reliability(
        tuple(
            Bin(number / BINS, len(rows), fmean(c for c, _ in rows), fmean(right for _, right in rows))
            for number, rows in enumerate(found)
            if rows
        )
    )
