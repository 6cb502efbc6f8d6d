"""`hexapla check`: the main job: aligns, checks, prints the flags."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.check_output import Outcome, paper, printed, say_beside
from hexapla.cli.fixing import fixed, refuse_others
from hexapla.cli.options import (
    BUILTIN,
    Baseline,
    Corrections,
    Encoder,
    Encoding,
    FailOn,
    FlagForm,
    Langs,
    Memory,
    Named,
    NewBaseline,
    NoCache,
    NoColor,
    Output,
    Previous,
    Quiet,
    Reader,
    Sets,
    Termbases,
    codes_of,
    corrections_of,
    langs_of,
    memory_of,
    named_files,
)
from hexapla.cli.output import bug, complain, progress, write
from hexapla.cli.work import (
    examining,
    held_against,
    make_baseline,
    path_of,
    sets_that_open,
    states_of,
    warn_of_idle,
    warn_of_notes,
)
from hexapla.errors import HexaplaError, UsageError

if TYPE_CHECKING:
    from hexapla.model import Flag
    from hexapla.pipeline import Checked, Failure
    from hexapla.reports.set_report import SetReport
    from hexapla.sets import SetFiles
    from hexapla.stopwatch import Stopwatch

_SETTLED = frozenset({"legitimate", "false_alarm", "source_error"})
"""States in which a flag does not fail a run: somebody has said that the version is right."""


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("check", epilog="Example: hexapla check a-res-78-311 --fail-on critical")(check)


def check(
    paths: Sets = None,
    named: Named = None,
    langs: Langs = "",
    reader: Reader = "",
    encoding: Encoding = "",
    select: Annotated[str, typer.Option(metavar="CODE,...", help="Only these checks.")] = "",
    ignore: Annotated[str, typer.Option(metavar="CODE,...", help="Not these checks.")] = "",
    fail_on: Annotated[
        FailOn | None, typer.Option("--fail-on", help="Exit 1 from this severity on (else major).")
    ] = None,
    baseline: Baseline = None,
    write_baseline: NewBaseline = None,
    termbase: Termbases = None,
    encoder: Encoder = BUILTIN,
    corrections: Corrections = None,
    memory: Memory = None,
    previous: Previous = None,
    form: Annotated[FlagForm, typer.Option("--format", help="The form of the output.")] = FlagForm.TEXT,
    recursive: Annotated[
        bool, typer.Option("--recursive", help="Every folder below that holds a set.")
    ] = False,
    most: Annotated[
        int,
        typer.Option(min=0, metavar="N", help="At most N flags of each check in a text (0: all)."),
    ] = 50,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Flags and time per check; beside data on stderr.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Show as a diff what is mechanical; changes nothing.")
    ] = False,
    apply: Annotated[
        bool, typer.Option("--apply", help="With --fix: write it into the files, keeping the old ones.")
    ] = False,
    no_cache: NoCache = False,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Align the versions of each set, check them, and print the flags.

    Options override what the set's hexapla.toml says.
    Exit status: 0 nothing at or above --fail-on, 1 flags, 2 an input error, 3 a bug.
    With --fix --apply, flags are those that stay.
    """
    refuse_others(fix=fix, apply=apply, form=form, baseline=write_baseline)
    wanted = langs_of(langs)
    if recursive:
        paths = list(_below(paths))
    found, failures = sets_that_open(paths, named_files(named), wanted, reader, encoding)
    said = corrections_of(corrections)
    if corrections and len(found) > 1:
        raise UsageError(
            "one file of corrections cannot be about several sets",
            remedy="name one set, or put corrections.toml into each folder",
        )
    if previous and len(found) > 1:
        raise UsageError("one earlier state cannot be that of several sets", remedy="name one set")
    watch = stopwatch() if statistics else None
    look = examining(
        termbases=termbase,
        encoder=encoder,
        select=codes_of(select),
        ignore=codes_of(ignore),
        langs=wanted,
        corrections=said,
        memory=memory_of(memory),
        previous=previous,
        # With many sets, it is the sets that are counted.
        quiet=quiet or len(found) > 1,
        anew=no_cache,
        watch=watch,
    )
    checked = _all_checked(found, look, failures, quiet=quiet)
    warn_of_idle(checked, quiet=quiet)
    if write_baseline:
        checked = make_baseline(checked, write_baseline, quiet=quiet)
    else:
        checked = held_against(checked, baseline, quiet=quiet)
    unopened = [failure.file for failure in failures]
    failures += [failure for one in checked for failure in one.failures]
    warn_of_notes([one.loaded for one in checked], quiet=quiet)
    if fix:
        checked = fixed(checked, failures, _SETTLED, apply=apply, output=output, quiet=quiet)
    outcome = Outcome(
        checked=checked,
        reports=[report_of(one, fail_on) for one in checked],
        failures=failures,
        unopened=unopened,
        seconds=watch.seconds if watch else None,
    )
    if not fix and (checked or form is not FlagForm.TEXT):
        write(printed(outcome, form, paper(output), most), output)
    say_beside(outcome, form, quiet=quiet)
    complain(failures)
    raise typer.Exit(exit_status(outcome))


def stopwatch() -> Stopwatch:
    """One that tells seconds of real time."""
    import time

    from hexapla.stopwatch import Stopwatch

    return Stopwatch(time.perf_counter)


def _below(paths: list[Path] | None) -> tuple[Path, ...]:
    from hexapla.formats import detect
    from hexapla.sets.below import sets_below

    return sets_below(paths or [Path()], detect)


def _all_checked(
    found: Sequence[SetFiles],
    look: Callable[[SetFiles], Checked],
    failures: list[Failure],
    *,
    quiet: bool,
) -> list[Checked]:
    """The sets *found*, checked; what fails is put to the *failures* and the others go on."""
    from hexapla.pipeline import Failure
    from hexapla.text.width import visible

    many = len(found) > 1
    show = progress(quiet=quiet)
    checked = []
    for count, files in enumerate(found):
        if many:
            show(visible(files.name), count, len(found))
        try:
            checked.append(look(files))
        except HexaplaError as error:
            failures.append(Failure(path_of(files), error.line()))
        except Exception as error:
            if not many:
                raise
            failures.append(bug(path_of(files), error))
    if many:
        show("", len(found), len(found))
    return checked


def report_of(one: Checked, fail_on: FailOn | None) -> SetReport:
    """What the report on *one* set shows; flags fail as its configuration has it, unless *fail_on*."""
    from hexapla.reports.set_report import SetReport

    settings = one.loaded.files.settings.check
    states = states_of(one.loaded.files, one.flags)
    return SetReport(
        alignment=one.alignment,
        flags=one.flags,
        states=states,
        settled=_SETTLED,
        failing=_failing(one.flags, states, fail_on or FailOn(settings.fail_on)),
        aside={"accepted in the manifest": len(one.accepted), "in the baseline": len(one.known)},
        parity=one.parity,
        source=one.loaded.files.manifest.source,
        path=path_of(one.loaded.files),
        signature=one.signature,
        failures=len(one.failures),
        internal=any(failure.internal for failure in one.failures),
    )


def _failing(flags: Sequence[Flag], states: Mapping[str, str], fail_on: FailOn) -> tuple[Flag, ...]:
    """Those of *flags* that make the exit status 1."""
    if fail_on is FailOn.NEVER:
        return ()
    from hexapla.model import SEVERITIES

    grave = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1]
    return tuple(
        flag
        for flag in flags
        if flag.severity in grave and states.get(flag.flag_id, "open") not in _SETTLED
    )


def exit_status(outcome: Outcome) -> int:
    """What the command exits with after *outcome*."""
    if outcome.failures:
        return 3 if any(failure.internal for failure in outcome.failures) else 2
    return 1 if any(report.failing for report in outcome.reports) else 0
