"""A mended file put in the place of the old one, which is kept beside it.

Whole or not at all, and read again: what cannot be written leaves everything as it was.
"""

from __future__ import annotations

import stat
from contextlib import suppress
from itertools import count
from pathlib import Path

from hexapla.errors import InputError
from hexapla.fixes.mending import Mended
from hexapla.whole_file import write_whole

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def put(mended: Mended) -> Path:
    """Write *mended*; the file that keeps what was there: `NAME.bak`, `NAME.bak1` ..., a new one.

    `InputError` where the file may not be written or has changed meanwhile: then nothing is written.
    """
    path = mended.path
    try:
        if not path.stat().st_mode & _WRITABLE:
            raise InputError("the file is read-only", where=str(path), remedy="make it writable")
        if path.read_bytes() != mended.old:
            raise InputError(
                "the file has changed since it was read", where=str(path), remedy="run again"
            )
        kept = _keep(path, mended.old)
        try:
            write_whole(path, mended.new)
        except OSError:
            kept.unlink()
            raise
        again = path.read_bytes()
    except OSError as error:
        what = f"the file cannot be written: {error.strerror or error}"
        raise InputError(what, where=str(path), remedy="see that its folder can be written") from error
    if again != mended.new:
        raise InputError(
            "what is in the file is not what was written",
            where=str(path),
            remedy=f"what was there before is in {kept}",
        )
    return kept


def _keep(path: Path, data: bytes) -> Path:
    """Put *data* into a file beside *path* that was not there, with the same mode."""
    for number in count():
        kept = path.with_name(f"{path.name}.bak{number or ''}")
        with suppress(FileExistsError):
            with kept.open("xb") as file:
                try:
                    file.write(data)
                    kept.chmod(stat.S_IMODE(path.stat().st_mode))
                except OSError:
                    kept.unlink()
                    raise
            return kept
    raise AssertionError("numbers do not end")
