"""What a format is: a value that knows its files by their content and reads them."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from hexapla.model import Lang, RawDocument


@dataclass(frozen=True)
class Source:
    """The bytes of one file, and what is known of them before they are read."""

    data: bytes
    name: str
    """The path, for messages."""
    lang: Lang | None = None
    """The language that the command line, the manifest or the name of the file says."""
    encoding: str = ""
    """The encoding that the command line says (`""`: to be found), of plain text."""
    archive_ratio: int = 100
    """How many times its own size an archive may hold, unpacked."""

    @cached_property
    def sha256(self) -> str:
        """The digest of the bytes."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True, slots=True)
class Format:
    """A format of texts."""

    name: str
    suffixes: tuple[str, ...]
    """Lower case, with the point; empty: only by `--reader`."""
    read: Callable[[Source], tuple[RawDocument, ...]]
    """One document; several, each with its `lang`, where the format holds several languages: these
    are aligned by the lines of their locations. `InputError` where the bytes are not that format."""
    begins: Callable[[bytes], bool] | None = None
    """Whether a file is in this format, from its first 64 KiB; `None`: the content does not tell."""
