"""What a report for people is set on: how wide it is, whether it has colour, who turns Arabic round.

Text comes out in lines of cells. What it quotes is shown and not obeyed: control characters are
pictures, direction is kept inside the quotation. Nothing is printed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise, repeat

from hexapla.model import Span
from hexapla.text.bidi import Bidi, has_rtl
from hexapla.text.width import cells, visible
from hexapla.text.wrap import wrap

_CODES: Mapping[str, str] = {
    "critical": "1;31",
    "major": "33",
    "minor": "36",
    "neutral": "2",
    "quiet": "2",
    "strong": "1",
    "emphasis": "3",
    "mark": "1;4",
}
"""Select Graphic Rendition, by what is meant."""

OPENING, CLOSING = "\u203a", "\u2039"
"""Marks around words where there is no colour: they point at them, and no language quotes so."""

_FSI, _RLI, _PDI = "\u2068", "\u2067", "\u2069"
_Drawn = tuple[Span, str]
"""A stretch of a text, and the style that it is drawn in."""

_NARROWEST = 20
"""Cells left for text however deep it is indented."""


@dataclass(frozen=True, slots=True)
class Paper:
    """Where lines are set; the default is a file."""

    width: int = 100
    """In display cells."""
    colour: bool = False
    bidi: Bidi = "terminal"
    """`app`: lines in visual order with letters joined; else logical order, quotations isolated."""

    def paint(self, text: str, *styles: str) -> str:
        """*text* in *styles*, if there is colour."""
        codes = ";".join(_CODES[style] for style in styles if style in _CODES)
        return f"\x1b[{codes}m{text}\x1b[0m" if self.colour and codes and text else text

    def lines(
        self,
        text: str,
        *,
        prefix: str = "",
        style: str = "",
        marks: Sequence[Span] = (),
        drawn: str = "mark",
        rtl: bool = False,
    ) -> tuple[str, ...]:
        """*text* under its *prefix*, broken into lines; *marks* are *drawn*, *rtl* is its direction.

        Later lines are indented by as much as the prefix takes.
        """
        indent = cells(prefix)
        room = max(self.width - indent, _NARROWEST)
        if not self.colour:
            text, marks = _pointed_at(text, marks), ()
        set_out = self._visual if self.bidi == "app" else self._logical
        body = set_out(text, room, style, [(span, drawn) for span in marks], rtl)
        heads = chain([prefix], repeat(" " * indent))
        return tuple((head + line).rstrip() for head, line in zip(heads, body, strict=False))

    def _visual(
        self, text: str, room: int, style: str, marks: Sequence[_Drawn], rtl: bool
    ) -> Iterator[str]:
        from hexapla.text.layout import Mark, lay_out

        styled = [Mark(span, drawn) for span, drawn in marks]
        for line in lay_out(text, room, marks=styled, rtl=rtl, bidi="app"):
            pad = " " * (room - line.width) if rtl else ""
            yield pad + "".join(self.paint(run.text, style, *sorted(run.styles)) for run in line.runs)

    def _logical(
        self, text: str, room: int, style: str, marks: Sequence[_Drawn], rtl: bool
    ) -> Iterator[str]:
        safe = visible(text)
        fits = (len(safe) if safe.isascii() else cells(safe)) <= room
        for line in (Span(0, len(safe)),) if fits else wrap(safe, room):
            edges = {line.start, line.stop}
            ends = (end for mark, _ in marks for end in (mark.start, mark.stop))
            edges |= {end for end in ends if line.start < end < line.stop}
            cuts = sorted(edges)
            body = ""
            for start, stop in pairwise(cuts):
                styles = (drawn for mark, drawn in marks if mark.start <= start < mark.stop)
                body += self.paint(safe[start:stop], style, *styles)
            # What is isolated across a line end is isolated on both lines.
            before = _open(safe[: line.start])
            body = _FSI * before + body + _PDI * (before + _open(safe[line.start : line.stop]))
            yield f"{_RLI}{body}{_PDI}" if rtl and body else body


def _open(text: str) -> int:
    return text.count(_FSI) - text.count(_PDI)


def quoted(text: str) -> str:
    """*text*, from elsewhere, to stand in an English line: isolated if it may run the other way."""
    return f"{_FSI}{text}{_PDI}" if has_rtl(text) else text


def _pointed_at(text: str, marks: Sequence[Span]) -> str:
    for span in sorted(marks, reverse=True):
        words = f"{OPENING}{span.of(text)}{CLOSING}"
        text = text[: span.start] + words + text[span.stop :]
    return text
