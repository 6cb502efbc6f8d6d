"""Columns: where a page has gutters, and the order in which its lines are read.

A gutter is a strip that rows leave empty while there is running text on both sides of it.
Pages that are read from the right arrive mirrored: the first column is always the near one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from statistics import median

from hexapla.formats.pdf.lines import printed
from hexapla.formats.pdf.page import Column, Drawn, Line
from hexapla.formats.pdf.rows import Row, rows, segments
from hexapla.formats.pdf.tables import Table, tables

_BIN = 2.0
"""Points: how finely the page is cut in search of gutters."""
_WIDEST = 15_000.0
"""Points: the PDF standard knows no wider page."""
_GUTTER = 0.7
"""Sizes that a gutter measures at least."""
_CROSSING = (0.35, 0.1, 0.0)
"""Shares of the rows at the fullest place that may cross a gutter, as they are tried."""
_FEWEST_ROWS = 5
_FULL = 0.55
"""Of the width of its column, what the usual line fills: a table's cells do not."""
_NARROWEST = 8
"""Sizes that a column measures at least."""
_DEEPEST = 3
_CLOSE = 1.8
"""Sizes from one base line to the next inside a paragraph, at most."""


def read_page(page: Drawn) -> tuple[Line, ...]:
    """The lines of *page* in reading order, each with its column; tables row by row."""
    found = tables(page)
    inside = {id(g) for table in found for cell in table.cells for g in cell.glyphs}
    free = rows([g for g in page.glyphs if id(g) not in inside])
    made: list[Line] = []
    rest = list(free)
    for number, table in enumerate(found, 1):
        above = [row for row in rest if row.base > table.top]
        rest = [row for row in rest if row.base <= table.top]
        made += _lines(above, page)
        made += _table(table, number, page)
    return (*made, *_lines(rest, page))


def _lines(found: Sequence[Row], page: Drawn) -> Iterator[Line]:
    above: tuple[Column, Row] | None = None
    for column, row in _read(found, page.number, (1, 0), 0):
        running = column.key[0] > 1 or (
            above is not None and above[0] is column and _runs_on(above[1], row, column)
        )
        made = printed(row, column, rtl=page.rtl, running=running)
        yield from made
        above = (column, row) if len(made) == 1 else None


def _runs_on(above: Row, row: Row, column: Column) -> bool:
    """Whether *above* is full and close enough for its text to go on in *row*."""
    full = column.stop - above.stop < 1.5 * above.size
    return full and above.base - row.base < _CLOSE * max(row.size, above.size)


def _table(table: Table, number: int, page: Drawn) -> Iterator[Line]:
    for cell in table.cells:
        name = f"table {number}, row {cell.row}, cell {cell.column}"
        column = Column(page.number, cell.start, cell.stop, (9, cell.column), name)
        for row in rows(cell.glyphs):
            yield from printed(row, column, rtl=page.rtl, running=True)


def _read(
    found: Sequence[Row], page: int, key: tuple[int, int], depth: int
) -> Iterator[tuple[Column, Row]]:
    """*found* with their columns, in reading order."""
    gutter = _gutter(found) if depth < _DEEPEST else None
    if gutter is None:
        if found:
            column = Column(page, min(r.start for r in found), max(r.stop for r in found), key)
            for row in found:
                yield column, row
        return
    for parted, band in _bands(found, gutter):
        if not parted:
            yield from _read(band, page, key, _DEEPEST)
            continue
        sides = [_side(band, gutter, near=True), _side(band, gutter, near=False)]
        for index, side in enumerate(sides):
            yield from _read(side, page, (2 * key[0], 2 * key[1] + index), depth + 1)


def _gutter(found: Sequence[Row]) -> float | None:
    """Where the widest gutter among *found* lies; `None` where there is none."""
    if len(found) < _FEWEST_ROWS:
        return None
    size = median(row.size for row in found)
    left, right = min(r.start for r in found), max(r.stop for r in found)
    if right - left > _WIDEST:
        return None
    bins = [0] * (int((right - left) / _BIN) + 1)
    for row in found:
        for part in segments(row, _GUTTER):
            first, last = int((part.start - left) / _BIN), int((part.stop - left) / _BIN)
            for place in range(max(first, 0), min(last + 1, len(bins))):
                bins[place] += 1
    # Rows that cross are few where columns are long; where one column is short, fewer still.
    for share in _CROSSING:
        valleys = sorted(
            ((stop - start, start) for start, stop in _valleys(bins, max(bins) * share)), reverse=True
        )
        for width, start in valleys:
            middle = left + (start + width / 2) * _BIN
            if width * _BIN >= _GUTTER * size and any(parted for parted, _ in _bands(found, middle)):
                return middle
    return None


def _valleys(bins: Sequence[int], most: float) -> Iterator[tuple[int, int]]:
    """Runs of *bins* that hold at most *most*, those at the ends left out."""
    start = None
    for at, count in enumerate(bins):
        if count <= most and start is None:
            start = at
        elif count > most and start is not None:
            if start:
                yield start, at
            start = None


def _bands(found: Sequence[Row], gutter: float) -> list[tuple[bool, list[Row]]]:
    """*found* cut into bands, with whether each is parted by *gutter*."""
    bands: list[tuple[bool, list[Row]]] = []
    for row in found:
        open_here = not any(s.start < gutter < s.stop for s in segments(row, _GUTTER))
        if bands and bands[-1][0] == open_here:
            bands[-1][1].append(row)
        else:
            bands.append((open_here, [row]))
    merged: list[tuple[bool, list[Row]]] = []
    for open_here, band in bands:
        parted = open_here and _is_text(band, gutter)
        if merged and merged[-1][0] == parted:
            merged[-1][1].extend(band)
        else:
            merged.append((parted, list(band)))
    return merged


def _is_text(band: Sequence[Row], gutter: float) -> bool:
    for near in (True, False):
        side = _side(band, gutter, near=near)
        if len(side) < _FEWEST_ROWS:
            return False
        width = max(r.stop for r in side) - min(r.start for r in side)
        full = median(r.stop - r.start for r in side) >= _FULL * width
        if width < _NARROWEST * side[0].size or not (full or _gutter(side) is not None):
            return False
    return True


def _side(band: Sequence[Row], gutter: float, *, near: bool) -> list[Row]:
    made = []
    for row in band:
        glyphs = (
            tuple(g for g in row.glyphs if (g.start + g.stop) / 2 < gutter)
            if near
            else tuple(g for g in row.glyphs if (g.start + g.stop) / 2 >= gutter)
        )
        visible = [g for g in glyphs if not g.is_space]
        if visible:
            made.append(Row(glyphs, row.base, max(g.size for g in visible)))
    return made
