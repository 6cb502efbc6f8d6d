"""What a writer makes of the bytes of one file, and how that is shown line by line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.fixes.plan import Edit, Left
from hexapla.model import Span


@dataclass(frozen=True, slots=True)
class Hunk:
    """A line before and after: of the file, or a clause where its format has no lines."""

    number: int
    """From 1: that of the line, or of the clause in its version."""
    before: str
    after: str
    gone: tuple[Span, ...]
    """What was changed, in `before`."""
    come: tuple[Span, ...]
    """What stands instead, in `after`."""
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file with some changes made."""

    data: bytes
    done: tuple[Edit, ...]
    left: tuple[Left, ...]
    hunks: tuple[Hunk, ...]
    wrong: str = ""
    """How what a reader finds in `data` differs from what was meant (`""`: it does not)."""


Change = tuple[Span, str]
"""What is to stand in the place of a span."""


def changed(text: str, changes: Sequence[Change]) -> tuple[str, tuple[Span, ...]]:
    """*text* with all *changes*, which are in order, and where in it what is new stands."""
    parts: list[str] = []
    come: list[Span] = []
    at = size = 0
    for span, new in changes:
        kept = text[at : span.start]
        come.append(Span(size + len(kept), size + len(kept) + len(new)))
        parts += [kept, new]
        size = come[-1].stop
        at = span.stop
    return "".join([*parts, text[at:]]), tuple(come)


def hunk(number: int, before: str, edits: Sequence[tuple[Span, Edit]]) -> Hunk:
    """The hunk of the line *before*, with the places in it of the *edits*."""
    after, come = changed(before, [(span, edit.text) for span, edit in edits])
    spans = tuple(span for span, _ in edits)
    return Hunk(number, before, after, spans, come, tuple(edit for _, edit in edits))
