"""What a reviewer says of the alignment: which clauses belong together, which apart.

A correction quotes; it never counts rows or clauses, nor names them. So it outlives edits
elsewhere in the text, further runs and renumbering.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from hexapla.model.text import Lang, require

Act = Literal["together", "apart"]
"""One row of these clauses and no others in the languages named; or clauses that share no row."""


@dataclass(frozen=True, slots=True)
class Quote:
    """A clause, known by its whole text."""

    text: str
    """As the clause has it: without label and marks of note calls."""
    occurrence: int | None = None
    """Which of the clauses of its version with this text, from 1; `None`: there is no other."""
    spans: bool = False
    """Whether it stands in a neighbouring row too: its version merged the two."""

    def __post_init__(self) -> None:
        require(self.occurrence is None or self.occurrence >= 1, "an occurrence counts from 1")


@dataclass(frozen=True, slots=True)
class Correction:
    """A reviewer's word on the alignment."""

    act: Act
    cells: Mapping[Lang, tuple[Quote, ...]]
    """By language; for `together`, none where this version lacks the row."""
    reviewer: str = ""
    decided_at: datetime | None = None
    """Aware (UTC where the program says it); `None`: not said."""
    note: str = ""

    def __post_init__(self) -> None:
        require(len(self.cells) > 1, f"{self.act}: at least two languages are needed")
        have = [bool(quotes) for quotes in self.cells.values()]
        if self.act == "together":
            require(any(have), "together: at least one clause is needed")
        else:
            require(all(have), "apart: each language needs a clause")
        aware = self.decided_at is None or self.decided_at.tzinfo is not None
        require(aware, "decided_at needs its offset from UTC")
