"""Rows to printed lines: what stands together on a row, its words in logical order.

A line is put together in the direction of reading and then turned where it must be; what
follows what is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hexapla.formats.pdf.atoms import Atom, atoms_of, is_wide
from hexapla.formats.pdf.direction import logical
from hexapla.formats.pdf.hyphens import SOFT
from hexapla.formats.pdf.page import Column, Glyph, Line, Raised
from hexapla.formats.pdf.rows import Row, stretches
from hexapla.model import Span

_WIDE = 3.0
"""A gap of so many sizes parts what stands on one row."""
_SPACE = 0.15
"""Of the size: gaps from here on part words."""
_ALIKE = 1.6
"""Times the narrowest gap of a line: gaps up to this are alike."""
_LABEL = re.compile(
    r"[(\uff08\[]?(?:\d{1,4}|[^\W\d_]{1,5})\u0640? ?[-\u2013.)\uff09\]\u3001]+|[^\w\s]{1,2}|\d{1,3}"
    r"|\u7b2c.{1,4}\u6761|(?:[A-Z]{1,2}-)?\d{1,4}/\d{1,4}(?: ?[A-Z])?\.?"
)
"""A list label or the number of a resolution: the tab behind it parts nothing."""
_ROOM = 0.6
"""Of the size: more than a space, between a label and its text."""
_FIRST_WORDS = 4
_NOT_FIRST = frozenset(
    "\u3001\u3002\uff0c\uff1b\uff1a\uff1f\uff01\uff09\u300b\u300d\u300f\u201d\u2019\u3011\u00bb)],.;:!?%"
)
_NOT_LAST = frozenset("\u00ab\uff08\u300a\u300c\u300e\u201c\u2018\u3010([")
"""Marks that are set neither at the head nor at the end of a line."""


def printed(row: Row, column: Column, *, rtl: bool, running: bool) -> tuple[Line, ...]:
    """The lines on *row* in *column*: one, or several far apart (a masthead, a table).

    *running*: whether the row goes on with the text above it, so that wide gaps only justify it.
    """
    parts: list[list[Glyph]] = []
    for part in stretches(row.glyphs, _WIDE):
        before = "".join(g.text for g in parts[-1]).strip() if parts else ""
        if parts and (running or (len(parts) == 1 and _LABEL.fullmatch(before))):
            parts[-1] += part
        else:
            parts.append(part)
    if len(parts) > 1 and not _outlying(row):
        parts = [list(row.glyphs)]
    alone = len(parts) == 1
    made = (_line(replace(row, glyphs=tuple(p)), column, rtl, alone) for p in parts)
    return tuple(line for line in made if line.text or line.raised)


def _outlying(row: Row) -> bool:
    """Whether the gaps of *row* differ: where all are alike, they only justify the line."""
    visible = [g for g in row.glyphs if not g.is_space]
    gaps = [after.start - before.stop for before, after in pairwise(visible)]
    spaces = [gap for gap in gaps if gap > _SPACE * row.size]
    return len(spaces) < 2 or max(spaces) > _ALIKE * min(spaces)


def _line(row: Row, column: Column, rtl: bool, alone: bool) -> Line:
    atoms = list(atoms_of(row, rtl=rtl))
    order = _order(atoms, row.size, rtl=rtl)
    said = [atoms[at] for at in order]
    spaced = bool(said) and said[-1].is_space
    while said and said[0].is_space:
        del said[0]
    while said and said[-1].is_space:
        del said[-1]
    said = [atom for at, atom in enumerate(said, 1) if atom.text != SOFT or at == len(said)]
    text, places, raised = "", [], []
    for atom in said:
        places.append(len(text))
        if atom.raised:
            raised.append(Raised(len(text), atom.text))
        else:
            text += atom.text
    places.append(len(text))
    visible = [atom for atom in atoms if not atom.is_space]
    heads = [a.start for a, before in zip(atoms, [None, *atoms], strict=False) if _heads(a, before)]
    return Line(
        text=text,
        column=column,
        start=min((a.start for a in visible), default=row.start),
        stop=max((a.stop for a in visible), default=row.stop),
        base=row.base,
        size=row.size,
        words=tuple(heads[:_FIRST_WORDS]),
        first=_first_width(atoms),
        bold=all(a.bold or a.is_space or a.raised for a in said) and bool(said),
        alone=alone,
        spaced=spaced,
        bolds=_spans([a.bold for a in said], said, places),
        italics=_spans([a.italic for a in said], said, places),
        raised=tuple(raised),
    )


def _order(atoms: Sequence[Atom], size: float, *, rtl: bool) -> list[int]:
    """The indices of *atoms* in logical order; a label with room behind it is ordered by itself."""
    # A raised run takes part as a neutral mark does
    texts = ["\u2020" if atom.raised else atom.text for atom in atoms]
    space = next((at for at, atom in enumerate(atoms) if atom.is_space), 0)
    labelled = 0 < space < len(atoms) - 1 and _LABEL.fullmatch("".join(texts[:space]))
    if labelled and atoms[space + 1].start - atoms[space - 1].stop > _ROOM * size:
        rest = logical(texts[space:], rtl=rtl)
        return [*logical(texts[:space], rtl=rtl), *(space + at for at in rest)]
    return logical(texts, rtl=rtl)


def _heads(atom: Atom, before: Atom | None) -> bool:
    return not atom.is_space and (before is None or before.is_space)


def _first_width(atoms: Sequence[Atom]) -> float:
    """The width of the first word; of the first ideograph with the marks that stay with it."""
    visible = [at for at, atom in enumerate(atoms) if not atom.is_space]
    if not visible:
        return 0.0
    first = stop = visible[0]
    for at in visible[1:]:
        here, following = atoms[stop].text[-1:], atoms[at].text[:1]
        if at > stop + 1:
            # French prints its no-break spaces as gaps.
            parted = here not in _NOT_LAST and following not in _NOT_FIRST
        else:
            loose = is_wide(here) or is_wide(following)
            parted = loose and following not in _NOT_FIRST and here not in _NOT_LAST
        if parted:
            break
        stop = at
    return atoms[stop].stop - atoms[first].start


def _spans(flags: Sequence[bool], atoms: Sequence[Atom], places: Sequence[int]) -> tuple[Span, ...]:
    """The stretches of text whose letters are flagged; spaces between two of them belong to them."""
    made: list[Span] = []
    for at, (flag, atom) in enumerate(zip(flags, atoms, strict=True)):
        if not flag or atom.is_space or atom.raised:
            continue
        start, stop = places[at], places[at + 1]
        between = range(made[-1].stop, start) if made else range(0)
        text_between = [a for p, a in zip(places, atoms, strict=False) if p in between and not a.raised]
        if made and all(a.is_space for a in text_between):
            made[-1] = Span(made[-1].start, stop)
        else:
            made.append(Span(start, stop))
    return tuple(made)
