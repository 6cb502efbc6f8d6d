"""Clauses made of finished passages: the label cut off, the lead found, offsets carried along."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from hexapla.measures.labels import label_value
from hexapla.model import Clause, Kind, NoteCall, Span
from hexapla.parse.marks import Marks
from hexapla.parse.passage import Passage
from hexapla.parse.stretch import Stretch, cut, pieces_of, text_of
from hexapla.text.digits import plain_digits


@dataclass(frozen=True, slots=True)
class Label:
    """What stands at the head of a passage and is not its text."""

    printed: str
    size: int
    """Code points it takes, with the spaces after it."""
    number: int | None


def label_of(match: re.Match[str] | None, marks: Marks, number: int | None = None) -> Label | None:
    """The label that *match* matched; its value is *number*, or the figure or numeral in it."""
    if match is None or not match.end():
        return None
    figure = match.groupdict().get("n")
    value = number
    if figure and number is None:
        digits = plain_digits(figure)
        value = int(digits) if digits.isdecimal() else label_value(figure, marks.profile)
    return Label(match.group().strip(), match.end(), value)


def clause_of(
    eid: str, kind: Kind, passage: Passage, marks: Marks, label: Label | None = None, *, depth: int = 0
) -> Clause:
    """The clause that *passage* is, *label* being what stands at its head."""
    size = label.size if label else 0
    stretches = passage.stretches
    if label:
        head, rest = cut(stretches, size)
        stretches = (*(Stretch("", s.original, s.location) for s in head), *rest)
    text = text_of(stretches)
    lead: Span | None = None
    if kind in ("preambular", "operative"):
        lead = marks.lead(text, preambular=kind == "preambular")
    italics = ((max(0, s.start - size), max(0, s.stop - size)) for s in passage.italics)
    return Clause(
        eid=eid,
        kind=kind,
        text=text,
        label=label.printed if label else "",
        number=label.number if label else None,
        depth=depth,
        lead=lead,
        italics=tuple(Span(start, stop) for start, stop in italics if start < stop),
        note_calls=tuple(NoteCall(c.mark, max(0, c.at - size)) for c in passage.calls),
        pieces=pieces_of(stretches),
        links=passage.links,
    )


def lengthened(clause: Clause, passage: Passage) -> Clause:
    """*clause* with the text of *passage* behind it, a space between."""
    offset = len(clause.text) + 1
    return replace(
        clause,
        text=f"{clause.text} {passage.text}",
        italics=(*clause.italics, *(Span(s.start + offset, s.stop + offset) for s in passage.italics)),
        note_calls=(*clause.note_calls, *(NoteCall(c.mark, c.at + offset) for c in passage.calls)),
        pieces=(
            *clause.pieces,
            *(replace(p, at=p.at + offset) for p in pieces_of(passage.stretches)),
        ),
        links=(*clause.links, *passage.links),
    )
