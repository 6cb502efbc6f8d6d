"""Where the characters of a clause stand in what its pieces were made from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hexapla.model import Clause, Piece, Span


@dataclass(frozen=True, slots=True)
class Origin:
    """Part of the original of a piece."""

    piece: int
    """Which piece of the clause."""
    start: int
    stop: int


def origins_of(clause: Clause, span: Span) -> tuple[Origin, ...]:
    """The origins of the characters that *span* covers, in order; of an insertion, one without extent.

    Empty where a character was not in the source (the space for a line end), or there is none.
    """
    all_of_them = tuple(_origins(clause))
    if span.start < span.stop:
        found = all_of_them[span.start : span.stop]
        return () if None in found else tuple(x for x in found if x)
    before = all_of_them[span.start - 1] if span.start else None
    if before:
        return (Origin(before.piece, before.stop, before.stop),)
    after = all_of_them[span.start] if span.start < len(all_of_them) else None
    return (Origin(after.piece, after.start, after.start),) if after else ()


def _origins(clause: Clause) -> Iterator[Origin | None]:
    """For each character of *clause*: its origin; all of a piece where it is not cut."""
    for at, (piece, size) in enumerate(sized(clause)):
        text = clause.text[piece.at : piece.at + size]
        if not piece.original:
            yield from [None] * size
        elif len(piece.original) == size and not piece.repaired:
            yield from (Origin(at, offset, offset + 1) for offset in range(size))
        elif places := _among(text, piece.original):
            yield from (Origin(at, offset, offset + 1) for offset in places)
        else:
            yield from [Origin(at, 0, len(piece.original))] * size


def _among(text: str, original: str) -> list[int]:
    """Where the characters of *text* stand in *original*, that lost only spaces; empty: it did not."""
    places: list[int] = []
    at = 0
    for char in text:
        while at < len(original) and original[at] != char and original[at] == " ":
            at += 1
        if at == len(original) or original[at] != char:
            return []
        places.append(at)
        at += 1
    return places


def sized(clause: Clause) -> Iterator[tuple[Piece, int]]:
    """The pieces of *clause*, with how many characters of its text each gives."""
    stops = [*(piece.at for piece in clause.pieces[1:]), len(clause.text)]
    yield from ((piece, stop - piece.at) for piece, stop in zip(clause.pieces, stops, strict=True))
