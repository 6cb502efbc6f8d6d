"""What `evaluate align` says: pairs and rows, confidence, ablation, disturbances.

The same numbers as plain data and as lines for people; nothing is aligned here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hexapla.evaluate.ablation import Line
from hexapla.evaluate.disturb import Harm
from hexapla.evaluate.reliability import Reliability
from hexapla.evaluate.score import Score
from hexapla.reports.table import table


@dataclass(frozen=True, slots=True)
class AlignReport:
    """All that was measured of one set."""

    name: str
    what: str
    """What was aligned: how many texts, or how they were damaged."""
    score: Score
    signature: str
    reliability: Reliability | None = None
    ablation: Sequence[Line] = ()
    harms: Sequence[Harm] = ()

    def data(self) -> dict[str, Any]:
        """All of it as plain data."""
        data = {"set": self.name, "what": self.what, **_score_data(self.score)}
        if self.reliability:
            bins = [
                {"from": b.low, "rows": b.rows, "confidence": b.confidence, "right": b.right}
                for b in self.reliability.bins
            ]
            data["reliability"] = {"error": self.reliability.error, "bins": bins}
        if self.ablation:
            data["ablation"] = [
                {"evidence": one.name, **_score_data(one.score)} for one in self.ablation
            ]
        if self.harms:
            data["disturbed"] = [
                {
                    "kind": one.kind,
                    "trials": one.trials,
                    "other_rows_right": one.others,
                    "own_row_right": one.itself,
                    "moves_right": one.moves,
                }
                for one in self.harms
            ]
        return {**data, "signature": self.signature}

    def text(self) -> str:
        """All of it as lines for people."""
        parts = [f"{self.name}: {self.what}", *score_lines(self.score)]
        if self.reliability:
            parts += ["", *reliability_lines(self.reliability)]
        if self.ablation:
            parts += ["", ablation_table(self.ablation)]
        if self.harms:
            parts += ["", harm_table(self.harms)]
        return "\n".join([*parts, self.signature]) + "\n"


def score_lines(score: Score) -> list[str]:
    """The figures of each pair, their means, and rows where gold has any."""
    rows = [["pair", "strict P", "R", "F1", "lax P", "R", "F1"]]
    rows += [
        [pair, *(_figure(x) for x in (*counts.strict, *counts.lax))]
        for pair, counts in score.pairs.items()
    ]
    worst, lowest = score.worst
    means = f"mean strict F1 {_figure(score.strict)}, lax F1 {_figure(score.lax)}"
    lines = [table(rows, right=range(1, 7)), f"{means}; worst pair {worst}, strict F1 {_figure(lowest)}"]
    if score.rows:
        right = f"{score.rows.right} of {score.rows.gold} gold rows right in all cells"
        lines.append(f"{right}, row F1 {_figure(score.rows.f1)}")
    return lines


def reliability_lines(found: Reliability) -> list[str]:
    """The bins, and how far off they are."""
    rows = [["confidence", "rows", "mean", "right"]]
    rows += [
        [f"{b.low:.1f} to {b.low + 0.1:.1f}", str(b.rows), _figure(b.confidence), _figure(b.right)]
        for b in found.bins
    ]
    return [table(rows, right=range(1, 4)), f"expected calibration error {_figure(found.error)}"]


def ablation_table(lines: Sequence[Line]) -> str:
    """A line for each kind of evidence."""
    rows = [["evidence", "strict F1", "lax F1", "worst pair", "row F1"]]
    for one in lines:
        whole = _figure(one.score.rows.f1) if one.score.rows else "\u2013"
        lowest = f"{one.score.worst[0]} {_figure(one.score.worst[1])}"
        rows.append([one.name, _figure(one.score.strict), _figure(one.score.lax), lowest, whole])
    return table(rows, right=range(1, 5))


def harm_table(harms: Sequence[Harm]) -> str:
    """A line for each kind of disturbance."""
    rows = [["disturbance", "trials", "other rows right", "own row right", "moves right"]]
    rows += [
        [one.kind, str(one.trials), *(_figure(x) for x in (one.others, one.itself, one.moves))]
        for one in harms
    ]
    return table(rows, right=range(1, 5))


def _figure(value: float) -> str:
    return f"{value:.3f}"


def _score_data(score: Score) -> dict[str, Any]:
    data: dict[str, Any] = {}
    if score.rows:
        rows = score.rows
        data = {"rows": rows.made, "gold_rows": rows.gold, "right": rows.right, "f1": rows.f1}
    worst, lowest = score.worst
    return {
        **data,
        "strict_f1": score.strict,
        "lax_f1": score.lax,
        "worst": {"pair": worst, "strict_f1": lowest},
        "pairs": {
            pair: {"strict": list(counts.strict), "lax": list(counts.lax)}
            for pair, counts in score.pairs.items()
        },
    }
