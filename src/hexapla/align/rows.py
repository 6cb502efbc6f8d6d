"""Turns the solver's table into named rows with confidence, reason and moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

import numpy as np

from hexapla.align.costs import FAR, Evidence
from hexapla.align.evidence import Floats
from hexapla.align.features import Features
from hexapla.align.pins import NOTHING, Cells, Pins
from hexapla.align.solver import Solved
from hexapla.model import Kind, Lang, Move, Reason, Row, Version

T = TypeVar("T", bound=str)

NEAR = 0.45
"""A clause without counterpart belongs to a row that lacks it where their mean cost is below this."""

_STRUCTURAL: frozenset[Kind] = frozenset({"title", "organ", "adoption", "note", "masthead", "annex"})


def rows_of(
    table: Sequence[Solved],
    versions: Mapping[Lang, Version],
    features: Mapping[Lang, Sequence[Features]],
    sure: Sequence[float],
    pins: Pins = NOTHING,
) -> tuple[Row, ...]:
    """The rows of *table*, as sure as *sure* says, named by the majority of their cells, each once."""
    made = []
    names = _names([row.cells for row in table], versions)
    for row, name, confidence in zip(table, names, sure, strict=True):
        cells = row.cells
        eids = {
            lang: tuple(versions[lang].clauses[p].eid for p in cells.get(lang, ())) for lang in versions
        }
        kind = _majority([features[x][cells[x][0]].kind for x in versions if cells.get(x)])
        if any(_is(cells, pinned) for pinned in pins.together):
            made.append(Row(name, kind, eids, 1.0, "correction"))
            continue
        reason = _reason(cells, kind, features)
        made.append(Row(name, kind, eids, confidence, reason))
    return tuple(made)


def _is(cells: Cells, pinned: Cells) -> bool:
    """Whether the row is as a person has drawn it."""
    return any(pinned.values()) and all(cells.get(x, ()) == found for x, found in pinned.items())


def _names(table: Sequence[Cells], versions: Mapping[Lang, Version]) -> list[str]:
    """The names of the rows; those that more versions have come first and get the plain eid."""
    names: dict[int, str] = {}
    taken: set[str] = set()
    for index in sorted(range(len(table)), key=lambda i: (-len(table[i]), i)):
        row, above = table[index], table[index - 1] if index else {}
        # A clause that spans from the row above does not name this one.
        fresh = [x for x in versions if row.get(x) and row.get(x) != above.get(x)]
        own = fresh or [x for x in versions if row.get(x)]
        wanted = _majority([versions[x].clauses[row[x][0]].eid for x in own])
        name = wanted
        if name in taken and len(own) == 1:
            name = f"{wanted}-{own[0]}"
        count = 2
        while name in taken:
            name = f"{wanted}-{count}"
            count += 1
        names[index] = name
        taken.add(name)
    return [names[i] for i in range(len(table))]


def _majority(values: Sequence[T]) -> T:
    """The most frequent of *values*, the first of them on a tie."""
    return Counter(values).most_common(1)[0][0]


def _reason(cells: Cells, kind: Kind, features: Mapping[Lang, Sequence[Features]]) -> Reason:
    """Why the cells stand together: their labels agree, their kind is unique, or their content."""
    numbers = [features[x][positions[0]].number for x, positions in cells.items()]
    if len(numbers) > 1 and kind != "note" and None not in numbers and len(set(numbers)) == 1:
        return "label"
    return "structure" if kind in _STRUCTURAL else "content"


def moves_of(
    rows: Sequence[Row],
    table: Sequence[Solved],
    versions: Mapping[Lang, Version],
    evidence: Evidence,
) -> tuple[Move, ...]:
    """Clauses that stand alone here and belong to a row elsewhere, which lacks them."""
    moves = []
    for lang in versions:
        alone = [i for i, row in enumerate(table) if _stands_alone(row.cells, lang, len(versions))]
        lacking = [i for i, row in enumerate(table) if _lacks(row.cells, lang, len(versions))]
        if not alone or not lacking:
            continue
        mean = _mean_costs(
            lang, [table[i].cells[lang][0] for i in alone], [table[i].cells for i in lacking], evidence
        )
        for here, costs in zip(alone, mean, strict=True):
            there = int(costs.argmin())
            if costs[there] < NEAR:
                eid = versions[lang].clauses[table[here].cells[lang][0]].eid
                moves.append(Move(lang, eid, rows[lacking[there]].row))
    return tuple(moves)


def _stands_alone(cells: Cells, lang: Lang, versions: int) -> bool:
    return 2 * len(cells) < versions and len(cells.get(lang, ())) == 1


def _lacks(cells: Cells, lang: Lang, versions: int) -> bool:
    return lang not in cells and 2 * len(cells) >= versions


def _mean_costs(lang: Lang, mine: Sequence[int], rows: Sequence[Cells], evidence: Evidence) -> Floats:
    """What each clause of *mine* costs in each of *rows*, on average over the versions there."""
    total = np.zeros((len(mine), len(rows)), dtype=np.float32)
    count = np.zeros(len(rows), dtype=np.float32)
    for other in sorted({x for cells in rows for x in cells}):
        at = [i for i, cells in enumerate(rows) if len(cells.get(other, ())) == 1]
        if at:
            places = {lang: mine, other: [rows[i][other][0] for i in at]}
            (table,) = evidence.tables(places, 1).items()
            total[:, at] += table[1][0, 0] if table[0][0] == lang else table[1][0, 0].T
            count[at] += 1
    return np.where(count > 0, total / np.maximum(count, 1), FAR).astype(np.float32)
