"""What a run of parts names that can be looked for in the other versions: figures and concepts.

A part whose numbers and terms a version has is covered there; one whose numbers and terms it
lacks, while the rest have them, is likelier not. It weighs nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping, Sequence

from hexapla.measures.clause import measure
from hexapla.model import Lang, Span
from hexapla.terms.finder import TermFinder

Anchor = tuple[Span, Hashable]
"""A place with the value of the number or the name of the concept that stands there."""

Held = tuple[Span, bool]
"""The place of an anchor, and whether it is held elsewhere too."""

MOST = 3
"""More anchors than so many say no more."""


def anchors(text: str, lang: Lang, finder: TermFinder | None) -> tuple[Anchor, ...]:
    """The numbers of *text* that every version must have, and its concepts, without openings."""
    numbers = ((x.span, x.value) for x in measure(text, lang).numbers if x.demands)
    if finder is None:
        return tuple(numbers)
    return (*numbers, *((x.span, x.concept) for x in finder.find(text, lang) if finder.runs(x)))


def held_by(judged: Lang, own: Lang, every: Mapping[Lang, Sequence[Anchor]]) -> tuple[Held, ...]:
    """The anchors of *own* that at least half of the rest have, and whether *judged* has them too."""
    counts = _counts(every)
    rest = [x for x in every if x not in (own, judged)]
    return tuple(
        (span, counts[judged][key] >= counts[own][key])
        for span, key in every[own]
        if 2 * _having(key, own, rest, counts) >= len(rest)
    )


def held_by_most(own: Lang, every: Mapping[Lang, Sequence[Anchor]]) -> tuple[Held, ...]:
    """The anchors of *own*, and whether at least half of the others have them."""
    counts = _counts(every)
    rest = [x for x in every if x != own]
    return tuple((span, 2 * _having(key, own, rest, counts) >= len(rest)) for span, key in every[own])


def held_traits(run: Span, held: Sequence[Held]) -> tuple[float, float]:
    """How many of the anchors in *run* are not *held* elsewhere, and how many are, `MOST` at most."""
    inside = [there for span, there in held if run.start <= span.start and span.stop <= run.stop]
    return float(min(MOST, inside.count(False))), float(min(MOST, inside.count(True)))


_Counts = Mapping[Lang, Counter[Hashable]]


def _counts(every: Mapping[Lang, Sequence[Anchor]]) -> _Counts:
    return {x: Counter(key for _, key in some) for x, some in every.items()}


def _having(key: Hashable, own: Lang, rest: Sequence[Lang], counts: _Counts) -> int:
    """How many of *rest* have *key* as often as *own* has."""
    return sum(counts[x][key] >= counts[own][key] for x in rest)
