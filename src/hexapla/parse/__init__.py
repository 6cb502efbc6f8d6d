"""Raw blocks to a version: what each paragraph of a resolution is, in any of the languages.

The parser interprets; it does not read files and does not judge. What it takes for page
furniture is set aside and listed, what it mends is kept beside the original.
"""

from __future__ import annotations

import re

from hexapla.errors import InputError
from hexapla.model import Clause, Lang, RawDocument, SetAside, Status, Version
from hexapla.parse.calls import is_called, place_calls
from hexapla.parse.classify import classify, note_value, notes
from hexapla.parse.lines import paragraphs
from hexapla.parse.marks import Marks, marks
from hexapla.parse.repair import repaired
from hexapla.parse.stretch import Paragraph, pieces_of, printed_line, text_of

__all__ = ["parse"]


def parse(
    document: RawDocument,
    lang: Lang,
    *,
    set_name: str,
    symbol: str | None = None,
    status: Status = "official",
    origin: str = "",
    file: str = "",
    format_name: str = "",
) -> Version:
    """The version that *document* holds in *lang*; `InputError` where it holds no text.

    *symbol* is found in the text (`78/311.` before the title) where it is not given.
    """
    patterns = marks(lang)
    if document.unit == "clause":
        clauses = _as_they_are(document)
        aside: tuple[SetAside, ...] = ()
    else:
        found = paragraphs(document.blocks, patterns)
        body, late = _notes_at_the_end(found.body, patterns)
        note_bodies = (*found.notes, *late)
        if found.layout != "whole":
            body = repaired(body, lang)
        clauses, aside = _interpreted(body, note_bodies, patterns), found.set_aside
    if not clauses:
        raise InputError("no text was found", where=file, remedy="give a file that holds the text")
    return Version(
        set=set_name,
        lang=lang,
        clauses=clauses,
        symbol=symbol or _symbol(clauses),
        status=status,
        origin=origin,
        file=file,
        format=format_name,
        sha256=document.sha256,
        set_aside=aside,
        notes=document.notes,
    )


def _interpreted(
    body: tuple[Paragraph, ...], note_bodies: tuple[Paragraph, ...], patterns: Marks
) -> tuple[Clause, ...]:
    note_marks = [note_value(patterns.note_mark(text_of(p))) for p in note_bodies]
    clauses = classify(place_calls(body, note_marks, patterns), patterns)
    called = [call.mark for clause in clauses for call in clause.note_calls]
    return (*clauses, *notes(note_bodies, called, patterns))


def _notes_at_the_end(
    body: tuple[Paragraph, ...], patterns: Marks
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    """Split off the notes that stand after the adoption line without a rule before them.

    Where there is no adoption line, as in drafts: the notes 1, 2, 3 at the end that are all called.
    """
    adopted = [i for i, p in enumerate(body) if patterns.is_adoption(text_of(p))]
    if not adopted:
        return _called_notes_at_the_end(body, patterns)
    after = adopted[-1] + 1
    for index in range(after, len(body)):
        text = text_of(body[index])
        if patterns.note_mark(text) is None or patterns.operative.match(text):
            return body, ()
    return body[:after], body[after:]


def _called_notes_at_the_end(
    body: tuple[Paragraph, ...], patterns: Marks
) -> tuple[tuple[Paragraph, ...], tuple[Paragraph, ...]]:
    texts = [text_of(p) for p in body]
    start = len(body)
    while (
        start and patterns.note_mark(texts[start - 1]) and not patterns.operative.match(texts[start - 1])
    ):
        start -= 1
    values = [note_value(patterns.note_mark(text)) for text in texts[start:]]
    counted = values == [str(n) for n in range(1, len(values) + 1)]
    if counted and all(is_called(texts[:start], mark, patterns) for mark in values):
        return body[:start], body[start:]
    return body, ()


def _as_they_are(document: RawDocument) -> tuple[Clause, ...]:
    """One clause a block, nothing interpreted; named by the line."""
    made = []
    for block in document.blocks:
        stretches = printed_line(block.text, block.location)
        if text := text_of(stretches):
            eid = f"l{block.location.line}"
            made.append(Clause(eid, "body", text, pieces=pieces_of(stretches)))
    return tuple(made)


def _symbol(clauses: tuple[Clause, ...]) -> str | None:
    """`A/RES/78/311` from the `78/311.` before the title; `None` where there is none."""
    label = next((c.label for c in clauses if c.kind == "title"), "")
    match = re.match(r"((?:[A-Z]{1,2}-)?\d{1,4}/\d{1,4}(?: ?[A-Z])?)", label)
    return f"A/RES/{match.group(1).replace(' ', '')}" if match else None
