"""Termbases: concepts with their terms (ISO 30042)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

TermStatus = Literal["preferred", "admitted", "deprecated", "superseded"]
TermForm = Literal["", "full form", "short form", "abbreviation", "acronym", "variant", "phrase"]
PartOfSpeech = Literal["", "noun", "verb", "adjective", "adverb", "proper noun", "other"]


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase that names a concept in one language."""

    lang: str
    """One of the six, or another BCP 47 tag: kept, not used."""
    text: str
    status: TermStatus
    source: str = ""
    note: str = ""
    form: TermForm = ""
    """What `termType` says in TBX-Basic; `""`: not said."""
    part_of_speech: PartOfSpeech = ""


@dataclass(frozen=True, slots=True)
class Concept:
    """A unit of knowledge with its terms (ISO 30042)."""

    concept: str
    """Its id, unique in the termbase."""
    subject: str
    terms: tuple[Term, ...]
    definition: str = ""
    note: str = ""
    source: str = ""
    """Where the definition, or else the concept, is taken from."""
    superseded_by: str = ""
    """The id of the concept that is to be used instead; `""`: none is."""

    def of(self, lang: str, *statuses: TermStatus) -> tuple[Term, ...]:
        """The terms of *lang* with one of *statuses* (all, where none is named), in order."""
        wanted = [t for t in self.terms if t.lang == lang]
        return tuple(t for t in wanted if not statuses or t.status in statuses)

    def preferred(self, lang: str) -> Term | None:
        """The preferred term of *lang*, or `None`."""
        return next(iter(self.of(lang, "preferred")), None)


@dataclass(frozen=True, slots=True)
class Termbase:
    """Concepts in the order of the file they came from."""

    name: str
    concepts: tuple[Concept, ...]
    sha256: str = ""
