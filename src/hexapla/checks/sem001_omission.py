"""A version lacks part of a clause that the others have.

## What it does
Looks where a clause is shorter than the other versions let expect, and asks which of their parts,
as commas and semicolons divide them, it does not cover: by the meaning of the parts and of their
words, held against how well the versions that have the part cover each other, and by the figures
and terms of the part.

## Why it matters
Half of an enumeration, or the condition at the end of a mandate, is gone in one language, and what
is there reads well: nobody sees it who reads one version only.

## Example
Row `op6` of the French version ends before "and to report thereon to the General Assembly".

## Guards
Lengths are compared with what the languages, and these versions of this text, usually take. A
clause that is as long as it should be is not looked at, nor one of fewer than sixty characters. The
words that are lacking are marked in the other versions. Minor where it is likely and not sure.
Clauses that are cut off (TXT016), that say something else (SEM003), in another language (TXT001),
merged, split or moved are left to those checks. Silent where no vectors are used (`--encoder none`).
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.completeness.flags import flags_of
from hexapla.model import Alignment, Flag


def run(_: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each clause that lacks a part."""
    yield from flags_of("omission", CHECK.code, CHECK.severity, context)


CHECK = Check("SEM001", "omission", "alignment", "major", run)
