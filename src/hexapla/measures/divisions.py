"""Articles and other divisions cited by number: Article 19, Chapter VII, annex II, Goal 4, target 3.4,
the seventy-eighth session. The number may stand in digits here and in words there.

Paragraphs are the work of `crossings`. It compares nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hexapla.measures.numbered import Group
from hexapla.model import Span

_OF_PROCEEDINGS = ("item", "meeting", "session")


@dataclass(frozen=True, slots=True)
class Division:
    """A division at its place."""

    span: Span
    """The number, with the word beside it; the members between the ends of a range share a span."""
    kind: str
    """`article` (rules and regulations too: several languages have one word for them), `chapter`,
    `section` (and part), `annex`, `goal`, `target`, `principle`, `item`, `meeting`, `session`."""
    value: str
    """The number in Western digits (`19`, `3.4`), or a letter (`A`)."""
    demands: bool = True
    """Whether the other versions must have it too: not a first or second part or meeting in words."""

    @property
    def of_a_text(self) -> bool:
        """Whether it is a part of a text (article, annex, Goal), not an item, a meeting, a session."""
        return self.kind not in _OF_PROCEEDINGS


def find_divisions(groups: Sequence[Group]) -> tuple[Division, ...]:
    """The divisions among *groups*, in order."""
    return tuple(
        Division(entry.span, group.kind, entry.value, entry.figure or _demands(group.kind, entry.value))
        for group in groups
        if group.kind != "paragraph"
        for entry in group.entries
    )


def _demands(kind: str, value: str) -> bool:
    return kind in ("article", "chapter", "annex") or value not in ("1", "2")
