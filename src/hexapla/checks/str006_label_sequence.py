"""The numbers of the paragraphs do not run on one by one.

## What it does
Follows the printed numbers of the paragraphs of each version, of the items of each list under
them, and of articles, and flags a gap, a repeated number and a step back; and a paragraph that
has lost its number where the other versions number it.

## Why it matters
Other resolutions cite paragraphs by number. A number that is skipped or stands twice makes every
reference after it ambiguous.

## Example
`5.`, `6.`, `8.` in one of two versions: there is no paragraph 7. Or `1.`, a paragraph without a
number, `3.`.

## Guards
One fault is said once: where most versions agree on the number that belongs here, the label that
differs is named by STR007, and a label that is right after a clause that is missing is no fault of
its own. What all versions share is the text's own way, said once as minor, for none of them.
`6 bis` may follow `6`; numbering starts anew in an annex and after another organ line (parts A
and B), and may do so under a heading; the numbering that goes on after a gap is not flagged
again. A version whose operative paragraphs carry no number at all is left alone, as is a first
number other than 1 in a text without a preamble: it may be an extract.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hexapla.checks.check import Check, Context, row_groups
from hexapla.checks.clauses.whereabouts import redrawn
from hexapla.checks.evidence import have, joined, locus
from hexapla.checks.labels.label_systems import relabelled
from hexapla.checks.labels.series import breaks, comparable, numbered, numbers
from hexapla.checks.vote import vote
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Row, Span

_NUMBERED = ("operative", "subparagraph", "body")
_ENOUGH_TO_VOTE = 3

Cells = Mapping[Lang, Clause]


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each label that does not follow the one before it, and for each that is lost."""
    judged = redrawn(context)
    broken = {x: breaks(v, context.profile(x)) for x, v in judged.versions.items()}
    for group in row_groups(judged):
        for row, clauses in comparable(group):
            yield from _out_of_order(row, clauses, broken, context)
            yield from _lost(row, clauses, judged, context)


def _out_of_order(
    row: Row, clauses: Cells, broken: Mapping[Lang, Mapping[str, int]], context: Context
) -> Iterator[Flag]:
    labelled = numbered(clauses)
    before = {x: broken[x][c.eid] for x, c in labelled.items() if c.eid in broken[x]}
    if not before or (len(labelled) == 1 and len(row.cells) > 1):
        return
    shared = vote({x: (c.number, before.get(x)) for x, c in labelled.items()}, context.source)
    alike = {x: c for x, c in labelled.items() if x not in shared.dissenting}
    if len(alike) > 1 and shared.agreed and shared.agreed[1]:
        yield _of_all(row, alike, before)
        return
    found = numbers(labelled, context)
    for lang, previous in before.items():
        alone = 2 * list(found.values()).count(found[lang]) <= max(len(found), 2)
        if alone and not decided(found, context):
            yield _of_one(row, lang, labelled[lang], previous)


def decided(found: Mapping[Lang, int], context: Context) -> bool:
    """Whether more than two versions say by majority which number belongs here."""
    return len(found) >= _ENOUGH_TO_VOTE and not vote(found, context.source).even


def _of_one(row: Row, lang: Lang, clause: Clause, previous: int) -> Flag:
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=row.row,
        lang=lang,
        message=f"{lang}: {_what(clause, previous)}",
        loci=(locus(lang, clause, part="label"),),
        evidence=Evidence({lang: clause.label or str(clause.number)}, details={"before": str(previous)}),
    )


def _of_all(row: Row, clauses: Cells, before: Mapping[Lang, int]) -> Flag:
    lang, clause = next(iter(clauses.items()))
    return Flag(
        code=CHECK.code,
        severity="minor",
        row=row.row,
        lang=None,
        message=f"{joined(tuple(clauses))}: {_what(clause, before[lang])}",
        loci=tuple(locus(x, c, part="label" if c.label else "text") for x, c in clauses.items()),
        evidence=Evidence({x: str(c.number) for x, c in clauses.items()}),
    )


def _what(clause: Clause, previous: int) -> str:
    number = clause.number or 0
    if number == previous:
        return f"number {number} stands twice"
    if number < previous:
        return f"number {number} stands after {previous}"
    missing = number - previous - 1
    gap = str(previous + 1) if missing == 1 else f"{previous + 1} to {number - 1}"
    after = previous or ("the preamble" if not clause.depth else "the paragraph that opens the list")
    return f"number {gap} is left out: {number} stands after {after}"


def _lost(row: Row, clauses: Cells, alignment: Alignment, context: Context) -> Iterator[Flag]:
    labelled = {x: c for x, c in numbered(clauses).items() if c.label and c.kind in _NUMBERED}
    if 2 * len(labelled) < len(clauses):
        return
    outcome = vote({x: c.number for x, c in labelled.items()}, context.source)
    for lang, clause in clauses.items():
        if clause.label or clause.number is not None or clause.kind not in _NUMBERED:
            continue
        before = _labelled_before(alignment, lang, clause, next(iter(labelled.values())).depth)
        if before is None or outcome.agreed is None:
            continue
        words = clause.lead or Span(0, len(clause.text.split(" ")[0]))
        new = relabelled(before.label, before.number or 0, outcome.agreed, context.profile(lang))
        same = [x for x in labelled if labelled[x].number == outcome.agreed]
        yield Flag(
            code=CHECK.code,
            severity=CHECK.severity,
            row=row.row,
            lang=lang,
            message=f"{lang} has no number where {have(same)} {outcome.agreed}",
            loci=(
                locus(lang, clause, words),
                *(locus(x, c, part="label") for x, c in clauses.items() if c.label),
            ),
            evidence=Evidence(
                {x: c.label or "\u2013" for x, c in clauses.items()},
                f"{len(same)}:{len(clauses) - len(same)}",
            ),
            suggestion=f"{new} {words.of(clause.text)}" if new else "",
        )


def _labelled_before(alignment: Alignment, lang: Lang, clause: Clause, depth: int) -> Clause | None:
    """The nearest clause of *lang* with a number of the same depth, before or else after *clause*."""
    own = alignment.versions[lang].clauses
    at = own.index(clause)
    near = (*reversed(own[:at]), *own[at + 1 :])
    return next(
        (c for c in near if c.label and c.number and c.depth == depth and c.kind in _NUMBERED), None
    )


CHECK = Check("STR006", "label-sequence", "alignment", "major", run)
