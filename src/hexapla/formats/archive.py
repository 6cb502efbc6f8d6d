"""Archives, opened with bounds: no path out of them, no bomb, no password, nothing written to disk."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from dataclasses import dataclass
from itertools import pairwise
from pathlib import PurePosixPath

from hexapla.errors import InputError, LimitError
from hexapla.formats.format import Source
from hexapla.formats.zip_head import END, LOCAL_SIZE

MOST_MEMBERS = 20_000
_LEAST = 1_000_000
"""Bytes that any archive may hold, however small it is itself: well-packed texts are no bombs."""

_ENTRY = b"PK\x01\x02"
_LOCATOR = b"PK\x06\x07"
_END_SIZE = 22
_SECRET = 0x1 | 0x40 | 0x2000
"""Encrypted, strongly encrypted, with a masked directory."""

_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    OSError,
    ValueError,
    IndexError,
)


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
        """The bytes of the member *name*; `LimitError` beyond the bounds, `InputError` if damaged."""
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
        except RuntimeError as error:
            if isinstance(error, NotImplementedError):
                raise _damaged(self.source, name) from error
            raise _locked(self.source) from error
        except _DAMAGED as error:
            raise _damaged(self.source, name) from error
        return bytes(made)


def open_archive(source: Source) -> Archive:
    """The zip in *source*; `InputError` where it is damaged, locked or cannot be trusted.

    Not trusted are names outside the archive, links, two files of one name, and files that share
    their bytes. An archive in an archive is a file like any other: it is not opened.
    """
    # Counted before the directory is read: each entry of it costs memory.
    if _listed(source.data) > MOST_MEMBERS:
        raise LimitError(
            f"the archive has more than {MOST_MEMBERS:,} files",
            where=source.name,
            remedy="unpack it yourself, if you trust it",
        )
    try:
        opened = zipfile.ZipFile(io.BytesIO(source.data))
    except _DAMAGED as error:
        raise InputError(
            "the archive is damaged or cut off", where=source.name, remedy="save or fetch the file again"
        ) from error
    infos = opened.infolist()
    seen: set[str] = set()
    for info in infos:
        if info.flag_bits & _SECRET:
            raise _locked(source)
        if complaint := _complaint(info, seen):
            raise InputError(
                f"the archive {complaint}: {info.filename!r}",
                where=source.name,
                remedy="do not trust it",
            )
        if info.compress_type not in _METHODS:
            raise InputError(
                f"the archive is packed in a way that is not read ({info.filename!r})",
                where=source.name,
                remedy="pack it as an ordinary zip",
            )
        seen.add(info.filename)
    _refuse_overlaps(infos, source)
    return Archive(source, opened, [0])


def _complaint(info: zipfile.ZipInfo, seen: set[str]) -> str:
    """What is wrong with the name or the kind of a member; `""`: nothing."""
    # The library reads a backslash as it is, and cuts a name at a NUL.
    name = info.orig_filename.replace("\\", "/")
    parts = PurePosixPath(name).parts
    if name.startswith("/") or ".." in parts or ":" in name.split("/")[0] or "\x00" in name:
        return "names a file outside itself"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "holds a link"
    return "holds two files of one name" if info.filename in seen and not info.is_dir() else ""


def _refuse_overlaps(infos: list[zipfile.ZipInfo], source: Source) -> None:
    """`InputError` where two members share bytes: so a small archive holds more than it should."""
    placed = sorted(infos, key=lambda info: info.header_offset)
    for first, second in pairwise(placed):
        if second.header_offset < first.header_offset + LOCAL_SIZE + first.compress_size:
            raise InputError(
                f"the archive's files overlap: {first.filename!r} and {second.filename!r}",
                where=source.name,
                remedy="do not trust it",
            )


def _listed(data: bytes) -> int:
    """How many entries the directory of a zip has, at most."""
    last = len(data) - _END_SIZE
    end = last if data.startswith(END, max(0, last)) else data.rfind(END)
    if end < 0 or end > last:
        return 0
    size = struct.unpack_from("<I", data, end + 12)[0]
    # The directory lies just before the record at the end, unless a second record says otherwise.
    elsewhere = data.startswith(_LOCATOR, max(0, end - 20)) or size > end
    return data.count(_ENTRY, 0 if elsewhere else end - size, end)


def _damaged(source: Source, name: str) -> InputError:
    return InputError(
        f"the archive is damaged at {name}", where=source.name, remedy="save the file again"
    )


def _locked(source: Source) -> InputError:
    return InputError(
        "the archive is protected by a password", where=source.name, remedy="save it without one"
    )
