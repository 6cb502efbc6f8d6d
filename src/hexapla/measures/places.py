"""Which characters of a text are taken by a value already, so that nothing is measured twice."""

from __future__ import annotations

from collections.abc import Iterable

from hexapla.model import Span


class Places:
    """The characters of a text of *size* code points, those of *taken* spans marked."""

    def __init__(self, size: int, taken: Iterable[Span] = ()) -> None:
        self._marks = bytearray(size)
        for span in taken:
            self.take(span)

    def free(self, span: Span) -> bool:
        """Whether no character of *span* is taken."""
        return self._marks.find(1, span.start, span.stop) < 0

    def take(self, span: Span) -> None:
        """Mark the characters of *span*."""
        self._marks[span.start : span.stop] = b"\x01" * (span.stop - span.start)
