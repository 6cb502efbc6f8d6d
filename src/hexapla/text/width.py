"""Display cells: how much room a text takes in a terminal, and what is safe to send there.

Widths come from wcwidth, never from `len`. Nothing here breaks lines or reorders.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from wcwidth import iter_graphemes, wcswidth

_LINE_ENDS = (0x0A, 0x85, 0x2028, 0x2029)
_PICTURES: dict[int, int] = {
    **dict.fromkeys((*range(128, 160), *range(55296, 57344)), 65533),
    **{code: 0x2400 + code for code in range(0x20)},
    **dict.fromkeys(_LINE_ENDS, 0x2424),
    0x7F: 0x2421,
    0x9B: 0x241B,  # CSI, the one-character form of ESC [
}

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
    return char == "\u00ad" or (unicodedata.category(char) == "Cf" and wcswidth(char) == 0)


@lru_cache(maxsize=4096)
def cells(text: str) -> int:
    """How many terminal cells *text* takes, its control characters shown as pictures."""
    return sum(cluster.width for cluster in clusters(visible(text)))


def clusters(text: str) -> tuple[Cluster, ...]:
    """The clusters of a visible *text*, in order and without gaps.

    What takes no cell of its own belongs to the cluster before it, so that it stays with it
    when a line is reordered; at the very beginning it stands alone.
    """
    if text.isascii():
        return tuple(Cluster(at, at + 1, 1) for at in range(len(text)))
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
