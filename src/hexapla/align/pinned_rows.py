"""Rows that people have drawn: which of them are one, and whether all can stand in one table.

Nothing is searched here: the solver lays the other clauses around them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from hexapla.align.pins import Place
from hexapla.model import LANGS, Lang


@dataclass(frozen=True, slots=True)
class PinnedRow:
    """A row in the languages that it names."""

    cells: Mapping[Lang, tuple[int, ...]]
    """Positions of neighbouring clauses; none where the version lacks the row."""
    spanning: frozenset[Place] = frozenset()
    """Those of its clauses that stand in a row beside it too."""


def with_row(rows: Sequence[PinnedRow], new: PinnedRow) -> tuple[PinnedRow, ...] | None:
    """*rows* and *new*, which becomes one with those it is the same row as, and stands last.

    `None` where they cannot all stand in one table.
    """
    rest = list(rows)
    while (same := next((row for row in rest if _is_one(row, new)), None)) is not None:
        rest.remove(same)
        new = PinnedRow({**same.cells, **new.cells}, same.spanning | new.spanning)
    made = (*rest, new)
    fits = all(_beside(row, new) for row in rest) and _unbroken(made, new) and _in_order(made)
    return made if fits else None


def _is_one(row: PinnedRow, other: PinnedRow) -> bool:
    """Whether the two share a clause and agree in every language that both name."""
    both = row.cells.keys() & other.cells.keys()
    return any(row.cells[x] for x in both) and all(row.cells[x] == other.cells[x] for x in both)


def _beside(row: PinnedRow, other: PinnedRow) -> bool:
    """Whether all that two rows share is a last clause of one that spans to the other."""
    for lang in row.cells.keys() & other.cells.keys():
        first, second = sorted((row.cells[lang], other.cells[lang]))
        if not first or first[-1] < second[0]:
            continue
        place = (lang, second[0])
        if first[-1] > second[0] or place not in row.spanning & other.spanning:
            return False
    return True


def _unbroken(rows: Sequence[PinnedRow], new: PinnedRow) -> bool:
    """Whether the rows that a clause of *new* spans hold neighbouring clauses of each language."""
    for lang, at in new.spanning:
        spanned = [row.cells for row in rows if at in row.cells.get(lang, ())]
        for other in LANGS:
            found = sorted({p for cells in spanned for p in cells.get(other, ())})
            if found and len(found) <= found[-1] - found[0]:
                return False
    return True


def _in_order(rows: Sequence[PinnedRow]) -> bool:
    """Whether *rows*, which share no more than spanning clauses, can follow one another uncrossed."""
    above: dict[int, set[int]] = {index: set() for index in range(len(rows))}
    for lang in LANGS:
        at: dict[tuple[int, ...], list[int]] = {}
        for index, row in enumerate(rows):
            if found := row.cells.get(lang):
                at.setdefault(found, []).append(index)
        for first, second in pairwise(sorted(at)):
            for index in at[second]:
                above[index].update(at[first])
    try:
        TopologicalSorter(above).prepare()
    except CycleError:
        return False
    return True
