"""What has arrived, by its first bytes: servers send pages that say sorry under any name and type."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path
from typing import Literal

Arrived = Literal["docx", "pdf", "web page", "old Word", "other"]
"""A Word file, a PDF, HTML, a Word file as before 2007 (or an encrypted one), or none of these."""

_HEAD = 4096
_PDF_WITHIN = 1024
_OLD = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"{\\rtf", b"\xffWPC")
"""OLE containers (Word 97), Rich Text, WordPerfect: what older documents are stored as."""

_PAGE = re.compile(rb"<(?:!doctype\s+html|html|head|body|\?xml[^>]*\?>\s*<(?:!doctype\s+)?html)\b", re.I)


def arrived(path: Path) -> Arrived:
    """What the file *path* is."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if b"%PDF-" in head[:_PDF_WITHIN]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx" if _holds_a_text(path) else "other"
    if head.startswith(_OLD):
        return "old Word"
    return "web page" if _PAGE.search(head) else "other"


def _holds_a_text(path: Path) -> bool:
    """Whether the zip *path* is a whole Word file."""
    try:
        with zipfile.ZipFile(path) as archive:
            return "word/document.xml" in archive.namelist()
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, NotImplementedError):
        return False
