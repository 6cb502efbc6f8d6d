"""A note is called and is not there, or is there and is not called.

## What it does
Pairs the calls of each version with its notes by their marks, and flags a call without a note and
a note without a call.

## Why it matters
A reader who follows a call to nothing has lost a source; a note that nothing calls is not read.

## Example
The French text calls note 3, and its notes end with 2.

## Guards
One fault is said once: where most versions agree on the calls of the clause, or have the note that
is not there, STR010 or STR002 names the version. What most versions share is the text's own way,
said once as minor. `1`, `(1)`, `¹` and `١` are one mark. A version with several calls and no notes at
all is flagged once. Two notes may carry one mark, in the text and in its annex.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hexapla.checks.check import Check, Context, row_groups
from hexapla.checks.evidence import joined, locus
from hexapla.checks.notes import call_place, decided, mark_of, notes_of
from hexapla.checks.vote import vote
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Locus, NoteCall


@dataclass(frozen=True, slots=True)
class _Single:
    """A call or a note without its counterpart."""

    row: str
    lang: Lang
    place: Locus
    mark: str
    said: str
    """What is wrong: `note 3 is called and is not there`."""
    called: bool


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each call or note without its counterpart that no other check explains."""
    excused = _excused(alignment, context)
    singles = [one for lang in alignment.langs for one in _of_version(lang, alignment, excused)]
    together: dict[tuple[str, bool], list[_Single]] = {}
    for one in singles:
        together.setdefault((one.row, one.called), []).append(one)
    for (row, _), alike in together.items():
        langs = tuple(dict.fromkeys(one.lang for one in alike))
        if len(langs) > 1 and 2 * len(langs) > len(alignment.langs):
            yield _flag(row, None, alike, f"{joined(langs)}: {alike[0].said}")
            continue
        for one in alike:
            yield _flag(row, one.lang, [one], f"{one.lang}: {one.said}")


@dataclass(frozen=True, slots=True)
class _Excused:
    """What other checks say of the calls and notes."""

    surplus: frozenset[tuple[Lang, str]]
    """Clauses with a call too many."""
    lost: Mapping[Lang, int]
    """How many calls the version lacks."""
    missing: frozenset[tuple[Lang, str]]
    """Marks of notes that most versions have and this one has not."""
    alone: frozenset[tuple[Lang, str]]
    """Notes that most versions have not."""


def _excused(alignment: Alignment, context: Context) -> _Excused:
    surplus, lost = set(), Counter[Lang]()
    for group in row_groups(alignment):
        numbers = {x: sum(len(c.note_calls) for c in cs) for x, cs in group.clauses.items() if cs}
        outcome = vote(numbers, context.source)
        if not decided(outcome, len(numbers)):
            continue
        for lang in outcome.dissenting:
            by = numbers[lang] - (outcome.agreed or 0)
            lost[lang] += max(-by, 0)
            surplus |= {(lang, c.eid) for c in group.clauses[lang] if by > 0}
    missing, alone = set(), set()
    for row in alignment.rows:
        if row.kind == "note":
            here = vote({x: bool(eids) for x, eids in row.cells.items()}, context.source)
            marks = {mark_of(c.label) for x in row.present() for c in alignment.clauses(row, x)}
            for lang in here.dissenting:
                missing |= {(lang, mark) for mark in marks if here.agreed}
                alone |= {(lang, eid) for eid in row.cells[lang]}
    return _Excused(frozenset(surplus), lost, frozenset(missing), frozenset(alone))


def _of_version(lang: Lang, alignment: Alignment, excused: _Excused) -> Iterator[_Single]:
    version = alignment.versions[lang]
    notes = notes_of(version)
    calls = [
        (clause, call)
        for clause, call in notes.calls
        if (lang, clause.eid) not in excused.surplus
        and (lang, mark_of(call.mark)) not in excused.missing
    ]
    if len(calls) > 1 and not any(clause.kind == "note" for clause in version.clauses):
        said = f"{len(calls)} notes are called and none is there"
        yield _call(lang, *calls[0], said, alignment)
    else:
        for clause, call in calls:
            yield _call(
                lang, clause, call, f"note {mark_of(call.mark)} is called and is not there", alignment
            )
    uncalled = [note for note in notes.uncalled if (lang, note.eid) not in excused.alone]
    for note in uncalled[excused.lost.get(lang, 0) :]:
        row = alignment.row_of(lang, note.eid).row
        said = f"note {mark_of(note.label)} is there and is not called"
        yield _Single(row, lang, locus(lang, note), mark_of(note.label), said, called=False)


def _call(lang: Lang, clause: Clause, call: NoteCall, said: str, alignment: Alignment) -> _Single:
    row = alignment.row_of(lang, clause.eid).row
    return _Single(row, lang, call_place(lang, clause, call), mark_of(call.mark), said, called=True)


def _flag(row: str, lang: Lang | None, singles: list[_Single], message: str) -> Flag:
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity if lang else "minor",
        row=row,
        lang=lang,
        message=message,
        loci=tuple(one.place for one in singles),
        evidence=Evidence({one.lang: one.mark for one in singles}),
    )


CHECK = Check("STR011", "note-pairing", "alignment", "major", run)
