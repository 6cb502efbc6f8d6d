"""Word files (.docx): paragraphs, tables, notes and furniture, with the labels that a reader sees.

Read over the bounded archive with lxml; nothing is run, fetched or written. Which paragraph is a
title or an operative one is for `parse` to find.
"""

from __future__ import annotations

import re

from hexapla.formats.docx.old import is_old
from hexapla.formats.format import Format, Source
from hexapla.formats.zip_head import is_zip, members
from hexapla.model import RawDocument

_MEMBER = re.compile(r"word[/\\](?:document\d*|styles|settings|numbering)\.xml|word[/\\]_rels[/\\].*")


def begins(head: bytes) -> bool:
    """Whether a file that begins with *head* is a Word file, or one that must be saved as such."""
    if is_old(head):
        return True
    return is_zip(head) and any(_MEMBER.fullmatch(name.lower()) for name in members(head))


def read(source: Source) -> tuple[RawDocument, ...]:
    """The one document in a Word file; `InputError` where it is damaged, locked or of another kind."""
    from hexapla.formats.docx.document import read_document

    return read_document(source)


FORMAT = Format("docx", (".docx", ".docm", ".dotx", ".dotm", ".doc"), read, begins)
