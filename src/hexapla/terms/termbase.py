"""What a termbase must be, several of them as one, and concepts by name.

Works on the model's `Termbase`; reads no file and searches no text.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

from hexapla.model import Concept, Termbase, TermStatus
from hexapla.signature import digest

ACCEPTED: tuple[TermStatus, ...] = ("preferred", "admitted")


def opens_clauses(concept: Concept) -> bool:
    """Whether the terms of *concept* stand only at the start of a clause: leads and organ lines."""
    return concept.subject == "organ" or concept.subject.startswith("lead-")


def complaints(termbase: Termbase) -> tuple[str, ...]:
    """What is wrong with *termbase*, one line each, in the order of the concepts.

    A sound termbase names each concept once, has no empty, padded or denormalised term, at
    most one preferred term per concept and language, no term twice in one concept and
    language, and so none both accepted and rejected there.
    """
    counts = Counter(concept.concept for concept in termbase.concepts)
    twice = [f"{name}: the concept stands {n} times" for name, n in counts.items() if n > 1]
    return (*twice, *(line for concept in termbase.concepts for line in _complaints(concept)))


def _complaints(concept: Concept) -> Iterator[str]:
    name = concept.concept or "(no id)"
    if not concept.concept:
        yield f"{name}: a concept without an id"
    for term in concept.terms:
        if not term.text.strip():
            yield f"{name}: {term.lang}: an empty term"
        elif term.text != " ".join(term.text.split()):
            yield f"{name}: {term.lang}: stray spaces in {term.text!r}"
        elif not unicodedata.is_normalized("NFC", term.text):
            yield f"{name}: {term.lang}: {term.text!r} is not in NFC"
    for lang in dict.fromkeys(term.lang for term in concept.terms):
        preferred = concept.of(lang, "preferred")
        if len(preferred) > 1:
            listed = ", ".join(repr(term.text) for term in preferred)
            yield f"{name}: {lang}: {len(preferred)} preferred terms: {listed}"
        texts = Counter(term.text for term in concept.of(lang))
        for text in (text for text, n in texts.items() if n > 1):
            statuses = ", ".join(term.status for term in concept.of(lang) if term.text == text)
            yield f"{name}: {lang}: {text!r} stands more than once ({statuses})"


def merge(termbases: Iterable[Termbase]) -> Termbase:
    """Several termbases as one: of concepts with one id the later wins, in the earlier's place."""
    parts = tuple(termbases)
    if len(parts) == 1:
        return parts[0]
    concepts: dict[str, Concept] = {}
    for part in parts:
        concepts.update((concept.concept, concept) for concept in part.concepts)
    name = "+".join(part.name for part in parts)
    sha256 = digest(*(part.sha256 for part in parts), length=64) if parts else ""
    return Termbase(name, tuple(concepts.values()), sha256)


def by_id(termbase: Termbase) -> dict[str, Concept]:
    """The concepts of *termbase* by their id; of two with one id the later."""
    return {concept.concept: concept for concept in termbase.concepts}
