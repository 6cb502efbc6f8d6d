"""A character stands in the text that nobody sees.

## What it does
Looks in each clause for zero-width spaces and joiners, soft hyphens, byte order marks, fillers and
other characters without a shape, and for controls of direction that are opened and not closed, or
closed and not opened. The suggestion is the text without them.

## Why it matters
A word with an invisible character inside is not found by a search and counts as another word; a
link with one inside leads nowhere; a direction that is left open turns what follows it round.

## Example
"sustain\\u00adable" with a soft hyphen inside is printed as "sustainable" and not found as such.

## Guards
Balanced isolates and embeddings, and single marks of direction (LRM, RLM, ALM), are of use and
pass. Joiners pass inside emoji, beside letters of scripts that need them, and after the last
letter of an Arabic abbreviation. Controls are balanced by the clause. Control characters proper
are the business of TXT003.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.wrong_characters import flags_of
from hexapla.model import Clause, Flag, Span, Version
from hexapla.text.faults import Fault, around, character_name
from hexapla.text.invisible import invisible


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each clause of *version* with invisible characters."""
    spaced = context.profile(version.lang).typography.spaced
    for clause in version.clauses:
        if faults := _faults(clause, spaced=spaced):
            yield from flags_of(CHECK, version, clause, faults, context)


def _faults(clause: Clause, *, spaced: bool) -> list[Fault]:
    text = clause.text
    faults: list[Fault] = []
    for at in invisible(text):
        start, stop = around(text, at, at + 1, spaced=spaced)
        if stop - start == 1:
            # By itself it cannot be shown: its neighbours stand for the place.
            start, stop = max(0, at - 1), min(at + 2, len(text))
        # Two in one word: the second takes what is left of it.
        start = max(start, faults[-1].span.stop if faults else 0)
        meant = text[start:at] + text[at + 1 : stop]
        faults.append(Fault(Span(start, stop), character_name(text[at]), meant))
    return faults


CHECK = Check("TXT005", "invisible-characters", "version", "minor", run, fixable=True)
