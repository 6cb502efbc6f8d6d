"""A paragraph while it is read: spaces as a browser collapses them, and what is marked in it.

Shared by the readers of marked-up text. It knows no element and no format.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from hexapla.formats.links import address_behind
from hexapla.model import NoteCall, Span

_SPACES = re.compile("[ \t\r\n\f]+")
_WIDE = re.compile("[\u2e80-\u303f\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]{2}")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
# NO-BREAK SPACE and IDEOGRAPHIC SPACE indent and part paragraphs; inside of them they stay.
_CLOSING = frozenset(
    ",.;:!?)]\u00bb\u201d\u2026\u060c\u061b\u061f\u3001\u3002\uff0c\uff1b\uff1a\uff1f\uff01\uff09"
)
EDGES = " \t\r\n\f\u00a0\u3000"


@dataclass(frozen=True, slots=True)
class Link:
    """Words, from *start* to *stop*, that lead to *target*."""

    start: int
    stop: int
    target: str


Marked = TypeVar("Marked", Span, Link)


@dataclass(frozen=True, slots=True)
class Run:
    """A finished paragraph: its text and what is marked in it, in code points of the text."""

    text: str
    italics: tuple[Span, ...] = ()
    bolds: tuple[Span, ...] = ()
    calls: tuple[NoteCall, ...] = ()
    links: tuple[Link, ...] = ()
    """What leads to other pages."""

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses behind words, of the links that print none."""
        found = (address_behind(self.text[x.start : x.stop], x.target) for x in self.links)
        return tuple(filter(None, found))


class Flow:
    """Text that arrives bit by bit; `take` hands it over and begins the next paragraph."""

    def __init__(self) -> None:
        self._since: dict[str, int] = {}
        self._begin()

    def _begin(self) -> None:
        self._parts: list[str] = []
        self._size = 0
        self._space = False
        self._spans: dict[str, list[Span]] = {"i": [], "b": []}
        self._links: list[Link] = []
        self._calls: list[NoteCall] = []
        self._ends = ""
        self._called = False
        self._broken = False

    def __bool__(self) -> bool:
        return self._size > 0 or bool(self._calls)

    @property
    def size(self) -> int:
        """How many code points there are so far."""
        return self._size

    @property
    def tail(self) -> str:
        """The last characters so far, about 40, with the space or line end that waits."""
        found = "\n" if self._broken else " " if self._space else ""
        for part in reversed(self._parts):
            found = part[-40:] + found
            if len(found) > 40:
                break
        return found

    def add(self, text: str, *, as_is: bool = False) -> None:
        """Append *text*, its runs of spaces made one, or *as_is*, with its lines (`pre`)."""
        text = _ILLEGAL.sub("", text)
        if as_is:
            self._put(text.replace("\r\n", "\n").replace("\r", "\n"))
            return
        text = _SPACES.sub(" ", text)
        if not text:
            return
        if self._broken and not text.strip(EDGES):
            return
        if text[0] == " ":
            self._space = self._ends not in ("", "\n")
            text = text[1:]
            if not text:
                return
        spaced = text[-1] == " "
        self._put(text[:-1] if spaced else text)
        self._space = spaced

    def _put(self, text: str) -> None:
        if not text:
            return
        # A space that only parted the word from the mark of a call is the mark's.
        spaced = self._space and text[0] != "\n" and not (self._called and text[0] in _CLOSING)
        if spaced or (self._broken and not _WIDE.fullmatch(self._ends + text[0])):
            text = " " + text
        self._space = self._called = self._broken = False
        self._parts.append(text)
        self._size += len(text)
        self._ends = text[-1]

    def line_break(self) -> None:
        """End the line, not the paragraph; read as a space where the script has spaces."""
        if self._size:
            self._space, self._broken = False, True

    def call(self, mark: str) -> None:
        """A note is called here, at the end of the word before."""
        self._called = True
        self._calls.append(NoteCall(mark, self._size))

    def link(self, start: int, target: str) -> None:
        """What came since *start* leads to *target*, another page."""
        if start < self._size:
            self._links.append(Link(start, self._size, target))

    def style(self, italic: bool, bold: bool) -> None:
        """How the text from here on looks."""
        for name, wanted in (("i", italic), ("b", bold)):
            begun = self._since.get(name)
            if wanted and begun is None:
                self._since[name] = self._size
            elif not wanted and begun is not None:
                self._close(name)

    def _close(self, name: str) -> None:
        begun = self._since.pop(name)
        spans = self._spans[name]
        if self._size == begun:
            return
        if spans and spans[-1].stop == begun:
            begun = spans.pop().start
        spans.append(Span(begun, self._size))

    def take(self, *, keep_indent: bool = False) -> Run:
        """The paragraph so far, without the blank at its edges; the next one begins as this looked."""
        looks = (*self._since,)
        for name in looks:
            self._close(name)
        whole = "".join(self._parts)
        text = whole.rstrip(EDGES)
        indent = 0 if keep_indent else len(text) - len(text.lstrip(EDGES))
        text = text[indent:]
        run = Run(
            text,
            _moved(self._spans["i"], indent, text),
            _moved(self._spans["b"], indent, text),
            tuple(NoteCall(call.mark, min(max(call.at - indent, 0), len(text))) for call in self._calls),
            _moved(self._links, indent, text),
        )
        self._begin()
        self._since = dict.fromkeys(looks, 0)
        return run


def _moved(spans: Iterable[Marked], by: int, text: str) -> tuple[Marked, ...]:
    found: list[Marked] = []
    for span in spans:
        start, stop = max(span.start - by, 0), min(max(span.stop - by, 0), len(text))
        while start < stop and text[start] in EDGES:
            start += 1
        while stop > start and text[stop - 1] in EDGES:
            stop -= 1
        if start < stop:
            found.append(replace(span, start=start, stop=stop))
    return tuple(found)


def part_of(run: Run, start: int, stop: int) -> Run:
    """The stretch *start* to *stop* of a paragraph, without the blank at its end."""
    text = run.text[start:stop].rstrip(EDGES)
    last = stop >= len(run.text)
    first = bisect_left(run.calls, start, key=_at)
    calls = run.calls[first : bisect_left(run.calls, stop + last, key=_at)]
    return Run(
        text,
        _moved(_within(run.italics, start, stop), start, text),
        _moved(_within(run.bolds, start, stop), start, text),
        tuple(NoteCall(call.mark, min(call.at - start, len(text))) for call in calls),
        _moved(_within(run.links, start, stop), start, text),
    )


def _at(call: NoteCall) -> int:
    return call.at


def _within(spans: tuple[Marked, ...], start: int, stop: int) -> tuple[Marked, ...]:
    """Those of *spans*, which stand in order and apart, that reach into the stretch."""
    first = bisect_left(spans, start, key=lambda span: span.stop)
    return spans[first : bisect_left(spans, stop, key=lambda span: span.start)]


def without_start(run: Run, count: int) -> Run:
    """*run* without its first *count* code points and the blank after them."""
    rest = run.text[count:]
    return part_of(run, count + len(rest) - len(rest.lstrip(EDGES)), len(run.text))


def all_of(spans: tuple[Span, ...], text: str) -> bool:
    """Whether *spans* cover every printed character of *text*."""
    uncovered = list(text)
    for span in spans:
        uncovered[span.start : span.stop] = " " * (span.stop - span.start)
    return bool(text) and not "".join(uncovered).strip(EDGES)
