"""Web pages: HTML and XHTML, as found on un.org, old and new, and wherever else texts are put up.

A page is read as a reader sees it: labels that the browser makes, notes with their calls, menus
set aside. Nothing is fetched, no script is run, no style sheet beside the page is read.
"""

from __future__ import annotations

import re

from hexapla.formats.format import Format, Source
from hexapla.formats.xml import root_of
from hexapla.model import RawDocument

_OPENS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,4000}?-->\s*)*"
    rb"<(?:!doctype\s+html|html|head|body|title|meta|frameset)\b",
    re.I | re.S,
)


def read(source: Source) -> tuple[RawDocument, ...]:
    """The paragraphs of a web page; `InputError` where it is none, or holds no text."""
    from hexapla.formats.html.page import read_page

    return read_page(source)


def begins(head: bytes) -> bool:
    """Whether a file that begins with *head* is a web page."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    return _OPENS.match(head) is not None or root_of(head)[0].lower() == "html"


FORMAT = Format("html", (".html", ".htm", ".xhtml"), read, begins)
