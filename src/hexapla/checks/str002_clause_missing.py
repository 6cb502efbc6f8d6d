"""A clause that most versions have is not there in this one.

## What it does
Looks at each row of the alignment and names the versions without a clause in it, where most of
the versions have one. Where the clause stands elsewhere in that version, the message says so.

## Why it matters
A dropped paragraph changes what was adopted. It is the gravest thing that can happen to a version
and the easiest to overlook in a language one does not read.

## Example
Row `pp9` has clauses in ar, zh, en, fr and ru, none in es.

## Guards
A clause that this version merged with its neighbour is there: it spans both rows. A row that only
a minority has is a matter of the clause that is too many, not of those that lack it. With two
versions the source is believed: what the other adds is not missing from the source. On an even
split, or between two versions neither of which is the source, the row is flagged once and nobody
is named.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.evidence import have, joined, locus, shorten
from hexapla.checks.vote import LOWER, vote
from hexapla.model import Evidence, Flag, Lang, Row


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """One flag for each row of *group* and version that lacks its clause."""
    for row in group.rows:
        yield from _of_row(row, context)


def _of_row(row: Row, context: Context) -> Iterator[Flag]:
    alignment = context.alignment
    clauses = {lang: alignment.clauses(row, lang) for lang in alignment.langs}
    outcome = vote({lang: bool(found) for lang, found in clauses.items()}, context.source)
    if outcome.agreed is not True and not outcome.even:
        return
    present = row.present()
    lacking = outcome.dissenting or tuple(x for x in alignment.langs if x not in present)
    texts = {x: " ".join(c.text for c in clauses[x]) for x in present}
    shown = shorten(texts.get(context.source) or texts[present[0]])
    values = {x: shorten(texts[x], 40) if x in texts else "\u2013" for x in clauses}
    for lang in (None,) if outcome.even else outcome.dissenting:
        absent = have([lang] if lang else lacking)
        moved = "".join(_elsewhere(x, row, context) for x in ([lang] if lang else lacking))
        yield Flag(
            code=CHECK.code,
            severity=CHECK.severity if lang else LOWER[CHECK.severity],
            row=row.row,
            lang=lang,
            message=f"{absent} no clause where {have(present)} \u201c{shown}\u201d{moved}",
            loci=tuple(locus(x, clause) for x in present for clause in clauses[x]),
            evidence=Evidence(values, outcome.tally),
        )


def _elsewhere(lang: Lang, row: Row, context: Context) -> str:
    """Where the clause was moved to, as far as the alignment found it."""
    moved = [m.eid for m in context.alignment.moves if m.lang == lang and m.row == row.row]
    return f"; it seems to stand at {joined(moved)}" if moved else ""


CHECK = Check("STR002", "clause-missing", "row", "critical", run)
