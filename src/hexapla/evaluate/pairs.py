"""The bitext of two languages held against gold, counted as Vecalign's `score.py` counts.

Counts, not figures: those of several texts are added up before anything is divided.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hexapla.model import Lang

Table = tuple[Mapping[Lang, tuple[str, ...]], ...]
"""Rows of eids by language."""

Bead = tuple[tuple[str, ...], tuple[str, ...]]
"""Eids of two languages; a null bead has one side empty."""

Figures = tuple[float, float, float]
"""Precision, recall and F1, each in [0, 1]."""


@dataclass(frozen=True, slots=True)
class PairCounts:
    """How many beads of an alignment are right, and how many of gold were found.

    A bead is strictly right where the other side has the same bead; laxly where the other side
    links one of its clauses to one of its clauses. For precision all beads of the alignment count,
    null ones too (strictly right where gold has the same null bead); for recall those of gold that
    are not null. Where there is nothing to divide by, the figure is 0 (Thompson and Koehn 2019).
    """

    found: int = 0
    found_strict: int = 0
    found_lax: int = 0
    gold: int = 0
    gold_strict: int = 0
    gold_lax: int = 0

    def __add__(self, other: PairCounts) -> PairCounts:
        return PairCounts(
            self.found + other.found,
            self.found_strict + other.found_strict,
            self.found_lax + other.found_lax,
            self.gold + other.gold,
            self.gold_strict + other.gold_strict,
            self.gold_lax + other.gold_lax,
        )

    @property
    def strict(self) -> Figures:
        """Of beads that are the same."""
        return _figures(self.found_strict, self.found, self.gold_strict, self.gold)

    @property
    def lax(self) -> Figures:
        """Of beads that overlap on both sides."""
        return _figures(self.found_lax, self.found, self.gold_lax, self.gold)


def count(found: Iterable[Bead], gold: Iterable[Bead]) -> PairCounts:
    """The beads *found* against those of *gold*; each bead once, null beads as they stand."""
    made, wanted = set(found), set(gold)
    full, wanted_full = _without_null(made), _without_null(wanted)
    strict, lax = _right(made, wanted)
    recalled, recalled_laxly = _right(wanted_full, full)
    return PairCounts(len(made), strict, lax, len(wanted_full), recalled, recalled_laxly)


def beads(rows: Iterable[Mapping[Lang, tuple[str, ...]]], one: Lang, other: Lang) -> set[Bead]:
    """The bitext of two languages: connected groups of clauses that share rows, null beads too."""
    groups: list[tuple[dict[str, None], dict[str, None]]] = []
    for row in rows:
        mine, yours = dict.fromkeys(row.get(one, ())), dict.fromkeys(row.get(other, ()))
        if groups and (mine.keys() & groups[-1][0].keys() or yours.keys() & groups[-1][1].keys()):
            groups[-1][0].update(mine)
            groups[-1][1].update(yours)
        elif mine or yours:
            groups.append((mine, yours))
    return {(tuple(a), tuple(b)) for a, b in groups}


def _without_null(some: set[Bead]) -> set[Bead]:
    return {bead for bead in some if bead[0] and bead[1]}


def _right(some: set[Bead], others: set[Bead]) -> tuple[int, int]:
    """How many of *some* are in *others*, and how many are or overlap one of them on both sides."""
    links: dict[str, set[str]] = {}
    for mine, yours in others:
        for eid in mine:
            links.setdefault(eid, set()).update(yours)
    strict = some & others
    overlapping = sum(
        any(not links.get(eid, set()).isdisjoint(yours) for eid in mine) for mine, yours in some - strict
    )
    return len(strict), len(strict) + overlapping


def _figures(right: int, found: int, recalled: int, gold: int) -> Figures:
    precision = right / found if found else 0.0
    recall = recalled / gold if gold else 0.0
    total = precision + recall
    return precision, recall, 2 * precision * recall / total if total else 0.0
