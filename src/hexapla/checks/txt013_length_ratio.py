"""A clause is much too short or too long beside the other versions.

## What it does
Holds the length of each clause against those of the other versions, as the bands of each pair of
languages, learned from official texts, and this text itself let expect.

## Why it matters
Nothing else may show that something is wrong: words that no dictionary knows, a clause that was
summed up, a note that was pasted in.

## Example
Row `op3` of the Arabic version has 90 characters where 260 are usual.

## Guards
Short clauses are exempt. The clause must be outside the bands of all its pairs but one, and far from
the middle of the others. What has a better name is flagged under that: a clause that breaks off
(TXT016), lacks a part (SEM001), has one too many (SEM002), or is another one (SEM003).
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.completeness.flags import flags_of
from hexapla.model import Alignment, Flag


def run(_: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each clause that is too short or too long for no better reason."""
    yield from flags_of("length", CHECK.code, CHECK.severity, context)


CHECK = Check("TXT013", "length-ratio", "alignment", "major", run)
