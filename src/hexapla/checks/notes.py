"""Note calls and the notes they call, in one version.

It pairs them by their marks and says what is left over; which version errs is for the checks.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import dataclass

from hexapla.checks.vote import Outcome
from hexapla.model import Clause, Lang, Locus, NoteCall, Span, Version

_ENOUGH_TO_VOTE = 3


@dataclass(frozen=True, slots=True)
class Notes:
    """What is left over when calls and notes are paired by their marks, part by part."""

    calls: tuple[tuple[Clause, NoteCall], ...]
    """Calls without a note, in order."""
    uncalled: tuple[Clause, ...]
    """Notes without a call, in order."""

    @property
    def loose_calls(self) -> tuple[NoteCall, ...]:
        """The calls without a note."""
        return tuple(call for _, call in self.calls)


def notes_of(version: Version) -> Notes:
    """The calls and notes of *version* that have no counterpart.

    Two notes may carry one mark, in the text and in its annex: then it must be called as often.
    """
    calls = [(clause, call) for clause in version.clauses for call in clause.note_calls]
    notes = [clause for clause in version.clauses if clause.kind == "note" and clause.label]
    there = {mark_of(note.label) for note in notes}
    called = Counter(mark_of(call.mark) for _, call in calls)
    uncalled = []
    for note in notes:
        # A note may be called more than once, but not two notes by one call.
        if called[mark_of(note.label)] > 0:
            called[mark_of(note.label)] -= 1
        else:
            uncalled.append(note)
    loose = tuple((clause, call) for clause, call in calls if mark_of(call.mark) not in there)
    return Notes(loose, tuple(uncalled))


def decided(outcome: Outcome[int], versions: int) -> bool:
    """Whether more than two *versions* say by majority how many calls a row has."""
    return versions >= _ENOUGH_TO_VOTE and not outcome.even


def mark_of(mark: str) -> str:
    """*mark* without brackets, in plain digits."""
    plain = unicodedata.normalize("NFKC", mark).strip("()[]. \u200e\u200f")
    return "".join(str(unicodedata.digit(x)) if x.isdecimal() else x for x in plain)


def mark_value(mark: str) -> int | None:
    """The number of *mark*; `None` for an asterisk or a letter."""
    plain = mark_of(mark)
    return int(plain) if plain.isdecimal() else None


def call_place(lang: Lang, clause: Clause, call: NoteCall) -> Locus:
    """The place of *call*."""
    return Locus(lang, clause.eid, Span(call.at, call.at), call.mark, "call")
