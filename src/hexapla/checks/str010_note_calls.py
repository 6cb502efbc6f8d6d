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
Numbers may start anew in an annex, and asterisks are not numbers. A version that lacks the clause
is not judged here.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.engine import row_groups
from hexapla.checks.evidence import have, listed, locus
from hexapla.checks.vote import LOWER, vote
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Locus, Span, Version


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flags on calls that other versions have or have not, then on numbers out of order."""
    for group in row_groups(alignment):
        yield from _compared(group, context)
    for version in alignment.versions.values():
        yield from _sequence(version, alignment)


def _compared(group: RowGroup, context: Context) -> Iterator[Flag]:
    calls = {
        x: [c.mark for clause in cs for c in clause.note_calls] for x, cs in group.clauses.items() if cs
    }
    outcome = vote({lang: len(marks) for lang, marks in calls.items()}, context.source)
    values = {lang: listed(marks) for lang, marks in calls.items()}
    for lang in (None,) if outcome.even else outcome.dissenting:
        others = [x for x, marks in calls.items() if len(marks) == outcome.agreed]
        if lang is None:
            message = "the versions call a different number of notes here"
        else:
            message = f"{lang} calls {_count(len(calls[lang]))} where {have(others)} {outcome.agreed}"
        places = tuple(p for x in calls for clause in group.clauses[x] for p in _places(x, clause))
        own = tuple(locus(lang, clause) for clause in group.clauses[lang]) if lang else ()
        yield Flag(
            code=CHECK.code,
            severity=CHECK.severity if lang else LOWER[CHECK.severity],
            row=group.name,
            lang=lang,
            message=message,
            loci=(*own, *(p for p in places if p.lang != lang)),
            evidence=Evidence(values, outcome.tally),
        )


def _sequence(version: Version, alignment: Alignment) -> Iterator[Flag]:
    """Flags on a call whose number does not follow the one before it in the running text."""
    previous = 0
    for clause in version.clauses:
        if clause.kind == "annex":
            previous = 0
        for place, call in zip(_places(version.lang, clause), clause.note_calls, strict=True):
            if not call.mark.isdigit():
                continue
            number = int(call.mark)
            if number != previous + 1:
                row = alignment.row_of(version.lang, clause.eid).row
                yield Flag(
                    code=CHECK.code,
                    severity=CHECK.severity,
                    row=row,
                    lang=version.lang,
                    message=f"{version.lang}: note {number} is called after note {previous}"
                    if previous
                    else f"{version.lang}: the first note called is {number}",
                    loci=(place,),
                    evidence=Evidence({version.lang: call.mark}, details={"before": str(previous)}),
                )
            previous = max(previous, number)


def _places(lang: Lang, clause: Clause) -> Iterator[Locus]:
    for call in clause.note_calls:
        yield Locus(lang, clause.eid, Span(call.at, call.at), call.mark, "call")


def _count(calls: int) -> str:
    return {0: "no note", 1: "1 note"}.get(calls, f"{calls} notes")


CHECK = Check("STR010", "note-calls", "alignment", "major", run)
