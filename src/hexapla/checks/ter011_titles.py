"""A version has the title of another body, conference or instrument than the others.

## What it does
Finds the titles of bodies, conferences and instruments that the termbase knows. Where the other
versions have one that a version lacks, and that version has another title which none of the others
has, the one stands in the other's place.

## Why it matters
The Security Council is not the General Assembly, and the two Covenants are two treaties: with the
wrong title the sentence addresses another body, or binds by another text.

## Example
es "Pacto Internacional de Derechos Civiles y Políticos" where ar, zh, en, fr and ru have the
International Covenant on Economic, Social and Cultural Rights.

## Guards
- All other versions must have the title, or three of them and the rest a short form or a paraphrase
  of it. Of two versions the one that is not the source is flagged.
- A title that stands there shortened (`the Covenant`), or in other words, is not missing; nor is one
  inside a longer title.
- A title that is missing with no other in its place is a missing term; a title that is rejected is a
  deprecated term: other checks say so.
- Only titles of at least two words with capitals, in a language that has capitals.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.evidence import have, listed, locus
from hexapla.checks.titled import Replaced, replaced_titles
from hexapla.model import Evidence, Flag, Lang, Locus
from hexapla.terms.finder import TermFinder
from hexapla.terms.termbase import ACCEPTED


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag each title of *group* that stands in the place of another."""
    if context.finder is not None:
        for one in replaced_titles(group, context):
            yield _flag(one, group, context.finder)


def _flag(one: Replaced, group: RowGroup, finder: TermFinder) -> Flag:
    lang, concept = one.lang, finder.concept(one.missing)
    right = concept.preferred(lang) or next(iter(concept.of(lang, *ACCEPTED)), None)
    shown = concept.preferred(one.having[0]) or concept.terms[0]
    theirs_said = f"{have(one.having)} \u201c{shown.text}\u201d"
    theirs = [place for x in one.having for place in _places(one.missing, x, group, finder)]
    values = {
        x: one.title.term if x == lang else listed(dict.fromkeys(p.text for p in theirs if p.lang == x))
        for x in group.present()
    }
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=group.name,
        lang=lang,
        message=f"{lang} has \u201c{one.title.term}\u201d where {theirs_said}",
        loci=(locus(lang, one.clause, one.title.span), *theirs),
        evidence=Evidence(
            values,
            f"{len(one.having)}:{len(group.present()) - len(one.having)}",
            {"concept": one.missing, "instead": one.title.concept},
        ),
        suggestion=right.text if right else "",
    )


def _places(name: str, lang: Lang, group: RowGroup, finder: TermFinder) -> Iterator[Locus]:
    """The first place of the title in each clause of *lang*."""
    for clause in group.clauses[lang]:
        spans = [x.span for x in finder.find_nested(clause.text, lang) if x.concept == name]
        if spans:
            yield locus(lang, clause, min(spans))


CHECK = Check("TER011", "titles", "row", "major", run)
