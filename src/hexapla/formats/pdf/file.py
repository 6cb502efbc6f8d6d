"""A PDF file, opened and read page by page; what PDFium says of it, as errors for people.

One page is open at a time: the memory is that of one page and of the lines found so far.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hexapla.errors import InputError, LimitError
from hexapla.formats.format import Source
from hexapla.formats.pdf import HEAD, MARK
from hexapla.formats.pdf.columns import read_page
from hexapla.formats.pdf.glyphs import drawn
from hexapla.formats.pdf.page import Line, Rule

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 20_000
MOST_UNPACKED = 32_000_000
"""Bytes of what is drawn on a page."""
_STREAM = re.compile(rb"stream\r?\n(?=[\x08-\x78])")
_ENTRIES = 400
"""Bytes before a stream in which its dictionary says what it holds."""
_PASSWORD, _SECURITY = 4, 5


@dataclass(frozen=True, slots=True)
class Page:
    """What was found on a page."""

    number: int
    height: float
    rtl: bool
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...]
    turned: str = ""
    pictures: bool = False
    """Whether something is drawn on it though no text is."""
    damaged: bool = False


def pages(source: Source) -> Iterator[Page]:
    """The pages of *source* in order; `InputError` where it cannot be opened at all."""
    import pypdfium2

    document = _opened(source)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise LimitError(
                f"the PDF claims {count:,} pages; the limit is {MOST_PAGES:,}",
                where=source.name,
                remedy="split it, or export it again if it is damaged",
            )
        rtl = None if source.lang is None else source.lang == "ar"
        for index in range(count):
            try:
                page = document[index]
            except pypdfium2.PdfiumError:
                yield Page(index + 1, 0.0, False, (), (), damaged=True)
                continue
            try:
                yield _page(page, index + 1, rtl, source.name)
            except pypdfium2.PdfiumError:
                yield Page(index + 1, 0.0, False, (), (), damaged=True)
            finally:
                page.close()
    finally:
        document.close()


def _page(page: pypdfium2.PdfPage, number: int, rtl: bool | None, name: str) -> Page:
    import pypdfium2.raw as pdfium

    found = drawn(page, number, rtl=rtl, name=name)
    lines = read_page(found)
    pictures = not lines and pdfium.FPDFPage_CountObjects(page.raw) > 0
    level = tuple(rule for rule in found.rules if rule.level)
    return Page(number, found.height, found.rtl, lines, level, found.turned, pictures)


def _opened(source: Source) -> pypdfium2.PdfDocument:
    import pypdfium2

    if not source.data.strip():
        raise InputError(
            "the file is empty", where=source.name, remedy="give a file that holds the text"
        )
    if MARK not in source.data[:HEAD]:
        raise InputError(
            "this is no PDF",
            where=source.name,
            remedy="name the file after what it is, or export it again",
        )
    _require_bounded(source)
    try:
        return pypdfium2.PdfDocument(source.data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (_PASSWORD, _SECURITY):
            raise InputError(
                "the PDF is encrypted", where=source.name, remedy="save it without a password"
            ) from error
        raise InputError(
            "the PDF is damaged or cut off", where=source.name, remedy="fetch or export it again"
        ) from error


def _require_bounded(source: Source) -> None:
    """Refuse what unpacks to more than a page can hold; pictures are not unpacked by this reader."""
    data = memoryview(source.data)
    for match in _STREAM.finditer(source.data):
        if b"/Image" in source.data[max(match.start() - _ENTRIES, 0) : match.start()]:
            continue
        unpacked = zlib.decompressobj()
        try:
            size = len(unpacked.decompress(data[match.end() :], MOST_UNPACKED + 1))
        except zlib.error:
            continue  # not packed this way, or damaged: PDFium sees to it
        if size > MOST_UNPACKED:
            raise LimitError(
                f"a part of the PDF unpacks to more than {MOST_UNPACKED:,} bytes",
                where=source.name,
                remedy="print it to a new PDF, if you trust it",
            )
