"""`hexapla terms score`: consistency of renderings."""

from __future__ import annotations

from typing import Annotated

import typer

from hexapla.cli.options import (
    Encoding,
    Form,
    Langs,
    Named,
    NoColor,
    Output,
    Quiet,
    Reader,
    Sets,
    Termbases,
    langs_of,
    named_files,
)
from hexapla.cli.output import complain, json_text, write
from hexapla.cli.work import sets_of, tools_of, warn_of_status


def score(
    paths: Sets = None,
    named: Named = None,
    langs: Langs = "",
    reader: Reader = "",
    encoding: Encoding = "",
    termbase: Termbases = None,
    least: Annotated[
        int, typer.Option("--least", metavar="N", help="In text, concepts that occur so often.", min=1)
    ] = 1,
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Score how consistently each concept of the termbase is rendered, in each language."""
    from hexapla.pipeline import align_set, load_set
    from hexapla.reports.terms import terms_table
    from hexapla.terms.score import score as scored

    wanted = langs_of(langs)
    tools = tools_of(termbases=termbase, quiet=quiet)
    finder = tools.finder
    assert finder is not None, "tools_of loads a termbase where none is named"
    found = sets_of(paths, named_files(named), wanted, reader, encoding)
    loaded = [load_set(files, tools, wanted) for files in found]
    alignments = [align_set(one, tools) for one in loaded]
    scores = scored(alignments, finder, found[0].manifest.source)
    if form is Form.JSON:
        write(json_text(scores.as_data()), output)
    else:
        warn_of_status(alignments, quiet=quiet)
        write(f"{terms_table(scores, least=least)}\n\n{scores.signature}\n", output)
    failures = [failure for one in loaded for failure in one.failures]
    complain(failures)
    if failures:
        raise typer.Exit(2)
