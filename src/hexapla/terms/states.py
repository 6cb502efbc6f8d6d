"""Which States a text names, and of which it may speak without naming them.

Works on a register of States given as a termbase; which name is right where is for the checks to say.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from hexapla.langs import profile
from hexapla.model import Lang, Span, Termbase
from hexapla.terms.finder import Occurrence, TermFinder
from hexapla.text.arabic import strippings
from hexapla.text.normalise import matched
from hexapla.text.tokenise import tokenise

STATES, OTHERS = "states", "not states"
"""The subjects of the register: States, and what holds their names and does not mean them."""

_BEGINNING = 4
"""Letters in which an adjective and the name that it is made of are the same, at least."""

_CLAUSES_KEPT = 4096


class StateNames:
    """A register of States, ready to find them in the six languages."""

    def __init__(self, register: Termbase) -> None:
        self._finder = TermFinder(register)
        self._states = frozenset(x.concept for x in register.concepts if x.subject == STATES)
        self._akin = frozenset(
            (concept.concept, term.lang, term.text)
            for concept in register.concepts
            for term in concept.terms
            if term.part_of_speech == "adjective"
        )
        self._beginnings = lru_cache(None)(self._begin)
        self.told = lru_cache(_CLAUSES_KEPT)(self._told)

    def find(self, text: str, lang: Lang) -> tuple[Occurrence, ...]:
        """The names of States in *text*, in order; not those inside the names of other things.

        A name that begins with a capital is none without it: `turkey`, `guinea`.
        """
        return tuple(x for x in self._finder.find(text, lang) if self._names(x, text, lang))

    def short(self, state: str, lang: Lang) -> str:
        """The short name of *state* in *lang*."""
        term = self._finder.concept(state).preferred(lang)
        return term.text if term else state

    def renamed(self, state: str, lang: Lang) -> bool:
        """Whether *state* had another name in *lang* before."""
        return bool(self._finder.concept(state).of(lang, "superseded"))

    def _names(self, x: Occurrence, text: str, lang: Lang) -> bool:
        if x.concept not in self._states or (x.concept, lang, x.term) in self._akin:
            return False
        return not x.term[0].isupper() or text[x.span.start].isupper()

    def _told(self, text: str, lang: Lang) -> tuple[tuple[Span, str], ...]:
        """Where *text* may speak of States without naming them: adjectives, people, languages."""
        names = self.find(text, lang)
        found = [
            (x.span, x.concept)
            for x in self._finder.find_nested(text, lang)
            if (x.concept, lang, x.term) in self._akin
        ]
        if profile(lang).typography.spaced:
            for token in tokenise(text, lang):
                # Nigeria tells nothing of the Niger.
                if not any(x.span.overlaps(token.span) for x in names):
                    for beginning in _beginnings_of(token.form, lang):
                        states = self._beginnings(lang).get(beginning, frozenset())
                        found += [(token.span, state) for state in states]
        return tuple(sorted(set(found)))

    def _begin(self, lang: Lang) -> dict[str, frozenset[str]]:
        """The States by the beginnings of the words that no other State has in its names."""
        by_word: dict[str, set[str]] = {}
        for state in sorted(self._states):
            for term in self._finder.concept(state).of(lang):
                words = [token.form for token in tokenise(term.text, lang)]
                for word in words if len(words) > 1 else ():
                    by_word.setdefault(word, set()).add(state)
        alone = {
            (tokenise(term.text, lang)[0].form, state)
            for state in self._states
            for term in self._finder.concept(state).of(lang)
            if len(tokenise(term.text, lang)) == 1
        }
        told = alone | {(word, next(iter(of))) for word, of in by_word.items() if len(of) == 1}
        found: dict[str, set[str]] = {}
        for word, state in told:
            for beginning in _beginnings_of(word, lang):
                found.setdefault(beginning, set()).add(state)
        return {beginning: frozenset(of) for beginning, of in found.items()}


def _beginnings_of(word: str, lang: Lang) -> Iterator[str]:
    """How *word* (a matching form) begins, accents aside, once for each reading of its clitics."""
    for bare in strippings(word) if lang == "ar" else (word,):
        plain = "".join(x for x in unicodedata.normalize("NFD", bare) if not unicodedata.combining(x))
        if len(plain) >= _BEGINNING - 1:
            yield matched(plain, lang)[:_BEGINNING]
