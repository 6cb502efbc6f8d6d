"""Finds the concepts of a termbase in the text of a clause, all at once.

The longest term wins, and a term inside a longer one does not stand on its own. Whether a
rendering is right is for the checks to say; case is looked at in abbreviations only.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from hexapla.langs import profile
from hexapla.model import LANGS, Concept, Lang, Span, Term, Termbase, TermStatus
from hexapla.terms.matchers import SpacedMatcher, UnspacedMatcher
from hexapla.terms.short_forms import main_word
from hexapla.terms.termbase import ACCEPTED, by_id, opens_clauses
from hexapla.terms.words import Reading, TermWord, content_words, reading, scattered, term_words
from hexapla.text.normalise import matched

_READINGS_KEPT = 4096
_MOSTLY = 0.8
"""The share of terms in capitals from which on capitals do not tell abbreviations."""
_RARE = 3
"""Concepts that may share a main word and still be told by it."""


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """A term of a concept, standing in a text."""

    span: Span
    """Half-open, in code points of the text."""
    concept: str
    term: str
    """As the termbase has it; the text may inflect it."""
    status: TermStatus
    inside: tuple[str, ...] = ()
    """Concepts whose longer term covers this one; empty: it stands on its own."""


class TermFinder:
    """A termbase, ready to find its concepts in the six languages.

    Concepts that open clauses (leads, organ lines) are found at the start of a text only.
    Of concepts with one id the later holds.
    """

    def __init__(self, termbase: Termbase) -> None:
        self.termbase = termbase
        self.concepts = by_id(termbase)
        self._indexes = {
            lang: _Index(lang, entries) for lang, entries in _by_language(self.concepts.values()).items()
        }
        self._found = lru_cache(_READINGS_KEPT)(self._search)

    def concept(self, name: str) -> Concept:
        """The concept called *name*; `KeyError` where there is none."""
        return self.concepts[name]

    def find(self, text: str, lang: Lang) -> tuple[Occurrence, ...]:
        """The occurrences in *text* that stand on their own, in order."""
        return tuple(found for found in self._found(text, lang) if not found.inside)

    def find_nested(self, text: str, lang: Lang) -> tuple[Occurrence, ...]:
        """All occurrences in *text*, those inside longer terms too, in order."""
        return self._found(text, lang)

    def runs(self, occurrence: Occurrence) -> bool:
        """Whether *occurrence* is of running text, not the opening of a clause."""
        return not opens_clauses(self.concepts[occurrence.concept])

    def suspects(self, concept: str, text: str, lang: Lang) -> bool:
        """Whether *text* may paraphrase *concept*: the content words of an accepted term are near.

        Never proof of a rendering; reason enough not to call it missing.
        """
        found = _reading(text, lang)
        taken = [x.span for x in self.find(text, lang) if x.concept != concept and self.runs(x)]
        index = self._indexes[lang]
        return any(
            scattered(term, found, index.telling(term), taken) for term in index.accepted(concept)
        )

    def has_main_word(self, concept: str, text: str, lang: Lang) -> bool:
        """Whether *text* has the main word of an accepted term of *concept*, as a short form does."""
        words = _reading(text, lang).words
        for term in self._indexes[lang].accepted(concept):
            head = main_word(term, lang)
            if head and any(head.matches(word) for word in words):
                return True
        return False

    def __reduce__(self) -> tuple[type[TermFinder], tuple[Termbase]]:
        """Travel to another process as the termbase alone; indexes are built there."""
        return TermFinder, (self.termbase,)

    def _search(self, text: str, lang: Lang) -> tuple[Occurrence, ...]:
        return self._indexes[lang].search(_reading(text, lang))


@lru_cache(_READINGS_KEPT)
def _reading(text: str, lang: Lang) -> Reading:
    return reading(text, lang)


_Entries = list[tuple[Concept, Term]]


def _by_language(concepts: Iterable[Concept]) -> dict[Lang, _Entries]:
    """The terms that are not empty, with their concepts."""
    entries: dict[Lang, _Entries] = {lang: [] for lang in LANGS}
    for concept in concepts:
        for term in concept.terms:
            if term.lang in entries and term.text.strip():
                entries[term.lang].append((concept, term))
    return entries


class _Index:
    """The terms of one language; made ready when first searched."""

    def __init__(self, lang: Lang, entries: _Entries) -> None:
        self.lang = lang
        self.entries = entries

    @cached_property
    def _shouts(self) -> bool:
        """Whether the terms stand in capitals, so that these say nothing: thesauri print them so."""
        shouted = sum(term.text.isupper() for _, term in self.entries)
        return shouted > _MOSTLY * len(self.entries) and len(self.entries) > 1

    def _words(self, term: Term) -> tuple[TermWord, ...]:
        return term_words(self._as_said(term), self.lang)

    def _as_said(self, term: Term) -> str:
        return term.text.lower() if self._shouts else term.text

    @cached_property
    def _openings(self) -> set[str]:
        named = {concept.concept: concept for concept, _ in self.entries}
        return {name for name, concept in named.items() if opens_clauses(concept)}

    @cached_property
    def _accepted(self) -> dict[str, list[tuple[TermWord, ...]]]:
        accepted: dict[str, list[tuple[TermWord, ...]]] = {}
        for concept, term in self.entries:
            if term.status in ACCEPTED:
                accepted.setdefault(concept.concept, []).append(self._words(term))
        return accepted

    def accepted(self, concept: str) -> list[tuple[TermWord, ...]]:
        """The words of each accepted term of *concept*."""
        return self._accepted.get(concept, [])

    def telling(self, term: tuple[TermWord, ...]) -> list[TermWord]:
        """The content words of *term* that tell it from others: not a main word that many share."""
        head = main_word(term, self.lang)
        content = content_words(term, self.lang)
        found = [word for word in content if word != head or self._shared[word.form] <= _RARE]
        return found or content

    @cached_property
    def _shared(self) -> Counter[str]:
        """In how many concepts each word stands."""
        by_concept = self._accepted.values()
        return Counter(form for terms in by_concept for form in {w.form for t in terms for w in t})

    def search(self, text: Reading) -> tuple[Occurrence, ...]:
        first = text.words[0].span.start if text.words else 0
        kept = []
        for index, span in self._matcher.matches(text):
            concept, term = self.entries[index]
            if concept.concept not in self._openings or span.start <= first:
                kept.append(Occurrence(span, concept.concept, term.text, term.status))
        return _nested(_best(kept, text), self._openings)

    @cached_property
    def _matcher(self) -> SpacedMatcher | UnspacedMatcher:
        spaced = profile(self.lang).typography.spaced
        matcher = SpacedMatcher(self.lang) if spaced else UnspacedMatcher(self.lang)
        for index, (_, term) in enumerate(self.entries):
            matcher.add(index, self._as_said(term))
        return matcher


_RANK: dict[TermStatus, int] = {"preferred": 1, "admitted": 2, "superseded": 3, "deprecated": 4}


def _best(found: list[Occurrence], text: Reading) -> list[Occurrence]:
    """One occurrence per span and concept: the best status, the first term.

    A rejected form that stands there to the letter comes before an accepted one that only
    inflects to it (`International Telecommunications Union`).
    """

    def rank(occurrence: Occurrence) -> int:
        to_the_letter = occurrence.status not in ACCEPTED and (
            matched(occurrence.span.of(text.text), text.lang) == matched(occurrence.term, text.lang)
        )
        return 0 if to_the_letter else _RANK[occurrence.status]

    best: dict[tuple[Span, str], Occurrence] = {}
    for occurrence in found:
        key = (occurrence.span, occurrence.concept)
        if key not in best or rank(occurrence) < rank(best[key]):
            best[key] = occurrence
    return sorted(best.values())


def _nested(found: list[Occurrence], openings: set[str]) -> tuple[Occurrence, ...]:
    """*found*, each with the concepts whose longer term covers it; openings cover nothing else."""
    places = [(x.span.start, x.span.stop, x.concept, x.concept in openings) for x in found]
    out, around, seen = [], places[:0], 0
    for inner, (start, stop, _, opens) in zip(found, places, strict=True):
        # In order of their starts: what ended before this one covers none after it.
        around = [place for place in around if place[1] > start]
        while seen < len(places) and places[seen][0] <= start:
            around.append(places[seen])
            seen += 1
        covering = {
            concept
            for first, last, concept, covers_openings in around
            if first <= start
            and stop <= last
            and stop - start < last - first
            and covers_openings == opens
        }
        out.append(replace(inner, inside=tuple(sorted(covering))) if covering else inner)
    return tuple(out)
