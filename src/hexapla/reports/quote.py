"""A clause quoted around the words a flag is about: cut where it is long, its marks kept.

It draws nothing and breaks no lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hexapla.model import Clause, Locus, Span
from hexapla.text.width import HIDDEN, cells, clusters, invisible, visible

_SUPERSCRIPT = str.maketrans(
    "0123456789", "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079"
)
_ELLIPSIS = "\u2026"
_WORD = 24
"""Code points within which a cut looks for the end of a word."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text, and those among them that are meant."""

    text: str
    marks: tuple[Span, ...]
    """In order, without overlap; none: the text as a whole is meant."""


def quote(clause: Clause, loci: Iterable[Locus], room: int, near: float = 0.0) -> Quote:
    """About *room* cells of *clause* around its *loci*, its label and calls where they are meant.

    Where the clause as a whole is meant, what stands *near* is shown: 0 its beginning, 1 its end.
    """
    text, spans = clause.text, []
    labels = False
    calls = []
    for place in loci:
        if place.part == "call":
            calls.append(place)
        elif place.part == "label":
            labels = True
        elif place.span != Span(0, len(clause.text)):
            spans.append(_with_extent(place.span, len(text)))
    for call in sorted(calls, key=lambda x: x.span.start, reverse=True):
        mark, at = call.text.translate(_SUPERSCRIPT), call.span.start
        text = text[:at] + mark + text[at:]
        spans = [
            Span(x.start + len(mark) * (x.start >= at), x.stop + len(mark) * (x.stop > at))
            for x in spans
        ]
        spans.append(Span(at, at + len(mark)))
    if labels and clause.label:
        head = f"{clause.label} "
        text = head + text
        moved = (Span(x.start + len(head), x.stop + len(head)) for x in spans)
        spans = [Span(0, len(clause.label)), *moved]
    around = _merged(spans) or (Span(*[int(near * len(text))] * 2),)
    return _clean(text, _merged(spans), _window(text, around, room))


def opening(text: str, room: int) -> str:
    """The beginning of *text* in about *room* cells."""
    return _clean(text, (), _window(text, (Span(0, 0),), room)).text


def _with_extent(span: Span, size: int) -> Span:
    """*span*, or the character at its place where it has no extent."""
    at = min(span.start, max(size - 1, 0))
    return span if span.start < span.stop else Span(at, min(at + 1, size))


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(set(spans)):
        if merged and span.start < merged[-1].stop:
            merged[-1] = Span(merged[-1].start, max(merged[-1].stop, span.stop))
        else:
            merged.append(span)
    return tuple(merged)


def _window(text: str, spans: Sequence[Span], room: int) -> Span:
    """Which part of *text* to show: the first of *spans*, those that still fit, what is around."""
    start, stop = spans[0].start, spans[0].stop
    for span in spans[1:]:
        if span.stop - start <= room and cells(text[start : span.stop]) <= room // 2:
            stop = span.stop
    used = cells(text[start : min(stop, start + room + 1)])
    if used >= room:
        return Span(start, start + _fitting(text[start : start + room], room))
    after = _fitting(text[stop : stop + room], room - used)
    taken = cells(text[stop : stop + after])
    # What one side does not need the other may have.
    before = _fitting_back(
        text[max(0, start - room) : start], max((room - used) // 2, room - used - taken)
    )
    left = cells(text[start - before : start])
    after = _fitting(text[stop : stop + room], room - used - left)
    return _at_words(text, Span(start - before, stop + after), Span(start, stop))


def _fitting(text: str, room: int) -> int:
    """How many code points from the beginning of *text* take at most *room* cells."""
    at = 0
    for cluster in clusters(visible(text)):
        room -= cluster.width
        if room < 0:
            break
        at = cluster.stop
    return at


def _fitting_back(text: str, room: int) -> int:
    """How many code points at the end of *text* take at most *room* cells."""
    at = len(text)
    for cluster in reversed(clusters(visible(text))):
        room -= cluster.width
        if room < 0:
            break
        at = cluster.start
    return len(text) - at


def _at_words(text: str, window: Span, words: Span) -> Span:
    """*window* without the broken words at its ends, if they end soon."""
    start, stop = window.start, window.stop
    if start and not text[start - 1].isspace():
        space = text.find(" ", start, min(words.start, start + _WORD))
        start = space + 1 if space >= 0 else start
    if stop < len(text) and not text[stop].isspace():
        space = text.rfind(" ", max(words.stop, stop - _WORD), stop)
        stop = space if space >= 0 else stop
    return Span(start, stop)


def _clean(text: str, spans: Sequence[Span], window: Span) -> Quote:
    """The *window* of *text*; invisible characters are left out, those marked are shown."""
    meant = [
        Span(max(s.start, window.start), min(s.stop, window.stop)) for s in spans if s.overlaps(window)
    ]
    pieces = [_ELLIPSIS] if window.start else []
    place, marks = len(pieces), {span: [0, 0] for span in meant}
    for at in range(window.start, window.stop + 1):
        for span, edges in marks.items():
            if at == span.start:
                edges[0] = place
            if at == span.stop:
                edges[1] = place
        if at == window.stop:
            break
        if not invisible(text[at]):
            pieces.append(text[at])
        elif any(span.start <= at < span.stop for span in meant):
            pieces.append(HIDDEN)
        else:
            continue
        place += 1
    meant_until = max((edges[1] for edges in marks.values()), default=0)
    body = "".join(pieces[:meant_until]) + "".join(pieces[meant_until:]).rstrip()
    cut = _ELLIPSIS if window.stop < len(text) else ""
    return Quote(body + cut, tuple(Span(*edges) for edges in marks.values() if edges[0] < edges[1]))
