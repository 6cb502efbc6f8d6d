"""The numbers of the operative paragraphs do not run on one by one.

## What it does
Follows the printed numbers of the operative paragraphs of each version, and the labels of the
sub-paragraphs under each of them, and flags a gap, a repeated number and a step back.

## Why it matters
Other resolutions cite paragraphs by number. A number that is skipped or stands twice makes every
reference after it ambiguous.

## Example
`5.`, `6.`, `8.`: there is no paragraph 7.

## Guards
`6 bis` may follow `6`; numbering starts anew in an annex and
after another organ line (parts A and B); after a gap the numbering that goes on
from the new number is not flagged again. A version whose operative paragraphs carry no number at
all is left alone, as is a first number other than 1 in a text without a preamble.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.evidence import locus
from hexapla.model import Clause, Evidence, Flag, Version

_INSERTED = re.compile(r"\bbis\b|\bter\b|\u4e4b\u4e8c|\u0645\u0643\u0631\u0631", re.IGNORECASE)
"""Labels of inserted paragraphs: they repeat the number before them."""


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each label that does not follow the one before it."""
    for sequence in _sequences(version):
        previous = 0
        for clause in sequence:
            if clause.number is None:
                continue
            expected = previous + 1
            first = previous == 0 and clause is sequence[0]
            continued = clause.number == expected or (first and not _has_preamble(version))
            if not continued and not (_INSERTED.search(clause.label) and clause.number == previous):
                yield _flag(version, clause, previous, context)
            previous = clause.number


def _sequences(version: Version) -> Iterator[list[Clause]]:
    """Runs of clauses that are numbered together: operative paragraphs, and each list under a clause."""
    operative: list[Clause] = []
    lists: dict[tuple[str, int], list[Clause]] = {}
    for clause in version.clauses:
        if clause.kind in ("annex", "organ"):
            yield operative
            operative = []
        elif clause.kind == "operative" or (clause.kind == "body" and clause.label):
            operative.append(clause)
        elif clause.kind == "subparagraph":
            parent = clause.eid.rpartition("-")[0]
            lists.setdefault((parent, clause.depth), []).append(clause)
    yield operative
    yield from lists.values()


def _has_preamble(version: Version) -> bool:
    return any(clause.kind == "preambular" for clause in version.clauses)


def _flag(version: Version, clause: Clause, previous: int, context: Context) -> Flag:
    number = clause.number or 0
    if number == previous:
        what = f"number {number} stands twice"
    elif number < previous:
        what = f"number {number} stands after {previous}"
    else:
        missing = number - previous - 1
        gap = str(previous + 1) if missing == 1 else f"{previous + 1} to {number - 1}"
        what = f"number {gap} is left out: {number} stands after {previous or 'the preamble'}"
    row = context.alignment.row_of(version.lang, clause.eid).row
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=row,
        lang=version.lang,
        message=f"{version.lang}: {what}",
        loci=(locus(version.lang, clause, part="label"),),
        evidence=Evidence({version.lang: clause.label}, details={"before": str(previous)}),
    )


CHECK = Check("STR006", "label-sequence", "version", "major", run)
