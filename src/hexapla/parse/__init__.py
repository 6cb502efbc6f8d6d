"""Raw blocks to a version: what each paragraph of a resolution is, in any of the languages.

The parser interprets; it does not read files and does not judge. What it takes for page
furniture is set aside and listed, what it mends is kept beside the original.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from hexapla.errors import InputError
from hexapla.model import Clause, Lang, RawBlock, RawDocument, SetAside, Status, Version
from hexapla.parse.calls import place_calls
from hexapla.parse.classify import classify
from hexapla.parse.furniture import aside_as
from hexapla.parse.lines import paragraphs
from hexapla.parse.marks import Marks, marks
from hexapla.parse.notes import interrupting_notes, late_notes, note_clauses, told_notes
from hexapla.parse.passage import Passage, passage_of
from hexapla.parse.repair import repaired
from hexapla.parse.stretch import bare, pieces_of, printed_line, text_of
from hexapla.parse.symbol import symbol_of

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

    *symbol* is found in the text (in the masthead, or `78/311.` before the title) where it is not given.
    """
    patterns = marks(lang).narrowed(unicodedata.normalize("NFC", bare(b.text)) for b in document.blocks)
    aside: tuple[SetAside, ...] = ()
    if document.unit == "clause":
        clauses = _as_they_are(document)
    elif document.unit == "paragraph":
        passages, aside = _told(document.blocks, patterns)
        body, told = told_notes(passages)
        clauses = _interpreted(body, told, patterns)
    else:
        found = paragraphs(document.blocks, patterns)
        printed = found.body if found.layout == "whole" else repaired(found.body, lang)
        body = tuple(Passage(paragraph) for paragraph in printed)
        told = tuple(Passage(paragraph) for paragraph in found.notes)
        clauses, aside = _interpreted(body, told, patterns), found.set_aside
    if not clauses:
        raise InputError("no text was found", where=file, remedy="give a file that holds the text")
    return Version(
        set=set_name,
        lang=lang,
        clauses=clauses,
        symbol=symbol or symbol_of(clauses, patterns),
        status=status,
        origin=origin,
        file=file,
        format=format_name,
        sha256=document.sha256,
        set_aside=aside,
        notes=document.notes,
    )


def _told(
    blocks: Sequence[RawBlock], patterns: Marks
) -> tuple[tuple[Passage, ...], tuple[SetAside, ...]]:
    """The paragraphs of a format that knows them, and what is page furniture among them."""
    passages: list[Passage] = []
    aside: list[SetAside] = []
    begun = False
    for block in blocks:
        text = bare(block.text)
        if why := block.furniture or ("" if block.label else aside_as(text, begun=begun)):
            aside.append(SetAside(block.text, why, block.location))
        elif text or block.label:
            passages.append(passage_of(block))
            begun = begun or patterns.is_organ(text)
        elif block.text.strip():
            aside.append(SetAside(block.text, "directional marks", block.location))
    return tuple(passages), tuple(aside)


def _interpreted(
    passages: Sequence[Passage], told: tuple[Passage, ...], patterns: Marks
) -> tuple[Clause, ...]:
    body, late = late_notes(passages, patterns)
    body, between = interrupting_notes(body, patterns)
    bodies = (*told, *between, *late)
    wanted = [note for note in bodies if note.kind != "note"]
    clauses = classify(place_calls(body, wanted, patterns), patterns)
    called = [call.mark for clause in clauses for call in clause.note_calls]
    return (*clauses, *note_clauses(bodies, called, patterns))


def _as_they_are(document: RawDocument) -> tuple[Clause, ...]:
    """One clause a block, nothing interpreted; named by the line."""
    made = []
    for block in document.blocks:
        stretches = printed_line(block.text, block.location)
        if text := text_of(stretches):
            eid = f"l{block.location.line}"
            made.append(Clause(eid, "body", text, pieces=pieces_of(stretches)))
    return tuple(made)
