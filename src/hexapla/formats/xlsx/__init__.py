"""Excel workbooks with a column for each language: the first sheet that has such columns.

Reads values as they were saved: formulas are not computed, macros and links are not looked at.
"""

from __future__ import annotations

from hexapla.formats.format import Format, Source
from hexapla.formats.zip_head import is_zip, members
from hexapla.model import RawDocument

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How an old workbook begins, and one that is protected by a password."""


def read(source: Source) -> tuple[RawDocument, ...]:
    """A document for each column of a language in one sheet."""
    from hexapla.formats.xlsx.document import read_xlsx

    return read_xlsx(source)


def _begins(head: bytes) -> bool:
    if head.startswith(OLD_OFFICE):
        return True
    return is_zip(head) and any(name.startswith("xl/") for name in members(head))


FORMAT = Format("xlsx", (".xlsx", ".xlsm"), read, _begins)
