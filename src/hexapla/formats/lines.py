"""One clause a line, nothing interpreted: what alignment research uses (`--reader lines`)."""

from __future__ import annotations

import hashlib

from hexapla.formats.format import Format
from hexapla.formats.text import decoded, printed_lines
from hexapla.model import RawDocument


def read(data: bytes, where: str) -> RawDocument:
    """The lines of a plain text, each a clause."""
    return RawDocument(printed_lines(decoded(data, where)), "clause", hashlib.sha256(data).hexdigest())


FORMAT = Format("lines", (), read)
