"""Signatures: every number printed says how it was made, as sacreBLEU's do.

A signature is `key:value` pairs joined by `|`, in a fixed order; it holds nothing of the
clock, the machine or the user.
"""

from __future__ import annotations

VERSION = "0.1.0"


def signature(**parts: object) -> str:
    """Join *parts* into a signature, in the order given, with the tool's version last.

    `signature(langs="ar+en", solver="nway")` gives `langs:ar+en|solver:nway|version:0.1.0`.
    A part that is `None` is left out.
    """
    pairs = [f"{key.rstrip('_')}:{value}" for key, value in parts.items() if value is not None]
    return "|".join([*pairs, f"version:{VERSION}"])


def digest(*parts: str, length: int = 16) -> str:
    """A stable hexadecimal name for *parts*: the first *length* digits of a SHA-256."""
    import hashlib

    joined = "\x1f".join(parts).encode("utf-8")
    return hashlib.sha256(joined).hexdigest()[:length]
