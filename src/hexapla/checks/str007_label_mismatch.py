"""A paragraph carries another number than in the other versions.

## What it does
Compares the values of the labels in a row: `7.` here, `7 -` in Arabic and `(b)` as the second of
its list everywhere. The versions vote; a version whose number differs from the majority's is
named.

## Why it matters
"Paragraph 7" must be the same paragraph in all six languages, or references break.

## Example
Row `op8` is numbered 8 in ar, zh, en, fr and es, and 9 in ru.

## Guards
Values are compared, never letters: the second item may be `(b)`, `b)`, `(ب)`, `б)` or `㈡`. A
version that leaves the only operative paragraph unnumbered is not compared. In one version, a run
of numbers that differ by the same step is one fault, flagged at its first paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hexapla.checks.check import Check, Context
from hexapla.checks.engine import row_groups
from hexapla.checks.evidence import have, listed, locus
from hexapla.checks.vote import LOWER, vote
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Locus

Labelled = dict[Lang, Clause]


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each version and run of rows in which its numbers differ by one step."""
    steps: dict[Lang, int] = {}
    for group in row_groups(alignment):
        labelled = _labelled(group.clauses)
        if len(labelled) < 2 or any(len(group.clauses[x]) != len(group.rows) for x in labelled):
            continue
        numbers = {lang: clause.number for lang, clause in labelled.items()}
        outcome = vote(numbers, context.source)
        if outcome.even:
            yield _flag(group.name, None, labelled, outcome.tally, None)
            continue
        for lang, number in numbers.items():
            step = (number or 0) - (outcome.agreed or 0)
            if step and steps.get(lang, 0) != step:
                yield _flag(group.name, lang, labelled, outcome.tally, outcome.agreed)
            steps[lang] = step


def _labelled(clauses: Mapping[Lang, tuple[Clause, ...]]) -> Labelled:
    """The first clause of each version, where it is a numbered paragraph of the text."""
    found = {lang: cs[0] for lang, cs in clauses.items() if cs}
    return {x: c for x, c in found.items() if c.number is not None and c.kind != "note"}


def _flag(row: str, lang: Lang | None, labelled: Labelled, tally: str, agreed: int | None) -> Flag:
    others = [x for x, c in labelled.items() if c.number == agreed]
    if lang is None:
        message = "the versions number this paragraph differently"
    else:
        message = f"{lang} has number {labelled[lang].number} where {have(others)} {agreed}"
    judged = [lang] if lang else list(labelled)
    places = sorted(labelled, key=lambda x: x not in judged)
    loci: tuple[Locus, ...] = tuple(locus(x, labelled[x], part="label") for x in places)
    values = {x: listed([str(c.number)]) for x, c in labelled.items()}
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity if lang else LOWER[CHECK.severity],
        row=row,
        lang=lang,
        message=message,
        loci=loci,
        evidence=Evidence(values, tally),
        suggestion=_renumbered(labelled[lang], agreed) if lang else "",
    )


def _renumbered(clause: Clause, agreed: int | None) -> str:
    """The label with the number *agreed*; `""` where it does not show its number in plain digits."""
    label = clause.label.replace(str(clause.number), str(agreed))
    return label if label != clause.label else ""


CHECK = Check("STR007", "label-mismatch", "alignment", "critical", run)
