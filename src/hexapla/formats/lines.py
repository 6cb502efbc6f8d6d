"""One clause a line, nothing interpreted: what alignment research uses (`--reader lines`)."""

from __future__ import annotations

from hexapla.formats.format import Format, Source
from hexapla.model import RawDocument


def read(source: Source) -> tuple[RawDocument, ...]:
    """The lines of a plain text, each a clause."""
    from hexapla.formats.encodings import decode
    from hexapla.formats.text import printed_lines

    found = decode(source)
    return (RawDocument(printed_lines(found.text), "clause", source.sha256, notes=found.notes),)


FORMAT = Format("lines", (), read)
