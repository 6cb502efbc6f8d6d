"""A number at its place in a clause: what all who look for numbers bring home."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from hexapla.model import Span

SMALL = 3
"""Below this a word never demands: articles, the dual, `both`, `second` of a minute."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number at its place."""

    span: Span
    value: Fraction
    also: tuple[Fraction, ...] = ()
    """Other values that it may stand for."""
    demands: bool = True
    """Whether the other versions must have it too."""
    figure: bool = False
    """Whether the span is a figure and nothing else."""
    percent: bool = False
    scale: int = 1
    """What the word or mark after its figure multiplies by (million); 1: nothing."""

    @property
    def values(self) -> tuple[Fraction, ...]:
        """All values that it may stand for."""
        return (self.value, *self.also)
