"""`hexapla evaluate conventions`: what texts chose where usage leaves a choice, counted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import Encoding, Form, NoColor, Output, Quiet, Reader, lang_of
from hexapla.cli.output import end, json_text, progress, write
from hexapla.cli.work import sets_of
from hexapla.errors import HexaplaError

if TYPE_CHECKING:
    from hexapla.pipeline import Failure


def conventions(
    texts: Annotated[list[Path], typer.Argument(metavar="TEXT...", help="Files, or folders of them.")],
    lang: Annotated[str, typer.Option("--lang", metavar="XX", help="The language of all files.")] = "",
    reader: Reader = "",
    encoding: Encoding = "",
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Count, by language, how texts space and write their marks: what typographic rules rest on.

    Spaces beside marks, their width, quotation marks, dashes, per cent, digits, forms of labels.
    """
    from dataclasses import replace

    from hexapla.evaluate.conventions import ConventionReport
    from hexapla.pipeline import Failure, load_versions
    from hexapla.reports.data import SCHEMA

    told = lang_of(lang) if lang else None
    show = progress(quiet=quiet)
    report = ConventionReport()
    failures: list[Failure] = []
    for path in texts:
        for files in sets_of([path], {}, (), reader, encoding):
            for count, file in enumerate(files.files):
                show("counting", count, len(files.files))
                try:
                    for version in load_versions(files, replace(file, lang=told or file.lang)):
                        report.add(version)
                except HexaplaError as error:
                    failures.append(Failure(str(file.path), error.line()))
            show("counting", len(files.files), len(files.files))
    if form is Form.JSON:
        write(json_text({"schema": SCHEMA, **report.data()}), output)
    else:
        write(report.text(), output)
    end(failures)
