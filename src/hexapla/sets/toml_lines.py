"""Where in a TOML file a key stands: readers of TOML tell what a file says, and not where.

It looks at headers and at lines with `=`, and never decides what the file means.
"""

from __future__ import annotations

import re

Step = str | int
Path = tuple[Step, ...]
"""The keys that lead to a value, and places in lists from 0; `*` is any key."""

_PART = r"""(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)"""
_DOTTED = rf"{_PART}(?:\s*\.\s*{_PART})*"
_HEADER = re.compile(rf"\s*(\[\[?)\s*({_DOTTED})\s*\]")
_KEY = re.compile(rf"\s*({_DOTTED})\s*=")


def line_of(text: str, path: Path) -> int | None:
    """The line, from 1, of the key at *path*, or of what it stands in; `None` where none is found."""
    counts: dict[Path, int] = {}
    table: Path = ()
    near: tuple[int, int] | None = None
    """How much of the path the best header before shares, and its line."""
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            table = _keys(header[2])
            if header[1] == "[[":
                counts[table] = counts.get(table, -1) + 1
                table = (*table, counts[table])
            elif (numbered := counts.get(table[:1])) is not None:
                table = (*table[:1], numbered, *table[1:])
            place = table
        elif key := _KEY.match(line):
            place = (*table, *_keys(key[1]))
        else:
            continue
        shared = min(len(place), len(path))
        if not _same(place[:shared], path[:shared]):
            continue
        if len(place) >= len(path) or not header:
            return number
        if near is None or len(place) > near[0]:
            near = len(place), number
    return near[1] if near else None


def _same(one: Path, other: Path) -> bool:
    return all(a == b or "*" in (a, b) for a, b in zip(one, other, strict=True))


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip("\"'") for part in re.findall(_PART, dotted))
