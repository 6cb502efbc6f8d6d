"""A word is broken by a space or a hyphen, as text taken from a printed page is.

## What it does
Looks for a hyphen with a space on one side whose halves make a word (`develop- ment`), and for two
pieces with a space between them that are one word (`artificia l`), when at least one of them is
none. A word is what the same version has elsewhere, or what the dictionary has.

## Why it matters
A broken word is printed broken, is found by no search, and counts as a missing term.

## Example
"the use of artificia l intelligence" has a space in *artificial*; suggestion: `artificial`.

## Guards
Words of one letter (en *a*, fr *à*, ru *в*), labels, initials and what is written with a capital
(*vitamin D*, *Part A*) are no pieces. A hyphen that waits for its second half (*pre- and post-war*)
is right. Where there is no dictionary (Arabic), neither piece may stand anywhere else in the version
and the whole word must stand in it twice. Chinese has no such pieces.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.typographic import MOST_ALONE, flag_at
from hexapla.model import Flag, Version
from hexapla.text.broken_words import broken_words, vocabulary


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each broken word of *version*; many in a clause are one flag."""
    known = vocabulary((clause.text for clause in version.clauses), version.lang)
    for clause in version.clauses:
        found = broken_words(clause.text, known)
        if len(found) > MOST_ALONE:
            places = [(clause, one.span) for one in found]
            yield flag_at(CHECK, version.lang, places, "broken words", context)
            continue
        for one in found:
            said = f"the word \u201c{one.joined}\u201d is broken"
            yield flag_at(
                CHECK, version.lang, [(clause, one.span)], said, context, suggestion=one.joined
            )


CHECK = Check("TXT015", "hyphenation-residue", "version", "minor", run)
