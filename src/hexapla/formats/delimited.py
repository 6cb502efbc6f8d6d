"""Tables as text with a separator: CSV and its relatives, cut into rows and cells.

Which separator it is, the heads and the regularity of the rows tell. Cells may hold line ends.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from statistics import mode

from hexapla.errors import InputError
from hexapla.formats.columns import Row, by_heads
from hexapla.formats.encodings import decode
from hexapla.formats.format import Source
from hexapla.formats.inline import Flat
from hexapla.formats.interchange import counted
from hexapla.formats.table import columns_of, documents
from hexapla.model import RawDocument

_TRIED_ROWS = 50
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)


def read_delimited(source: Source, separators: str) -> tuple[RawDocument, ...]:
    """The columns of languages of a table; *separators*: the likeliest first."""
    decoded = decode(source)
    text, notes = decoded.text, [*decoded.notes]
    separator = _separator(text, separators, source)
    try:
        rows = [*_rows(text, separator, quoted=True)]
    except csv.Error as error:
        if separator != "\t":
            raise _broken(text, separator, source) from error
        # Tools that write tabs often quote nothing, and a quotation mark is one.
        rows = [*_rows(text, separator, quoted=False)]
        notes.append("quotation marks do not pair off and were read as text")
    columns = columns_of(rows, source)
    usual = max(columns.heads, default=max(columns.langs)) + 1
    ragged = sum(max(cells, default=0) >= usual for _, cells in rows)
    if columns.head:
        tail = "more cells than the row of heads"
        notes += counted(ragged, f"row has {tail}", f"rows have {tail}")
    return documents(rows, columns, source, notes)


def _rows(text: str, separator: str, *, quoted: bool) -> Iterator[Row]:
    """The rows with their numbers; `csv.Error` where quotation marks do not pair off."""
    csv.field_size_limit(max(csv.field_size_limit(), len(text)))
    reader = csv.reader(
        io.StringIO(text, newline=""),
        delimiter=separator,
        quoting=csv.QUOTE_MINIMAL if quoted else csv.QUOTE_NONE,
        strict=quoted,
    )
    for number, cells in enumerate(reader, 1):
        yield number, {c: Flat(cell) for c, cell in enumerate(cells) if cell and not cell.isspace()}


def _separator(text: str, separators: str, source: Source) -> str:
    said = _SEPARATOR_LINE.match(text)
    if said:
        return said[1]
    return max(separators, key=lambda separator: _fitness(text, separator, source))


def _fitness(text: str, separator: str, source: Source) -> tuple[int, int, float]:
    """How much *separator* makes a table: languages in the heads, columns, share of rows alike."""
    rows: list[Row] = []
    try:
        for row in _rows(text, separator, quoted=separator != "\t"):
            rows.append(row)
            if len(rows) == _TRIED_ROWS:
                break
    except csv.Error:
        pass
    widths = [max(cells) + 1 for _, cells in rows if cells]
    if not widths:
        return 0, 0, 0.0
    try:
        columns = by_heads(rows, source)
    except InputError:
        return 2, mode(widths), 0.0
    usual = mode(widths)
    return len(columns.langs) if columns else 0, usual > 1, widths.count(usual) / len(widths)


def _broken(text: str, separator: str, source: Source) -> InputError:
    """The error for the row at which quotation marks stop to pair off."""
    line = 1
    try:
        for number, _ in _rows(text, separator, quoted=True):
            line = number + 1
    except csv.Error as error:
        what = str(error)
    else:
        what = "unreadable"
    return InputError(
        f"the quotation marks of row {line} do not pair off ({what})",
        where=source.name,
        remedy="double each quotation mark inside a cell, or export the table again",
    )
