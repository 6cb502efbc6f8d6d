"""How grave what a check finds is, as the catalogue says: critical, major, minor or neutral.

The yardstick's own copy: a check that changes its mind does not change what is asked of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, get_args

Grade = Literal["C", "M", "m", "n"]

GRADES: tuple[Grade, ...] = get_args(Grade)
"""The gravest first."""

_CODES: tuple[tuple[Grade, str], ...] = (
    ("C", "STR002 STR007 STR017 NUM001 NUM004 NUM006 NUM008 TXT001 TXT016"),
    ("m", "STR004 STR008 STR012 STR015 NUM002 NUM011 TXT005 TXT008 TXT012 TXT015"),
    ("n", "STR020 NUM005 TXT006 TXT009 TXT010 TXT014 TXT017"),
)


def grade(codes: Iterable[str]) -> Grade:
    """The gravest of *codes*: what the catalogue does not call critical, minor or neutral is major."""
    found = {next((g for g, named in _CODES if code in named.split()), "M") for code in codes}
    return next(one for one in GRADES if one in found)
