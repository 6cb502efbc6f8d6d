"""What was learned from parallel texts about lengths and omissions, as data beside this module.

`learned.json` is written by `hexapla.evaluate.completeness`; nothing is learned here.
"""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from hexapla.model import LANGS, Lang

Kind = Literal["short", "long"]
"""Kinds of clause that differ in how much their lengths vary."""


@dataclass(frozen=True, slots=True)
class Band:
    """The ratio of lengths of two languages, as a logarithm."""

    ratio: float
    """Of the one that comes first in `LANGS` to the other."""
    spread: Mapping[Kind, float]
    """Its standard deviation."""
    likeness: float
    """The usual cosine of clauses that say the same."""


@dataclass(frozen=True, slots=True)
class Bands:
    """The lengths of languages beside each other."""

    pairs: Mapping[tuple[Lang, Lang], Band]
    takes: Mapping[Lang, float]
    """What each language takes for the same text, as a logarithm; their mean is 0."""
    spread: Mapping[Lang, Mapping[Kind, float]]
    """How far clauses of it are from the middle of the others: the standard deviation."""

    def pair(self, one: Lang, other: Lang) -> Band:
        """The band of two languages, in whatever order."""
        return self.pairs[one, other] if (one, other) in self.pairs else self.pairs[other, one]


@dataclass(frozen=True, slots=True)
class Weights:
    """Two logistic models: which run of parts is lacking or too many, and whether one is."""

    choosing: tuple[float, ...]
    """Of the traits of a run (`runs.Traits`), a constant first."""
    judging: tuple[float, ...]
    """Of the traits of a clause and of its best runs, a constant first."""


@dataclass(frozen=True, slots=True)
class Learned:
    """All that was learned."""

    bands: Bands
    omission: Weights
    addition: Weights


@cache
def learned() -> Learned:
    """What ships with the program."""
    data = pkgutil.get_data(__package__ or "", "learned.json")
    assert data is not None
    return read(json.loads(data))


def read(table: Mapping[str, Any]) -> Learned:
    """What *table*, as the learning program writes it, says."""
    pairs: dict[tuple[Lang, Lang], Band] = {}
    for n, one in enumerate(LANGS):
        for other in LANGS[n + 1 :]:
            band = table["pairs"][f"{one}-{other}"]
            pairs[one, other] = Band(
                band["ratio"], {"short": band["short"], "long": band["long"]}, band["likeness"]
            )
    takes = {x: table["languages"][x]["takes"] for x in LANGS}
    spread: dict[Lang, dict[Kind, float]] = {
        x: {"short": table["languages"][x]["short"], "long": table["languages"][x]["long"]}
        for x in LANGS
    }
    return Learned(Bands(pairs, takes, spread), _weights(table["omission"]), _weights(table["addition"]))


def _weights(table: Mapping[str, Any]) -> Weights:
    return Weights(tuple(table["choosing"]), tuple(table["judging"]))
