"""A mark is spaced otherwise than nearly everywhere else in the same text.

## What it does
Counts how each version spaces its percent signs, its colons, semicolons and other marks, its
guillemets, what follows a comma, and its dashes: without a space, with a plain one, with a
no-break one. Where nearly all of one kind stand in one form, the others are flagged together, once
for the version and kind, with each place.

## Why it matters
A reader stumbles over a text that is spaced in two ways, and an editor has to make it even.

## Example
A French text has a no-break space before 40 colons and none before one: that one is named.

## Guards
No rule of any language is enforced: official French of 2000 has no space before a colon, later
texts do; `40%` and `40 %` both occur in Spanish. Fewer than five of the usual form, or a share of
others of a fifth, is no way of the text. Thin and no-break spaces are alike. A no-break space where
plain ones stand is not held against the text. A space before a mark where the language has none
is TXT008's.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context, Threshold
from hexapla.checks.typographic import flag_at, ways
from hexapla.measures.conventions import (
    NO_BREAK,
    NO_SPACE,
    PLAIN,
    THIN,
    Choice,
    spaced,
    spacing,
)
from hexapla.model import Flag, Version

_LEAST = Threshold("least", 5, "places of one form from which on it may be the way of a text")
_SHARE = Threshold("share", 0.2, "share of the places in other forms below which it is, in [0, 1]")


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each kind of mark that *version* spaces in two ways, one of them rare."""
    least, share = context.threshold(CHECK.code, _LEAST), context.threshold(CHECK.code, _SHARE)
    for way in ways(version, spacing, _form, least, share):
        rare = [(c, x) for c, x in way.others if not _tolerated(x, way.usual, version, context)]
        if rare:
            places = [(clause, choice.span) for clause, choice in rare]
            said, right = way.said(_form, rare), spaced(rare[0][1], way.usual)
            yield flag_at(CHECK, version.lang, places, said, context, suggestion=right)


def _form(choice: Choice) -> str:
    return NO_BREAK if choice.form == THIN else choice.form


def _tolerated(choice: Choice, usual: str, version: Version, context: Context) -> bool:
    """Whether the form of *choice* is better than the usual one, or flagged by another check."""
    if _form(choice) == NO_BREAK and usual == PLAIN:
        return True
    high = context.profile(version.lang).typography.space_before
    before = choice.convention.startswith("space before") and choice.mark not in "%\u066a"
    return before and usual == NO_SPACE and choice.mark not in high


CHECK = Check("TXT009", "punctuation-spacing", "version", "neutral", run, (_LEAST, _SHARE), fixable=True)
