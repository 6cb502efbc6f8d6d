"""What a file holds that a termbase does not, or the reverse, counted by kind.

Said once for each kind, with the line where it was met first; never one line for each case.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from hexapla.errors import InputError
from hexapla.model import Concept


class Met(NamedTuple):
    """A concept as it stands in a file, whether or not another one takes its place."""

    concept: Concept
    line: Callable[[], int]
    """Tells where it stands; 0: no line tells."""
    unranked: frozenset[str]
    """Languages with several terms of which some are given no status."""


class Remarks:
    """The remarks on one file, gathered while it is read or written."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._kinds: dict[str, tuple[int, int]] = {}
        self._repeated: InputError | None = None
        self.met: list[Met] = []
        """All concepts, in the order of the file."""
        self.unranked: set[str] = set()
        """Of the concept that is being read."""

    @property
    def repeated(self) -> InputError | None:
        """What is wrong with the first id that stands twice: a termbase that is used may have none."""
        return self._repeated

    def repeat(self, concept: str, first: int, line: int) -> None:
        """Count that the id *concept*, of line *first*, stands again (0: no line tells)."""
        self.add(f"the id {concept!r} stands again: the later concept is kept", line)
        if self._repeated is None:
            self._repeated = InputError(
                f"the id {concept!r} stands twice" + (f" (first in line {first})" if first else ""),
                where=f"{self._name}:{line}" if line else self._name,
                remedy="give each concept an id of its own; hexapla terms convert keeps the later",
            )

    def meet(self, concept: Concept, line: Callable[[], int]) -> None:
        """Remember *concept*, read to its end, and where it stands."""
        self.met.append(Met(concept, line, frozenset(self.unranked)))
        self.unranked.clear()

    def add(self, what: str, line: Callable[[], int] | int = 0, *, times: int = 1) -> None:
        """Count *what*; *line* is where it is met (0: no line tells), asked for the first time only."""
        known = self._kinds.get(what)
        if known is None:
            self._kinds[what] = times, line if isinstance(line, int) else line()
        else:
            self._kinds[what] = known[0] + times, known[1]

    def lines(self) -> tuple[str, ...]:
        """One line for each kind, with its count, sorted; what a terminal would obey is escaped."""
        return tuple(
            _shown(f"{self._name}: {what} ({count:,}{f', first in line {line}' if line else ''})")
            for what, (count, line) in sorted(self._kinds.items())
        )


def _shown(text: str) -> str:
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
