"""All versions but the source have a concept of the termbase.

## What it does
Where the source has the concept and a version has not, TER001 says so. This check looks the other
way: where every other version that the termbase covers, four at least, has an accepted term of a
concept in its clause, and the source has none, the source is flagged.

## Why it matters
What all translations have they took from somewhere: from an earlier state of the source, in which
a word has been lost or replaced since. Then one text of six says something else.

## Example
en "Calls upon the countries of the South", ar "البلدان النامية", zh "发展中国家", fr "les pays en
développement", ru "развивающиеся страны", es "los países en desarrollo": en is flagged.

## Guards
- Inflection and paraphrase as in TER001: words akin to those of a term are enough, and so is the
  main word of a name that stood in full before.
- A rejected form of the source counts as its term: TER002 names it.
- Words that are a term of another concept too, which the source has there, stand for that one;
  so do terms inside longer ones.
- A clause that the source lacks, or that is in another language, belongs to other checks.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.evidence import have, listed, locus
from hexapla.model import Evidence, Flag, Lang, Locus
from hexapla.terms.finder import Occurrence, TermFinder
from hexapla.terms.short_forms import may_be_shortened
from hexapla.terms.termbase import ACCEPTED

_FEWEST = 4
"""So many versions at least must have what the source lacks."""

_Placed = Mapping[Lang, Sequence[Locus]]


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flags the source for each concept that all others have."""
    finder, source = context.finder, context.source
    others = [lang for lang in group.present() if lang != source]
    if finder is None or source not in group.present() or len(others) < _FEWEST:
        return
    there = {x.concept for x in _nested(group, source, finder)}
    places: dict[str, dict[Lang, list[Locus]]] = {}
    for lang in others:
        for name, place in _standing(group, lang, finder, there):
            places.setdefault(name, {}).setdefault(lang, []).append(place)
    for name, placed in places.items():
        covered = [lang for lang in others if finder.concept(name).of(lang, *ACCEPTED)]
        if len(placed) >= _FEWEST and len(placed) == len(covered) and _lacks(name, group, context):
            yield _flag(name, placed, group, context)


def _nested(group: RowGroup, lang: Lang, finder: TermFinder) -> Iterator[Occurrence]:
    for clause in group.clauses[lang]:
        yield from finder.find_nested(clause.text, lang)


def _standing(
    group: RowGroup, lang: Lang, finder: TermFinder, there: set[str]
) -> Iterator[tuple[str, Locus]]:
    """The concepts that stand in *lang*, with their places, but those that are *there*."""
    for clause in group.clauses[lang]:
        found = finder.find(clause.text, lang)
        for x in found:
            shared = any(y.concept in there and y.span.overlaps(x.span) for y in found)
            if x.status in ACCEPTED and x.concept not in there and not shared and finder.runs(x):
                yield x.concept, locus(lang, clause, x.span)


def _lacks(name: str, group: RowGroup, context: Context) -> bool:
    """Whether the source has neither a term of *name* nor what may stand for it."""
    finder, source = context.finder, context.source
    assert finder is not None
    concept = finder.concept(name)
    if not concept.of(source, *ACCEPTED):
        return False
    texts = [clause.text for clause in group.clauses[source]]
    if any(finder.suspects(name, text, source) for text in texts):
        return False
    if not may_be_shortened(concept, source):
        return True
    first = group.clauses[source][0].eid
    before = takewhile(lambda clause: clause.eid != first, context.alignment.versions[source].clauses)
    introduced = any(x.concept == name for c in before for x in finder.find_nested(c.text, source))
    return not (introduced and finder.has_main_word(name, " ".join(texts), source))


def _flag(name: str, placed: _Placed, group: RowGroup, context: Context) -> Flag:
    finder, source = context.finder, context.source
    assert finder is not None
    concept = finder.concept(name)
    shown = concept.preferred(source) or concept.of(source, *ACCEPTED)[0]
    having = [lang for lang in context.judge() if lang in placed]
    values = {x: listed(dict.fromkeys(y.text for y in placed.get(x, ()))) for x in group.present()}
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=group.name,
        lang=source,
        message=f"{source} has no term for \u201c{shown.text}\u201d where {have(having)} one",
        loci=(
            *(locus(source, clause) for clause in group.clauses[source]),
            *(placed[lang][0] for lang in having),
        ),
        evidence=Evidence(values, f"{len(having)}:{len(values) - len(having)}", {"concept": name}),
        suggestion=shown.text,
    )


CHECK = Check("TER006", "odd-one-out", "row", "major", run)
