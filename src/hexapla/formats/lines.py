"""One clause a line, nothing interpreted: what alignment research uses (`--reader lines`)."""

from __future__ import annotations

from hexapla.formats.format import Format, Source
from hexapla.formats.text import decoded, printed_lines
from hexapla.model import RawDocument


def read(source: Source) -> tuple[RawDocument, ...]:
    """The lines of a plain text, each a clause."""
    return (RawDocument(printed_lines(decoded(source)), "clause", source.sha256),)


FORMAT = Format("lines", (), read)
