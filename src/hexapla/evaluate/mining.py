"""Whether mining finds again what is hidden from it, and its renderings, beside simple counting.

Half of the concepts that stand twice in some texts are hidden; those among the first candidates
are counted. What is not in the termbase may be as good a term: precision is not measured here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

from hexapla.model import LANGS, Alignment, Lang, Termbase
from hexapla.terms.finder import TermFinder
from hexapla.terms.links import Links
from hexapla.terms.mining import Proposal, Rarity, mine
from hexapla.terms.mining.candidates import Key, Seen, candidates
from hexapla.terms.mining.renderings import usual_form
from hexapla.terms.words import reading, term_words

FIRST = (50, 100, 200)
"""How many candidates are looked at."""
_LEAST = 2


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many."""

    right: int = 0
    due: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.due + other.due)

    def __str__(self) -> str:
        return f"{self.right}/{self.due}"


@dataclass(frozen=True, slots=True)
class MiningScore:
    """What was found again."""

    found: Mapping[int, Share]
    """Hidden concepts among the first so many candidates."""
    phrases: Mapping[int, Share]
    """The same of those whose preferred term has several words."""
    counted: Mapping[int, Share]
    """Hidden concepts among the most frequent phrases of several words."""
    renderings: Mapping[Lang, Share]
    """Concepts found of which the first rendering is a listed term, as a whole."""
    by_dice: Mapping[Lang, Share]
    """The same, for the phrase that most regularly stands in the same rows."""

    def __add__(self, other: MiningScore) -> MiningScore:
        return MiningScore(
            _sum(self.found, other.found),
            _sum(self.phrases, other.phrases),
            _sum(self.counted, other.counted),
            _sum(self.renderings, other.renderings),
            _sum(self.by_dice, other.by_dice),
        )


K = TypeVar("K")


def _sum(one: Mapping[K, Share], other: Mapping[K, Share]) -> dict[K, Share]:
    return {key: one.get(key, Share()) + other.get(key, Share()) for key in {**one, **other}}


def measured(
    alignments: Sequence[Alignment],
    source: Lang,
    termbase: Termbase,
    *,
    links: Links,
    rarity: Rarity | None,
    generator: Random,
) -> MiningScore:
    """What mining finds of the concepts of *termbase* that *generator* hides."""
    visible, hidden = _halves(alignments, source, termbase, generator)
    mined = mine(alignments, source, visible, links, rarity, least=_LEAST, most=max(FIRST))
    named = [_named(one.forms, source, hidden) for one in mined]
    phrases = {x for x in hidden.concepts if _is_phrase(hidden, x, source)}
    seen = candidates(alignments, source, visible, _LEAST)
    counted = [
        _named([spot.words for spot in seen[key].spots], source, hidden) for key in _by_count(seen)
    ]
    first = _first(mined, named)
    dice = {lang: _Dice(alignments, lang) for lang in _others(alignments, source)}
    return MiningScore(
        {n: Share(len(set().union(*named[:n])), len(hidden.concepts)) for n in FIRST},
        {n: Share(len(phrases & set().union(*named[:n])), len(phrases)) for n in FIRST},
        {n: Share(len(set().union(*counted[:n])), len(hidden.concepts)) for n in FIRST},
        {
            lang: _rendered(
                [
                    (name, one.renderings[lang][0].text if one.renderings.get(lang) else "")
                    for name, one in first
                ],
                lang,
                hidden,
            )
            for lang in dice
        },
        {
            lang: _rendered([(name, by.best(one)) for name, one in first], lang, hidden)
            for lang, by in dice.items()
        },
    )


def _halves(
    alignments: Sequence[Alignment], source: Lang, termbase: Termbase, generator: Random
) -> tuple[TermFinder, TermFinder]:
    """The termbase without the hidden half of what occurs, and the hidden ones that still occur."""
    whole = TermFinder(termbase)
    texts = [clause.text for one in alignments for clause in one.versions[source].clauses]
    counts = Counter(x.concept for text in texts for x in whole.find(text, source) if whole.runs(x))
    often = sorted(name for name, n in counts.items() if n >= _LEAST)
    chosen = set(generator.sample(often, len(often) // 2))
    visible = TermFinder(_part(termbase, set(whole.concepts) - chosen))
    # What a concept that is left has among its terms too is not to be found again.
    bare: Counter[str] = Counter()
    for text in texts:
        known = [x.span for x in visible.find(text, source)]
        bare.update(
            x.concept
            for x in whole.find(text, source)
            if x.concept in chosen and not any(x.span.overlaps(span) for span in known)
        )
    return visible, TermFinder(_part(termbase, {name for name, n in bare.items() if n >= _LEAST}))


def _part(termbase: Termbase, names: set[str]) -> Termbase:
    return Termbase(termbase.name, tuple(x for x in termbase.concepts if x.concept in names))


def _is_phrase(finder: TermFinder, name: str, lang: Lang) -> bool:
    term = finder.concept(name).preferred(lang)
    return term is not None and len(term_words(term.text, lang)) > 1


def _named(forms: Iterable[str], lang: Lang, finder: TermFinder) -> set[str]:
    """The concepts of which one of *forms* is a term, as a whole."""
    found: set[str] = set()
    for form in dict.fromkeys(forms):
        words = reading(form, lang).words
        if not words:
            continue
        found.update(
            x.concept
            for x in finder.find_nested(form, lang)
            if x.span.start <= words[0].span.start and x.span.stop >= words[-1].span.stop
        )
    return found


def _by_count(seen: Mapping[Key, Seen]) -> list[Key]:
    """Phrases of several words, the most frequent first."""
    several = [key for key in seen if seen[key].size > 1]
    return sorted(several, key=lambda key: (-len(seen[key].spots), key))


def _first(mined: Sequence[Proposal], named: Sequence[set[str]]) -> list[tuple[str, Proposal]]:
    """The concepts found, each with the first candidate that names it."""
    found: dict[str, Proposal] = {}
    for one, names in zip(mined, named, strict=True):
        for name in sorted(names):
            found.setdefault(name, one)
    return [*found.items()]


def _others(alignments: Sequence[Alignment], source: Lang) -> list[Lang]:
    return [x for x in LANGS if x != source and any(x in one.langs for one in alignments)]


def _rendered(proposed: Sequence[tuple[str, str]], lang: Lang, finder: TermFinder) -> Share:
    """Of the concepts that have a term in *lang*, how many are rendered by one."""
    due = [(name, text) for name, text in proposed if finder.concept(name).of(lang)]
    return Share(sum(name in _named([text], lang, finder) for name, text in due), len(due))


class _Dice:
    """The phrases of a language by the rows in which they stand."""

    def __init__(self, alignments: Sequence[Alignment], lang: Lang) -> None:
        found = candidates(alignments, lang, TermFinder(Termbase("", ())), 1)
        self._rows: dict[str, set[tuple[str, str]]] = {}
        for seen in found.values():
            text = usual_form(spot.words for spot in seen.spots)
            rows = {(spot.alignment.set, spot.row.row) for spot in seen.spots}
            self._rows.setdefault(text, set()).update(rows)

    def best(self, proposal: Proposal) -> str:
        """The phrase with the highest Dice coefficient over rows; the longest of equals."""
        rows = {(spot.alignment.set, spot.row.row) for spot in proposal.spots}
        scores = {
            text: 2 * len(rows & there) / (len(rows) + len(there))
            for text, there in self._rows.items()
            if not rows.isdisjoint(there)
        }
        return min(scores, key=lambda text: (-scores[text], -len(text), text), default="")
