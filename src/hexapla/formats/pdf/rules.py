"""Straight lines that a page draws: over notes, around the cells of tables."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hexapla.formats.pdf.page import Rule

if TYPE_CHECKING:
    import pypdfium2

_MOST_OBJECTS = 20_000
"""Drawn objects of a page that are looked at."""
_THIN, _LONG = 2.5, 10.0
"""Points: what is thicker is a box, what is shorter a dot."""


def rules(page: pypdfium2.PdfPage) -> Iterator[Rule]:
    """The thin straight lines among the paths of *page*."""
    import pypdfium2.raw as pdfium

    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    at = tuple(ctypes.byref(value) for value in (left, bottom, right, top))
    for index in range(min(pdfium.FPDFPage_CountObjects(page.raw), _MOST_OBJECTS)):
        item = pdfium.FPDFPage_GetObject(page.raw, index)
        if pdfium.FPDFPageObj_GetType(item) != pdfium.FPDF_PAGEOBJ_PATH:
            continue
        if not pdfium.FPDFPageObj_GetBounds(item, *at):
            continue
        wide, high = right.value - left.value, top.value - bottom.value
        if min(wide, high) <= _THIN and max(wide, high) >= _LONG:
            yield Rule(left.value, right.value, bottom.value, top.value)
