"""A line of a sheet as values: stretches of text with names of styles. It knows no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.text.bidi import Bidi
from hexapla.text.layout import Line, Mark, lay_out
from hexapla.text.width import cells

Stretch = tuple[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class SheetLine:
    """What stands on one line, from left to right."""

    stretches: tuple[Stretch, ...]
    style: str = ""
    """A style for the whole line, to its end (`""`: none)."""
    key: str = ""
    """What a click on the line means (`""`: nothing)."""

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join(text for text, _ in self.stretches)

    @property
    def width(self) -> int:
        """In display cells."""
        return sum(cells(text) for text, _ in self.stretches)

    def has(self, style: str) -> bool:
        """Whether anything on the line is drawn in *style*."""
        return any(style in styles for _, styles in self.stretches)


def stretch(text: str, *styles: str) -> Stretch:
    """*text*, drawn in *styles*."""
    return text, frozenset(styles)


def stretches_of(line: Line, *styles: str) -> tuple[Stretch, ...]:
    """A laid-out line as stretches, each also drawn in *styles*."""
    return tuple((run.text, run.styles | frozenset(styles)) for run in line.runs)


def apart(left: Sequence[Stretch], right: Sequence[Stretch], width: int) -> tuple[Stretch, ...]:
    """*left* and *right* at the two ends of a line; *right* is left out where both do not fit."""
    room = width - sum(cells(text) for text, _ in (*left, *right))
    if room < 2:
        return tuple(left)
    return (*left, stretch(" " * room), *right)


def prose(
    text: str, width: int, bidi: Bidi, *styles: str, marks: Sequence[Mark] = ()
) -> list[SheetLine]:
    """A left-to-right paragraph, which may quote Arabic, as lines of at most *width* cells."""
    return [
        SheetLine(stretches_of(line, *styles)) for line in lay_out(text, width, marks=marks, bidi=bidi)
    ]
