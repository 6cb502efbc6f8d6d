"""Characters were lost or garbled.

## What it does
Looks in each clause for replacement characters (U+FFFD), control characters and what terminals
make of them, characters of private use, codes that are no characters, text that was decoded in a
wrong encoding, and question marks in the place of words or letters. All of a clause are one flag.
Where the text can be restored for certain, the suggestion is the text as it was.

## Why it matters
Such a text was damaged by a conversion; a reader cannot read it, and what was lost is often more
than what shows.

## Example
"dÃ©veloppement" in a French version was "développement", read as windows-1252.

## Guards
A text is taken for wrongly decoded only where its letters turn back into UTF-8 of letters of the
version's own script: two in a row, unless one alone cannot be meant. Emoji and rare ideographs of
newer editions of Unicode pass. Question marks in an address pass, and one after a word. Tabs and
line ends are no control characters here.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.wrong_characters import flags_of
from hexapla.model import Flag, Version
from hexapla.text.corruption import corrupt


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each clause of *version* with corrupt characters."""
    for clause in version.clauses:
        if faults := corrupt(clause.text, version.lang):
            yield from flags_of(CHECK, version, clause, faults, context)


CHECK = Check("TXT003", "corrupt-characters", "version", "major", run)
