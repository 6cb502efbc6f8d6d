"""Termbases as an audit looks at them: each concept at its place, and terms by how they are compared.

It reads no file and judges nothing. Terms outside the six languages are not in it.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations

from hexapla.langs import profile
from hexapla.model import LANGS, Concept, Lang, Term
from hexapla.terms.audit.observed import Observed
from hexapla.terms.termbase import ACCEPTED, opens_clauses
from hexapla.terms.words import is_abbreviation
from hexapla.text.normalise import matched

WORD = re.compile(r"[^\W\d_]+")
_MOSTLY = 0.8
"""The share of terms in capitals from which on capitals say nothing."""

_MOST_TWINS = 20
"""Of more concepts with one term, it is the term that says little."""


@dataclass(frozen=True, eq=False)
class Entry:
    """A concept as it stands in a file; no other is equal to it."""

    file: str
    """The name of the termbase; unique among those audited."""
    row: str
    """The concept's id; numbered where an id stands again."""
    concept: Concept
    unranked: frozenset[str] = frozenset()
    """Languages with several terms of which some were given no status."""

    def listed(self, lang: Lang) -> tuple[Listed, ...]:
        """The terms of *lang*, in order."""
        return self._listed.get(lang, ())

    @cached_property
    def _listed(self) -> dict[Lang, tuple[Listed, ...]]:
        found: dict[Lang, list[Listed]] = {}
        for term in self.concept.terms:
            for lang in LANGS:
                if term.lang == lang:
                    own = found.setdefault(lang, [])
                    own.append(Listed(self, lang, len(own) + 1, term))
        return {lang: tuple(own) for lang, own in found.items()}

    def accepted(self, lang: Lang) -> tuple[Listed, ...]:
        """Those that are preferred or admitted."""
        return tuple(one for one in self.listed(lang) if one.term.status in ACCEPTED)

    def heading(self) -> tuple[Listed, ...]:
        """The preferred term of each of the six languages, or else its first."""
        found = []
        for lang in LANGS:
            terms = self.listed(lang)
            found += [*(x for x in terms if x.term.status == "preferred"), *terms][:1]
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Listed:
    """A term at its place."""

    entry: Entry
    lang: Lang
    number: int
    """Which of the concept's terms of this language it is, from 1."""
    term: Term

    @property
    def eid(self) -> str:
        """What the term is called in its language."""
        return f"{self.entry.row}#{self.number}"


def entries(file: str, found: Iterable[tuple[Concept, frozenset[str]]]) -> tuple[Entry, ...]:
    """The concepts *found* in *file*, in order, each with its unranked languages."""
    made = []
    times: Counter[str] = Counter()
    for concept, unranked in found:
        name = row = concept.concept or "(no id)"
        while row in times:
            times[name] += 1
            row = f"{name} ({times[name]})"
        times[row] += 1
        made.append(Entry(file, row, concept, unranked))
    return tuple(made)


@dataclass(frozen=True, eq=False)
class Audited:
    """All that is audited together."""

    entries: tuple[Entry, ...]
    expected: tuple[Lang, ...] = ()
    """Languages that each concept is to have, and the only ones judged; none: found out."""
    observed: Observed | None = field(default=None, repr=False)
    """What a corpus has; `None`: there is none."""

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages judged."""
        return self.expected or LANGS

    def terms(self, lang: Lang) -> tuple[Listed, ...]:
        """All terms of *lang*."""
        return self._terms[lang]

    @cached_property
    def by_file(self) -> dict[str, tuple[Entry, ...]]:
        """The entries of each file."""
        found: dict[str, list[Entry]] = {}
        for entry in self.entries:
            found.setdefault(entry.file, []).append(entry)
        return {file: tuple(own) for file, own in found.items()}

    @cached_property
    def by_id(self) -> dict[str, Entry]:
        """The entry that holds for each id: the last one."""
        return {entry.concept.concept: entry for entry in self.entries}

    @cached_property
    def _terms(self) -> dict[Lang, tuple[Listed, ...]]:
        return {lang: tuple([x for e in self.entries for x in e.listed(lang)]) for lang in self.langs}

    def shouts(self, lang: Lang) -> bool:
        """Whether the terms of *lang* stand in capitals, so that these say nothing: thesauri do so."""
        return lang in self._shouting

    @cached_property
    def _shouting(self) -> frozenset[Lang]:
        loud = []
        for lang in self.langs:
            terms = self.terms(lang)
            capitals = sum(x.term.text.isupper() for x in terms)
            if len(terms) > 1 and capitals > _MOSTLY * len(terms):
                loud.append(lang)
        return frozenset(loud)

    def is_abbreviation(self, listed: Listed) -> bool:
        """Whether a term is said to be an abbreviation, or is one by its capitals."""
        if listed.term.form:
            return listed.term.form in ("abbreviation", "acronym")
        return not self.shouts(listed.lang) and is_abbreviation(listed.term.text)

    def key(self, listed: Listed) -> str:
        """The term as it is compared: case, kinds of hyphens and spaces say nothing, save in `AIDS`."""
        text = listed.term.text
        if is_abbreviation(text) and not self.shouts(listed.lang):
            return text
        return " ".join(matched(text, listed.lang).split())

    @cached_property
    def alike(self) -> dict[Lang, dict[str, list[Listed]]]:
        """The accepted terms of each language by their keys, but for empty ones."""
        found: dict[Lang, dict[str, list[Listed]]] = {lang: {} for lang in self.langs}
        for lang, keys in found.items():
            for one in self.terms(lang):
                if one.term.status in ACCEPTED and any(map(str.isalnum, one.term.text)):
                    keys.setdefault(self.key(one), []).append(one)
        return found

    @cached_property
    def twins(self) -> dict[tuple[Entry, Entry], dict[Lang, tuple[Listed, Listed]]]:
        """Concepts of different ids that share most preferred terms, with these; the earlier first."""
        shared: dict[tuple[int, int], dict[Lang, tuple[Listed, Listed]]] = {}
        at = {entry: place for place, entry in enumerate(self.entries)}
        for lang, keys in self.alike.items():
            for alike in keys.values():
                own = {at[x.entry]: x for x in reversed(alike) if x.term.status == "preferred"}
                if len(own) <= _MOST_TWINS:
                    for one, other in combinations(sorted(own), 2):
                        shared.setdefault((one, other), {})[lang] = own[one], own[other]
        pairs = {(self.entries[a], self.entries[b]): same for (a, b), same in sorted(shared.items())}
        return {pair: same for pair, same in pairs.items() if _are_one(*pair, len(same))}

    @cached_property
    def words(self) -> dict[Lang, frozenset[str]]:
        """The words of each language, as they are written."""
        return {
            lang: frozenset(word for x in self.terms(lang) for word in WORD.findall(x.term.text))
            for lang in self.langs
        }


def _are_one(one: Entry, other: Entry, shared: int) -> bool:
    """Whether two concepts with so many *shared* preferred terms are probably one."""
    if one.concept.concept == other.concept.concept:
        return False
    if opens_clauses(one.concept) or opens_clauses(other.concept):
        return False
    common = {x.lang for x in one.heading()} & {x.lang for x in other.heading()}
    return shared > 1 and 2 * shared > len(common)


def skeleton(key: str, lang: Lang) -> str:
    """*key* without hyphens, spaces and marks; without accents too, where letters are Latin."""
    if profile(lang).script == "Latn":
        key = unicodedata.normalize("NFD", key)
    return "".join(char for char in key if char.isalnum())


def named(entries: Sequence[Entry], beside: Entry) -> str:
    """The ids of *entries* in print, with their file where it is not that of *beside*."""
    return ", ".join(_named(entries, beside))


def _named(entries: Sequence[Entry], beside: Entry) -> Iterator[str]:
    for entry in entries:
        yield entry.row if entry.file == beside.file else f"{entry.row} in {entry.file}"
