"""Line breaking by display cells, in logical order.

Words are kept; between wide characters a line may end, except where Chinese practice
(GB/T 15834) forbids it. Direction is not known here: reordering comes after, line by line.
"""

from __future__ import annotations

from collections.abc import Sequence

from hexapla.model import Span
from hexapla.text.width import Cluster, clusters, invisible

_SPACES = " \t\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u3000"
"""Spaces at which a line may end: not U+00A0, U+2007, U+202F."""

NOT_FIRST = (
    "\uff0c\u3002\uff1b\u3001\uff1a\uff1f\uff01"  # fullwidth comma, stop, semicolon, ..., exclamation
    "\uff09\u300b\u3009\u300d\u300f\u3011\u3015\uff3d\uff5d"  # closing brackets
    "\u201d\u2019\u2026\u00b7\uff05\uff5e"  # closing quotes, ellipsis, middle dot, percent, tilde
    ",.;:!?)]}%\u00bb\u203a"
)
"""What never opens a line next to a wide character."""

NOT_LAST = (
    "\uff08\u300a\u3008\u300c\u300e\u3010\u3014\uff3b\uff5b"  # opening brackets
    "\u201c\u2018([{\u00ab\u2039"
)
"""What never ends a line next to a wide character."""

_AFTER_SPACE = ";:!?\u00bb\u203a%\u060c\u061b\u061f"
"""What stays with the word before it even across a plain space (French, Arabic)."""

_BEFORE_SPACE = "\u00ab\u2039"
"""What stays with the word after it even across a plain space: opening guillemets."""


def wrap(text: str, width: int) -> tuple[Span, ...]:
    """Break a visible *text* into lines of at most *width* cells (at least 2); spans of *text*.

    Spaces at a break belong to no line, nor do invisible characters after them. A word
    wider than a line is cut where it must be. An empty text is one empty line.
    """
    width = max(width, 2)
    atoms = clusters(text)
    lines: list[Span] = []
    first = used = chance = at = 0
    while at < len(atoms):
        if at > first and _may_break(text, atoms, at):
            chance = at
        if used + atoms[at].width > width and at > first and not _is_space(text, atoms[at]):
            cut = chance if chance > first else at
            lines.append(_trimmed(text, atoms, first, cut))
            first = at = cut
            used = 0
            continue
        used += atoms[at].width
        at += 1
    lines.append(_trimmed(text, atoms, first, len(atoms)))
    return tuple(lines)


def _is_space(text: str, atom: Cluster) -> bool:
    """Whether *atom* is a space, and nothing that is drawn stands on it."""
    rest = text[atom.start + 1 : atom.stop]
    return text[atom.start] in _SPACES and all(invisible(char) for char in rest)


def _trimmed(text: str, atoms: Sequence[Cluster], first: int, stop: int) -> Span:
    while stop > first + 1 and _is_space(text, atoms[stop - 1]):
        stop -= 1
    if first == stop:
        return Span(0, 0)
    return Span(atoms[first].start, atoms[stop - 1].stop)


def _may_break(text: str, atoms: Sequence[Cluster], at: int) -> bool:
    """Whether a line may begin with the cluster *at*."""
    here, before = atoms[at], atoms[at - 1]
    if _is_space(text, here):
        return False
    if _is_space(text, before):
        back = at - 1
        while back > 0 and _is_space(text, atoms[back]):
            back -= 1
        return text[here.start] not in _AFTER_SPACE and text[atoms[back].start] not in _BEFORE_SPACE
    if text[before.stop - 1] == "\u200b":
        return True
    if here.width < 2 and before.width < 2:
        return False
    return text[here.start] not in NOT_FIRST and text[before.start] not in NOT_LAST
