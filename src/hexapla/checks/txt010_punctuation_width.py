"""A mark is of another width, or of another script, than nearly everywhere else in the same text.

## What it does
Counts in which form each version writes its comma, semicolon, colon, question and exclamation marks,
full stop and brackets: plain, Arabic or full-width. Where nearly all of one mark have one form,
the others are flagged together, once for the version and mark, with each place.

## Why it matters
A half-width comma among full-width ones, or a Latin one among Arabic ones, shows that a piece was
typed or pasted by itself.

## Example
A Chinese text has 212 full-width commas and a half-width one: that one is named.

## Guards
No rule is enforced: official Chinese texts with half-width marks throughout are met. Marks inside a
run of another script, between digits or in an address, and brackets around such a run, are passed
over. Fewer than five of the usual form, or a share of others of a fifth, is no way of the text.
U+066C stands for the Arabic comma too.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.checks.check import Check, Context, Threshold
from hexapla.checks.typographic import flag_at, ways
from hexapla.measures.conventions import Choice, widths
from hexapla.model import Flag, Version

_LEAST = Threshold("least", 5, "places of one form from which on it may be the way of a text")
_SHARE = Threshold("share", 0.2, "share of the places in other forms below which it is, in [0, 1]")


def run(version: Version, context: Context) -> Iterator[Flag]:
    """One flag for each mark that *version* writes in two forms, one of them rare."""
    least, share = context.threshold(CHECK.code, _LEAST), context.threshold(CHECK.code, _SHARE)
    for way in ways(version, widths, _form, least, share):
        if way.others:
            places = [(clause, choice.span) for clause, choice in way.others]
            said = way.said(_form, way.others)
            yield flag_at(CHECK, version.lang, places, said, context, suggestion=way.usual)


def _form(choice: Choice) -> str:
    return choice.form


CHECK = Check("TXT010", "punctuation-width", "version", "neutral", run, (_LEAST, _SHARE), fixable=True)
