"""Glyphs to rows: what stands at one height, raised and lowered marks with the line they ride on.

Geometry only: letters are not looked at, columns and order are not decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter

from hexapla.formats.pdf.page import Glyph

_SAME_BASE = 0.2
"""Of the size: base lines so close are one."""
SMALLER = 0.82
"""A raised run is at most so large, measured on its line."""


@dataclass(frozen=True, slots=True)
class Row:
    """Glyphs on one base line, in the direction of reading."""

    glyphs: tuple[Glyph, ...]
    base: float
    size: float

    @property
    def start(self) -> float:
        """Where its first glyph begins."""
        return self.glyphs[0].start

    @property
    def stop(self) -> float:
        """Where its last visible glyph ends."""
        return max(g.stop for g in self.glyphs)


def rows(glyphs: Sequence[Glyph]) -> tuple[Row, ...]:
    """The rows of a page from top to bottom, spaces at their ends left out."""
    bands: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda g: -g.base):
        band = bands[-1] if bands else None
        if band and band[0].base - glyph.base <= _SAME_BASE * min(band[0].size, glyph.size):
            band.append(glyph)
        else:
            bands.append([glyph])
    made = [_row(band) for band in bands if not all(g.is_space for g in band)]
    return tuple(sorted(_with_raised(made), key=lambda row: (-row.base, row.start)))


_place = attrgetter("start", "stop")


def _row(band: Sequence[Glyph]) -> Row:
    visible = [g for g in band if not g.is_space]
    size = _usual(g.size for g in visible)
    base = _usual(g.base for g in visible)
    return Row(tuple(sorted(band, key=_place)), base, size)


def _usual(values: Iterable[float]) -> float:
    """The value that is most frequent among *values*; the least of several."""
    counts = Counter(values)
    return min(counts.items(), key=lambda item: (-item[1], item[0]))[0]


def _with_raised(found: list[Row]) -> list[Row]:
    """Put small rows that ride on a larger one into it, each stretch where it touches."""
    kept: list[Row] = []
    extra: dict[int, list[Glyph]] = {}
    for small in found:
        loose: list[Glyph] = []
        for stretch in stretches(small.glyphs, 1.0):
            host = _host(stretch, found)
            if host is None:
                loose += stretch
            else:
                extra.setdefault(host, []).extend(stretch)
        if loose and not all(g.is_space for g in loose):
            kept.append(small if len(loose) == len(small.glyphs) else _row(loose))
        else:
            kept.append(replace(small, glyphs=()))
    made = []
    for index, row in enumerate(kept):
        if joined := (*row.glyphs, *extra.get(index, ())):
            made.append(replace(row, glyphs=tuple(sorted(joined, key=_place))))
    return made


def _host(stretch: Sequence[Glyph], found: Sequence[Row]) -> int | None:
    size, base = max(g.size for g in stretch), stretch[0].base
    start, stop = stretch[0].start, max(g.stop for g in stretch)
    for index, row in enumerate(found):
        if size > SMALLER * row.size or not -0.4 * row.size < base - row.base < 0.8 * row.size:
            continue
        if abs(base - row.base) < 0.01:
            continue
        near = 0.6 * row.size
        if any(
            not g.is_space and (abs(g.stop - start) < near or abs(g.start - stop) < near)
            for g in row.glyphs
            if g.size > size
        ):
            return index
    return None


def stretches(glyphs: Sequence[Glyph], gap: float) -> list[list[Glyph]]:
    """*glyphs* of one row, cut where they are more than *gap* sizes apart."""
    made: list[list[Glyph]] = []
    stop = 0.0
    for glyph in glyphs:
        if glyph.text.isspace():
            if made and glyph.start - stop <= gap * glyph.size:
                made[-1].append(glyph)
            continue
        if made and glyph.start - stop <= gap * glyph.size:
            made[-1].append(glyph)
        else:
            made.append([glyph])
        stop = glyph.stop
    return made


def segments(row: Row, gap: float) -> tuple[Row, ...]:
    """*row* cut where it is empty for more than *gap* sizes."""
    return tuple(replace(row, glyphs=tuple(part)) for part in stretches(row.glyphs, gap))
