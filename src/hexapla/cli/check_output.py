"""What `hexapla check` prints, in each of its forms. It decides nothing about flags."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hexapla.cli.options import FlagForm
from hexapla.cli.output import json_line, json_text, remark

if TYPE_CHECKING:
    from hexapla.pipeline import Checked, Failure
    from hexapla.reports.paper import Paper
    from hexapla.reports.set_report import SetReport

_FILE_WIDTH = 100
"""Cells of a line where there is no terminal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """All that a run came to."""

    checked: Sequence[Checked]
    reports: Sequence[SetReport]
    """Of the same sets."""
    failures: Sequence[Failure]
    unopened: Sequence[str]
    """Sets that could not be checked at all, as they were named."""
    seconds: Mapping[str, float] | None = None
    """Seconds by part of the work; `None`: not asked for."""

    @property
    def many(self) -> bool:
        """Whether more than one set was to be checked."""
        return len(self.reports) + len(self.unopened) > 1


def drawn(output: Path | None) -> bool:
    """Whether what is printed is drawn on a terminal.

    `FORCE_COLOR` sets a pipe as the terminal behind it: `FORCE_COLOR=1 hexapla check ... | less -R`.
    """
    return output is None and (sys.stdout.isatty() or bool(os.environ.get("FORCE_COLOR")))


def paper(output: Path | None) -> Paper:
    """What standard output is set on; of a file, plain lines."""
    from hexapla.reports.paper import Paper
    from hexapla.text.bidi import bidi_mode

    if not drawn(output):
        columns = os.environ.get("COLUMNS", "")
        return Paper(int(columns) if columns.isdecimal() and int(columns) else _FILE_WIDTH)
    colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Paper(_terminal_width(), colour, bidi_mode("auto", os.environ))


def _terminal_width() -> int:
    """How wide the terminal is, also where standard output is a pipe to a pager on it."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        with suppress(OSError, ValueError, AttributeError):
            return os.get_terminal_size(stream.fileno()).columns or _FILE_WIDTH
    return _FILE_WIDTH


def printed(outcome: Outcome, form: FlagForm, on: Paper, most: int) -> str:
    """The report in *form*; in text and concise at most *most* flags of each check (0: all)."""
    if form is FlagForm.TEXT:
        return "\n".join(_lines(outcome, on, most)) + "\n"
    if form is FlagForm.CONCISE:
        from hexapla.reports.concise import concise

        return "".join(f"{line}\n" for report in outcome.reports for line in concise(report, most))
    from hexapla.reports.data import SCHEMA
    from hexapla.signature import signature

    checked = outcome.checked
    sets = [_data(one, of) for one, of in zip(checked, outcome.reports, strict=True)]
    failures = [{"file": f.file, "message": f.message} for f in outcome.failures]
    if form is FlagForm.JSONL:
        lines = [json_line({"schema": SCHEMA, **one}) for one in sets]
        return "".join([*lines, *[json_line({"schema": SCHEMA, "failures": failures})] * bool(failures)])
    return json_text(
        {
            "schema": SCHEMA,
            "sets": sets,
            "failures": failures,
            "signature": checked[0].signature if len(checked) == 1 else signature(sets=len(checked)),
        }
    )


def say_beside(outcome: Outcome, form: FlagForm, *, quiet: bool) -> None:
    """Say on stderr what does not belong into data: statistics, and the table of many sets."""
    if form is FlagForm.TEXT:
        return
    if outcome.seconds is not None:
        print(statistics(outcome), file=sys.stderr)
    if outcome.many:
        remark(summary(outcome), quiet=quiet)


def statistics(outcome: Outcome) -> str:
    """The table of flags and time per check."""
    from hexapla.reports.statistics import statistics_table

    flags = [flag for report in outcome.reports for flag in report.flags]
    codes = sorted({code for one in outcome.checked for code in one.checks})
    return statistics_table(outcome.seconds or {}, flags, codes)


def summary(outcome: Outcome) -> str:
    """The table of many sets."""
    from hexapla.reports.sets_table import sets_table

    return sets_table(outcome.reports, outcome.unopened)


def _lines(outcome: Outcome, on: Paper, most: int) -> Iterator[str]:
    from hexapla.reports.check_text import check_text, next_step

    for report in outcome.reports:
        yield check_text(report, on, most)
        if outcome.many:
            yield next_step(report)
            yield ""
    if outcome.seconds is not None:
        yield f"\n{statistics(outcome)}\n"
    if outcome.many:
        from hexapla.reports.sets_table import next_of_all

        yield summary(outcome)
        yield on.paint(next_of_all(outcome.reports, outcome.unopened), "strong")
    else:
        yield from (on.paint(next_step(report), "strong") for report in outcome.reports)


def _data(one: Checked, report: SetReport) -> Any:
    from hexapla.reports.data import set_data
    from hexapla.summary import by_severity

    figures = {
        "rows": len(one.alignment.rows),
        "flags": by_severity(one.flags),
        "parity": report.parity,
        "terms": {lang: round(value, 4) for lang, value in one.terms.items()},
    }
    flags = (*one.flags, *one.accepted, *one.known)
    aside = {flag.flag_id: "accepted" for flag in one.accepted}
    aside |= {flag.flag_id: "baseline" for flag in one.known}
    return set_data(one.alignment, flags, {**report.states, **aside}, figures)
