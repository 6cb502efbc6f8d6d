"""Tables with drawn lines: the cells between the lines, and the glyphs in each.

Tables without lines are not looked for: their rows are read across.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.formats.pdf.page import Drawn, Glyph, Rule

_NEAR = 3.0
"""Points: lines so close are one."""
_MOST_RULES = 2_000


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands between four lines; rows and columns count from 1."""

    row: int
    column: int
    start: float
    stop: float
    glyphs: tuple[Glyph, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The cells of one table that hold anything, row by row."""

    top: float
    cells: tuple[Cell, ...]


def tables(page: Drawn) -> tuple[Table, ...]:
    """The tables of *page* from top to bottom."""
    rules = page.rules[:_MOST_RULES]
    level = [rule for rule in rules if rule.level]
    upright = [rule for rule in rules if not rule.level]
    if len(level) < 2 or len(upright) < 2:
        return ()
    made = [_table(group, level, page.glyphs) for group in _groups(upright)]
    return tuple(sorted((t for t in made if t is not None), key=lambda t: -t.top))


def _groups(upright: Sequence[Rule]) -> list[list[Rule]]:
    """Upright lines that share heights, or follow each other closely, are one table's."""
    groups: list[list[Rule]] = []
    floor = 0.0
    for rule in sorted(upright, key=lambda r: -r.top):
        if groups and rule.top >= floor - _NEAR:
            groups[-1].append(rule)
            floor = min(floor, rule.bottom)
        else:
            groups.append([rule])
            floor = rule.bottom
    return groups


def _table(upright: Sequence[Rule], level: Sequence[Rule], glyphs: Sequence[Glyph]) -> Table | None:
    top, bottom = max(r.top for r in upright), min(r.bottom for r in upright)
    edges = _apart([r.start for r in upright])
    across = [r for r in level if bottom - _NEAR <= r.bottom <= top + _NEAR]
    heights = _apart([r.bottom for r in across])
    if len(edges) < 2 or len(heights) < 2:
        return None
    held: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        middle = (glyph.start + glyph.stop) / 2
        height = glyph.base + glyph.size * 0.3
        if edges[0] <= middle <= edges[-1] and heights[0] <= height <= heights[-1]:
            row = len(heights) - bisect_right(heights, height)
            held.setdefault((max(row, 1), _column(edges, middle, height, upright)), []).append(glyph)
    if not held:
        return None
    cells = []
    for (row, column), inside in sorted(held.items()):
        wide = next((e for e in edges[column:] if _drawn(upright, e, inside[0])), edges[-1])
        cells.append(Cell(row, column, edges[column - 1], wide, tuple(inside)))
    return Table(heights[-1], tuple(c for c in cells if not all(g.is_space for g in c.glyphs)))


def _column(edges: Sequence[float], middle: float, height: float, upright: Sequence[Rule]) -> int:
    """The column of a place: of cells that are joined across, the first."""
    column = max(1, min(bisect_right(edges, middle), len(edges) - 1))
    while column > 1 and not _stands(upright, edges[column - 1], height):
        column -= 1
    return column


def _drawn(upright: Sequence[Rule], edge: float, glyph: Glyph) -> bool:
    return _stands(upright, edge, glyph.base + glyph.size * 0.3)


def _stands(upright: Sequence[Rule], edge: float, height: float) -> bool:
    """Whether a line is drawn at *edge* beside *height*."""
    return any(abs(r.start - edge) <= _NEAR and r.bottom <= height <= r.top for r in upright)


def _apart(values: Sequence[float]) -> list[float]:
    made: list[float] = []
    for value in sorted(values):
        if not made or value - made[-1] > _NEAR:
            made.append(value)
    return made
