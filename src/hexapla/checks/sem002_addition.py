"""A version has in a clause what none of the others has.

## What it does
Looks where a clause is longer than the other versions let expect, and asks which of its parts none
of them covers, by the meaning of the part and of its words.

## Why it matters
A phrase of an earlier draft, or an explanation by the translator, stands in one language only: that
version says more than was adopted.

## Example
Row `pp4` of the Spanish version adds "así como las organizaciones regionales pertinentes".

## Guards
As for omissions (SEM001): lengths are held against what is usual, only what is too long is looked
at, and each clause is judged once. The words are marked. Minor where it is likely and not sure.
Silent where no vectors are used.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.completeness.flags import flags_of
from hexapla.model import Alignment, Flag


def run(_: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each clause that has a part too many."""
    yield from flags_of("addition", CHECK.code, CHECK.severity, context)


CHECK = Check("SEM002", "addition", "alignment", "major", run)
