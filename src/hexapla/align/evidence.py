"""What clauses show, as arrays: the stuff that costs are made of.

One `Side` a version; a *run* is one clause or some neighbours seen as one. Nothing is weighed
against anything here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from hexapla.align.features import Features
from hexapla.model import Kind

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]
Flags = NDArray[np.bool_]

MOST_COUNTED = 3
"""A figure or concept that a run repeats counts so often at most."""

_KINDS: dict[Kind, int] = {
    "masthead": 0,
    "title": 1,
    "organ": 2,
    "annex": 3,
    "note": 4,
    "adoption": 5,
    "preambular": 6,
    "operative": 7,
    "subparagraph": 8,
    "heading": 9,
    "body": 10,
}
BODY = 6
"""Kinds from here on may change into each other between versions."""

NO_NUMBER = -1


@dataclass(frozen=True, slots=True)
class Side:
    """The clauses of one version, `n` of them."""

    lengths: Floats
    """Code points, `(n,)`."""
    kinds: Ints
    numbers: Ints
    """Values of labels, `NO_NUMBER` for none."""
    depths: Ints
    calls: Ints
    bags: tuple[Mapping[int, int], ...]
    """Figures and concepts by number, with how often each occurs."""
    foreign: Flags
    """Which are in another script: their length and vector say nothing."""
    vectors: Floats | None
    """`(n, dim)`, unit norm or zeros; `None` where there are no vectors."""

    def __len__(self) -> int:
        return len(self.lengths)

    def part(self, places: Sequence[int]) -> Side:
        """The clauses at *places*."""
        at = np.array(places, dtype=np.intp)
        return Side(
            self.lengths[at],
            self.kinds[at],
            self.numbers[at],
            self.depths[at],
            self.calls[at],
            tuple(self.bags[place] for place in places),
            self.foreign[at],
            None if self.vectors is None else self.vectors[at],
        )


def side_of(
    clauses: Sequence[Features], names: Mapping[str, int], vectors: Floats | None = None
) -> Side:
    """The arrays of *clauses*; *names* numbers figures and concepts alike for all versions."""
    return Side(
        lengths=np.array([f.length for f in clauses], dtype=np.float32),
        kinds=np.array([_KINDS[f.kind] for f in clauses], dtype=np.int32),
        numbers=np.array([NO_NUMBER if f.number is None else f.number for f in clauses], dtype=np.int32),
        depths=np.array([f.depth for f in clauses], dtype=np.int32),
        calls=np.array([f.calls for f in clauses], dtype=np.int32),
        bags=tuple({names[name]: count for name, count in f.bag.items()} for f in clauses),
        foreign=np.array([f.foreign for f in clauses], dtype=np.bool_),
        vectors=vectors,
    )


@dataclass(frozen=True, slots=True)
class Runs:
    """All runs of one length of a side, `n` of them."""

    lengths: Floats
    bags: Floats
    """`(n, columns)`, 0 or 1: the first, second, third time that a figure or concept occurs."""
    totals: Floats
    """What all that a run speaks of is worth, `(n,)`."""
    foreign: Flags
    """Whether any clause of a run is in another script."""
    mixed: Ints
    """How often a clause of a run is of another kind than the one before it."""
    vectors: Floats | None


def runs_of(side: Side, longest: int, columns: Mapping[int, int], worth: Floats) -> tuple[Runs, ...]:
    """The runs of one clause, of two, and so on up to *longest*; none where the side is shorter.

    *columns* says which figures and concepts are compared, and where they stand; *worth* is that
    of each of all figures and concepts.
    """
    counts, total = _counted(side.bags, columns, worth)
    made = []
    for length in range(1, min(longest, len(side)) + 1):
        last = len(side) - length + 1
        many = _slid(counts, length, last)
        vectors = None
        if side.vectors is not None:
            # A long clause says more of what the run says than a short one.
            weighed = side.vectors * np.sqrt(side.lengths)[:, None]
            vectors = _unit(_slid(weighed, length, last)) if length > 1 else side.vectors
        made.append(
            Runs(
                lengths=_slid(side.lengths, length, last) + (length - 1),
                bags=np.concatenate(
                    [many >= time for time in range(1, MOST_COUNTED + 1)], axis=1
                ).astype(np.float32),
                totals=_slid(total, length, last),
                foreign=_slid(side.foreign.astype(np.float32), length, last) > 0,
                mixed=_mixed(side.kinds, length, last),
                vectors=vectors,
            )
        )
    return tuple(made)


def _slid(values: Floats, length: int, last: int) -> Floats:
    """The sums of *length* neighbours."""
    total = values[:last].copy()
    for step in range(1, length):
        total += values[step : step + last]
    return total


def _mixed(kinds: Ints, length: int, last: int) -> Ints:
    made = np.zeros(last, dtype=np.int32)
    for step in range(1, length):
        made += kinds[step : step + last] != kinds[step - 1 : step - 1 + last]
    return made


def _unit(vectors: Floats) -> Floats:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    unit: Floats = np.divide(vectors, norms, out=np.zeros_like(vectors), where=norms > 0)
    return unit


def _counted(
    bags: Sequence[Mapping[int, int]], columns: Mapping[int, int], worth: Floats
) -> tuple[Floats, Floats]:
    counts = np.zeros((len(bags), len(columns)), dtype=np.float32)
    total = np.zeros(len(bags), dtype=np.float32)
    for row, bag in enumerate(bags):
        for name, count in bag.items():
            total[row] += worth[name] * min(count, MOST_COUNTED)
            column = columns.get(name)
            if column is not None:
                counts[row, column] = count
    return counts, total


def shared_columns(sides: Sequence[Side]) -> dict[int, int]:
    """The figures and concepts that more than one of *sides* have, each with a column."""
    have: Counter[int] = Counter()
    for side in sides:
        have.update({name for bag in side.bags for name in bag})
    return {
        name: column for column, name in enumerate(sorted(n for n, many in have.items() if many > 1))
    }
