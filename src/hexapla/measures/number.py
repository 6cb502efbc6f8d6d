"""A number at its place in a clause: what all who look for numbers bring home."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction

from hexapla.model import Span

_LETTERS_BEFORE = re.compile(r"[A-Za-z]\Z|(?<![^\W\d_])[A-Z]+[-\u2010\u2011]\Z")
_WIDEST = 12
"""Letters before a figure that are looked at, at most."""

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
    attached: bool = False
    """Whether its figure hangs on Latin letters (`G20`, `B-52`): a name, which may be said otherwise."""
    percent: bool = False
    scale: int = 1
    """What the word or mark after its figure multiplies by (million); 1: nothing."""

    @property
    def values(self) -> tuple[Fraction, ...]:
        """All values that it may stand for."""
        return (self.value, *self.also)


def is_attached(text: str, span: Span) -> bool:
    """Whether the figure at *span* of *text* hangs on Latin letters, or on capitals with a hyphen."""
    return _LETTERS_BEFORE.search(text, max(0, span.start - _WIDEST), span.start) is not None
