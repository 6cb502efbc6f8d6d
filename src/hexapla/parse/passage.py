"""A paragraph under construction, with what the format says of it beside its stretches."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from hexapla.model import Kind, NoteCall, RawBlock, Span
from hexapla.parse.stretch import Paragraph, Stretch, cut, printed_line, text_of


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph whose spans and calls are offsets in its text as it stands now."""

    stretches: Paragraph
    calls: tuple[NoteCall, ...] = ()
    italics: tuple[Span, ...] = ()
    label: str = ""
    """What the format generates as its label; it stands at the head of the text, without original."""
    level: int = 0
    kind: Kind | Literal[""] = ""
    """What the format says it is."""
    bold: bool = False
    """Whether all of it is bold."""
    links: tuple[str, ...] = ()
    """Addresses behind its words."""

    @property
    def text(self) -> str:
        """The text as it stands now."""
        return text_of(self.stretches)


def passage_of(block: RawBlock) -> Passage:
    """The paragraph that *block* is, its generated label at its head."""
    stretches = printed_line(block.text, block.location)
    shift = 0
    if block.label and block.kind != "note":
        prefix = f"{block.label} "
        shift = len(prefix)
    size = len(text_of(stretches))
    offsets = _offsets(stretches, len(block.text))
    bold = sum(span.stop - span.start for span in block.bolds)
    passage = Passage(
        stretches,
        tuple(NoteCall(call.mark, offsets[call.at] + shift) for call in block.calls),
        _moved(((offsets[s.start], offsets[s.stop]) for s in block.italics), shift),
        block.label,
        block.level,
        block.kind,
        bold=size > 0 and bold >= size,
        links=block.links,
    )
    if shift:
        head = Stretch(prefix, "", block.location)
        passage = replace(passage, stretches=(head, *passage.stretches))
    return passage


def _offsets(stretches: Sequence[Stretch], size: int) -> list[int]:
    """For each offset in the text as found, up to *size*: the offset in what the stretches read."""
    offsets: list[int] = []
    at = 0
    for stretch in stretches:
        step = 1 if stretch.divisible() else 0
        offsets += [at + step * n for n in range(len(stretch.original))]
        at += len(stretch.text)
    return [*offsets, *([at] * (size + 1 - len(offsets)))]


def _moved(spans: Iterable[tuple[int, int]], by: int) -> tuple[Span, ...]:
    return tuple(Span(start + by, stop + by) for start, stop in spans if start < stop)


def without(passage: Passage, start: int, stop: int) -> Passage:
    """*passage* with the code points from *start* to *stop* hidden: originals without text."""
    left, rest = cut(passage.stretches, start)
    inside, right = cut(rest, stop - start)
    hidden = tuple(Stretch("", stretch.original, stretch.location) for stretch in inside)
    first, size = len(text_of(left)), len(text_of(inside))

    def moved(at: int) -> int:
        return at if at <= first else max(first, at - size)

    return replace(
        passage,
        stretches=(*left, *hidden, *right),
        calls=tuple(NoteCall(call.mark, moved(call.at)) for call in passage.calls),
        italics=_moved(((moved(s.start), moved(s.stop)) for s in passage.italics), 0),
    )


def joined(one: Passage, other: Passage) -> Passage:
    """The two as one paragraph, a space between them; *one* says what it is."""
    space = Stretch(" ", "", other.stretches[0].location) if other.stretches else None
    offset = len(one.text) + 1
    return replace(
        one,
        stretches=(*one.stretches, *((space,) if space else ()), *other.stretches),
        calls=(*one.calls, *(NoteCall(call.mark, call.at + offset) for call in other.calls)),
        italics=(*one.italics, *_moved(((s.start, s.stop) for s in other.italics), offset)),
        links=(*one.links, *other.links),
    )
