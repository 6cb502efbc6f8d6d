"""Digits of any script as `0` to `9`."""

from __future__ import annotations

import unicodedata


def plain_digits(text: str) -> str:
    """*text* with superscript, Arabic-Indic and other digits as `0` to `9`, all else as it is."""
    return "".join(
        str(unicodedata.digit(c)) if unicodedata.digit(c, None) is not None else c for c in text
    )
