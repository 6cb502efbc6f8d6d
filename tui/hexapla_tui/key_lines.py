"""The last lines: the keys that matter most, from the one table of bindings. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.text.width import cells
from hexapla_tui.bindings import KEYS, Key
from hexapla_tui.sheet_line import SheetLine, Stretch, stretch

_MOST_LINES = 2


def key_lines(width: int) -> tuple[SheetLine, ...]:
    """The keys of the last line, broken between keys; `?` lists them all.

    In a narrow window optional keys go, the last first, until two lines will do.
    """
    keys = [key for key in KEYS if key.in_line]
    lines = _broken(keys, width)
    while len(lines) > _MOST_LINES and any(key.optional for key in keys):
        keys.remove([key for key in keys if key.optional][-1])
        lines = _broken(keys, width)
    return lines


def _broken(keys: Sequence[Key], width: int) -> tuple[SheetLine, ...]:
    lines: list[list[Stretch]] = [[]]
    used = 0
    for key in keys:
        shown, _, label = key.in_line.partition(" ")
        room = cells(key.in_line) + 2
        if used + room > width and lines[-1]:
            lines.append([])
            used = 0
        lines[-1] += [stretch(f" {shown}", "key"), stretch(f" {label} ", "quiet")]
        used += room
    return tuple(SheetLine(tuple(line)) for line in lines)
