"""Termbases in the formats they are kept in: TBX, SKOS, CSV, Excel; read by content, written by name.

What is lost on the way is said in remarks, one line for each kind. Loads no library until a
file is read or written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from hexapla.errors import InputError, UsageError
from hexapla.formats.format import Source
from hexapla.formats.termbases.remarks import Met, Remarks
from hexapla.formats.xml import root_of
from hexapla.formats.zip_head import is_zip
from hexapla.model import Termbase

if TYPE_CHECKING:
    from hexapla.formats.termbases.tbx_names import DialectName, Style
    from hexapla.model import Concept

FormatName = Literal["tbx", "tbx2", "turtle", "rdfxml", "csv", "xlsx"]
"""`tbx2` is version 2 of TBX."""

_SUFFIXES: dict[str, FormatName] = {
    ".tbx": "tbx",
    ".ttl": "turtle",
    ".rdf": "rdfxml",
    ".csv": "csv",
    ".xlsx": "xlsx",
}
_READ_SUFFIXES: dict[str, FormatName] = {**_SUFFIXES, ".tsv": "csv", ".tab": "csv", ".xlsm": "xlsx"}
_ROOTS: dict[str, FormatName] = {"tbx": "tbx", "martif": "tbx", "RDF": "rdfxml"}
_HEAD = 65_536


@dataclass(frozen=True, slots=True)
class Read:
    """A termbase, and what is to be said of its file, one line each."""

    termbase: Termbase
    remarks: tuple[str, ...]
    repeated: InputError | None = None
    """Set where an id stands twice."""
    met: tuple[Met, ...] = ()
    """All concepts of the file, those too whose place another one takes."""

    def used(self) -> Termbase:
        """The termbase, to find terms with; `InputError` where an id stands twice."""
        if self.repeated is not None:
            raise self.repeated
        return self.termbase


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a termbase, and what they do not hold of it, one line each."""

    data: bytes
    remarks: tuple[str, ...]


def read_termbase(source: Source) -> Read:
    """The termbase in *source*, in whatever format; where it has no title, its name is the file's.

    Languages outside the six are kept; of concepts with one id the later is. `InputError` with
    file and line where it is no termbase, is damaged, or has no concepts.
    """
    remarks = Remarks(source.name)
    title, concepts = _read(source, _format_of(source), remarks)
    if not concepts:
        raise InputError(
            "the termbase has no concepts", where=source.name, remedy="give one that has some"
        )
    termbase = Termbase(title or source.name, concepts, source.sha256)
    return Read(termbase, remarks.lines(), remarks.repeated, tuple(remarks.met))


def write_termbase(
    termbase: Termbase,
    name: str,
    form: FormatName,
    dialect: DialectName = "basic",
    style: Style = "dca",
) -> Written:
    """*termbase* in the format *form*; *name* is the file's, for remarks.

    *dialect* and *style* are of version 3 of TBX. `InputError` for control characters, empty
    terms and concepts without an id.
    """
    remarks = Remarks(name)
    return Written(_written(termbase, form, remarks, dialect, style), remarks.lines())


def format_for(file_name: str) -> FormatName:
    """The format in which a file of that name is written; `UsageError` where its suffix says none."""
    lowered = file_name.lower()
    for suffix, form in _SUFFIXES.items():
        if lowered.endswith(suffix):
            return form
    raise UsageError(
        f"no format of termbases is known by the name of {file_name}",
        remedy=f"name the file {', '.join(_SUFFIXES)}, or the format with --format",
    )


def _format_of(source: Source) -> FormatName:
    """The format of a file, by its content, else by its name."""
    head = source.data[:_HEAD]
    if is_zip(head):
        return "xlsx"
    if by_root := _ROOTS.get(root_of(head)[0]):
        return by_root
    lowered = source.name.lower()
    for suffix, form in _READ_SUFFIXES.items():
        if lowered.endswith(suffix):
            return form
    raise InputError(
        "this is no termbase in a format that is known",
        where=source.name,
        remedy=f"give a file named {', '.join(_READ_SUFFIXES)}",
    )


def _read(source: Source, form: FormatName, remarks: Remarks) -> tuple[str, tuple[Concept, ...]]:
    if form == "tbx":
        from hexapla.formats.termbases import tbx_read

        return tbx_read.read(source.data, source.name, remarks)
    if form in {"turtle", "rdfxml"}:
        from hexapla.formats.termbases import skos_read

        return skos_read.read(source, remarks, rdfxml=form == "rdfxml")
    from hexapla.formats.termbases import csv_table, table_read, xlsx_table

    rows, columns = (xlsx_table if form == "xlsx" else csv_table).rows_in(source, remarks)
    if columns is None:
        raise InputError(
            "no row of heads names a language",
            where=f"{source.name}:1",
            remedy="head each column with its language: English, French, or en, fr",
        )
    return "", table_read.read_rows(rows, columns, source.name, remarks)


def _written(
    termbase: Termbase, form: FormatName, remarks: Remarks, dialect: DialectName, style: Style
) -> bytes:
    if form == "tbx2":
        from hexapla.formats.termbases import tbx_write

        return tbx_write.write_2(termbase, remarks)
    if form == "tbx":
        from hexapla.formats.termbases import tbx_write

        return tbx_write.write(termbase, remarks, dialect, style)
    if form in {"turtle", "rdfxml"}:
        from hexapla.formats.termbases import skos_write

        return skos_write.write(termbase, rdfxml=form == "rdfxml")
    from hexapla.formats.termbases import csv_table, table_write, xlsx_table

    rows = table_write.rows_of(termbase)
    return xlsx_table.printed(rows) if form == "xlsx" else csv_table.printed(rows)
