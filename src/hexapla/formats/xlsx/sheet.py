"""The cells of one sheet as text, as far as they are filled."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hexapla.errors import InputError, LimitError
from hexapla.formats.columns import Row
from hexapla.formats.inline import Flat
from hexapla.formats.streamed import children, elements
from hexapla.formats.xlsx.numbers import shown
from hexapla.formats.xlsx.workbook import Workbook, rich_text

if TYPE_CHECKING:
    from lxml import etree

_REFERENCE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_MOST_CELLS = 5_000_000


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a sheet that are filled, and what is to be said of them."""

    rows: tuple[Row, ...]
    hidden_rows: int
    uncomputed: int
    """Formulas that were saved without a value."""


def cells_of(book: Workbook, part: str) -> Sheet:
    """The filled cells of the sheet in *part*; `LimitError` where there are too many."""
    rows: list[Row] = []
    hidden = uncomputed = number = cells = 0
    for event, node in elements(book.part(part), "row"):
        if event == "start":
            continue
        number = _number(node.get("r", ""), number + 1)
        filled: dict[int, Flat] = {}
        column = -1
        for cell in children(node, "c"):
            column = _column(cell.get("r", ""), column + 1)
            flat = _cell(cell, book, part)
            if flat.text.strip():
                filled[column] = flat
            elif next(children(cell, "f"), None) is not None:
                uncomputed += 1
        cells += len(filled)
        if cells > _MOST_CELLS:
            raise LimitError(
                f"the sheet has more than {_MOST_CELLS:,} cells",
                where=book.name,
                remedy="split the table",
            )
        if filled:
            rows.append((number, filled))
            hidden += node.get("hidden") in ("1", "true")
    return Sheet(tuple(sorted(rows, key=lambda row: row[0])), hidden, uncomputed)


def _number(said: str, following: int) -> int:
    return int(said) if said.isascii() and said.isdigit() and 0 < len(said) < 8 else following


def _column(reference: str, following: int) -> int:
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return following
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return column - 1


def _cell(cell: etree._Element, book: Workbook, part: str) -> Flat:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        held = next(children(cell, "is"), None)
        return Flat("") if held is None else rich_text(held, book.name)
    value = next(children(cell, "v"), None)
    raw = "" if value is None else value.text or ""
    if kind == "s" and raw:
        at = _number(raw.strip(), -1)
        if not 0 <= at < len(book.strings):
            raise InputError(
                f"a cell refers to the string {raw!r}, which is not there",
                where=f"{book.name} ({part})",
                remedy="save the workbook again",
            )
        return book.strings[at]
    if kind == "b":
        return Flat({"1": "TRUE", "0": "FALSE"}.get(raw, raw))
    if kind == "n" and raw:
        style = _number(cell.get("s", "0"), 0)
        code = book.formats[style] if style < len(book.formats) else "0"
        return Flat(shown(raw, code, from_1904=book.from_1904))
    return Flat(raw)
