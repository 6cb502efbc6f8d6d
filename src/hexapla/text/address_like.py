"""Which parts of a text look like addresses of pages and letter boxes, so that no word is sought there.

It does not judge them: what an address is, and whether two agree, is measured elsewhere.
"""

from __future__ import annotations

import re

from hexapla.model import Span

_TOKEN = re.compile(r"[!-~]{4,}")
_MARK = re.compile(r"://|www\.|[^@]@[^@]|[A-Za-z0-9]\.[a-z]{2,}")


def address_like(text: str) -> tuple[Span, ...]:
    """The stretches of *text* without spaces that have the marks of an address, in order."""
    return tuple(Span(*token.span()) for token in _TOKEN.finditer(text) if _MARK.search(token[0]))
