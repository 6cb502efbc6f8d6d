"""`hexapla diff`: two runs, or two states of a set: what is fixed, new, still open."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hexapla.cli.options import (
    BUILTIN,
    Encoder,
    FailOn,
    Form,
    Langs,
    NoCache,
    NoColor,
    Output,
    Quiet,
    Termbases,
    langs_of,
)
from hexapla.cli.output import end, json_text, remark, write
from hexapla.cli.work import examining, held_against, sets_of, states_of
from hexapla.errors import InputError

if TYPE_CHECKING:
    from hexapla.comparison import Difference, Group, SeenFlag
    from hexapla.pipeline import Checked, Failure

_METAVAR = "A set (folder), or what `check --format json` (jsonl) printed."


@dataclass(frozen=True, slots=True)
class _Compared:
    """One set of the two runs."""

    name: str
    differences: tuple[Difference, ...]


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("diff", epilog="Example: hexapla diff last-week.json a-res-78-311-draft")(diff)


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help=_METAVAR)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="The same, later.")],
    langs: Langs = "",
    fail_on: Annotated[
        FailOn, typer.Option("--fail-on", help="Exit 1 for new flags from this severity on.")
    ] = FailOn.MAJOR,
    termbase: Termbases = None,
    encoder: Encoder = BUILTIN,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    no_cache: NoCache = False,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Say which flags are fixed, new, changed and still open, per language and per check.

    Changed: the same fault, which quotes or is compared with other words now. Settled: decided to be
    right, accepted or in the baseline. Exit status: 1 where there are new flags at or above --fail-on.
    """
    wanted = langs_of(langs)
    examine = examining(termbases=termbase, encoder=encoder, langs=wanted, quiet=quiet, anew=no_cache)

    def look(path: Path) -> list[Checked]:
        return [examine(files) for files in sets_of([path], {}, wanted, "")]

    failures: list[Failure] = []
    before, after = (_run(path, look, failures, quiet=quiet) for path in (old, new))
    compared = tuple(_compared(before, after, quiet=quiet))
    write(_json(compared) if form is Form.JSON else _text(compared), output)
    end(failures)
    raise typer.Exit(1 if _failing(compared, fail_on) else 0)


def _run(
    path: Path, look: Callable[[Path], list[Checked]], failures: list[Failure], *, quiet: bool
) -> Mapping[str, tuple[SeenFlag, ...]]:
    """The flags of a run, by set: read from the file *path*, or of the set in that folder."""
    if path.is_file() and path.suffix.lower() != ".zip":
        from hexapla.comparison import read_run

        try:
            return read_run(path.read_bytes(), str(path))
        except OSError as error:
            what = f"the file cannot be read: {error.strerror}"
            raise InputError(what, where=str(path), remedy="see that it can be read") from error
    import msgspec

    from hexapla.comparison import SeenFlag
    from hexapla.reports.data import flag_data

    found = {}
    for one in held_against(look(path), None, quiet=quiet):
        states = states_of(one.loaded.files, one.flags)
        states |= {flag.flag_id: "accepted" for flag in one.accepted}
        states |= {flag.flag_id: "baseline" for flag in one.known}
        flags = (*one.flags, *one.accepted, *one.known)
        data = [flag_data(flag, states.get(flag.flag_id, "open")) for flag in flags]
        found[one.loaded.files.name] = msgspec.convert(data, tuple[SeenFlag, ...])
        failures.extend(one.failures)
    return found


def _compared(
    before: Mapping[str, tuple[SeenFlag, ...]], after: Mapping[str, tuple[SeenFlag, ...]], *, quiet: bool
) -> Iterator[_Compared]:
    from hexapla.comparison import compare

    if len(before) == len(after) == 1:
        (name, new), (old,) = next(iter(after.items())), before.values()
        yield _Compared(name, compare(old, new))
        return
    for name in sorted(after):
        if name not in before:
            remark(f"{name}: not in the old run: all its flags are new", quiet=quiet)
        yield _Compared(name, compare(before.get(name, ()), after[name]))
    for name in sorted(before.keys() - after.keys()):
        remark(f"{name}: not in the new run: not compared", quiet=quiet)


def _failing(compared: Sequence[_Compared], fail_on: FailOn) -> bool:
    if fail_on is FailOn.NEVER:
        return False
    from hexapla.model import SEVERITIES

    grave = SEVERITIES[: SEVERITIES.index(fail_on.value) + 1]
    return any(
        x.group == "new" and x.flag.severity in grave for one in compared for x in one.differences
    )


def _language(flag: SeenFlag) -> str:
    return flag.lang or "\u2013"


def _code(flag: SeenFlag) -> str:
    return flag.code


def _text(compared: Sequence[_Compared]) -> str:
    return "\n\n".join("\n".join(_lines(one)) for one in compared) + "\n"


def _lines(one: _Compared) -> Iterator[str]:
    from hexapla.comparison import GROUPS, counts
    from hexapla.reports.table import table
    from hexapla.text.width import visible

    whole = counts(one.differences, lambda flag: "").get("", dict.fromkeys(GROUPS, 0))
    yield visible(f"{one.name}: " + ", ".join(f"{whole[group]} {group}" for group in GROUPS))
    for title, by in (("language", _language), ("check", _code)):
        if rows := counts(one.differences, by):
            figures = [
                [name, *(str(found[g] or "\u00b7") for g in GROUPS)] for name, found in rows.items()
            ]
            yield "\n" + table([[title, *GROUPS], *figures], right=range(1, len(GROUPS) + 1))
    shown: tuple[Group, ...] = ("new", "changed", "fixed")
    for group in shown:
        of_group = [x.flag for x in one.differences if x.group == group]
        if of_group:
            yield f"\n{group}"
        for flag in of_group:
            place = " ".join(part for part in (flag.row, flag.lang) if part)
            yield visible(f"  {flag.severity} {flag.code} {place}: {flag.message}")


def _json(compared: Sequence[_Compared]) -> str:
    import msgspec

    from hexapla.comparison import GROUPS, counts
    from hexapla.reports.data import SCHEMA
    from hexapla.signature import signature

    def data(one: _Compared) -> dict[str, Any]:
        return {
            "set": one.name,
            "langs": counts(one.differences, _language),
            "codes": counts(one.differences, _code),
            "flags": {
                group: [{"old": x.old, "new": x.new} for x in one.differences if x.group == group]
                for group in GROUPS
            },
        }

    sets = msgspec.to_builtins([data(one) for one in compared])
    return json_text({"schema": SCHEMA, "sets": sets, "signature": signature(sets=len(compared))})
