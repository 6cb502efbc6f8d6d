"""Where the texts and the termbase that ship with the program are."""

from __future__ import annotations

from pathlib import Path

import hexapla
from hexapla.errors import InputError


def corpora_folder() -> Path:
    """The folder `corpora`: in the installed package, or in the source tree beside `src`."""
    package = Path(hexapla.__file__).resolve().parent
    for folder in (package / "_corpora", package.parents[1] / "corpora"):
        if (folder / "terms").is_dir():
            return folder
    raise InputError(
        "the texts that ship with the program are not there",
        where=str(package),
        remedy="install the package again",
    )


def shipped_termbase() -> Path:
    """The termbase that is used where none is named."""
    return corpora_folder() / "terms" / "un-core.tbx"
