"""Many checked sets at a glance: a line each, and how each ends."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from hexapla.model import SEVERITIES, Severity
from hexapla.reports.check_text import next_step
from hexapla.reports.set_report import SetReport, counted, severities
from hexapla.reports.table import table


def sets_table(reports: Sequence[SetReport], unopened: Sequence[str]) -> str:
    """A line for each set: rows, flags by severity, failures, state; then for those *unopened*.

    Of the severities below major, those that occur have a column.
    """
    counts = [Counter(flag.severity for flag in report.flags) for report in reports]
    totals = sum(counts, Counter[Severity]())
    kinds = [s for s in SEVERITIES if totals[s] or s in ("critical", "major")]
    rows = [["set", "rows", *kinds, "failures", "state"]]
    for report, of_set in zip(reports, counts, strict=True):
        figures = (len(report.alignment.rows), *(of_set[s] for s in kinds), report.failures)
        rows.append([report.path or report.alignment.set, *map(_figure, figures), _state(report)])
    rows += [[path, *map(_figure, (0, *(0 for _ in kinds), 1)), "not read"] for path in unopened]
    failed = sum(report.failures for report in reports) + len(unopened)
    size = sum(len(report.alignment.rows) for report in reports)
    sums = map(_figure, (size, *(totals[s] for s in kinds), failed))
    rows.append([counted(len(reports) + len(unopened), "set"), *sums, ""])
    return table(rows, right=range(1, len(kinds) + 3))


def _figure(number: int) -> str:
    return f"{number:,}" if number else "\u2013"


def _state(report: SetReport) -> str:
    """What the set adds to the exit status."""
    if report.failures:
        return "internal error" if report.internal else "failed"
    return "flags" if report.failing else "passes"


def next_of_all(reports: Sequence[SetReport], unopened: Sequence[str]) -> str:
    """What a person does now about many sets: the first that needs somebody."""
    waiting = [report for report in reports if report.failures or report.failing]
    if not waiting and not unopened:
        return "nothing to do"
    failed = len(unopened) + sum(1 for report in reports if report.failures)
    said = [f"{counted(failed, 'set')} failed, said on stderr"] if failed else []
    failing = [flag for report in reports for flag in report.failing]
    if failing:
        said.append(f"{severities(failing)} in {counted(sum(1 for r in reports if r.failing), 'set')}")
    first = next((report for report in reports if report.failing and not report.failures), None)
    return "; ".join(said) + (f"; first {next_step(first)}" if first else "")
