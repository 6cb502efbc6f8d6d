"""Tables of terms as Excel workbooks: the first sheet whose heads name languages; one sheet to write.

Merged cells and formulas are refused: what they say is not what stands in the cells. All cells
are written as text, so that none is a formula, and without the time, so that bytes repeat.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from xml.sax.saxutils import escape

from hexapla.errors import InputError, LimitError
from hexapla.formats.archive import open_archive
from hexapla.formats.columns import letters
from hexapla.formats.format import Source
from hexapla.formats.streamed import children, elements, local_name
from hexapla.formats.termbases.remarks import Remarks
from hexapla.formats.termbases.table_read import Columns, Row, columns_in
from hexapla.formats.xlsx import OLD_OFFICE
from hexapla.formats.xlsx.sheet import cells_of
from hexapla.formats.xlsx.workbook import Workbook, open_workbook
from hexapla.formats.zip_head import is_zip

_SPACE = "http://schemas.openxmlformats.org"
_MAIN, _RELATIONS = f"{_SPACE}/spreadsheetml/2006/main", f"{_SPACE}/officeDocument/2006/relationships"
_CELL_CHARACTERS, _ROWS = 32_767, 1_048_576
"""The most that Excel takes."""

_REFUSED = re.compile(rb"<(?:\w+:)?(?:mergeCell|f)[\s/>]")
_EMPTY_ROW = re.compile(rb'<row r="\d+"[^<>]*(?:/>|>(?:<c [^<>]*/>)*</row>)')
"""A row in which no cell holds anything; a sheet may have a million of them."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_DAY_ONE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Thinned(Workbook):
    """A workbook whose empty rows are taken out before they are parsed."""

    def part(self, path: str) -> Source:
        source = Workbook.part(self, path)
        return replace(source, data=_EMPTY_ROW.sub(b"", source.data))


def rows_in(source: Source, remarks: Remarks) -> tuple[tuple[Row, ...], Columns | None]:
    """The rows of the first sheet whose heads name languages, and its columns; `None`: there is none."""
    if source.data.startswith(OLD_OFFICE) or not is_zip(source.data[:4]):
        raise InputError(
            "this workbook is protected by a password, or is no .xlsx",
            where=source.name,
            remedy="save it as .xlsx without a password",
        )
    opened = open_workbook(open_archive(source), source)
    book = _Thinned(**{one.name: getattr(opened, one.name) for one in fields(opened)})
    found: tuple[tuple[Row, ...], Columns | None] = (), None
    for sheet, part in book.sheets:
        if found[1] is not None:
            remarks.add(f"the sheet {sheet!r} is not read")
            continue
        cells = cells_of(book, part).rows
        rows = tuple((line, {c: flat.text for c, flat in row.items()}) for line, row in cells)
        columns = columns_in(rows)
        if columns is not None:
            _refuse(book, part, columns)
            found = rows, columns
    return found


def _refuse(book: Workbook, part: str, columns: Columns) -> None:
    """`InputError` for merged cells from the heads on, and for formulas below them."""
    source = book.part(part)
    if b"\x00" not in source.data[:4] and not _REFUSED.search(source.data):
        return
    for event, node in elements(source, "row", "mergeCell"):
        if event == "start":
            continue
        if local_name(node) == "mergeCell":
            last = re.search(r"(\d+)$", node.get("ref", ""))
            if last and int(last[1]) >= columns.line:
                raise _refused(f"the cells {node.get('ref')} are merged", book, int(last[1]))
            continue
        for cell in children(node, "c"):
            if next(children(cell, "f"), None) is not None:
                line = int(re.sub(r"\D", "", cell.get("r", "")) or node.get("r", "0"))
                if line > columns.line:
                    raise _refused(f"the cell {cell.get('r', '')} holds a formula", book, line)


def _refused(what: str, book: Workbook, line: int) -> InputError:
    return InputError(
        what, where=f"{book.name}:{line}", remedy="put the text itself into each cell, as values"
    )


def printed(rows: Iterable[tuple[str, ...]]) -> bytes:
    """*rows* as a workbook with one sheet; `LimitError` for more than Excel takes."""
    made: list[str] = []
    for number, row in enumerate(rows, 1):
        cells = "".join(_cell(text, number, column) for column, text in enumerate(row) if text)
        made.append(f'<row r="{number}">{cells}</row>')
    if len(made) > _ROWS:
        raise LimitError(f"Excel takes {_ROWS:,} rows; these are {len(made):,}", remedy="write CSV")
    view = '<sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" state="frozen"/></sheetView>'
    sheet = (
        f'<worksheet xmlns="{_MAIN}"><sheetViews>{view}</sheetViews>'
        f"<sheetData>{''.join(made)}</sheetData></worksheet>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in {**_PARTS, "xl/worksheets/sheet1.xml": sheet}.items():
            info = zipfile.ZipInfo(name, _DAY_ONE)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{text}')
    return packed.getvalue()


def _cell(text: str, number: int, column: int) -> str:
    place = f"{letters(column)}{number}"
    if len(text) > _CELL_CHARACTERS:
        raise LimitError(
            f"the cell {place} would have {len(text):,} characters; Excel takes {_CELL_CHARACTERS:,}",
            remedy="write CSV, or TBX",
        )
    # What reads like an escaped character is escaped itself.
    said = escape(_ESCAPE.sub("_x005F_", text)).replace("\r", "_x000D_")
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{said}</t></is></c>'


_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACKAGE = f"{_SPACE}/package/2006"
_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}"><sheets>'
        '<sheet name="terms" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
