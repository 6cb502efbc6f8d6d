"""What a format is: a value that knows how to read bytes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from hexapla.model import RawDocument


@dataclass(frozen=True, slots=True)
class Format:
    """A format of texts."""

    name: str
    suffixes: tuple[str, ...]
    """Lower case, with the point; empty: only by `--reader`."""
    read: Callable[[bytes, str], RawDocument]
    """From the bytes and the name of the file; `InputError` where they are not that format."""
