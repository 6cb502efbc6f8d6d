"""Sets a paragraph into lines of cells: pictures for controls, joined letters, breaks, direction.

The one place where width, wrap, shape and bidi meet. It knows style names, not colours, and
no screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from hexapla.model import Span
from hexapla.text.bidi import Bidi, levels, mirrored, visual_order
from hexapla.text.shape import Shaped, shape
from hexapla.text.width import HIDDEN, Cluster, clusters, invisible, visible
from hexapla.text.wrap import wrap


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a text to be drawn in a style; marks may overlap."""

    span: Span
    style: str


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring cells of one line that share their styles."""

    text: str
    styles: frozenset[str]


@dataclass(frozen=True, slots=True)
class Line:
    """One line, its runs from left to right as a terminal takes them."""

    runs: tuple[Run, ...]
    width: int
    """In display cells."""

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join(run.text for run in self.runs)

    def has(self, style: str) -> bool:
        """Whether any cell of the line is drawn in *style*."""
        return any(style in run.styles for run in self.runs)


def lay_out(
    text: str, width: int, *, marks: Sequence[Mark] = (), rtl: bool = False, bidi: Bidi = "app"
) -> tuple[Line, ...]:
    """The lines of *text* in at most *width* cells; *marks* follow their characters.

    *rtl* is the direction of the paragraph. With *bidi* `app`, lines come out in visual
    order, letters joined and brackets mirrored; else in logical order, as written.
    """
    return _laid_out(text, width, tuple(marks), rtl, bidi)


@lru_cache(maxsize=512)
def _laid_out(text: str, width: int, marks: tuple[Mark, ...], rtl: bool, bidi: Bidi) -> tuple[Line, ...]:
    """`lay_out`, remembered: a screen asks for the same paragraphs at every key."""
    styles = _styles(len(text), marks)
    safe = "".join(
        HIDDEN if styles[at] and invisible(char) else char for at, char in enumerate(visible(text))
    )
    shaped = (
        shape(safe) if bidi == "app" else Shaped(safe, tuple(Span(i, i + 1) for i in range(len(safe))))
    )
    depth = levels(shaped.text, rtl=rtl) if bidi == "app" else (0,) * len(shaped.text)
    drawn = tuple(
        frozenset[str]().union(*styles[origin.start : origin.stop]) for origin in shaped.origins
    )
    atoms = {atom.start: atom for atom in clusters(shaped.text)}
    lines = []
    for span in wrap(shaped.text, width):
        inside = [atoms[at] for at in range(span.start, span.stop) if at in atoms]
        lines.append(_line(shaped.text, inside, depth, drawn))
    return tuple(lines)


def _styles(size: int, marks: Iterable[Mark]) -> list[frozenset[str]]:
    styles = [frozenset[str]()] * size
    for mark in marks:
        for at in range(mark.span.start, min(mark.span.stop, size)):
            styles[at] |= {mark.style}
    return styles


def _line(
    text: str, atoms: Sequence[Cluster], depth: Sequence[int], drawn: Sequence[frozenset[str]]
) -> Line:
    runs: list[Run] = []
    for index in visual_order([depth[atom.start] for atom in atoms]):
        atom = atoms[index]
        turned = depth[atom.start] % 2 == 1
        shown = "".join(
            mirrored(char) if turned else char
            for char in text[atom.start : atom.stop]
            if not invisible(char)
        )
        style = frozenset[str]().union(*drawn[atom.start : atom.stop])
        if runs and runs[-1].styles == style:
            runs[-1] = Run(runs[-1].text + shown, style)
        elif shown:
            runs.append(Run(shown, style))
    return Line(tuple(runs), sum(atom.width for atom in atoms))
