"""The calls of footnotes differ from the other versions, or do not run on.

## What it does
Counts the note calls of each clause and lets the versions vote; follows the numbers of the calls
through each version and flags a gap, a repetition and a step back.

## Why it matters
A call that is lost leaves a note that nobody reads, and with it often the source of a quotation.

## Example
The call after "Universal Declaration of Human Rights" is there in five versions and not in
French.

## Guards
Only the number of calls in a clause is compared, not their order: languages order words
differently. The count is of the whole group of clauses where one version merged or split them.
One fault is said once: after a call that is lost or one too many, the numbers that follow are no
fault of their own, nor is the other one of two calls that changed places. A count out of order
that most versions share is the text's own way, said once as minor. Numbers may start anew in an
annex and, in an extract, with any number; asterisks are not numbers. A version that lacks the
clause is not judged here. Between two versions, a call without its note, or a note without its
call, shows which of them errs: STR011 says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hexapla.checks.check import Check, Context, RowGroup, row_groups
from hexapla.checks.evidence import have, joined, listed, locus
from hexapla.checks.notes import Notes, call_place, decided, mark_of, mark_value, notes_of
from hexapla.checks.vote import LOWER, vote
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Locus, NoteCall, Version


@dataclass(frozen=True, slots=True)
class _Break:
    """A call whose number does not follow."""

    clause: Clause
    call: NoteCall
    previous: int
    number: int
    later: bool
    """Whether the number that it left out is called after it."""


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flags on calls that other versions have or have not, then on numbers out of order."""
    notes = {lang: notes_of(version) for lang, version in alignment.versions.items()}
    breaks = {
        lang: {(one.clause.eid, one.call.mark, one.call.at): one for one in _breaks(version)}
        for lang, version in alignment.versions.items()
    }
    for group in row_groups(alignment):
        calls = {
            lang: [(clause, call) for clause in clauses for call in clause.note_calls]
            for lang, clauses in group.clauses.items()
            if clauses
        }
        numbers = {lang: len(own) for lang, own in calls.items()}
        if len(set(numbers.values())) > 1:
            yield from _compared(group, calls, notes, context)
            continue
        broken = {
            lang: [
                breaks[lang][key]
                for clause, call in own
                if (key := (clause.eid, call.mark, call.at)) in breaks[lang]
            ]
            for lang, own in calls.items()
        }
        if any(broken.values()) and 2 * len(calls) > len(group.clauses):
            yield from _out_of_order(group, calls, broken, context)


Calls = Mapping[Lang, list[tuple[Clause, NoteCall]]]


def _compared(
    group: RowGroup, calls: Calls, notes: Mapping[Lang, Notes], context: Context
) -> Iterator[Flag]:
    """Flags on the versions whose number of calls differs here."""
    outcome = vote({lang: len(own) for lang, own in calls.items()}, context.source)
    if not decided(outcome, len(calls)):
        # A call without its note, or a note without its call: STR011 says which version errs.
        most = max(map(len, calls.values()))
        unpaired = {
            lang
            for lang, own in calls.items()
            if any(call in notes[lang].loose_calls for _, call in own)
            or (len(own) < most and notes[lang].uncalled)
        }
        if unpaired:
            return
    values = {lang: listed(call.mark for _, call in own) for lang, own in calls.items()}
    for lang in (None,) if outcome.even else outcome.dissenting:
        others = [x for x, own in calls.items() if len(own) == outcome.agreed]
        if lang is None:
            message = "the versions call a different number of notes here"
        else:
            message = f"{lang} calls {_count(len(calls[lang]))} where {have(others)} {outcome.agreed}"
        own = tuple(locus(lang, clause) for clause in group.clauses[lang]) if lang else ()
        places = tuple(place for x in calls if x != lang for place in _places(x, group, calls))
        yield Flag(
            code=CHECK.code,
            severity=CHECK.severity if lang else LOWER[CHECK.severity],
            row=group.name,
            lang=lang,
            message=message,
            loci=(*own, *places),
            evidence=Evidence(values, outcome.tally),
        )


def _places(lang: Lang, group: RowGroup, calls: Calls) -> Iterator[Locus]:
    """The calls of *lang*; its clauses where it has none."""
    yield from (call_place(lang, *one) for one in calls[lang])
    if not calls[lang]:
        yield from (locus(lang, clause) for clause in group.clauses[lang])


def _out_of_order(
    group: RowGroup, calls: Calls, broken: Mapping[Lang, list[_Break]], context: Context
) -> Iterator[Flag]:
    """Flags on the calls of *group* whose number does not follow the one before them."""
    marks = {lang: tuple(mark_of(call.mark) for _, call in own) for lang, own in calls.items()}
    outcome = vote(marks, context.source)
    alike = [x for x in marks if x not in outcome.dissenting]
    shared = len(alike) > 1 and not outcome.even and all(broken[x] for x in alike)
    if shared:
        one = broken[alike[0]][0]
        yield Flag(
            code=CHECK.code,
            severity="minor",
            row=group.name,
            lang=None,
            message=f"{joined(alike)}: {_what(one)}",
            loci=tuple(call_place(x, own.clause, own.call) for x in alike for own in broken[x][:1]),
            evidence=Evidence({x: listed(marks[x]) for x in alike}),
        )
    for lang, own in broken.items():
        # What the other versions call too is right here; the fault, if any, is before it.
        if (
            not own
            or (shared and lang in alike)
            or any(marks[x] == marks[lang] for x in marks if x != lang)
        ):
            continue
        yield Flag(
            code=CHECK.code,
            severity=CHECK.severity,
            row=group.name,
            lang=lang,
            message=f"{lang}: {_what(own[0])}",
            loci=(call_place(lang, own[0].clause, own[0].call),),
            evidence=Evidence({lang: own[0].call.mark}, details={"before": str(own[0].previous)}),
        )


def _breaks(version: Version) -> Iterator[_Break]:
    """The calls whose numbers do not follow; one that comes late was said with the gap before it."""
    calls = [(clause, call) for clause in version.clauses for call in clause.note_calls]
    values = [mark_value(call.mark) for _, call in calls]
    annexes = [at for at, clause in enumerate(version.clauses) if clause.kind == "annex"]
    order = {clause.eid: at for at, clause in enumerate(version.clauses)}
    previous, part = 0, 0
    left_out: set[int] = set()
    for index, ((clause, call), number) in enumerate(zip(calls, values, strict=True)):
        now = sum(at <= order[clause.eid] for at in annexes)
        if now != part:
            part, left_out = now, set()
            previous = 0 if number == 1 else previous
        if number is None:
            continue
        if number in left_out:
            left_out.discard(number)
        elif number != previous + 1:
            gap = set(range(previous + 1, number))
            later = bool(gap & {*values[index + 1 :]})
            left_out |= gap
            # An extract begins with any number.
            if previous or later:
                yield _Break(clause, call, previous, number, later)
        previous = max(previous, number)


def _what(one: _Break) -> str:
    number, previous = one.number, one.previous
    if number == previous:
        return f"note {number} is called twice"
    if one.later:
        return f"note {number} is called before {_missing(previous, number)}"
    return f"note {number} is called after note {previous}"


def _missing(previous: int, number: int) -> str:
    """The notes between two numbers."""
    return f"note {previous + 1}" if previous + 2 == number else f"notes {previous + 1} to {number - 1}"


def _count(calls: int) -> str:
    return {0: "no note", 1: "1 note"}.get(calls, f"{calls} notes")


CHECK = Check("STR010", "note-calls", "alignment", "major", run)
