"""A reference to a resolution or decision differs from that of the other versions.

## What it does

Compares the references to resolutions and decisions of a clause across the versions, by number,
session and letter: `70/1`, `3363 (XXX)`, `31/16 A`, `S-8/1`, `1325 (2000)`, `217 A (III)`. The
version that differs from the majority is flagged, at the reference.

## Why it matters

Resolutions build on one another by number. A wrong number recalls another decision, and the
following year's text takes it over.

## Example

Five versions recall *resolution 78/265* and the Chinese has *第78/256号决议*:
`zh has 78/256 where ar, en, fr, ru and es have 78/265`; suggestion: `78/265`.

## Guards

Each language writes them in its own way: `217 ألف (د - 3)` is `217 A (III)`, `第217 A（III）号决议` too.
What else might be a fraction or a year (`1/2`, `345 (2000)`) counts only in a clause that says
resolution or decision. Numbers that a conversion turned round in Arabic (`1/70` for `70/1`) are
read both ways. How often a reference stands in the clause does not matter. The symbol of a
resolution satisfies its number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.measures.clause import Measures, measure
from hexapla.model import Clause, Flag, Lang

_RESOLUTION_SYMBOL = re.compile(r"[AES]/RES/(.+)")


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag the references in which a version differs from the others."""
    measured = {
        lang: [(clause, measure(clause.text, lang)) for clause in group.clauses[lang]]
        for lang in group.present()
    }
    said = {x.reference for pairs in measured.values() for _, m in pairs for x in m.references}
    turned = {x.turned for pairs in measured.values() for _, m in pairs for x in m.references}
    found = {lang: tuple(_references(pairs, said & turned)) for lang, pairs in measured.items()}
    yield from value_flags(group, found, context.source, _JUDGING)


def _references(pairs: list[tuple[Clause, Measures]], turnable: set[str]) -> Iterator[Found[str]]:
    own = {x.reference for _, measures in pairs for x in measures.references}
    for clause, measures in pairs:
        for x in measures.references:
            turned = x.turned in turnable and x.turned not in own
            value = x.turned if turned else x.reference
            exact = x.span.of(clause.text) == x.reference
            yield Found(clause, x.span, (value,), exact=exact)
        for symbol in measures.symbols:
            cited = _RESOLUTION_SYMBOL.fullmatch(symbol.symbol)
            if cited:
                yield Found(clause, symbol.span, (cited[1],), demands=False)


def _replacement(lang: Lang, found: Found[str], value: str) -> str:
    """The reference of the others, where this version writes references as English does."""
    return value


_JUDGING = Judging("NUM008", "critical", "references", str, _replacement, counted=False)

CHECK = Check("NUM008", "resolution-reference", "row", "critical", run)
