"""One version of a row as a block of lines, with a gutter on either side.

Pure. It does not know which other versions stand on the screen.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.langs import profile
from hexapla.model import Clause, Lang, Locus
from hexapla.text.bidi import Bidi
from hexapla.text.layout import Line, lay_out
from hexapla_tui.clause_text import printed
from hexapla_tui.sheet_line import SheetLine, Stretch, stretch, stretches_of

_GUTTER = 5
"""Cells beside a text: bar and language where its lines begin, the sign of a cut where they end."""

_MOST = 120
"""Cells beyond which a line is hard to read."""


@dataclass(frozen=True, slots=True)
class Block:
    """A version's clauses of one row, laid out."""

    lang: Lang
    lines: tuple[tuple[Stretch, ...], ...]
    flagged: bool
    rtl: bool
    first_mark: int
    """The first line with a mark; 0 where there is none."""

    def around(self, share: int) -> tuple[int, int]:
        """The first and the last but one of *share* lines round the first mark (all, if they fit)."""
        if share >= len(self.lines):
            return 0, len(self.lines)
        start = min(max(self.first_mark - share // 2, 0), len(self.lines) - share)
        return start, start + share

    def framed(self, width: int, share: int | None = None) -> list[SheetLine]:
        """The lines in *width* cells; of a *share* of them, signs say how many are cut off."""
        start, stop = self.around(len(self.lines) if share is None else share)
        above, below = start, len(self.lines) - stop
        found = []
        for at in range(start, stop):
            sign = f"\u2191{above}" if at == start and above else ""
            if at == stop - 1 and below:
                sign = f"\u2193{below}" if not sign else f"\u2195{above + below}"
            found.append(self._frame(self.lines[at], sign, width, named=at == start))
        return found

    def _frame(self, text: Sequence[Stretch], sign: str, width: int, *, named: bool) -> SheetLine:
        name = stretch(self.lang if named else "  ", "bar" if self.flagged else "lang")
        shown = tuple(text)
        bar = stretch(("\u2590" if self.rtl else "\u258c") if self.flagged else " ", "bar")
        gap = " " * (text_room(width) - SheetLine(shown).width)
        if self.rtl:
            left = (stretch(f" {sign:<{_GUTTER - 1}}", *(["more"] if sign else [])), stretch(gap))
            return SheetLine((*left, *shown, stretch(" "), name, stretch(" "), bar))
        right = (stretch(gap), stretch(f" {sign}", "more")) if sign else ()
        return SheetLine((bar, stretch(" "), name, stretch(" "), *shown, *right))


def text_room(width: int) -> int:
    """Cells for the text itself where a block has *width* cells."""
    return min(max(width - 2 * _GUTTER, 10), _MOST)


def block(
    lang: Lang,
    clauses: Sequence[tuple[Clause, Sequence[Locus]]],
    width: int,
    bidi: Bidi,
    *,
    flagged: bool = False,
    style: str = "text",
) -> Block:
    """Lay out *clauses* of *lang*, each with the loci to mark in it, in *width* cells."""
    rtl = profile(lang).direction == "rtl"
    laid: list[Line] = []
    for clause, loci in clauses:
        text, marks = printed(clause, loci, "mark" if flagged else "other")
        laid.extend(lay_out(text, text_room(width), marks=marks, rtl=rtl, bidi=bidi))
    if not laid:
        absent = stretch("\u2013 this version has no such clause", "mark" if flagged else "quiet")
        return Block(lang, ((absent,),), flagged, rtl=False, first_mark=0)
    first = next((at for at, line in enumerate(laid) if line.has("mark") or line.has("other")), 0)
    return Block(lang, tuple(stretches_of(line, style) for line in laid), flagged, rtl, first)
