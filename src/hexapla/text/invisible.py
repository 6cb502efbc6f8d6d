"""Characters of a text that nobody sees and that do harm: in searches, in links, in the order of a line.

What is of use is left alone: marks of direction, balanced isolates and embeddings, joiners in
emoji and in scripts that need them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from hexapla.text.scripts import script_of

_JOINERS = "\u200c\u200d"  # ZERO WIDTH NON-JOINER, ZERO WIDTH JOINER
_EMBEDDING, _POP_EMBEDDING = "\u202a\u202b\u202d\u202e", "\u202c"
_ISOLATE, _POP_ISOLATE = "\u2066\u2067\u2068", "\u2069"
_BIDI = _EMBEDDING + _POP_EMBEDDING + _ISOLATE + _POP_ISOLATE
_NEVER_OF_USE = (
    "\u00ad"  # SOFT HYPHEN
    "\u034f"  # COMBINING GRAPHEME JOINER
    "\u115f\u1160\u3164\uffa0"  # Hangul fillers
    "\u180e"  # MONGOLIAN VOWEL SEPARATOR
    "\u200b"  # ZERO WIDTH SPACE
    "\u2060\u2061\u2062\u2063\u2064"  # WORD JOINER, invisible operators
    "\u206a\u206b\u206c\u206d\u206e\u206f"  # deprecated controls of shaping and digits
    "\ufeff"  # ZERO WIDTH NO-BREAK SPACE
    "\ufff9\ufffa\ufffb"  # interlinear annotation
)
_CANDIDATE = re.compile(f"[{_NEVER_OF_USE}{_JOINERS}{_BIDI}]")


def invisible(text: str) -> tuple[int, ...]:
    """The offsets of the invisible characters in *text* that are of no use there, in order."""
    if text.isascii() or not _CANDIDATE.search(text):
        return ()
    loose = frozenset(_unbalanced(text))
    return tuple(
        at for match in _CANDIDATE.finditer(text) if _harms(text, at := match.start()) or at in loose
    )


def _harms(text: str, at: int) -> bool:
    char = text[at]
    return char in _NEVER_OF_USE or (char in _JOINERS and not _joins(text, at))


def _joins(text: str, at: int) -> bool:
    """Whether the joiner at *at* stands in an emoji, in a script that needs it, or shows a form."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    for char in (before, after):
        if char and (unicodedata.category(char) in ("So", "Sk", "Mn", "Mc") or _needs_joiners(char)):
            return True
    # A joiner after the last Arabic letter of a stretch gives the letter its joining form.
    return bool(before) and script_of(before) == "Arab" and not after.isalpha() and text[at] == "\u200d"


def _needs_joiners(char: str) -> bool:
    return char.isalpha() and script_of(char) is None


def _unbalanced(text: str) -> Iterator[int]:
    """Controls that open a direction and are not closed in *text*, or close what is not open."""
    opened: list[int] = []
    for at, char in enumerate(text):
        if char in _EMBEDDING or char in _ISOLATE:
            opened.append(at)
        elif char == _POP_EMBEDDING:
            # It closes no isolate, and nothing outside the one it stands in.
            if opened and text[opened[-1]] in _EMBEDDING:
                opened.pop()
            else:
                yield at
        elif char == _POP_ISOLATE:
            while opened and text[opened[-1]] in _EMBEDDING and any(text[o] in _ISOLATE for o in opened):
                yield opened.pop()
            if opened and text[opened[-1]] in _ISOLATE:
                opened.pop()
            else:
                yield at
    yield from opened
