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
    taken: set[str] = set()
    made = []
    for index, cells in enumerate(table):
        eids = {
            lang: tuple(versions[lang].clauses[p].eid for p in cells.get(lang, ())) for lang in versions
        }
        name = _name(table, index, eids, taken)
        taken.add(name)
        kind = _majority([features[x][cells[x][0]].kind for x in versions if cells.get(x)])
        pairs = _pair_costs(cells, features, costs)
        confidence = max(0.0, min(1.0, 1.0 - max(0.0, mean(pairs) - 0.1) / (2 * SKIP)))
        reason = _reason(cells, kind, features)
        made.append(Row(name, kind, eids, round(confidence, 3) if pairs else 0.0, reason))
    return tuple(made)


def _name(
    table: Sequence[Cells], index: int, eids: Mapping[Lang, tuple[str, ...]], taken: set[str]
) -> str:
    """The eid that most cells have here for the first time; an addition where it is taken.

    A clause that spans from the row above does not name this one.
    """
    above = table[index - 1] if index else {}
    fresh = [
        cell[-1] if table[index].get(x) == above.get(x) else cell[0]
        for x, cell in eids.items()
        if cell and table[index].get(x) != above.get(x)
    ]
    name = _majority(fresh or [cell[0] for cell in eids.values() if cell])
    if name not in taken:
        return name
    only = [x for x, cell in eids.items() if cell]
    candidate = f"{name}-{only[0]}" if len(only) == 1 else f"{name}-2"
    count = 2
    while candidate in taken:
        count += 1
        candidate = f"{name}-{count}"
    return candidate


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
