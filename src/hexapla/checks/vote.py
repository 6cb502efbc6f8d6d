"""The vote: versions compared as values, the majority heard, the odd one named.

No language is privileged; the source counts only where the vote cannot decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from hexapla.model import Lang, Severity

V = TypeVar("V", bound=Hashable)

LOWER: Mapping[Severity, Severity] = {
    "critical": "major",
    "major": "minor",
    "minor": "neutral",
    "neutral": "neutral",
}
"""The severity of a flag on an even split, where it is not known who errs."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[V]):
    """How a vote went."""

    agreed: V | None
    """What the majority has; `None` on an even split or where all agree on nothing."""
    dissenting: tuple[Lang, ...]
    """The versions that differ from the majority; empty when all agree or none prevails."""
    even: bool
    """Whether the versions differ and no value prevails."""
    tally: str
    """Agreeing against differing versions, `5:1`; an even split `3:3`, `2:2:2`."""


def vote(values: Mapping[Lang, V], source: Lang) -> Outcome[V]:
    """Let the versions in *values* vote; a value prevails with more than half of the votes.

    Of two versions the *source* is believed, if it is one of them: the other is named.
    """
    counts = Counter(values.values())
    ranked = counts.most_common()
    if len(ranked) <= 1:
        agreed = ranked[0][0] if ranked else None
        return Outcome(agreed, (), even=False, tally=f"{len(values)}:0")
    top, most = ranked[0]
    tally = f"{most}:{len(values) - most}"
    if 2 * most > len(values):
        return Outcome(top, tuple(x for x, v in values.items() if v != top), even=False, tally=tally)
    if len(values) == 2 and source in values:
        other = tuple(lang for lang in values if lang != source)
        return Outcome(values[source], other, even=False, tally="1:1")
    return Outcome(None, (), even=True, tally=":".join(str(n) for _, n in ranked))
