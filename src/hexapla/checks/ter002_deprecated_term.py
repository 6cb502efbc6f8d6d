"""A deprecated or superseded form of the termbase stands in a version.

## What it does
Finds the forms that the termbase rejects, in every version, and names the preferred one. A
superseded form, right in its day, is flagged as minor.

## Why it matters
Rejected forms are what slips in from older texts and other houses: readers take them for
another thing, or take offence.

## Example
fr "pays les moins développés": the term is "pays les moins avancés".

## Guards
- Not inside quotation marks or the marks of a title: a quotation keeps its wording.
- Not inside a longer term, and not where the same words are an accepted term of another
  concept.
- Abbreviations are matched with their case.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.evidence import listed, locus
from hexapla.model import Clause, Evidence, Flag, Lang, Span
from hexapla.terms.finder import Occurrence, TermFinder
from hexapla.terms.termbase import ACCEPTED
from hexapla.text.quotations import quotations


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flags each rejected form in the clauses of *group*."""
    if context.finder is None:
        return
    for lang in group.present():
        for clause in group.clauses[lang]:
            for occurrence in _rejected(context.finder, clause, lang):
                yield _flag(occurrence, clause, lang, group, context.finder)


def _rejected(finder: TermFinder, clause: Clause, lang: Lang) -> Iterator[Occurrence]:
    found = finder.find(clause.text, lang)
    accepted = {x.span for x in found if x.status in ACCEPTED}
    quoted: tuple[Span, ...] | None = None
    for occurrence in found:
        if occurrence.status in ACCEPTED or occurrence.span in accepted:
            continue
        if quoted is None:
            quoted = quotations(clause.text, lang)
        if not any(occurrence.span.overlaps(span) for span in quoted):
            yield occurrence


def _flag(
    occurrence: Occurrence, clause: Clause, lang: Lang, group: RowGroup, finder: TermFinder
) -> Flag:
    concept = finder.concept(occurrence.concept)
    preferred = concept.preferred(lang)
    better = f"; the term is \u201c{preferred.text}\u201d" if preferred else ""
    word = occurrence.span.of(clause.text)
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity if occurrence.status == "deprecated" else "minor",
        row=group.name,
        lang=lang,
        message=f"{lang} has the {occurrence.status} \u201c{word}\u201d{better}",
        loci=(locus(lang, clause, occurrence.span),),
        evidence=Evidence(_values(occurrence.concept, group, finder), "", {"concept": concept.concept}),
        suggestion=preferred.text if preferred else "",
    )


def _values(name: str, group: RowGroup, finder: TermFinder) -> dict[Lang, str]:
    values = {}
    for lang in group.present():
        found = (x for clause in group.clauses[lang] for x in finder.find_nested(clause.text, lang))
        values[lang] = listed(dict.fromkeys(x.term for x in found if x.concept == name))
    return values


CHECK = Check("TER002", "deprecated-term", "row", "major", run)
