"""Turns the solver's table into named rows with confidence, reason and moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TypeVar

from hexapla.align.costs import SKIP, Costs, mean
from hexapla.align.features import Features, joined
from hexapla.align.solver import Cells
from hexapla.model import Kind, Lang, Move, Reason, Row, Version

T = TypeVar("T", bound=str)

NEAR = 0.45
"""A clause without counterpart belongs to a row that lacks it where their mean cost is below this."""

_STRUCTURAL: frozenset[Kind] = frozenset({"title", "organ", "adoption", "note", "masthead", "annex"})


def rows_of(
    table: Sequence[Cells],
    versions: Mapping[Lang, Version],
    features: Mapping[Lang, Sequence[Features]],
    costs: Costs,
) -> tuple[Row, ...]:
    """The rows of *table*, named by the majority of their cells, each name once."""
    made = []
    names = _names(table, versions)
    for cells, name in zip(table, names, strict=True):
        eids = {
            lang: tuple(versions[lang].clauses[p].eid for p in cells.get(lang, ())) for lang in versions
        }
        kind = _majority([features[x][cells[x][0]].kind for x in versions if cells.get(x)])
        pairs = _pair_costs(cells, features, costs)
        confidence = max(0.0, min(1.0, 1.0 - max(0.0, mean(pairs) - 0.1) / (2 * SKIP)))
        reason = _reason(cells, kind, features)
        made.append(Row(name, kind, eids, round(confidence, 3) if pairs else 0.0, reason))
    return tuple(made)


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


def _pair_costs(cells: Cells, features: Mapping[Lang, Sequence[Features]], costs: Costs) -> list[float]:
    langs = [x for x in features if cells.get(x)]
    found = {x: joined([features[x][p] for p in cells[x]]) for x in langs}
    return [costs.pair(found[a], found[b]) for i, a in enumerate(langs) for b in langs[i + 1 :]]


def _reason(cells: Cells, kind: Kind, features: Mapping[Lang, Sequence[Features]]) -> Reason:
    """Why the cells stand together: their labels agree, their kind is unique, or their content."""
    numbers = [features[x][positions[0]].number for x, positions in cells.items()]
    if len(numbers) > 1 and kind != "note" and None not in numbers and len(set(numbers)) == 1:
        return "label"
    return "structure" if kind in _STRUCTURAL else "content"


def moves_of(
    rows: Sequence[Row],
    table: Sequence[Cells],
    versions: Mapping[Lang, Version],
    features: Mapping[Lang, Sequence[Features]],
    costs: Costs,
) -> tuple[Move, ...]:
    """Clauses that stand alone here and belong to a row elsewhere, which lacks them."""
    moves = []
    for lang in versions:
        for here, cells in enumerate(table):
            if 2 * len(cells) >= len(versions) or len(cells.get(lang, ())) != 1:
                continue
            mine = features[lang][cells[lang][0]]
            places = []
            for there, others in enumerate(table):
                if there == here or others.get(lang) or 2 * len(others) < len(versions):
                    continue
                yours = [joined([features[x][p] for p in ps]) for x, ps in others.items()]
                places.append((mean([costs.pair(mine, y) for y in yours]), there))
            if places and min(places)[0] < NEAR:
                moves.append(Move(lang, mine.eids[0], rows[min(places)[1]].row))
    return tuple(moves)
