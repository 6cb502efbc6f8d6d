"""Concepts as a reader finds them, each id once: the later one wins, in the earlier one's place."""

from __future__ import annotations

from collections.abc import Callable

from hexapla.formats.termbases.remarks import Remarks
from hexapla.model import Concept


class Gathered:
    """The concepts of one file, in order."""

    def __init__(self, remarks: Remarks) -> None:
        self._remarks = remarks
        self._concepts: dict[str, Concept] = {}
        self._lines: dict[str, Callable[[], int]] = {}

    def __contains__(self, concept: str) -> bool:
        return concept in self._concepts

    def add(self, concept: Concept, line: Callable[[], int]) -> None:
        """Add *concept*; *line* tells where it stands. That its id stands already is said."""
        self._remarks.meet(concept, line)
        if concept.concept in self._concepts:
            self._remarks.repeat(concept.concept, self._lines[concept.concept](), line())
        self._concepts[concept.concept] = concept
        self._lines[concept.concept] = line

    def concepts(self) -> tuple[Concept, ...]:
        """All of them."""
        return tuple(self._concepts.values())
