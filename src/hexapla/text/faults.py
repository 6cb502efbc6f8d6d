"""A place in a text where characters are not what they should be, and what should stand there.

What looks for such places stands in modules of its own (corruption, look-alikes, invisible
characters); nothing here says how grave one is.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from hexapla.model import Span

NEAR = 40
"""Code points up to which two faults are shown as one place."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Characters that should not stand where they do."""

    span: Span
    what: str
    """What they are, for a person: the name of a character, the word."""
    meant: str | None
    """What should stand in their place; `None`: it cannot be told for sure."""


def places(faults: Iterable[Fault], text: str) -> tuple[tuple[Span, str | None], ...]:
    """The places of *faults*, in order and not overlapping, with what should stand there.

    Neighbours are one place; what should stand there is `None` where it is unknown of one of them.
    """
    found: list[tuple[Span, str | None]] = []
    for fault in sorted(faults, key=lambda x: x.span):
        start, stop = fault.span.start, fault.span.stop
        if not found or start - found[-1][0].stop > NEAR:
            found.append((fault.span, fault.meant))
            continue
        last, meant = found[-1]
        joined = None
        if meant is not None and fault.meant is not None:
            joined = meant + text[last.stop : start] + fault.meant
        found[-1] = (Span(last.start, max(last.stop, stop)), joined)
    return tuple(found)


def around(text: str, start: int, stop: int, *, spaced: bool) -> tuple[int, int]:
    """The bounds of the word around `text[start:stop]`, where words are *spaced*; else the same."""
    if spaced:
        while start and text[start - 1].isalnum():
            start -= 1
        while stop < len(text) and text[stop].isalnum():
            stop += 1
    return start, stop


def character_name(char: str) -> str:
    """*char* as a person can look it up: `SOFT HYPHEN (U+00AD)`; it never prints the character."""
    code = f"U+{ord(char):04X}"
    name = unicodedata.name(char, "")
    return f"{name} ({code})" if name else code
