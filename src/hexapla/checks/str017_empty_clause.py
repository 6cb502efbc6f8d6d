"""A paragraph has a label and no text.

## What it does
Finds clauses without a letter or a figure, and compares them with the same clauses of the other
versions, which vote on whether there is a text.

## Why it matters
A number with nothing after it is a paragraph that was lost while the text was laid out, and the
numbers around it hide the loss.

## Example
`10.` stands alone in the French version; the other five have the paragraph.

## Guards
A clause without a label is only judged beside others that have words: a row of marks between two
parts is none. Where a paragraph is empty in all versions it was meant so, or the draft is not
finished: one minor flag names nobody. Headings may be a label alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hexapla.checks.check import Check, Context
from hexapla.checks.clauses.mending import is_empty
from hexapla.checks.clauses.whereabouts import whereabouts
from hexapla.checks.evidence import have, joined, locus, shorten
from hexapla.checks.vote import LOWER, vote
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Row, Severity


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each version and row whose clause is empty; one where all are, or half."""
    found = whereabouts(context)
    if found is None:
        return
    judged = found.alignment
    empty = {(x, c.eid) for x, v in judged.versions.items() for c in v.clauses if is_empty(c)}
    said: set[tuple[Lang, str]] = set()
    for row in judged.rows if empty else ():
        cells = {(x, eid) for x, eids in row.cells.items() for eid in eids}
        if cells & empty - said:
            yield from _of_row(row, judged, context)
            said |= cells


def _of_row(row: Row, alignment: Alignment, context: Context) -> Iterator[Flag]:
    clauses = {x: alignment.clauses(row, x) for x in alignment.langs}
    empty = {x: [c for c in own if is_empty(c)] for x, own in clauses.items()}
    words = [x for x, own in clauses.items() if not all(map(is_empty, own))]
    labelled = any(c.label for own in empty.values() for c in own)
    if not labelled and not words:
        return
    outcome = vote({x: bool(empty[x]) for x in clauses}, context.source)
    if outcome.agreed is True:
        if row.kind not in ("heading", "annex"):
            yield _flag(row, None, clauses, "minor", outcome.tally)
    elif outcome.even:
        yield _flag(row, None, clauses, LOWER[CHECK.severity], outcome.tally)
    for lang in outcome.dissenting if outcome.agreed is False else ():
        yield _flag(row, lang, clauses, CHECK.severity, outcome.tally)


def _flag(
    row: Row,
    lang: Lang | None,
    clauses: Mapping[Lang, tuple[Clause, ...]],
    severity: Severity,
    tally: str,
) -> Flag:
    empty = {x: [c for c in own if is_empty(c)] for x, own in clauses.items()}
    without = [lang] if lang else [x for x in empty if empty[x]]
    first = empty[without[0]][0]
    texts = {x: " ".join(c.text for c in own if not is_empty(c)) for x, own in clauses.items()}
    others = [x for x in texts if texts[x] and x not in without]
    where = f" where {have(others)} \u201c{shorten(texts[others[0]])}\u201d" if others else ""
    what = f"paragraph {first.label}" if first.label else f"\u201c{shorten(first.text)}\u201d"
    return Flag(
        code=CHECK.code,
        severity=severity,
        row=row.row,
        lang=lang,
        message=f"{what} has no text in {joined(without)}{where}",
        loci=(
            *(
                locus(x, clause, part="label" if clause.label else "text")
                for x in without
                for clause in empty[x]
            ),
            *(locus(x, clause) for x in others for clause in clauses[x]),
        ),
        evidence=Evidence(
            {x: shorten(text, 40) or "\u2013" for x, text in texts.items()},
            tally,
        ),
    )


CHECK = Check("STR017", "empty-clause", "alignment", "critical", run)
