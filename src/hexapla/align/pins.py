"""What a person has said about the alignment, as the solver takes it: positions, not quotes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from hexapla.model import Lang

Cells = Mapping[Lang, tuple[int, ...]]
"""A row: by language, the positions of its clauses in their version."""

Place = tuple[Lang, int]
"""A clause: the language of its version and its position there, from 0."""


@dataclass(frozen=True, slots=True)
class Pins:
    """Clauses that must share a row, and clauses that must not."""

    together: tuple[Cells, ...] = ()
    """Each is one row in the languages that it names: these neighbouring clauses and no others;
    none at all where the tuple is empty (this version lacks the row). A clause that stands in two
    of them spans both."""
    apart: frozenset[tuple[Place, Place]] = frozenset()
    """Two clauses of two versions that stand in no row together."""


NOTHING = Pins()
