"""What a version probably has instead of the terms of a concept, where it has none of them.

A guess with its likelihood, from the links of words; whether it is a fault is not said here. The
same words in several places may be a term that the termbase lacks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hexapla.model import Clause, Lang, Locus, Span
from hexapla.terms.finder import TermFinder
from hexapla.terms.link_words import content_keys
from hexapla.terms.links import Links
from hexapla.terms.uses import Cells, Use

LIKELY = 0.5
"""How likely words must be to be called a rendering."""


@dataclass(frozen=True, slots=True)
class Instead:
    """Words that probably render a concept and are none of its terms."""

    span: Span
    """In the text of the clause."""
    text: str
    """As they stand there."""
    confidence: float
    """How likely they render it, or are the most of what does, in [0, 1]."""
    eid: str
    """The clause in which they stand."""


def instead(
    name: str,
    lang: Lang,
    cells: Cells,
    origin: Sequence[Locus],
    *,
    links: Links,
    finder: TermFinder,
    least: float = LIKELY,
) -> Instead | None:
    """The words of *lang* in a row that probably render the concept called *name*.

    *origin* are its places in the source's clauses of the row. Words that render other concepts of
    the source are not taken for it; terms of its own are seen as any other words. `None` where
    nothing is as likely as *least*, or the source lacks the row.
    """
    found = [
        one
        for place in origin
        for clause in cells.get(lang, ())
        if (one := _linked(name, place, clause, lang, cells, links=links, finder=finder))
    ]
    best = max(found, key=lambda one: one.confidence, default=None)
    return best if best and best.confidence >= least else None


def _linked(
    name: str,
    place: Locus,
    clause: Clause,
    lang: Lang,
    cells: Cells,
    *,
    links: Links,
    finder: TermFinder,
) -> Instead | None:
    """The likeliest words of *clause* for what stands at *place* in the source."""
    here = next(x.text for x in cells[place.lang] if x.eid == place.eid)
    others = {
        x.concept
        for source in cells[place.lang]
        for x in finder.find(source.text, place.lang)
        if source.eid != place.eid or not x.span.overlaps(place.span)
    }
    # As if the finder did not know the concept: what only a term of it covers stands on its own.
    taken = [
        x.span
        for x in finder.find_nested(clause.text, lang)
        if x.concept in others and x.concept != name and not set(x.inside) - {name}
    ]
    link = links.best(place.lang, here, place.span, lang, clause.text, taken)
    if link is None:
        return None
    return Instead(link.span, link.span.of(clause.text), link.confidence, clause.eid)


@dataclass(frozen=True, slots=True)
class Variant:
    """The same words in several places for one concept: perhaps a term that the termbase lacks."""

    concept: str
    lang: Lang
    text: str
    """The form in which they stand most often."""
    uses: tuple[Use, ...]
    """At least two, with their places."""

    @property
    def confidence(self) -> float:
        """How likely they render the concept in a place, on the mean, in [0, 1]."""
        return sum(use.confidence for use in self.uses) / len(self.uses)


def variants(found: Iterable[Use]) -> tuple[Variant, ...]:
    """The words that render a concept in more than one place and are none of its terms.

    *found* are the uses of concepts in one or more sets, words used instead among them. The most
    frequent come first.
    """
    groups: dict[tuple[str, Lang, tuple[str, ...]], list[Use]] = {}
    for use in found:
        if use.sort == "other" and use.place:
            key = (use.concept, use.lang, content_keys(use.form, use.lang))
            groups.setdefault(key, []).append(use)
    listed = [
        Variant(concept, lang, _usual(uses), tuple(uses))
        for (concept, lang, _), uses in groups.items()
        if len({(use.set, use.lang, use.place) for use in uses}) > 1
    ]
    return tuple(sorted(listed, key=lambda x: (-len(x.uses), -x.confidence, x.concept, x.lang, x.text)))


def _usual(uses: Sequence[Use]) -> str:
    forms = Counter(use.form for use in uses)
    return min(forms, key=lambda form: (-forms[form], form))
