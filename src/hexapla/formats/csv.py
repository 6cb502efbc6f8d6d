"""CSV with a column for each language, whatever separates the columns."""

from __future__ import annotations

from hexapla.formats.format import Format, Source
from hexapla.model import RawDocument


def read(source: Source) -> tuple[RawDocument, ...]:
    """A document for each column of a language."""
    from hexapla.formats.delimited import read_delimited

    return read_delimited(source, ",;\t|")


FORMAT = Format("csv", (".csv",), read)
