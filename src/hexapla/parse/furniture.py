"""What a printed page carries besides the text: rules, addresses, page and job numbers.

Patterns only; whether a line is furniture where it stands is for `lines` to say.
"""

from __future__ import annotations

import re

FURNITURE: tuple[tuple[str, str], ...] = (
    (r"[_\u2014\u2013\u2500-]{5,}", "rule"),
    (r"https?://\S+", "address"),
    (r"\d{1,4}/\d{1,4}", "page number"),
    (r"[-\u2013\u2014] ?\d{1,4} ?[-\u2013\u2014]", "page number"),
    (r"\d{2}-\d{5}(?: \(\w\))?(?:\s+\d{1,4}/\d{1,4})?", "job number"),
    (r"(?:\d{1,4}/\d{1,4}\s+)\d{2}-\d{5}(?: \(\w\))?", "job number"),
    (r"\*\d{6,}\*", "bar code"),
    (r"\f+", "page break"),
)
"""Patterns of whole lines, and what each is called."""

RULE = "rule"

RUNNING_HEAD = re.compile(r"[A-Z\u0410-\u042f]{1,3}/(?:[A-Z0-9\u0410-\u042f]+[./-]?)+(?: ?\(\d{4}\))?")
"""A document symbol alone on a line: furniture once the text has begun."""

_COMPILED = tuple((re.compile(pattern), why) for pattern, why in FURNITURE)


def furniture(line: str) -> str:
    """Why *line*, stripped, is page furniture by itself; `""` where it is not."""
    return next((why for pattern, why in _COMPILED if pattern.fullmatch(line)), "")


def aside_as(line: str, *, begun: bool) -> str:
    """Why *line* is set aside; a symbol alone is a running head once the text has *begun*."""
    why = furniture(line)
    return "running head" if not why and begun and RUNNING_HEAD.fullmatch(line) else why
