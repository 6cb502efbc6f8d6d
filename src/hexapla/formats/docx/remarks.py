"""What a person should know of a Word file before relying on what was read from it, in sentences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hexapla.formats.docx.markup import w

if TYPE_CHECKING:
    from lxml import etree


@dataclass(slots=True)
class Tally:
    """What people should know of, counted."""

    changes: int = 0
    authors: set[str] = field(default_factory=set)
    unread: Counter[str] = field(default_factory=Counter)
    """What is printed and cannot be read here, by name."""

    def change(self, node: etree._Element) -> None:
        """Count the tracked change *node*."""
        self.changes += 1
        self.authors.add(node.get(w("author"), ""))


def remarks(tally: Tally, hidden: int, comments: int, *, unsure: bool) -> tuple[str, ...]:
    """The sentences, the gravest first; *unsure*: whether notes may be numbered otherwise."""
    made = []
    if tally.changes:
        changes = _several(tally.changes, "tracked change")
        authors = _several(len(tally.authors), "author")
        made.append(f"{changes} by {authors} {_were(tally.changes)} read as accepted")
    if hidden:
        made.append(f"{_several(hidden, 'passage')} of hidden text {_were(hidden)} set aside")
    if comments:
        made.append(f"{_several(comments, 'comment')} {_were(comments)} left out")
    for what, number in sorted(tally.unread.items()):
        if number:
            made.append(f"{_several(number, what)} {_were(number)} not read")
    if unsure:
        made.append("notes are numbered anew on each page, but the file does not say where pages end")
    return tuple(made)


def _several(number: int, what: str) -> str:
    """`1 chart`, `2 charts`; only the first word takes the plural, in `footnote that nothing calls`."""
    if number == 1:
        return f"1 {what}"
    noun, space, rest = what.partition(" that ")
    return f"{number:,} {noun}s{space}{rest}"


def _were(number: int) -> str:
    return "was" if number == 1 else "were"
