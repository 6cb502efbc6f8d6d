"""Text with inline codes, as translation tools keep it, flattened to what a reader sees.

Knows how to walk and to keep places; what a code shows, each format says.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple

from hexapla.errors import InputError
from hexapla.model import Span

if TYPE_CHECKING:
    from lxml import etree

Style = Literal["italic", "bold", ""]

_BLANKS = re.compile(" *[\t\r\n][ \t\r\n]*|  +")
"""Runs of blanks that are not one blank already."""

_EDGE = " \t\r\n"


class Code(NamedTuple):
    """What an inline element does to the text."""

    shown: str = ""
    """Stands in its place, before its content."""
    inside: bool | None = True
    """Whether its content is text; `None`: as around it."""
    style: Style = ""
    opens: str = ""
    """The style begins here and ends at the code that closes this key (`""`: it spans the content)."""
    closes: str = ""
    cut: str | None = None
    """The name of the segment that the content is; `None`: it is none."""


@dataclass(frozen=True, slots=True)
class Flat:
    """A text with the places that are known in it."""

    text: str
    italics: tuple[Span, ...] = ()
    bolds: tuple[Span, ...] = ()
    cuts: tuple[tuple[str, Span], ...] = ()
    """The segments that were marked in it, by name."""

    def part(self, start: int, stop: int) -> Flat:
        """The text from *start* to *stop*, without cuts."""
        return Flat(
            self.text[start:stop],
            tuple(_clipped(self.italics, start, stop)),
            tuple(_clipped(self.bolds, start, stop)),
        )

    def stripped(self) -> Flat:
        """The text without blanks at its ends."""
        if self.text.strip(_EDGE) == self.text:
            return self
        start = len(self.text) - len(self.text.lstrip(_EDGE))
        return self.part(start, max(start, len(self.text.rstrip(_EDGE))))


def _clipped(spans: tuple[Span, ...], start: int, stop: int) -> Iterator[Span]:
    for span in spans:
        low, high = max(span.start, start), min(span.stop, stop)
        if low < high:
            yield Span(low - start, high - start)


def joined(parts: Iterable[Flat]) -> Flat:
    """The *parts* as one text, without cuts."""
    text, italics, bolds = "", list[Span](), list[Span]()
    for part in parts:
        at = len(text)
        italics += [Span(span.start + at, span.stop + at) for span in part.italics]
        bolds += [Span(span.start + at, span.stop + at) for span in part.bolds]
        text += part.text
    return Flat(text, tuple(italics), tuple(bolds))


def flattened(
    node: etree._Element, code_of: Callable[[etree._Element], Code], where: str, *, keep: bool
) -> Flat:
    """The content of *node* as text; *code_of* says what each element in it is.

    *keep*: runs of blanks stay as they are, else each is one blank. *where* is the file, for the
    `InputError` that an entity is.
    """
    if not len(node):
        text = node.text or ""
        return Flat(text if keep else _BLANKS.sub(" ", text))
    sheet = _Sheet(keep)
    sheet.write(node.text)
    open_nodes: list[tuple[Iterator[etree._Element], etree._Element, Code, int]] = []
    within: Iterator[etree._Element] = iter(node)
    code, begin = Code(), 0
    reading, owner = [True], node
    while True:
        child = next(within, None)
        if child is None:
            if not open_nodes:
                return sheet.flat()
            sheet.leave(code, begin)
            reading.pop()
            tail = owner.tail
            within, owner, code, begin = open_nodes.pop()
            if reading[-1]:
                sheet.write(tail)
            continue
        if not isinstance(child.tag, str):
            raise InputError(
                f"the entity {child.text} is not resolved",
                where=f"{where}:{child.sourceline}",
                remedy="mend the file or export it again",
            )
        open_nodes.append((within, owner, code, begin))
        code, owner, within = code_of(child), child, iter(child)
        reading.append(reading[-1] if code.inside is None else code.inside)
        begin = sheet.enter(code, shown=reading[-2])
        if reading[-1]:
            sheet.write(child.text)


class _Sheet:
    """A text being written, with the styles that are open in it."""

    def __init__(self, keep: bool) -> None:
        self._keep = keep
        self._parts: list[str] = []
        self._size = 0
        self._blank = False
        self._open: dict[str, tuple[Style, int]] = {}
        self._spans: dict[Style, list[Span]] = {"italic": [], "bold": []}
        self._cuts: list[tuple[str, Span]] = []

    def write(self, text: str | None) -> None:
        if not text:
            return
        if not self._keep:
            text = _BLANKS.sub(" ", text)
            text = text[1:] if self._blank and text[0] == " " else text
            if not text:
                return
        self._blank = text[-1] == " "
        self._parts.append(text)
        self._size += len(text)

    def enter(self, code: Code, *, shown: bool) -> int:
        """Take note that *code* begins; where it does."""
        if shown:
            self.write(code.shown)
        if code.opens and code.style:
            self._open[code.opens] = (code.style, self._size)
        if code.closes in self._open:
            self._style(*self._open.pop(code.closes))
        return self._size

    def leave(self, code: Code, begin: int) -> None:
        if code.style and not code.opens:
            self._style(code.style, begin)
        if code.cut is not None:
            self._cuts.append((code.cut, Span(begin, self._size)))

    def _style(self, style: Style, begin: int) -> None:
        if style and begin < self._size:
            self._spans[style].append(Span(begin, self._size))

    def flat(self) -> Flat:
        for style, begin in self._open.values():
            self._style(style, begin)
        italics, bolds = (tuple(sorted(set(self._spans[style]))) for style in ("italic", "bold"))
        return Flat("".join(self._parts), italics, bolds, tuple(self._cuts))
