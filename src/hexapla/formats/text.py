"""Plain text, as it is saved from a PDF or a word processor."""

from __future__ import annotations

from hexapla.formats.format import Format, Source
from hexapla.model import Location, RawBlock, RawDocument

_LINE_ENDS = ("\r\n", "\r", "\u2028", "\u2029")


def printed_lines(text: str) -> tuple[RawBlock, ...]:
    """The lines of *text* that are not blank, with their line numbers."""
    # A form feed begins a line as well, and stands in it.
    text = text.replace("\f", "\n\f")
    for end in _LINE_ENDS:
        text = text.replace(end, "\n")
    lines = text.split("\n")
    return tuple(
        RawBlock(line.replace("\t", " "), Location(line=number, column=1))
        for number, line in enumerate(lines, 1)
        if line.strip(" \t\u00a0\u3000")
    )


def read(source: Source) -> tuple[RawDocument, ...]:
    """The printed lines of a plain text."""
    from hexapla.formats.encodings import decode

    found = decode(source)
    return (RawDocument(printed_lines(found.text), "line", source.sha256, notes=found.notes),)


FORMAT = Format("text", (".txt", ".text"), read)
