"""`hexapla parse`: the structure found in files."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import Encoding, Form, NoColor, Output, Quiet, Reader, lang_of
from hexapla.cli.output import complain, json_text, remark, write
from hexapla.cli.work import sets_of
from hexapla.errors import HexaplaError

if TYPE_CHECKING:
    from hexapla.model import Version


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command("parse", epilog="Example: hexapla parse resolution.fr.txt --format json")(parse)


def parse(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Files, or folders of them.")],
    lang: Annotated[str, typer.Option("--lang", metavar="XX", help="The language of all files.")] = "",
    reader: Reader = "",
    encoding: Encoding = "",
    form: Annotated[Form, typer.Option("--format", help="The form of the output.")] = Form.TEXT,
    output: Output = None,
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Print the structure found: clauses, what was repaired, what was set aside as page furniture.

    A file that cannot be read is reported and the others go on; the status is then 2.
    """
    from hexapla.pipeline import Failure, load_versions
    from hexapla.reports.data import SCHEMA, version_data
    from hexapla.reports.tree import tree
    from hexapla.signature import signature

    versions: list[Version] = []
    failures = []
    for path in files:
        try:
            named = {lang_of(lang): path} if lang else {}
            for files_of_set in sets_of([] if named else [path], named, (), reader, encoding):
                for file in files_of_set.files:
                    try:
                        versions += load_versions(files_of_set, file)
                    except HexaplaError as error:
                        failures.append(Failure(str(file.path), error.line()))
        except HexaplaError as error:
            failures.append(Failure(str(path), error.line()))
    if form is Form.JSON:
        data = {
            "schema": SCHEMA,
            "versions": [version_data(version) for version in versions],
            "failures": [{"file": f.file, "message": f.message} for f in failures],
            "signature": signature(reader=reader or "auto"),
        }
        write(json_text(data), output)
    elif versions:
        width = shutil.get_terminal_size().columns if output is None and sys.stdout.isatty() else 0
        write("\n\n".join("\n".join(tree(v, width)) for v in versions) + "\n", output)
    complain(failures)
    remark(f"{len(versions)} read, {len(failures)} not", quiet=quiet or not failures)
    if failures:
        raise typer.Exit(2)
