"""A clause in which something may be planted, and what planting there makes of its version.

Shared by all kinds of defects. Nothing here chooses; the random generator is passed in.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from random import Random

from hexapla.evaluate.seeding.marks import ENCLOSED
from hexapla.evaluate.seeding.values import Sort, Value, values
from hexapla.langs import LanguageProfile, profile
from hexapla.model import Clause, Lang, NoteCall

_CONTEXT = 16
"""Code points around a change that are quoted with it."""
_TEXTS = ("preambular", "operative", "subparagraph", "body")
"""Kinds of clauses that are paragraphs of text."""


@dataclass(frozen=True, slots=True)
class Site:
    """A clause of one version, with its row; all versions have the clause, once."""

    lang: Lang
    at: int
    """Where the clause stands among `clauses`."""
    clauses: Sequence[Clause]
    """Its version, as it stands now."""
    others: Mapping[Lang, str]
    """The texts of the row in the other versions, clean."""
    free: frozenset[str]
    """The eids of this version's clauses that may be changed: their rows are whole and untouched."""
    given: bool
    """Whether the versions are the columns of one table, whose rows stay as they are."""

    @property
    def clause(self) -> Clause:
        """The clause."""
        return self.clauses[self.at]

    @property
    def language(self) -> LanguageProfile:
        """The profile of its language."""
        return profile(self.lang)

    def found(self, *sorts: Sort) -> list[Value]:
        """The values of these sorts in the clause."""
        return [value for value in values(self.clause.text, self.lang) if value.sort in sorts]

    def agreed(self, key: str, *sorts: Sort) -> bool:
        """Whether the value *key* stands here once, and in all other versions but one at most, too."""
        if _keys(self.clause.text, self.lang, sorts)[key] != 1:
            return False
        alike = sum(_keys(text, lang, sorts)[key] == 1 for lang, text in self.others.items())
        return alike >= 2 and alike >= len(self.others) - 1

    def new(self, key: str, *sorts: Sort) -> bool:
        """Whether no version has the value *key* in this row."""
        texts = {**self.others, self.lang: self.clause.text}
        return not any(_keys(text, lang, sorts)[key] for lang, text in texts.items())


def _keys(text: str, lang: Lang, sorts: Iterable[Sort]) -> Counter[str]:
    return Counter(value.key for value in values(text, lang) if value.sort in sorts)


@dataclass(frozen=True, slots=True)
class Edit:
    """What planting makes of a version."""

    clauses: tuple[Clause, ...]
    before: str
    """What stood there; `""` where something was added."""
    after: str
    """What stands there now; `""` where something was taken away."""
    at: int | None
    """Where among `clauses` it is seen; `None`: the clause is gone."""
    loose: frozenset[int] = frozenset()
    """Which of `clauses` may be taken for another kind of clause than they were."""
    reach: int = 0
    """How many clauses after it bear its consequences."""
    expected: tuple[str, ...] = ()
    """Where the kind leaves it to the place which codes find it."""
    concept: str = ""
    """The concept whose rendering was replaced (`""`: no term was)."""


Make = Callable[[Site, Random], Edit | None]
"""Plants in a clause; `None` where it has not what it takes."""


def reworded(site: Site, start: int, stop: int, new: str) -> Edit:
    """The edit that puts *new* for what stands from *start* to *stop* in the clause's text."""
    clause = site.clause
    changed = with_text(clause, start, stop, new)
    left, right = max(0, start - _CONTEXT), stop + _CONTEXT
    clauses = replaced(site.clauses, site.at, changed)
    after = changed.text[left : right + len(new) - (stop - start)]
    return Edit(clauses, clause.text[left:right], after, site.at)


def with_text(clause: Clause, start: int, stop: int, new: str) -> Clause:
    """*clause* with *new* for what stands from *start* to *stop*; its calls stay with their words."""
    by = len(new) - (stop - start)
    calls = tuple(
        replace(call, at=call.at + by if call.at >= stop else min(call.at, start))
        for call in clause.note_calls
    )
    return bare(clause, text=clause.text[:start] + new + clause.text[stop:], note_calls=calls)


def bare(
    clause: Clause,
    *,
    text: str | None = None,
    label: str | None = None,
    eid: str | None = None,
    note_calls: tuple[NoteCall, ...] | None = None,
) -> Clause:
    """*clause* with these parts, and without what reading it again finds anew."""
    return replace(
        clause,
        text=clause.text if text is None else text,
        label=clause.label if label is None else label,
        eid=clause.eid if eid is None else eid,
        note_calls=clause.note_calls if note_calls is None else note_calls,
        lead=None,
        italics=(),
        pieces=(),
        links=(),
    )


def replaced(clauses: Sequence[Clause], at: int, *new: Clause) -> tuple[Clause, ...]:
    """*clauses* with *new* for the one at *at*."""
    return (*clauses[:at], *new, *clauses[at + 1 :])


def printed(clause: Clause) -> str:
    """The clause with its label, as it is quoted."""
    return f"{clause.label} {clause.text}".strip()


def mark_of(note: Clause) -> str:
    """The mark of a note without brackets, in plain digits."""
    return unicodedata.normalize("NFKC", note.label).strip("()[]. ")


def to_next(site: Site) -> int:
    """How many clauses after the one of *site* the next of its kind stands, at least 1."""
    own = site.clause
    later = site.clauses[site.at + 1 :]
    like = (n for n, c in enumerate(later, 1) if (c.kind, c.depth) == (own.kind, own.depth))
    return next(like, 1)


def is_text(site: Site, at: int) -> bool:
    """Whether the clause at *at* may be changed, and is long enough to be missed."""
    if not 0 <= at < len(site.clauses):
        return False
    clause = site.clauses[at]
    least = site.language.typography.least_part
    return clause.kind in _TEXTS and clause.eid in site.free and len(clause.text) >= least


def outside(text: str, at: int) -> bool:
    """Whether the place *at* in *text* is outside of brackets and quotes."""
    return all(sum(map(text[:at].count, pair)) % 2 == 0 for pair in ENCLOSED)
