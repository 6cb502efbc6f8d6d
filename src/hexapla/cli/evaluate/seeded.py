"""`hexapla evaluate check` and `seed`: checks against planted defects, and the planting of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import (
    Encoding,
    Form,
    Named,
    NoColor,
    Output,
    Quiet,
    Reader,
    Sets,
    Termbases,
    named_files,
)
from hexapla.cli.output import end, json_text, remark, write
from hexapla.cli.work import sets_of, tools_of
from hexapla.errors import UsageError

if TYPE_CHECKING:
    from hexapla.evaluate.trials import Trial
    from hexapla.pipeline import Failure

_SHARE = 0.25
"""Of the rows that are given a defect, where nothing else is said."""

Kinds = Annotated[
    str,
    typer.Option("--kinds", metavar="NAME,...", help="Only these families or kinds of defects."),
]

Families = Annotated[
    list[str] | None,
    typer.Option("--family", metavar="NAME", help="Only this family of defects (repeatable)."),
]


def check(
    paths: Sets = None,
    seeded: Annotated[bool, typer.Option("--seeded", help="Against the planted defects.")] = False,
    plant: Annotated[
        float | None,
        typer.Option(
            "--plant", metavar="N", help="Plant N defects (below 1: in that share of the rows)."
        ),
    ] = None,
    seeds: Annotated[
        str, typer.Option("--seeds", metavar="N", help="How often to plant, or with which seeds: 0,1,2.")
    ] = "1",
    kinds: Kinds = "",
    family: Families = None,
    missed: Annotated[bool, typer.Option("--missed", help="List what was not found.")] = False,
    unexplained: Annotated[
        bool, typer.Option("--unexplained", help="List the flags that no defect explains.")
    ] = False,
    named: Named = None,
    reader: Reader = "",
    encoding: Encoding = "",
    termbase: Termbases = None,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Hold flags against planted defects: recall and precision by family, severity, language, kind.

    With --seeded, each set has its list of defects, `seeded.toml`. With --plant, defects are
    planted in clean sets on the spot, once for each seed; nothing is written.
    """
    from hexapla.evaluate.seeded import pooled
    from hexapla.evaluate.seeded_report import data, text
    from hexapla.evaluate.trials import kinds_named, of_folder, planted_in
    from hexapla.pipeline import load_set

    if seeded == (plant is not None):
        raise UsageError("nothing to evaluate against", remedy="add --seeded, or --plant 20")
    tools = tools_of(termbases=termbase, quiet=quiet)
    wanted = kinds_named(kinds, family or ())
    reports = []
    failures: list[Failure] = []
    for files in sets_of(paths, named_files(named), (), reader, encoding):
        trials: list[Trial]
        if plant is None:
            trials = [of_folder(files, tools)]
        else:
            trials = [*planted_in(load_set(files, tools), tools, plant, _seeds(seeds), wanted)]
        how = "" if plant is None else f"|plant:{plant:g}|seeds:{'+'.join(map(str, _seeds(seeds)))}"
        evaluation = pooled(trial.evaluation for trial in trials)
        reports.append((files.name, evaluation, trials[0].signature + how))
        failures.extend(failure for trial in trials for failure in trial.failures)
    if form is Form.JSON:
        from hexapla.reports.data import SCHEMA

        sets = [{"set": name, **data(one), "signature": made} for name, one, made in reports]
        write(json_text({"schema": SCHEMA, "sets": sets}), output)
    else:
        shown = [text(*report, missed=missed, unexplained=unexplained) for report in reports]
        write("\n\n".join(shown) + "\n", output)
    end(failures)


def seed(
    paths: Sets = None,
    number: Annotated[int, typer.Option("--seed", metavar="N", help="What the chances go by.")] = 0,
    defects: Annotated[
        float,
        typer.Option("--defects", metavar="N", help="How many; below 1: in that share of the rows."),
    ] = _SHARE,
    kinds: Kinds = "",
    family: Families = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FOLDER", help="A new folder for the set.")
    ] = None,
    named: Named = None,
    reader: Reader = "",
    encoding: Encoding = "",
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Plant defects in clean sets as people make them, and write them with the list of what was done.

    The same seed gives the same bytes. Several sets are each written into a folder of their name.
    """
    from msgspec.structs import replace

    from hexapla.evaluate.seeded import Seeded
    from hexapla.evaluate.seeding.folder import write_seeded
    from hexapla.evaluate.trials import aligned_clean, kinds_named, planted_with
    from hexapla.pipeline import load_set

    if output is None:
        raise UsageError("nowhere to write", remedy="name a new folder with -o")
    wanted = kinds_named(kinds, family or ())
    tools = tools_of(quiet=quiet)
    sets = sets_of(paths, named_files(named), (), reader, encoding)
    failures: list[Failure] = []
    for files in sets:
        loaded = load_set(files, tools)
        failures.extend(loaded.failures)
        clean, alignment = aligned_clean(loaded, tools)
        planted = planted_with(alignment, defects, number, wanted)
        folder = output / files.name if len(sets) > 1 else output
        write_seeded(
            folder,
            replace(files.manifest, id=files.name),
            clean.versions,
            planted.versions,
            Seeded(planted.defects, set=files.name, seed=number),
        )
        remark(f"{folder}: {len(planted.defects)} defects in {len(alignment.rows)} rows", quiet=quiet)
    end(failures)


def _seeds(said: str) -> tuple[int, ...]:
    """The seeds in `0,1,2`; a number alone says how many (0: seed 0). `UsageError` for anything else."""
    parts = [part.strip() for part in said.split(",")]
    if not all(part.isdecimal() for part in parts):
        raise UsageError(f"--seeds {said!r} are no seeds", remedy="write --seeds 3, or --seeds 0,1,2")
    return tuple(map(int, parts)) if len(parts) > 1 else tuple(range(int(parts[0]) or 1))
