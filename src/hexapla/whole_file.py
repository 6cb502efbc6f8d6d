"""Writing a file whole or not at all: whoever reads it sees the old one or the new one."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

_USUAL_MODE = 0o644


def write_whole(path: Path, data: bytes, prefix: str = "") -> None:
    """Put *data* into *path* by way of a temporary file beside it, whose name begins with *prefix*.

    A link is followed; an existing file keeps its mode. `OSError` where the folder takes no file:
    then nothing has changed.
    """
    target = path.resolve()
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=prefix or f".{target.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(target.stat().st_mode & 0o777 if target.exists() else _USUAL_MODE)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
