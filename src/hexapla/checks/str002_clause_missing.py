"""A clause that most versions have is not there in this one.

## What it does
Looks at each row of the alignment and names the versions without a clause in it, where most of
the versions have one. Where another clause stands in its place that no other version has, the
message quotes it: that may be the clause, with another content.

## Why it matters
A dropped paragraph changes what was adopted. It is the gravest thing that can happen to a version
and the easiest to overlook in a language one does not read.

## Example
Row `pp9` has clauses in ar, zh, en, fr and ru, none in es.

## Guards
A clause that this version merged with its neighbour is there: it spans both rows. One that stands
elsewhere was moved (STR005), one whose label is left is emptied (STR017). A row that only a
minority has is a matter of the clause that is too many (STR003), not of those that lack it. With
two versions the source is believed: what the other adds is not missing from the source. On an even
split, or between two versions neither of which is the source, the row is flagged once and nobody
is named. A long stretch that one version lacks is one flag. Where the rows themselves are in
doubt, or an unnumbered word or two is missing that may stand elsewhere, the flag is less grave.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.checks.check import Check, Context, Threshold
from hexapla.checks.clauses.lengths import is_phrase
from hexapla.checks.clauses.whereabouts import Whereabouts, runs, whereabouts
from hexapla.checks.evidence import have, locus, shorten
from hexapla.checks.vote import LOWER
from hexapla.model import Alignment, Evidence, Flag, Lang, Row

_STRETCH = Threshold(
    "stretch", 5, "so many neighbouring rows that one version lacks are one flag; fewer are one each"
)
_SURE = Threshold(
    "sure", 0.5, "confidence of a row, in [0, 1], below which the flag is one severity less grave"
)


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each row and version that lacks its clause; one for a long stretch."""
    found = whereabouts(context)
    if found is None:
        return
    stretch = context.threshold(CHECK.code, _STRETCH)
    for lang, holes in found.holes.items():
        outvoted = [at for at in holes if not found.outcomes[at].even]
        for rows in runs(outvoted):
            together = [rows] if len(rows) >= stretch else [range(at, at + 1) for at in rows]
            for part in together:
                yield _flag(found, part, (lang,), context)
    for at, outcome in enumerate(found.outcomes):
        lacking = tuple(lang for lang in found.holes if outcome.even and found.lacks(lang, at))
        if lacking:
            yield _flag(found, range(at, at + 1), lacking, context)


def _flag(found: Whereabouts, rows: Sequence[int], lacking: tuple[Lang, ...], context: Context) -> Flag:
    """The flag on the *rows* that *lacking* lack: one version, or half of them in one row."""
    alignment = found.alignment
    first, outcome = alignment.rows[rows[0]], found.outcomes[rows[0]]
    present = first.present()
    texts = {x: " ".join(c.text for c in alignment.clauses(first, x)) for x in present}
    shown = shorten(texts.get(context.source) or texts[present[0]])
    many = f"{len(rows)} clauses, from" if len(rows) > 1 else ""
    what = "none of the clauses" if many else "no clause"
    message = f"{have(lacking)} {what} where {have(present)} {many} \u201c{shown}\u201d"
    severity = CHECK.severity
    # Of a clause that stands alone nothing is known of how well it fits.
    doubtful = len(present) > 1 and first.confidence < context.threshold(CHECK.code, _SURE)
    if outcome.even or doubtful:
        severity = LOWER[severity]
    if len(rows) == 1 and _is_phrase(found, first):
        severity = LOWER[severity]
    stray = None if outcome.even else found.stray_beside(lacking[0], rows[0])
    if stray:
        message += f"; in its place stands \u201c{shorten(stray.text)}\u201d"
    return Flag(
        code=CHECK.code,
        severity=severity,
        row=first.row,
        lang=None if outcome.even else lacking[0],
        message=message.replace("  ", " "),
        loci=tuple(
            locus(x, clause)
            for at in rows
            for x in alignment.rows[at].present()
            for clause in alignment.clauses(alignment.rows[at], x)
        ),
        evidence=Evidence(
            {x: shorten(texts[x], 40) if x in texts else "\u2013" for x in alignment.langs},
            outcome.tally,
        ),
    )


def _is_phrase(found: Whereabouts, row: Row) -> bool:
    """Whether most have no more than a phrase there."""
    present = row.present()
    short = [x for x in present if is_phrase(x, found.alignment.clauses(row, x)[0])]
    return 2 * len(short) > len(present)


CHECK = Check("STR002", "clause-missing", "alignment", "critical", run, thresholds=(_STRETCH, _SURE))
