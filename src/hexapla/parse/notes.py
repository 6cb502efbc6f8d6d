"""The bodies of notes: found at the end or where a page broke, joined to their calls."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from hexapla.measures.labels import label_value
from hexapla.model import Clause
from hexapla.parse.calls import is_called, mark_of
from hexapla.parse.made import Label, clause_of, label_of
from hexapla.parse.marks import Marks
from hexapla.parse.passage import Passage, joined

Split = tuple[tuple[Passage, ...], tuple[Passage, ...]]
"""The body, and the bodies of notes."""


def told_notes(passages: Iterable[Passage]) -> Split:
    """Split off what the format says are notes; a further paragraph of a note joins the first."""
    body: list[Passage] = []
    notes: list[Passage] = []
    for passage in passages:
        if passage.kind != "note":
            body.append(passage)
        elif not passage.label and notes:
            notes[-1] = joined(notes[-1], passage)
        else:
            notes.append(passage)
    return tuple(body), tuple(notes)


def late_notes(body: Sequence[Passage], marks: Marks) -> Split:
    """Split off the notes that stand after the adoption line, or at the end where there is none.

    At the end without an adoption line, as in drafts: those of which most are called.
    """
    adopted = [i for i, passage in enumerate(body) if marks.adopts(passage.text)]
    if not adopted:
        return _called_notes_at_the_end(body, marks)
    start = _notes_at_the_end(body, marks)
    after = adopted[-1] + 1
    # Between adoption line and notes a book may print the heading of what comes next.
    if start == after or (start > after and _ascend(body[start:], marks)):
        return tuple(body[:start]), tuple(body[start:])
    return _called_notes_at_the_end(body, marks)


def _notes_at_the_end(body: Sequence[Passage], marks: Marks) -> int:
    """From where on all passages look like notes."""
    start = len(body)
    while start and _is_note(body[start - 1], marks):
        start -= 1
    return start


def _ascend(passages: Sequence[Passage], marks: Marks) -> bool:
    """Whether *passages* are several notes, each numbered as the one after the one before."""
    values = [mark_of(marks.note_mark(passage.text)) for passage in passages]
    figures = [int(value) for value in values if value.isdecimal()]
    steps = {b - a for a, b in pairwise(figures)}
    return len(figures) == len(values) > 1 and steps == {1}


def _is_note(passage: Passage, marks: Marks) -> bool:
    text = passage.text
    if passage.label or marks.adopts(text) or marks.operative.match(text):
        return False
    return marks.note_mark(text) is not None


def _called_notes_at_the_end(body: Sequence[Passage], marks: Marks) -> Split:
    start = _notes_at_the_end(body, marks)
    above = [passage.text for passage in body[:start]]
    values = [mark_of(marks.note_mark(passage.text)) for passage in body[start:]]
    called = sum(1 for mark in values if is_called(above, mark, marks))
    if 2 * called >= len(values):
        return tuple(body[:start]), tuple(body[start:])
    return tuple(body), ()


def interrupting_notes(body: Sequence[Passage], marks: Marks) -> Split:
    """Split off notes that stand between paragraphs, where a page ended: those that are called."""
    kept: list[Passage] = []
    notes: list[Passage] = []
    for index, passage in enumerate(body):
        mark = mark_of(marks.note_mark(passage.text)) if _is_note(passage, marks) else ""
        texts = [p.text for p in body[max(0, index - _NEAR) : index]]
        if mark and is_called(texts, mark, marks):
            notes.append(passage)
        else:
            kept.append(passage)
    return tuple(kept), tuple(notes)


_NEAR = 40
"""A note stands on the page of its call: within so many paragraphs."""


def note_clauses(passages: Iterable[Passage], called: Sequence[str], marks: Marks) -> tuple[Clause, ...]:
    """The notes, in the order in which *called* calls their marks, uncalled ones last."""
    bodies = list(passages)
    matches = [None if body.kind == "note" else marks.note_mark(body.text) for body in bodies]
    values = [
        body.label.strip("()[]. ") if body.kind == "note" else mark_of(match)
        for body, match in zip(bodies, matches, strict=True)
    ]
    ranked = _in_call_order(values, called)
    made = []
    for position, index in enumerate(ranked, 1):
        body, mark = bodies[index], values[index]
        number = int(mark) if mark.isdecimal() else None
        label = label_of(matches[index], marks, number)
        if body.kind == "note" and mark:
            number = number if number is not None else label_value(mark, marks.profile)
            label = Label(body.label, 0, number)
        made.append(clause_of(f"fn{position}", "note", body, marks, label))
    return tuple(made)


def _in_call_order(values: Sequence[str], called: Sequence[str]) -> list[int]:
    """The indices of the marks *values* as they are *called*; uncalled ones last.

    Where a mark stands twice, on different pages, its second note belongs to its second call.
    """
    places: dict[str, list[int]] = {}
    for index, mark in enumerate(called):
        places.setdefault(mark, []).append(index)
    ranks = []
    for mark in values:
        left = places.get(mark, [])
        ranks.append(left.pop(0) if len(left) > 1 else (left[0] if left else len(called)))
    return sorted(range(len(values)), key=lambda index: (ranks[index], index))
