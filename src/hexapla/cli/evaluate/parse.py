"""`hexapla evaluate parse`: what the parser missed, by the text itself and by hand labels."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import Encoding, Form, NoColor, Output, Quiet, Reader, Sets, lang_of
from hexapla.cli.output import end, json_text, progress, write
from hexapla.cli.work import sets_of
from hexapla.errors import HexaplaError

if TYPE_CHECKING:
    from hexapla.model import Lang, Version
    from hexapla.pipeline import Failure, Progress
    from hexapla.sets import SetFiles


def parse(
    paths: Sets = None,
    gold: Annotated[
        Path | None, typer.Option("--gold", metavar="FILE", help="Hand labels, TOML.")
    ] = None,
    lang: Annotated[str, typer.Option("--lang", metavar="XX", help="The language of all files.")] = "",
    reader: Reader = "",
    encoding: Encoding = "",
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Say what the parser missed: by the lines of each text, by hand labels, by the other versions.

    A set in several languages is held against its source version; files in one language are judged
    one by one.
    """
    from hexapla.evaluate.structure import read_labels
    from hexapla.evaluate.structure_report import StructureReport

    labels = read_labels(gold) if gold else {}
    report = StructureReport()
    failures: list[Failure] = []
    show = progress(quiet=quiet)
    for files in sets_of(paths, {}, (), reader, encoding):
        found, failed = _read_all(files, lang_of(lang) if lang else None, show)
        failures += failed
        langs = [version.lang for version, _ in found]
        if len(langs) > 1 and len(set(langs)) == len(langs):
            report.add_set(files.name, [version for version, _ in found], files.manifest.source)
        else:
            for version, source in found:
                report.add_text(version, source, labels.get(Path(version.file).name))
    if form is Form.JSON:
        from hexapla.reports.data import SCHEMA

        write(json_text({"schema": SCHEMA, **report.data()}), output)
    else:
        write(report.text(), output)
    end(failures)


def _read_all(
    files: SetFiles, lang: Lang | None, show: Progress
) -> tuple[list[tuple[Version, str]], list[Failure]]:
    """Each version of the set with the text it was read from, and what could not be read."""
    from dataclasses import replace

    from hexapla.pipeline import Failure, load_documents

    found: list[tuple[Version, str]] = []
    failures: list[Failure] = []
    for count, file in enumerate(files.files):
        show("parsing", count, len(files.files))
        try:
            for document, version in load_documents(files, replace(file, lang=lang or file.lang)):
                found.append((version, "\n".join(block.text for block in document.blocks)))
        except HexaplaError as error:
            failures.append(Failure(str(file.path), error.line()))
    show("parsing", len(files.files), len(files.files))
    return found, failures
