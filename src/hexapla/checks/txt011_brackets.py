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
version is no fault of either. Brackets that a conversion turned round in a language written from
right to left (`)1(`) are flagged once for the version, with each place. Emoticons and ranges such as
`[0, 1)` are not expected in resolutions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hexapla.checks.check import Check, Context
from hexapla.checks.typographic import flag_at
from hexapla.model import Clause, Flag, Span, Version

_OPENING = {
    "(": "round",
    "[": "square",
    "{": "curly",
    "\uff08": "round",
    "\uff3b": "square",
    "\u3010": "lenticular",
    "\u3014": "tortoise shell",
}
_CLOSING = {
    ")": "round",
    "]": "square",
    "}": "curly",
    "\uff09": "round",
    "\uff3d": "square",
    "\u3011": "lenticular",
    "\u3015": "tortoise shell",
}

_LIST_LABEL = re.compile(
    r"(?:^|[\s,;:\u060c\u061b\uff0c\uff1b\uff1a.])(?:(?P<letter>[^\W\d_])(?P=letter)?|[ivxlcIVXLC]{1,5}|\d{1,2})$"
)
"""What stands before the closing bracket of a list label."""


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each bracket of *version* without a counterpart, and one for those turned round."""
    loose = [(clause, *unpaired(clause.text)) for clause in version.clauses]
    if context.profile(version.lang).direction == "rtl":
        turned = [(clause, span) for clause, o, c in loose for span in _turned(clause.text, o, c)]
        if turned:
            yield flag_at(CHECK, version.lang, turned, "brackets are turned round", context)
        inside = {(clause.eid, at) for clause, span in turned for at in (span.start, span.stop - 1)}
        loose = [
            (
                clause,
                tuple(at for at in opened if (clause.eid, at) not in inside),
                tuple(at for at in closed if (clause.eid, at) not in inside),
            )
            for clause, opened, closed in loose
        ]
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


def _turned(text: str, opened: Sequence[int], closed: Sequence[int]) -> Iterator[Span]:
    """From each lone closing bracket of *text* to the lone opening one of its shape after it."""
    left = list(opened)
    for at in closed:
        match = next((o for o in left if o > at and _OPENING[text[o]] == _CLOSING[text[at]]), None)
        if match is not None:
            left.remove(match)
            yield Span(at, match + 1)


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
    said = f"the bracket {clause.text[at]} {what}"
    return flag_at(CHECK, version.lang, [(clause, Span(at, at + 1))], said, context)


CHECK = Check("TXT011", "brackets", "version", "major", run)
