"""What a set came to, kept under a digest of all that it depends on: the second look is immediate.

A file, setting, correction, termbase, program or library that differs by a byte gives another
digest, so that nothing stale is ever found. Results hold the texts: they lie in the user's cache
folder, and the oldest go first. It changes how long a run takes, and nothing else.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import sys
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

import hexapla
from hexapla.errors import HexaplaError
from hexapla.kept_files import read_kept, write_kept
from hexapla.model import Alignment, Correction, Flag, Lang
from hexapla.pipeline import (
    Checked,
    Loaded,
    Tools,
    expecting,
    judge_set,
    kept_corrections,
    load_set,
    with_bytes,
    with_figures,
    without_accepted,
)
from hexapla.sets import SetFiles
from hexapla.sets.corpora import corpora_folder

_BYTES_KEPT = 64_000_000
"""Results of some 600 resolutions; beyond, those go that were not looked at for longest."""

_VECTORS = ".vectors"
_HEAD = 64
"""Bytes of a file of vectors within which its checksum stands."""

_QUICK = 1
"""The level of compression: more would take longer and save little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What is asked of each set: with its files and settings, all that decides about its flags."""

    langs: tuple[Lang, ...] = ()
    corrections: tuple[Correction, ...] = ()
    """Those that come after the set's own."""
    checks: tuple[str, ...]
    """The codes of the checks that may run."""
    selected: bool
    """See `Tools.selected`."""
    termbases: tuple[str, ...]
    """Digests of the files, in order."""
    encoder: str
    """A name that tells its vectors apart."""
    today: datetime.date
    """The day on which manifests accept flags."""
    earlier: str = ""
    """A digest of the earlier texts and the earlier state that the set is compared with (`""`: none)."""


class _Result(msgspec.Struct, array_like=True, frozen=True):
    """What is kept of a set that was checked without a failure."""

    order: tuple[Lang, ...]
    """The languages in the order in which the versions were read."""
    alignment: Alignment
    flags: tuple[Flag, ...]
    signature: str
    checks: tuple[str, ...]
    parity: dict[str, dict[Lang, int]]
    terms: dict[Lang, float]
    remarks: tuple[str, ...]


class Results:
    """The results kept in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def checked(self, files: SetFiles, request: Request, tools: Callable[[], Tools]) -> Checked:
        """The set of *files* read and checked as *request* has it, or what an earlier run made of it.

        *tools*, which must be those of the request, are asked for only where there is no result.
        Errors as of `load_set` and `check_set`.
        """
        # Read once, so that what is kept under a digest of bytes was made of these bytes.
        held = with_bytes(files)
        place = self._folder / f"results-{_digest(held, request)}"
        loaded = Loaded(expecting(files, request.langs), (), (), _corrections(files, request))
        if (result := _result(place)) is not None:
            with suppress(OSError):
                os.utime(place)
            versions = tuple(result.alignment.versions[lang] for lang in result.order)
            found = Checked(
                replace(loaded, versions=versions),
                result.alignment,
                result.flags,
                (),
                (),
                result.signature,
                result.checks,
                parity=result.parity,
                terms=result.terms,
                remarks=result.remarks,
            )
            return without_accepted(found, request.today)
        read = load_set(held, tools(), request.langs, request.corrections)
        made = with_figures(judge_set(replace(read, files=loaded.files), tools()), tools())
        if not made.failures:
            self._keep(place, made)
        return without_accepted(made, request.today)

    def _keep(self, place: Path, made: Checked) -> None:
        order = tuple(version.lang for version in made.loaded.versions)
        result = _Result(
            order,
            made.alignment,
            made.flags,
            made.signature,
            made.checks,
            {measure: dict(counts) for measure, counts in made.parity.items()},
            dict(made.terms),
            made.remarks,
        )
        # What cannot be written down (half of a surrogate pair) is worked out again.
        with suppress(ValueError):
            write_kept(place, zlib.compress(msgspec.msgpack.encode(result), _QUICK))
        self._forget_the_oldest()

    def _forget_the_oldest(self) -> None:
        left = _BYTES_KEPT
        with suppress(OSError):
            found = [(path, path.stat()) for path in self._folder.glob("results-*")]
            for path, stat in sorted(found, key=lambda one: -one[1].st_mtime_ns):
                left -= stat.st_size
                if left < 0:
                    path.unlink(missing_ok=True)


def _result(place: Path) -> _Result | None:
    packed = read_kept(place, bytes)
    if packed is None:
        return None
    try:
        return msgspec.msgpack.decode(zlib.decompress(packed), type=_Result)
    except (msgspec.MsgspecError, zlib.error, ValueError):
        return None


def _corrections(files: SetFiles, request: Request) -> tuple[Correction, ...]:
    return (*kept_corrections(files), *request.corrections)


def _digest(held: SetFiles, request: Request) -> str:
    """A name for all that the result depends on."""
    asked = replace(request, today=datetime.date.min)
    parts: Sequence[Any] = (
        program(),
        held.name,
        str(held.folder),
        held.manifest,
        held.expected,
        held.settings,
        _corrections(held, request),
        [
            (
                str(x.path),
                x.format,
                x.lang,
                x.entry,
                x.encoding,
                x.data is not None and hashlib.sha256(x.data).digest(),
            )
            for x in held.files
        ],
        asked,
    )
    return hashlib.sha256(msgspec.msgpack.encode(parts)).hexdigest()[:32]


@cache
def program() -> bytes:
    """A digest of the program, its data, the libraries by name and version, and Python."""
    found = hashlib.sha256(sys.version.encode())
    for line in _libraries():
        found.update(line.encode("utf-8", "replace"))
    places = [Path(hexapla.__file__).parent]
    with suppress(HexaplaError):
        places.append(corpora_folder() / "terms")
    for place in places:
        for folder, below, names in os.walk(place):
            below[:] = sorted(name for name in below if name != "__pycache__")
            found.update(os.path.relpath(folder, place).encode("utf-8", "replace"))
            for name in sorted(names):
                if not name.endswith(".tbx"):
                    found.update(name.encode("utf-8", "replace") + _contents(folder, name))
    return found.digest()


def _contents(folder: str, name: str) -> bytes:
    """What tells the contents of a file apart, without reading it all where its beginning does.

    A file of vectors begins with the SHA-256 of its rest, and is refused where that is not true.
    """
    # So many files are opened that `Path` would take as long as reading them. What cannot be read
    # (a link to nowhere, as editors leave them) is no part of the program.
    with suppress(OSError), open(os.path.join(folder, name), "rb", buffering=0) as file:  # noqa: PTH118, PTH123
        return file.read(_HEAD) if name.endswith(_VECTORS) else hashlib.sha256(file.read()).digest()
    return b""


def _libraries() -> Iterator[str]:
    """The folders in which installed libraries leave their names and versions."""
    for folder in sys.path:
        with suppress(OSError):
            yield from sorted(x.name for x in Path(folder or ".").iterdir() if x.suffix == ".dist-info")
