"""A version says the same twice, and the others do not.

## What it does
Finds clauses of one version that read alike, letter for letter but for marks, spaces and capitals,
and asks whether the other versions repeat themselves in the same places. A clause that no other
version has need only read nearly like one near it.

## Why it matters
A paragraph pasted twice is printed twice, moves all numbers after it, and often stands where
another paragraph has been overwritten.

## Example
ar has "7 - تشجع الدول الأعضاء ..." and again "8 - تشجع الدول الأعضاء ...", the other versions once.

## Guards
Headings, notes and texts of a few words may stand as often as they like. Where another version has
in the same rows a text that it repeats as often, or texts that are nearly alike, it counts as
repeating too; the versions vote. All places of one text are one flag. Of two versions the source is
believed; on an even split nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.clauses.repeats import Repeat
from hexapla.checks.clauses.whereabouts import Whereabouts, whereabouts
from hexapla.checks.evidence import joined, locus, shorten
from hexapla.checks.vote import LOWER
from hexapla.model import Alignment, Evidence, Flag, Lang

_MOST_PLACES = 10
"""So many places of one text are shown in a flag."""


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each text that a version repeats and the others do not."""
    found = whereabouts(context)
    if found is None:
        return
    for repeat in found.repeats:
        yield _flag(found, repeat)


def _flag(found: Whereabouts, repeat: Repeat) -> Flag:
    lang, clauses, even = repeat.lang, repeat.clauses, repeat.outcome.even
    alignment = found.alignment
    # The place is where the others differ: the later one, unless the first stands alone.
    rows = [alignment.rows[found.places[lang, clause.eid]] for clause in clauses]
    row = min(rows[1:], key=lambda r: len(r.present()))
    if len(rows[0].present()) < len(row.present()):
        row = rows[0]
    shown = clauses[:_MOST_PLACES]
    names = joined([clause.eid for clause in shown])
    more = f" and {len(clauses) - len(shown)} more places" if len(clauses) > len(shown) else ""
    others: list[Lang] = [x for x in row.present() if x != lang]
    texts = {x: " ".join(c.text for c in alignment.clauses(row, x)) for x in row.present()}
    return Flag(
        code=CHECK.code,
        severity=LOWER[CHECK.severity] if even else CHECK.severity,
        row=row.row,
        lang=None if even else lang,
        message=f"{lang} has the same text at {names}{more}: \u201c{shorten(clauses[0].text)}\u201d",
        loci=(
            *(locus(lang, clause) for clause in shown),
            *(locus(x, clause) for x in others for clause in alignment.clauses(row, x)),
        ),
        evidence=Evidence(
            {x: shorten(texts[x], 40) if x in texts else "\u2013" for x in alignment.langs},
            repeat.outcome.tally,
        ),
    )


CHECK = Check("STR018", "duplicate-clause", "alignment", "major", run)
