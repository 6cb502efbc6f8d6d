"""`hexapla align`: the versions side by side."""

from __future__ import annotations

from typing import Annotated

import typer

from hexapla.cli.options import (
    BUILTIN,
    Corrections,
    Encoder,
    Encoding,
    Form,
    Langs,
    Level,
    Named,
    NoColor,
    Output,
    Quiet,
    Reader,
    Sets,
    Termbases,
    corrections_of,
    langs_of,
    named_files,
)
from hexapla.cli.output import complain, json_text, write
from hexapla.cli.work import sets_of, tools_of, warn_of_notes
from hexapla.errors import UsageError


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("align", epilog="Example: hexapla align corpora/a-res-78-311 --format json")(align)


def align(
    paths: Sets = None,
    named: Named = None,
    langs: Langs = "",
    reader: Reader = "",
    encoding: Encoding = "",
    termbase: Termbases = None,
    encoder: Encoder = BUILTIN,
    corrections: Corrections = None,
    level: Annotated[
        Level, typer.Option("--level", help="Align clauses, or the parts inside them too.")
    ] = Level.CLAUSE,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Align the versions of one text, all at once, and print the rows."""
    from hexapla.pipeline import align_parts, align_set, load_set
    from hexapla.reports.data import alignment_data, fit_data, segments_data
    from hexapla.reports.text import alignment_summary, heading, rows_text

    wanted = langs_of(langs)
    found = sets_of(paths, named_files(named), wanted, reader, encoding)
    if len(found) != 1:
        raise UsageError(f"{len(found)} sets were named", remedy="align one set at a time")
    tools = tools_of(termbases=termbase, encoder=encoder, quiet=quiet)
    loaded = load_set(found[0], tools, wanted, corrections_of(corrections))
    alignment = align_set(loaded, tools)
    data_of = alignment_data
    if level is Level.SEGMENT:
        alignment, data_of = align_parts(alignment, tools), segments_data
    if form is Form.JSON:
        write(json_text({**data_of(alignment), "corrections": fit_data(loaded.fit())}), output)
    else:
        parts = [heading(alignment), alignment_summary(alignment), rows_text(alignment)]
        write("\n\n".join([*parts, alignment.signature]) + "\n", output)
    warn_of_notes([loaded], quiet=quiet)
    complain(loaded.failures)
    if loaded.failures:
        raise typer.Exit(2)
