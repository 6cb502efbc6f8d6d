"""A version was not in the usual composed form of Unicode (NFC).

## What it does
Looks at what the source of each clause held before it was read, and says once for a version in how
many clauses letters were written as a base and a mark apart, or with a code that Unicode keeps
only to be replaced. The texts themselves are composed when they are read, so no other check and
no report is concerned.

## Why it matters
The file looks right and is not found: a search for "résolution" misses the word whose accent is a
character of its own, and two versions of a file differ where nobody sees a difference.

## Example
"résolution" written as r, e, COMBINING ACUTE ACCENT (U+0301), s and so on.

## Guards
The order in which marks stand on one letter is no fault: Arabic keyboards write shadda before the
vowel and NFC turns them round. Marks that compose with no letter stay as they are in NFC. From
PDF the marks are composed when the page is read, and nothing is said.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.evidence import locus
from hexapla.model import Clause, Evidence, Flag, Span, Version
from hexapla.text.faults import around, character_name


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for *version* where its source is not in NFC, at the first place."""
    found = [(clause, at, stretch) for clause in version.clauses for at, stretch in _decomposed(clause)]
    if not found:
        return
    clause, at, stretch = found[0]
    clauses = len({one.eid for one, _, _ in found})
    written = " + ".join(map(character_name, stretch))
    size = len(clause.text)
    spaced = context.profile(version.lang).typography.spaced
    span = Span(*around(clause.text, min(at, size), min(at + 1, size), spaced=spaced))
    yield Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=context.alignment.row_of(version.lang, clause.eid).row,
        lang=version.lang,
        message=f"{version.lang}: the source is not in NFC, in {clauses} of {len(version.clauses)}"
        f" clauses; first as {written}",
        loci=(locus(version.lang, clause, span),),
        evidence=Evidence(details={"places": str(len(found)), "clauses": str(clauses)}),
    )


def _decomposed(clause: Clause) -> Iterator[tuple[int, str]]:
    """Where *clause* has what its source writes otherwise, and the characters written there."""
    sources = [(p.at, p.original) for p in clause.pieces] or [(0, clause.text)]
    for at, original in sources:
        if not original.isascii() and not unicodedata.is_normalized("NFC", original):
            yield from _clusters(at, original)


def _clusters(at: int, original: str) -> Iterator[tuple[int, str]]:
    """The base characters of *original* with their marks, those that NFC writes otherwise."""
    start = 0
    for stop in range(1, len(original) + 1):
        if stop < len(original) and _goes_on(original[start:stop], original[stop]):
            continue
        cluster = original[start:stop]
        composed = unicodedata.normalize("NFC", cluster)
        # The same characters in another order are the same text to everybody.
        if sorted(composed) != sorted(cluster):
            yield at, cluster
        at += len(composed)
        start = stop


def _goes_on(cluster: str, char: str) -> bool:
    """Whether *char* is a mark on *cluster*, or composes with its end as Hangul letters do."""
    composes = len(unicodedata.normalize("NFC", cluster[-1] + char)) < len(cluster[-1]) + 1
    return unicodedata.combining(char) > 0 or composes


CHECK = Check("TXT006", "not-nfc", "version", "neutral", run)
