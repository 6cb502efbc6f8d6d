"""Archives, opened with bounds: no path out of them, no bomb, no password, nothing written to disk."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from hexapla.errors import InputError, LimitError
from hexapla.formats.format import Source

if TYPE_CHECKING:
    import zipfile

MOST_MEMBERS = 20_000
_LEAST = 1_000_000
"""Bytes that any archive may hold, however small it is itself: well-packed texts are no bombs."""


@dataclass(frozen=True)
class Archive:
    """A zip whose directory has been looked at; members are unpacked one by one, within bounds."""

    source: Source
    _zip: zipfile.ZipFile
    _spent: list[int]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files, in the archive's order."""
        return tuple(info.filename for info in self._zip.infolist() if not info.is_dir())

    def __contains__(self, name: str) -> bool:
        return name in self._zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of the member *name*; `LimitError` or `InputError` where it is damaged."""
        import struct
        import zipfile
        import zlib

        made = bytearray()
        most = max(_LEAST, len(self.source.data) * self.source.archive_ratio)
        try:
            with self._zip.open(name) as member:
                # The directory may lie about sizes: what comes out is counted.
                while chunk := member.read(1 << 20):
                    made += chunk
                    self._spent[0] += len(chunk)
                    if self._spent[0] > most:
                        raise LimitError(
                            f"the archive holds more than {self.source.archive_ratio} times its size",
                            where=self.source.name,
                            remedy="unpack it yourself, if you trust it",
                        )
        except KeyError as error:
            raise InputError(
                f"the archive has no {name}", where=self.source.name, remedy="save the file again"
            ) from error
        except (
            zipfile.BadZipFile,
            zlib.error,
            struct.error,
            EOFError,
            NotImplementedError,
            OSError,
            ValueError,
        ) as error:
            raise InputError(
                f"the archive is damaged at {name}", where=self.source.name, remedy="save the file again"
            ) from error
        except RuntimeError as error:
            raise _locked(self.source) from error
        return bytes(made)


def open_archive(source: Source) -> Archive:
    """The zip in *source*; `InputError` where it is damaged, locked or names files outside itself."""
    import zipfile

    try:
        opened = zipfile.ZipFile(io.BytesIO(source.data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise InputError(
            "the archive is damaged or cut off", where=source.name, remedy="save or fetch the file again"
        ) from error
    infos = opened.infolist()
    if len(infos) > MOST_MEMBERS:
        raise LimitError(
            f"the archive has {len(infos):,} files; the limit is {MOST_MEMBERS:,}",
            where=source.name,
            remedy="unpack it yourself, if you trust it",
        )
    for info in infos:
        name = info.filename.replace("\\", "/")
        if name.startswith("/") or ".." in PurePosixPath(name).parts or ":" in name.split("/")[0]:
            raise InputError(
                f"the archive names a file outside itself: {info.filename!r}",
                where=source.name,
                remedy="do not trust it",
            )
        if info.flag_bits & 1:
            raise _locked(source)
    return Archive(source, opened, [0])


def is_zip(head: bytes) -> bool:
    """Whether a file that begins with *head* is a zip."""
    return head.startswith((b"PK\x03\x04", b"PK\x05\x06"))


def members(head: bytes) -> Iterator[str]:
    """The names of the first members of a zip, as far as *head*, the file's first bytes, shows them."""
    at = 0
    while (at := head.find(b"PK\x03\x04", at)) >= 0 and at + 30 <= len(head):
        size = int.from_bytes(head[at + 26 : at + 28], "little")
        yield head[at + 30 : at + 30 + size].decode("utf-8", "replace")
        at += 30 + size


def _locked(source: Source) -> InputError:
    return InputError(
        "the archive is protected by a password", where=source.name, remedy="save it without one"
    )
