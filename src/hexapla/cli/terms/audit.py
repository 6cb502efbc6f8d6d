"""`hexapla terms audit`: the health of termbases, by themselves and against what was written."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.check import exit_status, report_of, stopwatch
from hexapla.cli.check_output import Outcome, paper, printed, say_beside
from hexapla.cli.options import (
    BUILTIN,
    Baseline,
    Encoder,
    Encoding,
    FailOn,
    FlagForm,
    NewBaseline,
    NoColor,
    Output,
    Quiet,
    Reviewer,
    codes_of,
    langs_of,
)
from hexapla.cli.output import complain, progress, remark, write
from hexapla.cli.review import need_terminal, open_screen
from hexapla.cli.work import encoder_of, held_against, make_baseline, sets_of
from hexapla.errors import UsageError

if TYPE_CHECKING:
    from hexapla.pipeline import Checked, Failure
    from hexapla.pipeline.auditing import TermbaseFile
    from hexapla.reports.set_report import SetReport
    from hexapla.terms.audit.check import AuditCheck
    from hexapla.terms.audit.observed import Observed


def audit(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="TERMBASE...", help="TBX, SKOS, CSV, Excel; audited together, reported one by one."
        ),
    ],
    corpus: Annotated[
        list[Path] | None,
        typer.Option("--corpus", metavar="SET", help="Texts to hold the terms against; repeatable."),
    ] = None,
    langs: Annotated[
        str,
        typer.Option("--langs", metavar="XX,...", help="Judge these; each concept is to have them."),
    ] = "",
    encoding: Encoding = "",
    select: Annotated[str, typer.Option(metavar="CODE,...", help="Only these checks.")] = "",
    ignore: Annotated[str, typer.Option(metavar="CODE,...", help="Not these checks.")] = "",
    fail_on: Annotated[
        FailOn | None, typer.Option("--fail-on", help="Exit 1 from this severity on (else major).")
    ] = None,
    baseline: Baseline = None,
    write_baseline: NewBaseline = None,
    encoder: Encoder = BUILTIN,
    form: Annotated[FlagForm, typer.Option("--format", help="The form of the output.")] = FlagForm.TEXT,
    most: Annotated[
        int,
        typer.Option(min=0, metavar="N", help="At most N flags of each check in a termbase (0: all)."),
    ] = 50,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Flags and time per check; beside data on stderr.")
    ] = False,
    review: Annotated[
        bool, typer.Option("--review", help="Decide the flags of one termbase in the terminal.")
    ] = False,
    reviewer: Reviewer = "",
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Audit termbases: their concepts, terms and statuses, and what a corpus has of them.

    Exit status: 0 nothing at or above --fail-on, 1 flags, 2 an input error, 3 a bug.
    """
    from hexapla.pipeline.auditing import audit as audited
    from hexapla.pipeline.auditing import read_files

    if review:
        need_terminal()
        if len(files) > 1:
            raise UsageError("one termbase is reviewed at a time", remedy="name one, or leave --review")
    checks = _checks(select, ignore)
    found, failures = read_files(files, encoding)
    for line in (line for file in found for line in file.read.remarks):
        remark(line, quiet=quiet)
    unopened = [failure.file for failure in failures]
    observed = None
    if corpus:
        observed, unread = _observed(found, corpus, encoder, quiet=quiet)
        failures += unread
    watch = stopwatch() if statistics else None
    checked = audited(
        found,
        checks,
        expected=langs_of(langs),
        observed=observed,
        timed=watch.time if watch else nullcontext,
        selected=bool(select),
    )
    if write_baseline:
        checked = make_baseline(checked, write_baseline, quiet=quiet)
    else:
        checked = held_against(checked, baseline, quiet=quiet)
    failures += [failure for one in checked for failure in one.failures]
    if review:
        complain(failures)
        open_screen(checked[0], reviewer=reviewer)
        return
    outcome = Outcome(
        checked=checked,
        reports=[_report(one, fail_on) for one in checked],
        failures=failures,
        unopened=unopened,
        seconds=watch.seconds if watch else None,
    )
    write(printed(outcome, form, paper(output), most), output)
    say_beside(outcome, form, quiet=quiet)
    complain(failures)
    raise typer.Exit(exit_status(outcome))


def _checks(select: str, ignore: str) -> tuple[AuditCheck, ...]:
    from hexapla.checks.selection import selected_codes
    from hexapla.terms.audit import audit_catalogue, audit_names

    codes = selected_codes(codes_of(select), codes_of(ignore), audit_names())
    return tuple(check for check in audit_catalogue() if check.code in codes)


def _observed(
    files: tuple[TermbaseFile, ...], corpus: list[Path], encoder: str, *, quiet: bool
) -> tuple[Observed, list[Failure]]:
    from hexapla.pipeline import Tools
    from hexapla.pipeline.auditing import merged, observed_in
    from hexapla.terms.finder import TermFinder

    tools = Tools(
        finder=TermFinder(merged(files)),
        encoder=encoder_of(encoder),
        checks=(),
        progress=progress(quiet=quiet),
    )
    return observed_in(sets_of(corpus, {}, (), ""), tools)


def _report(one: Checked, fail_on: FailOn | None) -> SetReport:
    file = one.loaded.files.files[0].path
    report = report_of(one, fail_on)
    return replace(report, path=str(file), review="hexapla terms audit --review")
