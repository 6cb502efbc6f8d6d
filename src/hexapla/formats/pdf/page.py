"""What stands on a page and what a reader makes of it: glyphs, rules, printed lines.

Plain values. Widths and heights are in points. Positions across the page run in the direction
of reading: from the left edge, or from the right one on a page that is read from there; so
nothing behind this point asks for the direction again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from hexapla.model import Span


class Glyph(NamedTuple):
    """One drawn character, or several that are drawn as one (a ligature)."""

    text: str
    start: float
    stop: float
    """Where the next glyph is due: the advance, not the ink."""
    base: float
    """Height of the base line above the bottom of the page."""
    size: float
    bold: bool = False
    italic: bool = False

    @property
    def is_space(self) -> bool:
        """Whether it draws nothing."""
        return self.text.isspace()


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn straight line; its thickness is left out."""

    start: float
    stop: float
    bottom: float
    top: float

    @property
    def level(self) -> bool:
        """Whether it runs across the page, not down."""
        return self.stop - self.start > self.top - self.bottom


@dataclass(frozen=True, slots=True)
class Drawn:
    """A page as it is drawn."""

    number: int
    width: float
    height: float
    rtl: bool
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    turned: str = ""
    """Text that runs in another direction than the page: stamps, margins."""


@dataclass(frozen=True, slots=True)
class Raised:
    """A raised run that is not in the text of its line; `at` is where it belongs."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """The part of a page in which lines follow each other."""

    page: int
    start: float
    stop: float
    key: tuple[int, int] = (1, 0)
    """How many columns there are side by side, and which of them this is."""
    cell: str = ""
    """Which cell of a table it is (`""`: none)."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line in logical order."""

    text: str
    column: Column
    start: float
    stop: float
    base: float
    size: float
    """Of most of its letters."""
    words: tuple[float, ...]
    """Where its first words begin."""
    first: float
    """Width of what could have stood at the end of the line before it: its first word."""
    bold: bool = False
    """Whether all of it is bold."""
    alone: bool = True
    """Whether nothing else stands at the same height in its column."""
    spaced: bool = False
    """Whether a space is drawn behind it."""
    bolds: tuple[Span, ...] = ()
    italics: tuple[Span, ...] = ()
    raised: tuple[Raised, ...] = ()

    @property
    def page(self) -> int:
        """The number of its page, from 1."""
        return self.column.page
