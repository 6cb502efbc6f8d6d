r"""What the house does not want to read: patterns of its own, in `hexapla.toml`.

## What it does
Searches the text of each clause for the patterns that `hexapla.toml` lists under
`[[check.patterns]]`, in the languages and kinds of clauses that each names. All that one pattern
matches in a clause and would replace by the same words is one flag.

## Why it matters
House style, words that a body has given up, slips that one office knows it makes: no program
knows them beforehand, and no reviser should have to look for them by eye.

## Example
With the pattern `\butili[sz]e\b` and the suggestion `use`, "to utilize the funds" is flagged;
suggestion: `use`.

    [[check.patterns]]
    name = "utilise"
    pattern = '\butili[sz]e\b'      # single quotes: TOML leaves the backslashes as they are
    langs = ["en"]                  # none: all versions
    kinds = ["operative"]           # none: all clauses
    severity = "minor"
    message = "write “use”"
    suggestion = "use"              # \1 to \9 stand for groups of the pattern
    ignore_case = true

## Guards
Labels and marks of notes are not searched; a match of no extent is passed over. Where case does
not count and what is matched begins with a capital, so does the suggestion. A pattern that takes
longer than a second of computing for a clause is named, and not searched for any further in the
set; the others are. Without patterns the check is silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from hexapla.checks.check import Check, Context, HousePattern
from hexapla.checks.evidence import joined, locus
from hexapla.errors import ConfigurationError
from hexapla.model import Alignment, Flag, Lang, Locus, Span, Version

if TYPE_CHECKING:
    import regex

_MOST_S = 1.0
"""Seconds of computing for one pattern in one clause; an ordinary one takes microseconds."""

_GROUP = re.compile(r"\\([1-9])")


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """The flags of all patterns; `ConfigurationError` at the end for those that take too long."""
    endless: list[str] = []
    for pattern in context.patterns:
        try:
            for version in alignment.versions.values():
                if not pattern.langs or version.lang in pattern.langs:
                    yield from _flags(pattern, version, alignment)
        except TimeoutError:
            endless.append(f"`{pattern.name}`")
    if endless:
        takes = "the pattern {} takes" if len(endless) == 1 else "the patterns {} take"
        raise ConfigurationError(
            f"{takes.format(joined(endless))} longer than {_MOST_S:.0f} s for one clause, "
            f"and not all of the text was searched",
            where=f"{alignment.set}: {CHECK.code}",
            remedy="repeat nothing that is itself repeated: write (?:a|b)+ and not (?:a+|b)+",
        )


def _flags(pattern: HousePattern, version: Version, alignment: Alignment) -> Iterator[Flag]:
    import regex

    compiled = regex.compile(pattern.pattern, regex.IGNORECASE if pattern.ignore_case else 0)
    for clause in version.clauses:
        if pattern.kinds and clause.kind not in pattern.kinds:
            continue
        found: dict[str, list[Span]] = {}
        for match in compiled.finditer(clause.text, timeout=_MOST_S):
            if match.group():
                found.setdefault(_instead(pattern, match), []).append(Span(*match.span()))
        for suggestion, spans in found.items():
            row = alignment.row_of(version.lang, clause.eid).row
            places = tuple(locus(version.lang, clause, span) for span in spans)
            yield _flag(pattern, version.lang, row, places, suggestion)


def _instead(pattern: HousePattern, match: regex.Match[str]) -> str:
    """What should stand where *match* is."""
    written = _GROUP.sub(lambda group: match.group(int(group[1])) or "", pattern.suggestion)
    capital = pattern.ignore_case and match.group()[0].isupper()
    return written[:1].upper() + written[1:] if capital else written


def _flag(
    pattern: HousePattern, lang: Lang, row: str, places: tuple[Locus, ...], suggestion: str
) -> Flag:
    said = pattern.message or f"matches the pattern `{pattern.name}` of hexapla.toml"
    times = f" ({len(places)} times)" if len(places) > 1 else ""
    return Flag(
        code=CHECK.code,
        severity=pattern.severity,
        row=row,
        lang=lang,
        message=f"{lang}: {said}{times}",
        loci=places,
        suggestion=suggestion,
    )


CHECK = Check("TXT018", "user-pattern", "alignment", "minor", run, fixable=True)
