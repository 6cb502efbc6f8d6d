"""Finds the folders that hold a set, however deep: what `--recursive` works on."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

from hexapla.errors import InputError
from hexapla.sets.discovery import Detect
from hexapla.sets.languages import language_of_name
from hexapla.sets.manifest import NAME

_HEAD = 65_536
"""Bytes from the beginning of a file that tell its format."""


def sets_below(paths: Sequence[Path], detect: Detect) -> tuple[Path, ...]:
    """The folders in *paths* and below them that hold a set, sorted; other *paths* as they are.

    A folder holds a set if it has a manifest, or texts in two languages by their names. Folders
    that begin with a dot are passed over. `InputError` where there is none.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        below = []
        for folder, inner, names in os.walk(path):
            inner[:] = [name for name in inner if not name.startswith(".")]
            if _holds_a_set(Path(folder), names, detect):
                below.append(Path(folder))
        found += sorted(below)
    if not found:
        raise InputError(
            "no folder here holds a set",
            where=", ".join(map(str, paths)),
            remedy="a set has a manifest, or texts in two languages (en.txt, fr.txt, ...)",
        )
    return tuple(dict.fromkeys(found))


def _holds_a_set(folder: Path, names: Iterable[str], detect: Detect) -> bool:
    if NAME in names:
        return True
    langs = set()
    for name in names:
        lang = None if name.startswith(".") else language_of_name(Path(name).stem)
        if lang and lang not in langs and detect(name, _head(folder / name)):
            langs.add(lang)
    return len(langs) > 1


def _head(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_HEAD)
    except OSError:
        return b""
