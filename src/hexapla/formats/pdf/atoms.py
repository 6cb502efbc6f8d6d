"""Glyphs to atoms: what is ordered as one, with the spaces that the page leaves between them.

Whether a gap is a space depends on the script: ideographs are stretched apart, Arabic letters
drawn out. Order is not looked at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby, pairwise
from statistics import median
from typing import NamedTuple

from hexapla.formats.pdf.direction import logical
from hexapla.formats.pdf.page import Glyph
from hexapla.formats.pdf.rows import SMALLER, Row

_GAP, _GAP_OF_TAB, _GAP_BETWEEN_SQUARES = 0.15, 0.8, 0.2
"""Of the size, beyond what a line is stretched by: gaps that stand for a space between letters,
between a letter and an ideograph, between ideographs."""
_FEW_SPACES = 0.1
"""Spaces for each ideograph of a line: more only spread it."""
_RAISED = 0.1
"""Of the size: how far above the base line a raised run stands at least."""
_APART = 0.1
"""Of the size: letters so far apart do not touch."""
_KASHIDA = "\u0640"
_DROPPED = "\u200b\u2060\ufeff"
"""Zero-width space, word joiner, byte order mark."""


class Atom(NamedTuple):
    """What is ordered as one: a glyph, a space, a raised run."""

    text: str
    start: float
    stop: float
    bold: bool = False
    italic: bool = False
    raised: bool = False

    @property
    def is_space(self) -> bool:
        """Whether it is a space, drawn or not."""
        return self.text.isspace()


def _bare(row: Row, *, rtl: bool) -> Iterator[Atom]:
    """The glyphs of *row*, raised runs as one each, stretched letters without their strokes."""
    glyphs = [g for g in row.glyphs if g.text not in _DROPPED]
    if all(g.size == row.size for g in glyphs):
        yield from _drawn(glyphs)
        return
    for lifted, group in groupby(glyphs, key=lambda g: _lifted(g, row)):
        run = list(group)
        if lifted:
            order = logical([g.text for g in run], rtl=rtl)
            mark = "".join(run[at].text for at in order).strip()
            yield Atom(mark, run[0].start, max(g.stop for g in run), raised=True)
            continue
        yield from _drawn(run)


def _drawn(run: Sequence[Glyph]) -> Iterator[Atom]:
    """The glyphs of *run*, each with the strokes that draw it out."""
    if not any(_KASHIDA in glyph.text for glyph in run):
        for text, start, stop, _, _, bold, italic in run:
            yield Atom(text, start, stop, bold, italic)
        return
    held: Atom | None = None
    for glyph in run:
        stroke = not glyph.text.strip(_KASHIDA)
        if stroke and held is not None and not held.is_space:
            held = held._replace(stop=max(held.stop, glyph.stop), text=held.text + _KASHIDA)
            continue
        if held is not None:
            yield _undrawn(held, glyph)
        held = Atom(glyph.text, glyph.start, glyph.stop, glyph.bold, glyph.italic)
    if held is not None:
        yield _undrawn(held, None)


def _undrawn(atom: Atom, after: Glyph | None) -> Atom:
    """*atom* without the strokes behind it; one at the end of a word (`h` for Hijri) is a letter."""
    bare = atom.text.rstrip(_KASHIDA)
    if len(bare) == len(atom.text) or not bare:
        return atom
    ends = after is None or after.is_space or after.start - atom.stop > _APART * after.size
    return atom._replace(text=bare + _KASHIDA if ends and _arabic(bare[-1]) else bare)


def _lifted(glyph: Glyph, row: Row) -> bool:
    small = glyph.size <= SMALLER * row.size
    return small and not glyph.is_space and glyph.base - row.base > _RAISED * row.size


@cache
def _arabic(char: str) -> bool:
    return bool(char) and unicodedata.bidirectional(char) in ("AL", "R")


def atoms_of(row: Row, *, rtl: bool) -> Iterator[Atom]:
    """*atoms* with one space for each gap, and none between ideographs."""
    found, size = list(_bare(row, rtl=rtl)), row.size
    squares = sum(is_wide(atom.text[-1:]) for atom in found)
    # Lines of ideographs are stretched between all their characters, figures too.
    stretched = _usual_gap(found)
    narrow = stretched + _GAP * size
    spread = sum(a.is_space for a in found) > _FEW_SPACES * squares
    set_apart = stretched + _GAP_BETWEEN_SQUARES * size
    before: Atom | None = None
    held: Atom | None = None
    for atom in found:
        if atom.is_space:
            if held is None or atom.text != " ":
                held = atom
            continue
        if before is not None:
            wide = is_wide(before.text[-1:]) + is_wide(atom.text[:1])
            gap = atom.start - before.stop
            if held is not None and (wide < 2 or held.text == "\u3000" or not spread):
                yield held._replace(bold=before.bold and atom.bold, italic=before.italic and atom.italic)
            elif held is None and gap > ((narrow, stretched + _GAP_OF_TAB * size, set_apart)[wide]):
                yield Atom(" ", before.stop, atom.start)
        elif held is not None:
            yield held
        yield atom
        before, held = atom, None
    if held is not None:
        yield held


def _usual_gap(atoms: Sequence[Atom]) -> float:
    """What usually lies between two ideographs that follow each other: lines are stretched there."""
    gaps = [
        after.start - before.stop
        for before, after in pairwise(atoms)
        if is_wide(before.text[-1:]) and is_wide(after.text[:1])
    ]
    return max(median(gaps), 0.0) if gaps else 0.0


@cache
def is_wide(char: str) -> bool:
    """Whether *char* is set in a square, as ideographs and their marks are: no space beside it."""
    return bool(char) and unicodedata.east_asian_width(char) in "WF"
