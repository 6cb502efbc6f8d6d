"""Candidates for a termbase: what texts say again and again and no concept of it covers.

Ranked by how likely they are terms, each with its probable renderings and the places that show
both. It decides nothing: a terminologist does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

from hexapla.model import LANGS, Alignment, Lang
from hexapla.terms.finder import TermFinder
from hexapla.terms.links import Links
from hexapla.terms.mining.candidates import Key, Spot, candidates
from hexapla.terms.mining.renderings import (
    Rendered,
    Rendering,
    renderings,
    spread,
    usual_form,
    written,
)
from hexapla.terms.mining.termhood import Rarity, termhood

__all__ = ["Proposal", "Rarity", "Rendered", "Rendering", "Spot", "mine"]

Progress = Callable[[int, int], None]
"""Told how many candidates have their renderings, and how many there are."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A candidate for the termbase."""

    lang: Lang
    text: str
    """Its most frequent form."""
    forms: Mapping[str, int]
    """All forms, as they are written, the most frequent first."""
    score: float
    """How likely it is a term, above 0; it compares candidates of one run only."""
    agreement: float
    """The mean confidence of the first rendering over the other languages, in [0, 1]."""
    spots: tuple[Spot, ...]
    """All places, in order."""
    renderings: Mapping[Lang, tuple[Rendering, ...]]
    """The likeliest first; empty where nothing was found."""


def mine(
    alignments: Sequence[Alignment],
    source: Lang,
    finder: TermFinder,
    links: Links,
    rarity: Rarity | None = None,
    *,
    least: int = 2,
    most: int = 100,
    progress: Progress = lambda done, total: None,
) -> tuple[Proposal, ...]:
    """The *most* likeliest candidates of *source*, each standing *least* times, the best first.

    What *finder* finds is left out, and so is what cuts it. Without *rarity*, single words other
    than abbreviations are left out, and common words count like rare ones.
    """
    with_source = [alignment for alignment in alignments if source in alignment.langs]
    found = candidates(with_source, source, finder, least)
    scores = termhood(found, source, rarity)
    named: dict[str, Key] = {}
    for key in sorted(scores, key=lambda key: (-scores[key], key)):
        # Words that are not spaced may be divided in several ways.
        named.setdefault(usual_form(spot.words for spot in found[key].spots).casefold(), key)
    ranked = [*named.values()][:most]
    langs = [lang for lang in LANGS if lang != source and any(lang in one.langs for one in with_source)]
    proposals = []
    for done, key in enumerate(ranked):
        progress(done, len(ranked))
        spots = found[key].spots
        looked = spread(spots)
        rendered = {lang: renderings(looked, source, lang, links, finder) for lang in langs}
        first = [some[0].confidence if some else 0.0 for some in rendered.values()]
        agreement = sum(first) / len(first) if first else 0.0
        forms = Counter(written(spot.words) for spot in spots)
        proposals.append(
            Proposal(
                source,
                usual_form(spot.words for spot in spots),
                dict(sorted(forms.items(), key=lambda form: (-form[1], form[0]))),
                scores[key] * (sqrt(agreement) if first else 1.0),
                agreement,
                tuple(spots),
                rendered,
            )
        )
    progress(len(ranked), len(ranked))
    return tuple(sorted(proposals, key=lambda one: (-one.score, one.text)))
