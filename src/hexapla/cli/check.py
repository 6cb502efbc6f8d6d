"""`hexapla check`: the main job: aligns, checks, prints the flags."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from hexapla.cli.options import (
    BUILTIN,
    Corrections,
    Encoder,
    Encoding,
    FailOn,
    FlagForm,
    Langs,
    Named,
    NoColor,
    Output,
    Quiet,
    Reader,
    Sets,
    Termbases,
    codes_of,
    corrections_of,
    langs_of,
    named_files,
)
from hexapla.cli.output import complain, json_line, json_text, write
from hexapla.cli.work import sets_that_open, states_of, tools_of, warn_of_notes
from hexapla.errors import HexaplaError, UsageError

if TYPE_CHECKING:
    from hexapla.pipeline import Checked, Failure, Tools

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
        FailOn, typer.Option("--fail-on", help="Exit 1 from this severity on.")
    ] = FailOn.MAJOR,
    termbase: Termbases = None,
    encoder: Encoder = BUILTIN,
    corrections: Corrections = None,
    form: Annotated[FlagForm, typer.Option("--format", help="The form of the output.")] = FlagForm.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Align the versions of each set, check them, and print the flags.

    Exit status: 0 nothing at or above --fail-on, 1 flags, 2 an input error, 3 a bug.
    """
    from hexapla.pipeline import Failure, check_set, load_set

    wanted = langs_of(langs)
    found, failures = sets_that_open(paths, named_files(named), wanted, reader, encoding)
    said = corrections_of(corrections)
    if corrections and len(found) > 1:
        raise UsageError(
            "one file of corrections cannot be about several sets",
            remedy="name one set, or put corrections.toml into each folder",
        )
    tools = tools_of(
        termbases=termbase,
        encoder=encoder,
        select=codes_of(select),
        ignore=codes_of(ignore),
        quiet=quiet,
    )
    checked: list[Checked] = []
    for files in found:
        try:
            result = check_set(load_set(files, tools, wanted, said), tools)
        except HexaplaError as error:
            failures.append(Failure(files.name, error.line()))
            continue
        checked.append(result)
        failures.extend(result.failures)
    warn_of_notes([one.loaded for one in checked], quiet=quiet)
    states = [states_of(one.loaded.files, one.flags) for one in checked]
    if checked or form is not FlagForm.TEXT:
        write(printed(checked, states, failures, tools, form), output)
    complain(failures)
    raise typer.Exit(_status(checked, states, failures, fail_on))


def _status(
    checked: list[Checked], states: list[dict[str, str]], failures: list[Failure], fail_on: FailOn
) -> int:
    if failures:
        return 3 if any(failure.internal for failure in failures) else 2
    if fail_on is FailOn.NEVER:
        return 0
    from hexapla.model import SEVERITIES

    grave = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1]
    failing = (
        flag
        for one, state in zip(checked, states, strict=True)
        for flag in one.flags
        if flag.severity in grave and state.get(flag.flag_id, "open") not in _SETTLED
    )
    return 1 if any(True for _ in failing) else 0


def printed(
    checked: list[Checked],
    states: list[dict[str, str]],
    failures: list[Failure],
    tools: Tools,
    form: FlagForm,
) -> str:
    """The report on *checked* sets in *form*."""
    if form is FlagForm.TEXT:
        return "\n\n".join(_text(one, state) for one, state in zip(checked, states, strict=True)) + "\n"
    from hexapla.reports.data import SCHEMA
    from hexapla.signature import signature

    sets = [_data(one, state, tools) for one, state in zip(checked, states, strict=True)]
    if form is FlagForm.JSONL:
        return "".join(json_line({"schema": SCHEMA, **one}) for one in sets)
    return json_text(
        {
            "schema": SCHEMA,
            "sets": sets,
            "failures": [{"file": f.file, "message": f.message} for f in failures],
            "signature": checked[0].signature if len(checked) == 1 else signature(sets=len(checked)),
        }
    )


def _text(one: Checked, states: dict[str, str]) -> str:
    from hexapla.reports.text import counts_line, flag_lines, heading

    lines = [heading(one.alignment)]
    for flag in one.flags:
        lines += flag_lines(one.alignment, flag, states.get(flag.flag_id, "open"))
    return "\n".join([*lines, counts_line(one.flags, states, len(one.accepted)), one.signature])


def _data(one: Checked, states: dict[str, str], tools: Tools) -> Any:
    from hexapla.reports.data import set_data
    from hexapla.summary import by_severity, parity
    from hexapla.terms.score import score

    source = one.loaded.files.manifest.source
    terms = score([one.alignment], tools.finder, source).langs if tools.finder else {}
    summary = {
        "rows": len(one.alignment.rows),
        "flags": by_severity(one.flags),
        "parity": parity(one.alignment),
        "terms": {lang: round(value, 4) for lang, value in terms.items()},
    }
    flags = (*one.flags, *one.accepted)
    accepted = {flag.flag_id: "accepted" for flag in one.accepted}
    return set_data(one.alignment, flags, {**states, **accepted}, summary)
