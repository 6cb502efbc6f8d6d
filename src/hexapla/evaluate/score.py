"""An alignment against gold: every pair of languages, and whole rows.

Scores of several texts, or of one text damaged several times, add up to one score.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from hexapla.errors import InputError
from hexapla.evaluate.pairs import Bead, PairCounts, Table, beads, count
from hexapla.model import LANGS, Alignment, Correction, Lang, Row, Version


@dataclass(frozen=True, slots=True)
class Case:
    """Versions whose alignment is known."""

    versions: tuple[Version, ...]
    gold: Table
    """In a ladder each row is a bead; else beads are the connected groups of clauses."""
    ladder: bool = False
    corrections: tuple[Correction, ...] = ()
    """What reviewers said of these versions, and holds."""

    def judged(self) -> tuple[Version, ...]:
        """The versions in languages that gold has, in the order of `LANGS`; `InputError` for one."""
        there = {lang for row in self.gold for lang in row}
        versions = sorted(self.versions, key=lambda version: LANGS.index(version.lang))
        judged = tuple(version for version in versions if version.lang in there)
        if len(judged) < 2:
            raise InputError("the gold file and the set share fewer than two languages")
        return judged

    def langs(self) -> tuple[Lang, ...]:
        """The languages of `judged`."""
        return tuple(version.lang for version in self.judged())

    def beads(self, one: Lang, other: Lang) -> set[Bead]:
        """The beads of gold between two of its languages, null ones too."""
        if not self.ladder:
            return beads(self.gold, one, other)
        return {bead for row in self.gold if any(bead := (row.get(one, ()), row.get(other, ())))}


@dataclass(frozen=True, slots=True)
class RowCounts:
    """Rows made, rows of gold, and rows of which every cell is as in gold."""

    made: int = 0
    gold: int = 0
    right: int = 0

    def __add__(self, other: RowCounts) -> RowCounts:
        return RowCounts(self.made + other.made, self.gold + other.gold, self.right + other.right)

    @property
    def f1(self) -> float:
        """Of rows that are right, in [0, 1]."""
        return 2 * self.right / (self.made + self.gold) if self.made + self.gold else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """How alignments compare with gold."""

    pairs: Mapping[str, PairCounts]
    """By pair of languages, as `ar-en`."""
    rows: RowCounts | None
    """`None` where pairs were aligned one by one, or gold has beads and no rows."""

    @property
    def strict(self) -> float:
        """The mean strict F1 of the pairs."""
        return fmean(counts.strict[2] for counts in self.pairs.values())

    @property
    def lax(self) -> float:
        """Their mean lax F1."""
        return fmean(counts.lax[2] for counts in self.pairs.values())

    @property
    def worst(self) -> tuple[str, float]:
        """The pair of the lowest strict F1, and that; the first of them on a tie."""
        pair = min(self.pairs, key=lambda name: (self.pairs[name].strict[2], name))
        return pair, self.pairs[pair].strict[2]


def score(alignment: Alignment, case: Case) -> Score:
    """*alignment* held against the gold of *case*, in the languages that both have."""
    made = [row.cells for row in alignment.rows]
    pairs = {
        f"{one}-{other}": count(beads(made, one, other), case.beads(one, other))
        for one, other in combinations(case.langs(), 2)
    }
    if case.ladder:
        return Score(pairs, None)
    right = [is_right for _, is_right in right_rows(alignment, case)]
    return Score(pairs, RowCounts(len(right), len(cells_of(case.gold, case.langs())), sum(right)))


def right_rows(alignment: Alignment, case: Case) -> list[tuple[Row, bool]]:
    """Each row of *alignment* that gold can judge, and whether all of its cells are as in gold."""
    langs = case.langs()
    wanted = set(cells_of(case.gold, langs))
    rows = [row for row in alignment.rows if any(row.cells.get(lang) for lang in langs)]
    return [(row, tuple(row.cells.get(x, ()) for x in langs) in wanted) for row in rows]


def total(scores: Iterable[Score]) -> Score:
    """One score of all *scores*: their counts added up; at least one."""
    first, *rest = scores
    pairs, rows = dict(first.pairs), first.rows
    for one in rest:
        for name, counts in one.pairs.items():
            pairs[name] = pairs.get(name, PairCounts()) + counts
        rows = rows + one.rows if rows and one.rows else None
    return Score(pairs, rows)


def cells_of(
    rows: Iterable[Mapping[Lang, tuple[str, ...]]], langs: Sequence[Lang]
) -> list[tuple[tuple[str, ...], ...]]:
    """The cells of *rows* in *langs*; a row without any in these is left out."""
    return [cells for row in rows if any(cells := tuple(row.get(lang, ()) for lang in langs))]
