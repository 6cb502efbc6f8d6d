"""`hexapla terms convert`: termbases from one format to another, several of them as one."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hexapla.cli.options import Encoding, NoColor, Quiet
from hexapla.cli.output import remark
from hexapla.errors import UsageError
from hexapla.whole_file import write_whole

if TYPE_CHECKING:
    from hexapla.model import Termbase


class TermbaseForm(StrEnum):
    """Formats in which termbases are written."""

    TBX = "tbx"
    TBX2 = "tbx2"
    TURTLE = "turtle"
    RDFXML = "rdfxml"
    CSV = "csv"
    XLSX = "xlsx"


class Dialect(StrEnum):
    """Dialects of TBX."""

    CORE = "core"
    MIN = "min"
    BASIC = "basic"


class Style(StrEnum):
    """Styles of TBX."""

    DCA = "dca"
    DCT = "dct"


def convert(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE...", help="Termbases: TBX, SKOS, CSV, Excel; of one concept the later wins."
        ),
    ],
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", metavar="OUT", help="The file to write: .tbx, .ttl, .rdf, .csv or .xlsx."
        ),
    ],
    form: Annotated[
        TermbaseForm | None,
        typer.Option("--format", help="The format of OUT, whatever its name (tbx2: version 2 of TBX)."),
    ] = None,
    dialect: Annotated[
        Dialect | None, typer.Option("--dialect", help="The dialect of TBX (basic, if not said).")
    ] = None,
    style: Annotated[
        Style | None,
        typer.Option(
            "--style", help="Categories of TBX as attributes (dca, if not said) or as tags (dct)."
        ),
    ] = None,
    encoding: Encoding = "",
    quiet: Quiet = False,
    no_color: NoColor = False,
) -> None:
    """Convert termbases between TBX, SKOS (Turtle, RDF/XML), CSV and Excel, several into one.

    What a format has no place for is said on stderr, one line for each kind, with its count.
    """
    from hexapla.formats import Source
    from hexapla.formats.termbases import format_for, read_termbase, write_termbase
    from hexapla.sets.limits import Limits
    from hexapla.terms.termbase import merge

    target = form.value if form else format_for(output.name)
    if (dialect or style) and target != "tbx":
        raise UsageError(
            f"{target} has no dialects and styles", remedy="leave out --dialect and --style"
        )
    _check_place(output)
    layers: list[Termbase] = []
    for path in files:
        read = read_termbase(Source(Limits().read(path), str(path), encoding=encoding))
        _say(read.remarks, quiet=quiet)
        known = {concept.concept for layer in layers for concept in layer.concepts}
        again = sum(concept.concept in known for concept in read.termbase.concepts)
        if again:
            remark(f"{path}: concepts that take the place of earlier ones ({again:,})", quiet=quiet)
        layers.append(read.termbase)
    whole = merge(layers)
    written = write_termbase(
        whole,
        str(output),
        target,
        dialect.value if dialect else "basic",
        style.value if style else "dca",
    )
    write_whole(output.resolve(), written.data)
    _say(written.remarks, quiet=quiet)
    terms = sum(len(concept.terms) for concept in whole.concepts)
    remark(f"{output}: {len(whole.concepts):,} concepts, {terms:,} terms", quiet=quiet)


def _check_place(output: Path) -> None:
    """`UsageError` where no file can be written at *output*, before anything is read."""
    if output.is_dir():
        raise UsageError(f"{output} is a folder", remedy="name a file in it")
    if not output.resolve().parent.is_dir():
        raise UsageError(f"there is no folder {output.resolve().parent}", remedy="create it first")


def _say(lines: Sequence[str], *, quiet: bool) -> None:
    for line in lines:
        remark(line, quiet=quiet)
