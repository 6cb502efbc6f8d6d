"""A clause breaks off before its end.

## What it does
Looks for clauses that end without a mark where the other versions have one, and that are too short:
much too short, or somewhat and without the last words of the others.

## Why it matters
The end of a paragraph was lost when it was copied or converted, often with its condition or its
date; what is left is printed as if it were all.

## Example
Row `op5` of the Chinese version ends with "并在第八十届会议上".

## Guards
A version that often does without marks where the others have them is not judged by that. A mark that
is lost and nothing else is a matter of endings (STR015). Clauses of fewer than sixty characters are
not judged.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.completeness.flags import flags_of
from hexapla.model import Alignment, Flag


def run(_: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each clause that breaks off."""
    yield from flags_of("truncated", CHECK.code, CHECK.severity, context)


CHECK = Check("TXT016", "truncated", "alignment", "critical", run)
