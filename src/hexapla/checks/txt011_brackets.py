"""A bracket is opened and not closed, or closed and not opened.

## What it does
Reads each clause from its beginning, pairs its round, square and curly brackets, in their full-
width forms too, and flags each one that stays without its counterpart.

## Why it matters
An open bracket leaves the reader without the end of a citation or an aside, and often means that
words were lost with the other half.

## Example
"resolution 217 A (III of 10 December 1948" has an opening bracket and no closing one.

## Guards
A label of a list inside the text, `a)` or `1)`, may stand with its closing bracket alone. A half-
width bracket may close a full-width one. A bracket that is closed in the next clause of the same
version is no fault of either. Emoticons and ranges such as `[0, 1)` are not expected in
resolutions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hexapla.checks.check import Check, Context
from hexapla.checks.evidence import locus
from hexapla.model import Clause, Evidence, Flag, Span, Version

_OPENING = {"(": "round", "[": "square", "{": "curly", "\uff08": "round", "\uff3b": "square"}
_CLOSING = {")": "round", "]": "square", "}": "curly", "\uff09": "round", "\uff3d": "square"}

_LIST_LABEL = re.compile(r"(?:^|[\s,;:\u060c\u061b\uff0c\uff1b\uff1a.])(?:[^\W\d_]{1,4}|\d{1,2})$")
"""What stands before the closing bracket of a list label."""


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each bracket of *version* without a counterpart."""
    loose = [(clause, *unpaired(clause.text)) for clause in version.clauses]
    for index, (clause, opened, closed) in enumerate(loose):
        before = loose[index - 1][1] if index else ()
        after = loose[index + 1][2] if index + 1 < len(loose) else ()
        shapes_before = [_OPENING[loose[index - 1][0].text[i]] for i in before]
        shapes_after = [_CLOSING[loose[index + 1][0].text[i]] for i in after]
        for at in opened:
            if _OPENING[clause.text[at]] not in shapes_after:
                yield _flag(version, clause, at, "is opened and not closed", context)
        for at in closed:
            if _CLOSING[clause.text[at]] not in shapes_before:
                yield _flag(version, clause, at, "is closed and not opened", context)


def unpaired(text: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Offsets in *text* of brackets that are opened and not closed, and closed and not opened."""
    waiting: list[int] = []
    closed: list[int] = []
    for at, char in enumerate(text):
        if char in _OPENING:
            waiting.append(at)
        elif char in _CLOSING:
            match = next((o for o in reversed(waiting) if _OPENING[text[o]] == _CLOSING[char]), None)
            if match is not None:
                waiting.remove(match)
            elif not _LIST_LABEL.search(text[max(0, at - 6) : at]):
                closed.append(at)
    return tuple(waiting), tuple(closed)


def _flag(version: Version, clause: Clause, at: int, what: str, context: Context) -> Flag:
    lang = version.lang
    row = context.alignment.row_of(lang, clause.eid).row
    around = clause.text[max(0, at - 12) : at + 13]
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=row,
        lang=lang,
        message=f"{lang}: the bracket {clause.text[at]} {what}",
        loci=(locus(lang, clause, Span(at, at + 1)),),
        evidence=Evidence({lang: around}),
    )


CHECK = Check("TXT011", "brackets", "version", "major", run)
