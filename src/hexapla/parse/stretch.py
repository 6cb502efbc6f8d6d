"""Text that remembers where it came from while it is joined, cut and repaired.

A paragraph under construction is a tuple of stretches; nothing of the source is dropped:
what leaves the text (labels, call marks, line ends) stays as a stretch with an original.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from hexapla.model import Location, Piece


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of text and the source it was made from.

    Where both have the same length they correspond code point by code point and the stretch
    may be cut anywhere with its original; otherwise the original is not cut.
    """

    text: str
    original: str
    location: Location
    repaired: bool = False

    def divisible(self) -> bool:
        """Whether the stretch may be cut between any two code points."""
        return len(self.text) == len(self.original) and not self.repaired


Paragraph = tuple[Stretch, ...]


_INVISIBLE = "\u200b\u200e\u200f\u2060\u061c\ufeff"
"""Zero-width space, directional marks, word joiner, byte order mark."""

_EMBEDDINGS = dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c") | dict.fromkeys(
    "\u2066\u2067\u2068", "\u2069"
)
"""Controls that open a direction, and those that close it."""


def bare(line: str) -> str:
    """*line* without the spaces and directional marks around it, and what opens and closes all of it."""
    while True:
        body = line.strip().strip(_INVISIBLE).strip()
        if len(body) > 1 and body[-1] == _EMBEDDINGS.get(body[0]):
            body = body[1:-1]
        if body == line:
            return body
        line = body


def text_of(paragraph: Iterable[Stretch]) -> str:
    """The text of *paragraph* as it stands now."""
    return "".join(stretch.text for stretch in paragraph)


def printed_line(line: str, location: Location) -> Paragraph:
    """The stretches of one printed line; the spaces around it stay in the originals only."""
    body = bare(line)
    start = line.index(body) if body else len(line)
    parts = [Stretch("", line[:start], location)] if start else []
    column = start
    for run in _normal_runs(body):
        text = unicodedata.normalize("NFC", run)
        parts.append(Stretch(text, run, _shift(location, column)))
        column += len(run)
    if column < len(line):
        parts.append(Stretch("", line[column:], _shift(location, column)))
    return tuple(parts)


def _normal_runs(text: str) -> list[str]:
    """Cut *text* so that NFC changes whole runs only: one run where it changes nothing."""
    if unicodedata.is_normalized("NFC", text):
        return [text] if text else []
    runs: list[str] = []
    for char in text:
        # A combining mark or a jamo that composes belongs to the run before it.
        joins = runs and (
            unicodedata.combining(char) or len(unicodedata.normalize("NFC", runs[-1][-1] + char)) < 2
        )
        if joins:
            runs[-1] += char
        else:
            runs.append(char)
    return runs


def _shift(location: Location, columns: int) -> Location:
    if location.line is None:
        return location
    return Location(location.line, (location.column or 1) + columns, location.page, location.part)


def cut(paragraph: Paragraph, at: int) -> tuple[Paragraph, Paragraph]:
    """Cut *paragraph* before the code point *at* of its text.

    Of an indivisible stretch the original stays on the left, whole.
    """
    left: list[Stretch] = []
    offset = 0
    for index, stretch in enumerate(paragraph):
        size = len(stretch.text)
        if offset + size <= at:
            left.append(stretch)
            offset += size
            if offset == at and size:
                return tuple(left), paragraph[index + 1 :]
            continue
        inside = at - offset
        if inside == 0:
            return tuple(left), paragraph[index:]
        size = inside if stretch.divisible() else len(stretch.original)
        first = Stretch(
            stretch.text[:inside], stretch.original[:size], stretch.location, stretch.repaired
        )
        second = Stretch(stretch.text[inside:], stretch.original[size:], _shift(stretch.location, size))
        return (*left, first), (second, *paragraph[index + 1 :])
    return tuple(left), ()


def replace_text(
    paragraph: Paragraph, start: int, stop: int, text: str, *, repaired: bool = False
) -> Paragraph:
    """Put *text* for the code points from *start* to *stop*; the originals are kept."""
    left, rest = cut(paragraph, start)
    inside, right = cut(rest, stop - start)
    if not inside:
        return paragraph
    original = "".join(stretch.original for stretch in inside)
    made = Stretch(text, original, inside[0].location, repaired)
    return (*left, made, *right)


def pieces_of(paragraph: Paragraph) -> tuple[Piece, ...]:
    """The pieces of a finished paragraph; the label and call marks become pieces without text."""
    pieces: list[Piece] = []
    offset = 0
    for stretch in paragraph:
        if stretch.original or stretch.text:
            pieces.append(Piece(offset, stretch.location, stretch.original, stretch.repaired))
        offset += len(stretch.text)
    return tuple(pieces)
