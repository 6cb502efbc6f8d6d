"""A paragraph carries another number than in the other versions.

## What it does
Compares the values of the labels in a row: `7.` here, `7 -` in Arabic and `(b)` as the second of
its list everywhere; the numbers of articles and sections too. The versions vote; a version whose
number differs from the majority's is named, with the label that should stand there.

## Why it matters
"Paragraph 7" must be the same paragraph in all six languages, or references break.

## Example
Row `op8` is numbered 8 in ar, zh, en, fr and es, and 9 in ru, and so are the paragraphs after it:
one flag, at row `op8`, with the count of those that follow.

## Guards
Values are compared, never letters: the second item may be `(b)`, `b)`, `(ب)`, `б)` or `㈡`. A
version that leaves the only operative paragraph unnumbered is not compared. In one version, a run
of numbers that differ by the same step is one fault, flagged at its first paragraph; where a clause
is missing, or is one too many, and the numbers after it were made to run on, they are no fault of
their own. Of two versions, or on an even split, the one whose own count breaks there is at fault:
STR006 says so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from hexapla.checks.check import Check, Context, RowGroup, row_groups
from hexapla.checks.clauses.whereabouts import redrawn
from hexapla.checks.evidence import have, locus
from hexapla.checks.labels.label_systems import relabelled
from hexapla.checks.labels.series import breaks, comparable, numbered, numbers, usual_depth
from hexapla.checks.str006_label_sequence import decided
from hexapla.checks.vote import LOWER, Outcome, vote
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Locus, Row

_BEGINS_ANEW = ("heading", "annex", "organ", "title", "masthead")

Cells = Mapping[Lang, Clause]


@dataclass(slots=True)
class _Run:
    """Rows in which a version's numbers differ by the same step."""

    row: str
    lang: Lang | None
    clauses: Cells
    outcome: Outcome[int]
    step: tuple[int, ...]
    more: int = 0
    """How many rows follow the first."""


@dataclass(slots=True)
class _Count:
    """What is known of the numbers at one depth since they began."""

    runs: dict[Lang | None, _Run] = field(default_factory=dict)
    """Those that may go on, by version; `None`: the one of rows that no majority decides."""
    said: tuple[int, ...] = ()
    """How the numbers of the last undecided row differ, where STR006 says so."""
    shift: Counter[Lang] = field(default_factory=Counter)
    """How many clauses a version has more than most, less those that it lacks."""


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each version and run of rows in which its numbers differ by one step."""
    judged = redrawn(context)
    broken = {x: breaks(v, context.profile(x)) for x, v in judged.versions.items()}
    found: list[_Run] = []
    counts: dict[tuple[bool, int], _Count] = {}
    for group in row_groups(judged):
        for row, clauses in comparable(group):
            labelled = numbered(clauses)
            place = (row.kind == "heading", usual_depth(labelled or clauses))
            anew = row.kind in _BEGINS_ANEW
            counts = {k: v for k, v in counts.items() if k[0] or (not anew and k[1] <= place[1])}
            count = counts.setdefault(place, _Count())
            culprits = {x for x, c in labelled.items() if c.eid in broken[x]}
            if len(labelled) > 1:
                found += _begun(row, labelled, culprits, count, context)
            _shift(row, labelled, judged, count)
            if row is group.rows[-1]:
                _shift_of_merged(group, count)
    for one in found:
        yield _flag(one, context)


def _begun(
    row: Row, labelled: Cells, culprits: set[Lang], count: _Count, context: Context
) -> Iterator[_Run]:
    """The runs that begin at *row*; those that go on are counted."""
    found = numbers(labelled, context)
    outcome = vote(found, context.source)
    if not decided(found, context):
        yield from _undecided(row, labelled, outcome, culprits, count)
        return
    for lang, number in found.items():
        step = (number - (outcome.agreed or 0),)
        own = count.runs.get(lang)
        if not step[0] or step[0] == count.shift[lang]:
            count.runs.pop(lang, None)
            count.shift[lang] = step[0]
        elif own and own.step == step:
            own.more += 1
        else:
            count.runs[lang] = _Run(row.row, lang, labelled, outcome, step)
            yield count.runs[lang]


def _undecided(
    row: Row, labelled: Cells, outcome: Outcome[int], culprits: set[Lang], count: _Count
) -> Iterator[_Run]:
    """The run that begins at a row of two versions, or of an even split."""
    least = min(c.number or 0 for c in labelled.values())
    step = tuple((c.number or 0) - least for c in labelled.values())
    own = count.runs.get(None)
    if not any(step):
        count.runs.pop(None, None)
        count.said = ()
    elif own and own.step == step:
        own.more += 1
    elif step != count.said:
        # Where only some break their own count, STR006 says which.
        if 0 < len(culprits) < len(labelled):
            count.said = step
            return
        lang = None if outcome.even else outcome.dissenting[0]
        count.runs[None] = _Run(row.row, lang, labelled, outcome, step)
        yield count.runs[None]


def _shift(row: Row, labelled: Cells, alignment: Alignment, count: _Count) -> None:
    """Count *row* for the versions that lack it, or alone have it."""
    half = len(row.cells) / 2
    for lang, eids in row.cells.items():
        if not eids and len(labelled) > half:
            count.shift[lang] -= 1
        elif eids and len(row.present()) < half:
            count.shift[lang] += sum(c.number is not None for c in alignment.clauses(row, lang))


def _shift_of_merged(group: RowGroup, count: _Count) -> None:
    """Count the clauses of versions that merged or split them, where they are numbered."""
    for lang, clauses in group.clauses.items():
        own = [clause for clause in clauses if clause.number is not None]
        if own and len(clauses) != len(group.rows):
            count.shift[lang] += len(own) - len(group.rows)


def _flag(one: _Run, context: Context) -> Flag:
    lang, labelled = one.lang, one.clauses
    agreed = one.outcome.agreed
    others = [x for x, c in labelled.items() if c.number == agreed]
    if lang is None:
        message = "the versions number this paragraph differently"
    else:
        message = f"{lang} has number {labelled[lang].number} where {have(others)} {agreed}"
    if one.more:
        rest = "number after it differs" if one.more == 1 else "numbers after it differ"
        message += f"; the {one.more} {rest} by as much" if one.more > 1 else f"; the {rest} by as much"
    places = sorted(labelled, key=lambda x: lang is not None and x != lang)
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity if lang else LOWER[CHECK.severity],
        row=one.row,
        lang=lang,
        message=message,
        loci=tuple(_place(x, labelled[x]) for x in places),
        evidence=Evidence({x: str(c.number) for x, c in labelled.items()}, one.outcome.tally),
        suggestion=_renumbered(one, lang, context) if lang else "",
    )


def _place(lang: Lang, clause: Clause) -> Locus:
    """The label; the whole heading where the number stands in its text."""
    return locus(lang, clause, part="label" if clause.label else "text")


def _renumbered(one: _Run, lang: Lang, context: Context) -> str:
    """What is quoted of *lang* with the number of the others; `""` where that is not sure."""
    clause, agreed = one.clauses[lang], one.outcome.agreed
    depths = {c.depth for c in one.clauses.values() if c.number == agreed}
    if agreed is None or depths != {clause.depth}:
        return ""
    written = clause.label or clause.text
    return relabelled(written, clause.number or 0, agreed, context.profile(lang))


CHECK = Check("STR007", "label-mismatch", "alignment", "critical", run)
