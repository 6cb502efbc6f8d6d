"""Tables of terms as CSV: whatever separates the columns to read, commas and UTF-8 to write.

A cell that a spreadsheet would take for a formula is written with an apostrophe before it, and
read without.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator

from hexapla.errors import InputError
from hexapla.formats.encodings import decode
from hexapla.formats.format import Source
from hexapla.formats.termbases.remarks import Remarks
from hexapla.formats.termbases.table_read import Columns, Row, columns_in

_SEPARATORS = ",;\t|"
_FORMULA = re.compile("'*[=+\\-@\t\r\uff1d\uff0b\uff0d\uff20]")
"""How a formula begins, in the widths of ASCII and of Chinese, or what was guarded already."""


def rows_in(source: Source, remarks: Remarks) -> tuple[tuple[Row, ...], Columns | None]:
    """The rows with the lines at which they begin, and the columns; `None`: no heads are found.

    `InputError` where quotation marks do not pair off.
    """
    decoded = decode(source)
    for note in decoded.notes:
        remarks.add(note)
    separator = max(_SEPARATORS, key=lambda one: _known(columns_in(_rows(decoded.text, one, ""))))
    rows = tuple(_rows(decoded.text, separator, source.name))
    return rows, columns_in(rows)


def _known(columns: Columns | None) -> int:
    """How many columns have a head that is known."""
    return len(columns.concept) + len(columns.terms) if columns else 0


def _rows(text: str, separator: str, name: str) -> Iterator[Row]:
    """The rows, up to where they are damaged; that is an error where *name* is given."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                filled = {c: _bare(cell) for c, cell in enumerate(cells) if cell and not cell.isspace()}
                if filled:
                    yield line, filled
            line = reader.line_num + 1
    except csv.Error as error:
        if name:
            raise InputError(
                f"the quotation marks do not pair off ({error})",
                where=f"{name}:{line}",
                remedy="double each quotation mark inside a cell, or export the table again",
            ) from error


def _bare(cell: str) -> str:
    return cell[1:] if cell[0] == "'" and _FORMULA.match(cell) else cell


def printed(rows: Iterable[tuple[str, ...]]) -> bytes:
    """*rows* as CSV, with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in rows:
        writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")
