"""A clause says something else than the other versions of its row.

## What it does
Compares whole clauses by their vectors. Where one is far from all the others, which are near to
each other, against what these pairs of languages usually show in this text, it is flagged.

## Why it matters
The text of another clause stands in its place, of the same kind and length: label and form are
right, and the content is not.

## Example
Row `op9` of the Russian version repeats what an earlier draft said in paragraph 12.

## Guards
Silent for clauses of fewer than sixty characters, for those that have a figure in common with
another version, where the others are not alike themselves, where words were run together, and where
no vectors are used. Clauses in another language (TXT001) and texts that are another one altogether
(STR021) are left to those checks.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.completeness.flags import flags_of
from hexapla.model import Alignment, Flag


def run(_: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each clause that says something else."""
    yield from flags_of("unlike", CHECK.code, CHECK.severity, context)


CHECK = Check("SEM003", "low-similarity", "alignment", "major", run)
