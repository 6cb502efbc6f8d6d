"""Files in the user's cache folder: each whole with its checksum, or as good as not there.

What is in them is the business of whoever keeps it. Nothing here fails: a cache may be read-only,
damaged or gone.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from hexapla.whole_file import write_whole

_FILES_KEPT = 16
_CHECKSUM = 32
T = TypeVar("T")


def cache_folder() -> Path:
    """What `HEXAPLA_CACHE` names, or the platform's folder for the user's caches."""
    if named := os.environ.get("HEXAPLA_CACHE"):
        return Path(named)
    from platformdirs import user_cache_path

    return user_cache_path("hexapla", appauthor=False)


def read_kept(path: Path, kind: type[T]) -> T | None:
    """What `write_kept` put into *path*, whole; `None` where there is none, or a damaged one."""
    try:
        data = path.read_bytes()
    except OSError:
        return None
    body = memoryview(data)[_CHECKSUM:]
    if hashlib.sha256(body).digest() != data[:_CHECKSUM]:
        return None
    try:
        return msgspec.msgpack.decode(body, type=kind)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None


def write_kept(path: Path, content: Any) -> None:
    """Put *content* into *path*, if that can be done; readers see the old file or the new one."""
    # A folder may be read-only; a word may be what no file can hold (half of a surrogate pair).
    with suppress(OSError, ValueError):
        body = msgspec.msgpack.encode(content)
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(path, hashlib.sha256(body).digest() + body, prefix="new-")
        _forget_the_oldest(path.parent)


def _forget_the_oldest(folder: Path) -> None:
    """Delete the oldest of our files beyond the number kept: of other versions, of runs broken off."""
    ours = [path for start in ("termbase-", "words-", "new-") for path in folder.glob(f"{start}*")]
    for path in sorted(ours, key=lambda path: path.stat().st_mtime)[:-_FILES_KEPT]:
        path.unlink(missing_ok=True)
