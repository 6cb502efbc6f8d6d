"""From the bytes of a workbook to the texts of the first sheet that has columns of languages."""

from __future__ import annotations

from hexapla.errors import InputError
from hexapla.formats.archive import open_archive
from hexapla.formats.columns import by_content, by_heads
from hexapla.formats.format import Source
from hexapla.formats.interchange import counted
from hexapla.formats.table import documents, no_languages
from hexapla.formats.xlsx import OLD_OFFICE
from hexapla.formats.xlsx.sheet import Sheet, cells_of
from hexapla.formats.xlsx.workbook import open_workbook
from hexapla.formats.zip_head import is_zip
from hexapla.model import RawDocument


def read_xlsx(source: Source) -> tuple[RawDocument, ...]:
    """A document for each column of a language in one sheet."""
    if source.data.startswith(OLD_OFFICE):
        raise InputError(
            "this workbook is protected by a password, or is an old .xls",
            where=source.name,
            remedy="save it as .xlsx without a password",
        )
    if not is_zip(source.data[:4]):
        raise InputError(
            "this is not an Excel workbook", where=source.name, remedy="save it as .xlsx or .csv"
        )
    book = open_workbook(open_archive(source), source)
    sheets: list[tuple[str, Sheet]] = []
    # Heads in a later sheet are surer than what the first one says.
    for name, part in book.sheets:
        sheet = cells_of(book, part)
        if columns := by_heads(sheet.rows, source):
            return documents(sheet.rows, columns, source, _notes(name, sheet, len(book.sheets)))
        sheets.append((name, sheet))
    for name, sheet in sheets:
        if columns := by_content(sheet.rows, source):
            return documents(sheet.rows, columns, source, _notes(name, sheet, len(book.sheets)))
    raise no_languages(source)


def _notes(name: str, sheet: Sheet, sheets: int) -> list[str]:
    return [
        *([f"read from the sheet {name!r}, one of {sheets}"] if sheets > 1 else []),
        *counted(sheet.hidden_rows, "hidden row was read", "hidden rows were read"),
        *counted(sheet.uncomputed, "formula has no value", "formulas have no values"),
    ]
