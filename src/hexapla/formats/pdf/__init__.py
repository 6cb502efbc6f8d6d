"""PDF with a text layer: what is drawn on its pages, put together to paragraphs and notes.

Reads geometry, not the order of the file. It sets page furniture aside and pairs notes with
their calls; it neither recognises pictures of text nor repairs words.
"""

from __future__ import annotations

from hexapla.formats.format import Format, Source
from hexapla.model import RawDocument

MARK = b"%PDF-"
HEAD = 1024
"""Bytes within which the mark of a PDF stands."""


def read(source: Source) -> tuple[RawDocument, ...]:
    """The paragraphs of a PDF.

    `InputError` where it is encrypted, damaged, without text, or where its fonts do not say
    which letters they draw or in which order.
    """
    from hexapla.formats.pdf.document import read_pdf

    return read_pdf(source)


FORMAT = Format("pdf", (".pdf",), read, begins=lambda head: MARK in head[:HEAD])
