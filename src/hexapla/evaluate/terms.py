"""Concepts found in clauses against gold marks: precision and recall, language by language.

Strict: a concept counts as found where it was found in that clause, under that name, at a place
that shares at least one character with the mark. Which of the two is right is not judged here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from hexapla.evaluate.term_marks import Mark, Marked, Place
from hexapla.model import Lang
from hexapla.terms.finder import TermFinder

Found = Callable[[str, Lang], Sequence[Mark]]
"""What is found in a text of a language, in order."""


@dataclass(frozen=True, slots=True)
class Counts:
    """Occurrences in gold, found ones, found ones that gold has, and those with the very same span."""

    gold: int = 0
    found: int = 0
    right: int = 0
    exact: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.gold + other.gold,
            self.found + other.found,
            self.right + other.right,
            self.exact + other.exact,
        )

    @property
    def precision(self) -> float:
        """Of what was found, the share that gold has; 1.0 where nothing was found."""
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Of what gold has, the share that was found; 1.0 where there is nothing."""
        return self.right / self.gold if self.gold else 1.0


@dataclass(frozen=True, slots=True)
class Difference:
    """A place where gold and what was found differ."""

    place: Place
    concept: str
    words: str
    missed: bool
    """Whether gold has it; else it was found and gold has it not."""


@dataclass(frozen=True, slots=True)
class ClauseScore:
    """What was counted in a clause."""

    counts: Counts
    differences: tuple[Difference, ...]


def running(finder: TermFinder) -> Found:
    """What *finder* finds of running text: openings of clauses are not counted."""

    def found(text: str, lang: Lang) -> tuple[Mark, ...]:
        return tuple(Mark(x.span, x.concept) for x in finder.find(text, lang) if finder.runs(x))

    return found


def score(clause: Marked, found: Sequence[Mark]) -> ClauseScore:
    """What was *found* in *clause* against its marks, one by one, from left to right."""
    left = list(found)
    right = exact = 0
    differences = []
    for mark in clause.marks:
        same = [x for x in left if x.concept == mark.concept and x.span.overlaps(mark.span)]
        if same:
            left.remove(same[0])
            right += 1
            exact += same[0].span == mark.span
        else:
            differences.append(_difference(clause, mark, missed=True))
    differences += [_difference(clause, mark, missed=False) for mark in left]
    return ClauseScore(Counts(len(clause.marks), len(found), right, exact), tuple(differences))


def total(scores: Iterable[ClauseScore]) -> Counts:
    """All of *scores* together."""
    return sum((one.counts for one in scores), Counts())


def _difference(clause: Marked, mark: Mark, *, missed: bool) -> Difference:
    return Difference(clause.place, mark.concept, mark.span.of(clause.text), missed)
