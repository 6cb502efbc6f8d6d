"""TMX 1.1 to 1.4: a translation memory with any number of languages, read unit by unit.

The content of inline codes is code and no text, but for highlighting.
"""

from __future__ import annotations

from hexapla.formats.format import Format, Source
from hexapla.formats.xml import root_of
from hexapla.model import RawDocument


def read(source: Source) -> tuple[RawDocument, ...]:
    """The variants of the units, a document per language; the line is the number of the unit."""
    from hexapla.formats.tmx.memory import read_tmx

    return read_tmx(source)


FORMAT = Format("tmx", (".tmx",), read, lambda head: root_of(head)[0] == "tmx")
