"""Two spaces stand where one should, or one where none should.

## What it does
Looks for two or more spaces in a row, for a space before a mark that follows its word, after an
opening bracket or before a closing one, and in Chinese between characters and beside full-width
marks.

## Why it matters
Such spaces are left over when words are moved or deleted; they are printed, and they break a
search for the words around them.

## Example
"the Council , and" has a space before its comma; suggestion: `,`.

## Guards
Marks that a space precedes in the language (fr `: ; ? ! »`) are left to TXT009. Where a text nearly
always spaces a mark so, or sets two spaces after a sentence, that is its way and no fault. A
Chinese label or heading (第一条 总则, 序 言) has its space. The place of a note call is passed over.
Spaces doubled in most clauses (a printed page read as it was set) are flagged once for the version.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from hexapla.checks.check import Check, Context
from hexapla.checks.typographic import MOST_ALONE, Place, flag_at
from hexapla.measures.spaces import BETWEEN, DOUBLED, SENTENCE, Space, spaces, tight_marks
from hexapla.model import Clause, Flag, Version

_WAY = 0.5
"""Share of a mark's places from which on its space is the way of the text."""

_FEWEST = 5
"""Spaced places of a mark that may be the way of a text."""

_SET = 0.3
"""Share of the clauses from which on doubled spaces come from how the page was set."""

_SAID = {
    DOUBLED: "several spaces in a row",
    SENTENCE: "several spaces in a row after a sentence",
    BETWEEN: "a space between characters",
}


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each space too many of *version*; many of a kind in a clause are one flag."""
    found = {clause.eid: spaces(clause.text, version.lang) for clause in version.clauses}
    if not any(found.values()):
        return
    usual = _usual(version, [space for own in found.values() for space in own])
    doubled = [c for c in version.clauses if any(s.kind in _SAID for s in found[c.eid])]
    everywhere = len(doubled) >= max(_FEWEST, _SET * len(version.clauses))
    gathered: list[Place] = []
    kinds: Counter[str] = Counter()
    rights: set[str] = set()
    for clause in version.clauses:
        by_kind: dict[str, list[Space]] = defaultdict(list)
        calls = {call.at for call in clause.note_calls}
        for space in found[clause.eid]:
            called = not calls.isdisjoint(range(space.span.start, space.span.stop + 1))
            if space.kind not in usual and not called:
                by_kind[space.kind].append(space)
        for kind, own in sorted(by_kind.items()):
            if everywhere and kind in _SAID:
                gathered += [(clause, space.span) for space in own]
                kinds[kind] += len(own)
                rights |= {space.right for space in own}
            else:
                yield from _flags(version, clause, kind, own, context)
    if gathered:
        said = _SAID[kinds.most_common(1)[0][0]]
        right = rights.pop() if len(rights) == 1 else ""
        yield flag_at(CHECK, version.lang, gathered, said, context, suggestion=right)


def _flags(
    version: Version, clause: Clause, kind: str, own: Sequence[Space], context: Context
) -> Iterator[Flag]:
    said = _SAID.get(kind, f"a space {kind}")
    alike = len({space.right for space in own}) == 1
    each = [own] if len(own) > MOST_ALONE and alike else [[space] for space in own]
    for together in each:
        places = [(clause, space.span) for space in together]
        yield flag_at(CHECK, version.lang, places, said, context, suggestion=together[0].right)


def _usual(version: Version, found: Sequence[Space]) -> frozenset[str]:
    """The kinds of space that are the way of *version*."""
    spaced = Counter(space.kind for space in found)
    often = [
        kind for kind, times in spaced.items() if times >= _FEWEST and kind not in (DOUBLED, BETWEEN)
    ]
    if not often:
        return frozenset()
    tight = sum((tight_marks(clause.text) for clause in version.clauses), Counter[str]())
    return frozenset(k for k in often if spaced[k] >= _WAY * (spaced[k] + tight[k]))


CHECK = Check("TXT008", "double-space", "version", "minor", run, fixable=True)
