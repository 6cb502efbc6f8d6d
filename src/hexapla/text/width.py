"""Display cells: how much room a text takes in a terminal, and what is safe to send there.

Widths come from wcwidth, never from `len`. Nothing here breaks lines or reorders.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

_LINE_ENDS = (0x0A, 0x85, 0x2028, 0x2029)
_PICTURES: dict[int, int] = {
    **dict.fromkeys((*range(128, 160), *range(55296, 57344)), 65533),
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys(_LINE_ENDS, 0x2424),
    0x7F: 0x2421,
    0x9B: 0x241B,  # CSI, the one-character form of ESC [
}

_COMBINES = 0
"""Instead of the width of a character that may be one with its neighbours, or takes no cell."""

HIDDEN = "\u25af"
"""WHITE VERTICAL RECTANGLE: stands for an invisible character that a mark points at."""


@dataclass(frozen=True, slots=True)
class Cluster:
    """A base character with what combines with it: `start` to `stop` in code points."""

    start: int
    stop: int
    width: int
    """In display cells: 0 to 2."""


def visible(text: str) -> str:
    """*text* with every control character as a picture, of the same length.

    A terminal would obey escapes and line ends; a reviser must see them. What has no
    picture of its own (C1 controls, lone surrogates) becomes U+FFFD.
    """
    return text.translate(_PICTURES)


def invisible(char: str) -> bool:
    """Whether *char* formats and shows nothing: zero width, direction marks, joiners, soft hyphen."""
    if char == "\u00ad" or unicodedata.category(char) != "Cf":
        return char == "\u00ad"
    from wcwidth import wcswidth

    return wcswidth(char) == 0


@lru_cache(maxsize=4096)
def cells(text: str) -> int:
    """How many terminal cells *text* takes, its control characters shown as pictures."""
    shown = visible(text)
    widths = _widths(shown)
    return sum(cluster.width for cluster in clusters(shown)) if _COMBINES in widths else sum(widths)


def clusters(text: str) -> tuple[Cluster, ...]:
    """The clusters of a visible *text*, in order and without gaps.

    What takes no cell of its own belongs to the cluster before it, so that it stays with it
    when a line is reordered; at the very beginning it stands alone.
    """
    widths = _widths(text)
    if _COMBINES not in widths:
        return tuple([Cluster(at, at + 1, width) for at, width in enumerate(widths)])
    from wcwidth import iter_graphemes, wcswidth

    found: list[Cluster] = []
    start = 0
    for grapheme in iter_graphemes(text):
        stop = start + len(grapheme)
        width = 0 if len(grapheme) == 1 and invisible(grapheme) else max(wcswidth(grapheme), 0)
        if width == 0 and found:
            found[-1] = Cluster(found[-1].start, stop, found[-1].width)
        else:
            found.append(Cluster(start, stop, width))
        start = stop
    return tuple(found)


def _widths(text: str) -> list[int]:
    """The cells of each character of a visible *text*; `_COMBINES` for some."""
    return [1] * len(text) if text.isascii() else [*map(_width, text)]


@cache
def _width(char: str) -> int:
    # What Latin-1 prints takes one cell, and nothing of it combines.
    if char < "\u0100" and char.isprintable():
        return 1
    from wcwidth import iter_graphemes, wcswidth

    # No two characters combine of which neither combines with itself or with a letter.
    alone = len([*iter_graphemes(f"a{char}{char}a")]) == 4 and not invisible(char)
    return max(wcswidth(char), _COMBINES) if alone else _COMBINES
