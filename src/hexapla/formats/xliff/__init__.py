"""XLIFF 1.2 (and 1.0, 1.1) and 2.0 to 2.2: source and target, segment by segment.

Notes, matches and proposals are no text. Where source and target do not have the same segments in
the same order, their unit is read as one segment: nothing crosses, nothing is lost.
"""

from __future__ import annotations

from hexapla.formats.format import Format, Source
from hexapla.formats.xml import root_of
from hexapla.model import RawDocument


def read(source: Source) -> tuple[RawDocument, ...]:
    """A document for each language; the line is the number of the segment in the whole file."""
    from hexapla.formats.xliff.document import read_xliff

    return read_xliff(source)


FORMAT = Format(
    "xliff",
    (".xlf", ".xliff", ".sdlxliff", ".mqxliff"),
    read,
    lambda head: root_of(head)[0] == "xliff",
)
