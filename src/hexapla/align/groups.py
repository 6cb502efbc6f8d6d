"""Solves many small tables out of one evidence: groups of clauses, each by itself.

What is rare or usual is so in the whole text, however small the group. It knows nothing of
parts or rows, and never sets clauses of two groups side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from hexapla.align.costs import FAR, Evidence, Tables
from hexapla.align.search import Rules
from hexapla.align.solver import WINDOW, Solved, solved, solved_at_once
from hexapla.model import Lang

Places = Mapping[Lang, Sequence[int]]
"""Positions of neighbouring clauses by version, two versions at least."""

AT_ONCE = 48
"""Clauses of a version whose costs are found at once: fewer take nearly as long."""


def solved_apart(evidence: Evidence, groups: Sequence[Places], rules: Rules) -> Iterator[list[Solved]]:
    """The table of each of *groups*; its cells are positions in the whole versions."""
    for batch in _batches(groups):
        if _size(batch[0]) > WINDOW:
            sides = {lang: evidence.sides[lang].part(found) for lang, found in batch[0].items()}
            made = [solved(replace(evidence, sides=sides), rules=rules)]
        else:
            made = [
                solved_at_once(tables, {lang: len(found) for lang, found in places.items()}, rules)
                for places, tables in zip(batch, _tables(evidence, batch, rules), strict=True)
            ]
        for places, table in zip(batch, made, strict=True):
            yield [
                replace(row, cells={x: tuple(places[x][p] for p in row.cells[x]) for x in row.cells})
                for row in table
            ]


def _size(places: Places) -> int:
    return max(map(len, places.values()))


def _batches(groups: Sequence[Places]) -> Iterator[list[Places]]:
    """Neighbouring *groups* whose costs are found at once; a large one is alone."""
    batch: list[Places] = []
    for places in groups:
        if batch and sum(map(_size, batch)) + _size(places) > AT_ONCE:
            yield batch
            batch = []
        batch.append(places)
    if batch:
        yield batch


def _tables(evidence: Evidence, groups: Sequence[Places], rules: Rules) -> Iterator[Tables]:
    """The costs inside each of *groups*."""
    langs = [lang for lang in evidence.sides if any(lang in places for places in groups)]
    joint = {lang: [p for places in groups for p in places.get(lang, ())] for lang in langs}
    tables = evidence.tables(joint, rules.longest)
    start = dict.fromkeys(langs, 0)
    for places in groups:
        inside = {x: slice(start[x], start[x] + len(places.get(x, ()))) for x in langs}
        made = {}
        for (a, b), table in tables.items():
            if a in places and b in places:
                made[a, b] = small = table[:, :, inside[a], inside[b]].copy()
                for more in range(1, len(small)):
                    # These runs would leave the group.
                    small[more, :, -more:] = FAR
                    small[:, more, :, -more:] = FAR
        yield made
        start = {x: inside[x].stop for x in langs}
