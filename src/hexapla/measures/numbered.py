"""What is cited by a word and a number: `paragraphs 3 to 7`, `Article 19`, `seventy-eighth session`,
the word before the number or after it. It finds the word with its numbers and labels.

What they mean is said by `crossings` and `divisions`. It compares nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from hexapla.langs import LanguageProfile
from hexapla.measures.numbered_reading import Entry, Reading, patterns_of
from hexapla.measures.numbers import Number
from hexapla.measures.places import Places
from hexapla.model import Span

_LONGEST_JOIN = 8
"""Code points between two members of a list, at most."""
_LONGEST_TAIL = 16
"""Code points between a number and its word, at most."""


@dataclass(frozen=True, slots=True)
class Group:
    """A word with the numbers that it governs."""

    kind: str
    """As the profiles name it: `paragraph`, `article`, `session`, ..."""
    span: Span
    entries: tuple[Entry, ...]
    """The first one's span holds the word where that stands before it, the last one's else."""


def find_numbered(text: str, language: LanguageProfile, numbers: Sequence[Number]) -> tuple[Group, ...]:
    """The groups of *text*, in order and without overlaps; *numbers* are those measured in it."""
    if not numbers and ")" not in text and "\uff09" not in text:  # FULLWIDTH RIGHT PARENTHESIS
        return ()
    whole = [n for n in numbers if n.value.denominator == 1 and n.value > 0 and not n.percent]
    starts, ends = {n.span.start: n for n in whole}, {n.span.stop: n for n in whole}
    reading = Reading(text, language, starts, ends, patterns_of(language.lang))
    groups: list[Group] = []
    for found in reading.patterns.word.finditer(text):
        group = _forward(reading, found)
        if group and (not groups or groups[-1].span.stop <= group.span.start):
            groups.append(group)
    places = Places(len(text), (group.span for group in groups))
    for found in reading.patterns.after.finditer(text):
        group = _backward(reading, found)
        if group and places.free(group.span):
            places.take(group.span)
            groups.append(group)
    return tuple(sorted(groups, key=lambda group: group.span))


def _forward(reading: Reading, found: re.Match[str]) -> Group | None:
    """The group of the word *found* and the numbers after it."""
    kind, patterns = found.lastgroup or "", reading.patterns
    gap = patterns.gap.match(reading.text, found.end())
    at = stop = gap.end() if gap else found.end()
    entries: list[Entry] = []
    while entry := reading.entry_at(at, kind):
        if entries and not _rises(entries[-1], entry):
            break
        if entries:
            entries += reading.between(entries[-1], entry, stop)
        entries.append(entry)
        stop = entry.span.stop
        join = patterns.join.match(reading.text, stop)
        if join is None:
            break
        at = join.end()
    if not entries:
        return None
    if kind == "paragraph" and patterns.agenda.match(reading.text, stop):
        kind = "item"
    entries[0] = replace(entries[0], span=Span(found.start(), entries[0].span.stop))
    return Group(kind, Span(found.start(), stop), tuple(entries))


def _rises(before: Entry, entry: Entry) -> bool:
    """Whether the numbers of a list rise, as they do: else another number follows by chance."""
    if not (before.value.isdecimal() and entry.value.isdecimal()):
        return True
    return int(before.value) <= int(entry.value)


def _backward(reading: Reading, found: re.Match[str]) -> Group | None:
    """The group of the word *found* and the numbers, or the label, before it."""
    kind, patterns = found.lastgroup or "", reading.patterns
    entries = _entries_before(reading, found.start())
    if not entries and kind == "paragraph":
        entries = _label_before(reading, found.start())
    if not entries:
        return None
    first, last = entries[0], entries[-1]
    opening = patterns.opening.search(reading.text, max(0, first.span.start - 4), first.span.start)
    parts, stop = reading.parts(found.end()) if kind == "paragraph" else ((), found.end())
    entries[-1] = replace(last, span=Span(last.span.start, stop), parts=(*last.parts, *parts))
    start = opening.start() if opening else first.span.start
    entries[0] = replace(entries[0], span=Span(start, entries[0].span.stop))
    return Group(kind, Span(start, stop), tuple(entries))


def _entries_before(reading: Reading, stop: int) -> list[Entry]:
    """The ordinals that end at *stop*, where the word begins."""
    by_opening = bool(reading.language.citations.ordinal_opens)
    entries: list[Entry] = []
    end = _before_tail(reading, stop)
    while number := reading.ends.get(end):
        if not by_opening and not reading.is_ordinal(number.span):
            break
        entry = reading.entry_of(number, number.span.stop if entries else stop)
        between = [*reading.between(entry, entries[0], number.span.stop)] if entries else []
        entries[:0] = [entry, *between]
        head = reading.text[max(0, number.span.start - _LONGEST_JOIN) : number.span.start]
        joined = reading.patterns.joined.search(head)
        if joined is None:
            break
        end = _before_tail(reading, number.span.start - len(joined[0]))
    opened = entries and reading.patterns.opening.search(
        reading.text, max(0, entries[0].span.start - 4), entries[0].span.start
    )
    return entries if opened or not by_opening else []


def _before_tail(reading: Reading, stop: int) -> int:
    """Where a number ends before the ordinal ending, the labels and the spaces that end at *stop*."""
    head = reading.text[max(0, stop - _LONGEST_TAIL) : stop]
    tail = reading.patterns.tail.search(head)
    for length in (len(tail[0]) if tail else 0, len(head) - len(head.rstrip(" \u00a0\u202f")), 0):
        if stop - length in reading.ends:
            return stop - length
    return stop


def _label_before(reading: Reading, stop: int) -> list[Entry]:
    """The label that ends at *stop*, where no number stands before it."""
    found = reading.patterns.last_label.search(reading.text, max(0, stop - 8), stop)
    if found is None:
        return []
    parts, end = reading.parts(found.start(), stop)
    return [Entry(Span(found.start(), stop), "", parts)] if parts and end == stop else []
