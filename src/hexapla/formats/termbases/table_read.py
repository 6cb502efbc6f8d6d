"""Concepts from the rows of a table: a column for each language, statuses and notes beside them.

A row is a concept; rows one below the other with the same id are one concept, with a term of
each language in each. Where no column holds ids, a concept is known by its first term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from hexapla.errors import InputError
from hexapla.formats.termbases.gathered import Gathered
from hexapla.formats.termbases.heads import (
    DEFINITION,
    FORM,
    ID,
    NOTE,
    PART,
    SOURCE,
    STATUS,
    SUBJECT,
    SUPERSEDED,
    TERM,
    Head,
    head_of,
    rank,
)
from hexapla.formats.termbases.remarks import Remarks
from hexapla.formats.termbases.values import Values, made_terms
from hexapla.formats.termbases.vocabulary import on_language
from hexapla.model import Concept, Term

Row = tuple[int, Mapping[int, str]]
"""Its line, and its cells that are not blank by column."""

_HEADS_AMONG = 10


class Columns(NamedTuple):
    """What the columns of a table hold."""

    line: int
    """Where the row of heads stands."""
    concept: dict[int, str]
    """The fields of the concept, by column."""
    terms: dict[int, Head]
    """The columns of terms, by language in the order of the table, the plainest first."""
    details: dict[int, dict[str, int]]
    """By column of terms, the columns with its statuses, notes and so on."""
    unknown: dict[int, str]


def columns_in(rows: Iterable[Row]) -> Columns | None:
    """What the first row that names a language says of its columns; `None`: none does."""
    for tried, (line, cells) in enumerate(rows):
        heads = {column: head_of(words) for column, words in cells.items()}
        known = {column: head for column, head in heads.items() if head is not None}
        terms = [column for column, head in known.items() if head.lang and head.field == TERM]
        if terms and (len(known) > 1 or len(cells) == 1):
            unknown = {column: cells[column] for column in cells if column not in known}
            return _arranged(line, dict(sorted(known.items())), unknown)
        if tried == _HEADS_AMONG:
            break
    return None


def _arranged(line: int, known: Mapping[int, Head], unknown: dict[int, str]) -> Columns:
    concept = {c: head.field for c, head in known.items() if not head.lang and head.field != TERM}
    of_terms = [c for c, head in known.items() if head.lang and head.field == TERM]
    langs = list(dict.fromkeys(known[c].lang for c in of_terms))
    of_terms.sort(key=lambda c: (langs.index(known[c].lang), rank(known[c]), c))
    details: dict[int, dict[str, int]] = {column: {} for column in of_terms}
    for column, head in known.items():
        if not head.lang or head.field == TERM:
            continue
        own = sorted(c for c in of_terms if known[c].lang == head.lang)
        # A column of notes belongs to the terms before it.
        before = [c for c in own if c < column] or own[:1]
        if before and head.field not in details[before[-1]]:
            details[before[-1]][head.field] = column
        else:
            unknown[column] = f"{head.lang} {head.field}"
    return Columns(line, concept, {c: known[c] for c in of_terms}, details, unknown)


@dataclass(slots=True)
class _Entry:
    """A concept while its rows are read."""

    line: int
    said: dict[str, str] = field(default_factory=dict)
    terms: dict[str, list[tuple[int, Values]]] = field(default_factory=dict)


def read_rows(rows: Sequence[Row], columns: Columns, name: str, remarks: Remarks) -> tuple[Concept, ...]:
    """The concepts of a table; `InputError` with file and line for what no table of terms has."""
    found = Gathered(remarks)
    entry: _Entry | None = None
    unread: Counter[int] = Counter()
    for line, cells in rows:
        if line <= columns.line or not cells:
            continue
        if _is_heads(cells, columns):
            raise InputError(
                "a second row of heads", where=f"{name}:{line}", remedy="leave one row of heads"
            )
        unread.update(column for column in cells if column in columns.unknown)
        following = _entry(line, cells, columns, remarks)
        if entry and ID in following.said and entry.said.get(ID) == following.said[ID]:
            _extend(entry, following, remarks)
            continue
        _finish(entry, found, name, remarks)
        entry = following
    _finish(entry, found, name, remarks)
    for column, times in unread.items():
        remarks.add(f"the column {columns.unknown[column]!r} is not kept", times=times)
    return found.concepts()


def _is_heads(cells: Mapping[int, str], columns: Columns) -> bool:
    heads: list[Head] = []
    for column, words in cells.items():
        head = head_of(words)
        if head is None or (
            head.lang and column in columns.terms and head.lang != columns.terms[column].lang
        ):
            return False
        heads.append(head)
    named = sum(
        1 for column, head in zip(cells, heads, strict=True) if head.lang and column in columns.terms
    )
    fields = {head.field for head in heads if not head.lang}
    return named > 1 or (TERM in fields and len(fields) > 1)


def _entry(line: int, cells: Mapping[int, str], columns: Columns, remarks: Remarks) -> _Entry:
    entry = _Entry(line)
    for column, what in columns.concept.items():
        if column not in cells:
            continue
        if what in entry.said:
            remarks.add(f"a further {what} of a concept is not kept", line)
        else:
            entry.said[what] = cells[column]
    for column, head in columns.terms.items():
        if column not in cells:
            continue
        said = {what: cells.get(at, "") for what, at in columns.details[column].items()}
        values = Values(
            cells[column],
            said.get(STATUS) or head.status,
            said.get(SOURCE, ""),
            said.get(NOTE, ""),
            said.get(FORM) or head.form,
            said.get(PART, ""),
        )
        entry.terms.setdefault(head.lang, []).append((line, values))
    return entry


def _extend(entry: _Entry, following: _Entry, remarks: Remarks) -> None:
    for what, words in following.said.items():
        if entry.said.setdefault(what, words) != words:
            remarks.add(f"a further {what} of a concept is not kept", following.line)
    for lang, terms in following.terms.items():
        entry.terms.setdefault(lang, []).extend(terms)


def _finish(entry: _Entry | None, found: Gathered, name: str, remarks: Remarks) -> None:
    """Make *entry* a concept in *found*."""
    if entry is None:
        return
    if not entry.terms and ID not in entry.said:
        remarks.add("a row without id and terms is not kept", entry.line)
        return
    terms: list[Term] = []
    for lang, listed in entry.terms.items():
        lines = [line for line, _ in listed]
        on_language(lang, lang, remarks, entry.line, len(listed))
        terms += made_terms(lang, [one for _, one in listed], name, lines.__getitem__, remarks)
    of = entry.said.get
    found.add(
        Concept(
            of(ID) or _named(terms[0].text, found, entry.line, remarks),
            of(SUBJECT, ""),
            tuple(terms),
            of(DEFINITION, ""),
            of(NOTE, ""),
            of(SOURCE, ""),
            of(SUPERSEDED, ""),
        ),
        lambda: entry.line,
    )


def _named(text: str, found: Gathered, line: int, remarks: Remarks) -> str:
    """An id for a concept without one: its first term, numbered where another has it."""
    remarks.add("no id is given: the first term of the concept is its id", line)
    number, name = 1, text
    while name in found:
        number += 1
        name = f"{text} {number}"
    return name
