"""What is remembered on the way down a text, and the clauses made so far.

Eids count positions, never printed labels. What a passage is, others decide.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from hexapla.model import Clause, Kind
from hexapla.parse.lists import Lists
from hexapla.parse.made import Label, clause_of
from hexapla.parse.marks import Marks
from hexapla.parse.passage import Passage

Zone = Literal["head", "preamble", "operative", "after", "annex", "recitals", "articles", "body"]
"""Where in a text: `recitals` is the preamble of a text made of articles."""

_PREFIX: dict[Kind, str] = {
    "masthead": "m",
    "preambular": "pp",
    "operative": "op",
    "heading": "h",
    "annex": "annex",
    "adoption": "adoption",
    "title": "title",
    "organ": "organ",
    "note": "fn",
    "body": "p",
}

_ONCE: frozenset[Kind] = frozenset({"title", "organ", "adoption", "annex"})


@dataclass(slots=True)
class Walk:
    """The state of a walk from top to bottom."""

    marks: Marks
    texts: Sequence[str]
    """The texts of all passages."""
    articles: bool
    """Whether the document is made of articles or sections."""
    sections: bool = False
    """Whether it is made of sections alone."""
    zone: Zone = "head"
    at: int = 0
    """Which passage is looked at."""
    numbered: bool = False
    """Whether the resolution numbers its operative paragraphs."""
    clauses: list[Clause] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)
    parts: Lists = field(default_factory=Lists)
    """The headings with a numeral or letter, as lists: they tell `I` after `H` from the numeral."""
    parent: str = ""
    """The clause whose list a sub-paragraph continues."""
    heads: bool = False
    """Whether that clause is a heading."""
    number: int = 0
    """That of the last numbered operative paragraph."""
    article: str = ""
    """The article that paragraphs belong to, or the section where there are no articles."""
    paragraph: int = 0
    """The number of its last paragraph."""

    @property
    def follows(self) -> str:
        """The text of the next passage; `""`: none."""
        return self.texts[self.at + 1] if self.at + 1 < len(self.texts) else ""

    @property
    def last(self) -> Clause | None:
        """The clause made last."""
        return self.clauses[-1] if self.clauses else None

    def announces(self, text: str) -> bool:
        """Whether a list is to follow *text*."""
        return text.rstrip().endswith((self.marks.profile.typography.colon, ":"))

    def count(self, prefix: str, *, alone: bool = False) -> str:
        """The next eid that begins with *prefix*; where it may stand *alone* the first has no number."""
        self.counts[prefix] = count = self.counts.get(prefix, 0) + 1
        return prefix if alone and count == 1 else f"{prefix}{count}"

    def add(self, kind: Kind, passage: Passage, label: Label | None = None, eid: str = "") -> None:
        """Make a clause of *passage*, with *label* at its head."""
        self.lists = Lists()
        eid = eid or self.count(_PREFIX[kind], alone=kind in _ONCE)
        # A list under a heading or in an annex is that one's own: its eids occur once.
        self.parent = "" if kind in ("masthead", "title") else eid
        self.heads = kind == "heading"
        self.clauses.append(clause_of(eid, kind, passage, self.marks, label))

    def add_sub(self, passage: Passage, size: int, printed: str) -> None:
        """Make a sub-paragraph of *passage*; its depth follows from the style of its label."""
        steps, depth, number = self.lists.step(printed, self.marks.profile, passage.level)
        label = Label(printed, size, number)
        self.parent = self.parent or self.count("p0", alone=True)
        eid = "-".join([self.parent, *steps])
        self.clauses.append(clause_of(eid, "subparagraph", passage, self.marks, label, depth=depth))

    def add_under(self, owner: str, passage: Passage, label: Label | None = None) -> None:
        """Make a clause of text that belongs to *owner*: of an article, or going on after a list."""
        eid = self.count(f"{owner}-p")
        # Where the format nests, its lists go on; else a list belongs to what announces it.
        nested = any(self.lists.levels)
        if label or (owner == self.article and self.announces(passage.text) and not nested):
            self.parent, self.lists, self.heads = eid, Lists(), False
        self.clauses.append(clause_of(eid, "body", passage, self.marks, label))
