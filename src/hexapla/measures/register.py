"""The register of resolutions: which number has which date and which titles.

Pure types; the file is read by `sets.register`. What is not in it is not known: it proves nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from hexapla.model import Lang

Organ = Literal["A", "S", "E", "HRC"]
"""General Assembly, Security Council, Economic and Social Council, Human Rights Council."""

Certainty = Literal["checked", "seen", "recalled"]
"""`checked`: it stands in an official text that ships with the program, and a test compares them.
`seen`: it stands in one that does not ship. `recalled`: known, and not traced to a place."""

_SYMBOLS: Mapping[Organ, str] = {"A": "A/RES/", "S": "S/RES/", "E": "E/RES/", "HRC": "A/HRC/RES/"}


@dataclass(frozen=True, slots=True)
class Title:
    """The official title of a resolution in one language."""

    text: str
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Resolution:
    """A resolution as it is cited."""

    reference: str
    """As `measures.references` writes it: `70/1`, `217 A (III)`, `1325 (2000)`."""
    organ: Organ
    date: datetime.date
    """The day of its adoption."""
    certainty: Certainty
    """Of number, organ and date."""
    titles: Mapping[Lang, Title] = field(default_factory=dict)
    """Those that are known; the Security Council gives none."""
    source: str = ""
    """Where it was seen, with the words (`""`: it was not)."""

    @property
    def symbol(self) -> str:
        """Its document symbol."""
        return _SYMBOLS[self.organ] + self.reference

    @property
    def key(self) -> tuple[int, int, int]:
        """Its date as `measures.dates` compares it."""
        return (self.date.year, self.date.month, self.date.day)


@dataclass(frozen=True, slots=True)
class Register:
    """Resolutions by reference; empty where none is known."""

    resolutions: tuple[Resolution, ...] = ()
    sha256: str = ""
    """Of the file that it was read from."""
    _by_name: Mapping[str, tuple[Resolution, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_name: dict[str, tuple[Resolution, ...]] = {}
        for resolution in self.resolutions:
            for name in (resolution.reference, resolution.symbol):
                by_name[name] = (*by_name.get(name, ()), resolution)
        object.__setattr__(self, "_by_name", by_name)

    def named(self, reference: str) -> tuple[Resolution, ...]:
        """The resolutions that *reference*, or a symbol, may mean: of each organ that counts so, one."""
        return self._by_name.get(reference, ())

    def __iter__(self) -> Iterator[Resolution]:
        return iter(self.resolutions)

    def __len__(self) -> int:
        return len(self.resolutions)
