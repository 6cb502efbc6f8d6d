"""A letter of another alphabet stands where one of its own looks the same.

## What it does
Looks for words that mix Latin, Cyrillic and Greek letters and could be written in one of these
alphabets; for whole words in the letters of another alphabet, among words of the version's own,
that its dictionary or its other clauses have; in Arabic for the letters of Persian and Urdu and
for presentation forms; in Chinese for radicals in the place of ideographs. All of a clause are one
flag; the suggestion is the text in the letters that are meant.

## Why it matters
Nobody sees the difference and every program does: the word is not found, not hyphenated, sorted
wrongly and read out wrongly.

## Example
"pезолюция" in a Russian version, whose first letter is a Latin p.

## Guards
Roman numerals, symbols and words with figures in them pass, and a Latin abbreviation with a
Russian ending. What a hyphen joins is judged word by word (IT-отрасль). A whole word is flagged
only where the other versions of the row do not have it as it stands, and its neighbours are in the
version's own alphabet; a single letter passes where it may be a label. Arabic words with other
letters of Persian, and words in quotation marks, pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.wrong_characters import flags_of
from hexapla.model import Clause, Flag, Version
from hexapla.text.lookalikes import lookalikes

_WORD = re.compile(r"[^\W\d_]+")


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each clause of *version* with letters that stand for others."""
    words: set[str] = set()

    def known(word: str) -> bool:
        if not words:
            words.update(found for c in version.clauses for found in _WORD.findall(c.text))
        return word in words

    for clause in version.clauses:

        def elsewhere(word: str, clause: Clause = clause) -> bool:
            return any(word in _WORD.findall(text) for text in _others(version, clause, context))

        if faults := lookalikes(clause.text, version.lang, known, elsewhere):
            yield from flags_of(CHECK, version, clause, faults, context)


def _others(version: Version, clause: Clause, context: Context) -> Iterator[str]:
    """The texts of the other versions in the row of *clause*."""
    alignment = context.alignment
    row = alignment.row_of(version.lang, clause.eid)
    for lang in alignment.langs:
        if lang != version.lang:
            yield from (other.text for other in alignment.clauses(row, lang))


CHECK = Check("TXT004", "look-alike-letters", "version", "major", run)
