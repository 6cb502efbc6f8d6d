"""Paragraphs, notes and furniture of a document to blocks, in reading order.

Every line ends in exactly one block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from hexapla.formats.pdf.direction import paired
from hexapla.formats.pdf.file import Page
from hexapla.formats.pdf.furniture import RULE, furniture
from hexapla.formats.pdf.hyphens import Hyphens, hyphens
from hexapla.formats.pdf.notes import Foot, placed, raised_marks, split, without_mark
from hexapla.formats.pdf.page import Line, Rule
from hexapla.formats.pdf.paragraphs import glue, joined_lines, measures
from hexapla.model import Lang, Location, NoteCall, RawBlock, Span


@dataclass(frozen=True, slots=True)
class _Sorted:
    """The lines of a document by what they are."""

    body: tuple[Line, ...]
    feet: tuple[Foot, ...]
    furniture: tuple[tuple[Line, str], ...]


@dataclass(frozen=True, slots=True)
class _Words:
    """What decides how lines are joined and what is raised."""

    hyphens: Hyphens
    drawn: bool
    """Whether spaces at line ends are drawn."""
    marks: frozenset[str]
    rtl: bool


def blocks(pages: Sequence[Page], lang: Lang | None) -> tuple[RawBlock, ...]:
    """The blocks of *pages*."""
    found = _sorted(pages)
    order = {id(line): index for index, line in enumerate(line for p in pages for line in p.lines)}
    notes = _notes(found.feet)
    lines = (*found.body, *(line for _, note in notes for line in note))
    words = _Words(
        hyphens([line.text for line in lines], lang),
        sum(line.spaced for line in lines) > 0.3 * len(lines),
        frozenset(mark for mark, _ in notes if mark),
        sum(len(page.lines) for page in pages if page.rtl) * 2 > sum(len(page.lines) for page in pages),
    )
    made = [(order[id(line)], _aside(line, why)) for line, why in found.furniture]
    for count, paragraph in enumerate(joined_lines(found.body, measures(found.body)), 1):
        made.append((order[id(paragraph[0])], _paragraph(paragraph, count, words)))
    made += [(order[id(note[0])], _note(mark, note, words)) for mark, note in notes if note]
    made.sort(key=lambda item: item[0])
    turned = [
        RawBlock(page.turned, Location(page=page.number), furniture="turned text")
        for page in pages
        if page.turned
    ]
    return (*(block for _, block in made), *turned)


def _sorted(pages: Sequence[Page]) -> _Sorted:
    reasons = furniture([page.lines for page in pages], [page.height for page in pages])
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.lines:
            sizes[round(line.size * 2) / 2] += len(line.text)
    usual = min(sizes.items(), key=lambda item: (-item[1], item[0]))[0] if sizes else 0.0
    body: list[Line] = []
    feet: list[Foot] = []
    aside: list[tuple[Line, str]] = []
    before: frozenset[str] = frozenset()
    open_note = False
    for page, whys in zip(pages, reasons, strict=True):
        told = list(zip(page.lines, whys, strict=True))
        aside += [(line, why) for line, why in told if why]
        text = [line for line, why in told if not why]
        rules = (*page.rules, *(_printed_rule(line) for line, why in told if why == RULE))
        called = raised_marks(text)
        noted = False
        for _, inside in groupby(text, key=lambda line: line.column):
            kept, foot = split(
                tuple(inside), rules, usual, called | before, open_note=open_note and bool(feet)
            )
            body += kept
            feet += foot
            noted = noted or bool(foot)
        before, open_note = called, noted
    return _Sorted(tuple(body), tuple(feet), tuple(aside))


def _printed_rule(line: Line) -> Rule:
    return Rule(line.start, line.stop, line.base, line.base)


def _notes(feet: Iterable[Foot]) -> list[tuple[str, tuple[Line, ...]]]:
    """The notes of *feet*: mark and lines, those that go on over a page joined."""
    made: list[tuple[str, tuple[Line, ...]]] = []
    for foot in feet:
        if foot.mark or not made:
            made.append((foot.mark, foot.lines))
        else:
            made[-1] = (made[-1][0], made[-1][1] + foot.lines)
    return made


def _aside(line: Line, why: str) -> RawBlock:
    text = line.text
    for raised in reversed(line.raised):
        text = text[: raised.at] + raised.text + text[raised.at :]
    return RawBlock(text, Location(page=line.page), furniture=why)


def _paragraph(lines: Sequence[Line], count: int, words: _Words) -> RawBlock:
    text, bolds, italics, raised = _composed(lines, words)
    made, calls, put_in = placed(text, raised, words.marks)
    return RawBlock(
        made,
        Location(page=lines[0].page, part=lines[0].column.cell or f"paragraph {count}"),
        bolds=_shifted(bolds, put_in),
        italics=_shifted(italics, put_in),
        calls=calls,
    )


def _note(mark: str, lines: Sequence[Line], words: _Words) -> RawBlock:
    text, bolds, italics, raised = _composed(lines, words)
    _, size = without_mark(lines[0]) if mark else ("", 0)
    if mark and lines[0].raised and lines[0].raised[0].at == 0:
        raised = raised[1:]
    made, _, put_in = placed(text[size:], [(at - size, run) for at, run in raised], frozenset())
    return RawBlock(
        made,
        Location(page=lines[0].page, part=f"footnote {mark}".strip()),
        label=mark,
        kind="note",
        bolds=_shifted(_cut(bolds, size), put_in),
        italics=_shifted(_cut(italics, size), put_in),
    )


_Composed = tuple[str, list[Span], list[Span], list[tuple[int, str]]]


def _composed(lines: Sequence[Line], words: _Words) -> _Composed:
    """The text of *lines* in one, its bold and italic spans, and its raised runs."""
    text, spaced = "", False
    bolds: list[Span] = []
    italics: list[Span] = []
    raised: list[tuple[int, str]] = []
    for line in lines:
        gone, between = glue(text, line.text, words.hyphens, spaced=spaced, drawn=words.drawn)
        text = text[: len(text) - gone]
        bolds, italics = _ended(bolds, len(text)), _ended(italics, len(text))
        raised = [(min(at, len(text)), run) for at, run in raised]
        text += between
        at = len(text)
        bolds += [Span(at + span.start, at + span.stop) for span in line.bolds]
        italics += [Span(at + span.start, at + span.stop) for span in line.italics]
        raised += [(at + one.at, one.text) for one in line.raised]
        text, spaced = text + line.text, line.spaced
    return paired(text) if words.rtl else text, _run(bolds, text), _run(italics, text), raised


def _ended(spans: Iterable[Span], size: int) -> list[Span]:
    return [Span(min(s.start, size), min(s.stop, size)) for s in spans if s.start < size]


def _run(spans: Sequence[Span], text: str) -> list[Span]:
    """*spans* with those joined that only a space parts."""
    made: list[Span] = []
    for span in spans:
        if made and not text[made[-1].stop : span.start].strip():
            made[-1] = Span(made[-1].start, span.stop)
        else:
            made.append(span)
    return made


def _cut(spans: Iterable[Span], size: int) -> list[Span]:
    return [Span(max(s.start - size, 0), s.stop - size) for s in spans if s.stop > size]


def _shifted(spans: Iterable[Span], put_in: Sequence[int]) -> tuple[Span, ...]:
    """*spans* after characters were put in at *put_in*."""
    return tuple(
        Span(
            span.start + sum(at <= span.start for at in put_in),
            span.stop + sum(at < span.stop for at in put_in),
        )
        for span in spans
    )


__all__ = ["NoteCall", "blocks"]
