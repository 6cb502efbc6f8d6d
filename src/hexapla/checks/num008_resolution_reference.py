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
read both ways, and a neutral remark says so once for the text. How often a reference stands in the
clause does not matter. The symbol of a resolution satisfies its number.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hexapla.checks.check import Check, Context, RowGroup, row_groups
from hexapla.checks.evidence import locus
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.measures.citations import resolution_of
from hexapla.measures.clause import Measures, measure
from hexapla.measures.references import Reference
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang

Measured = Sequence[tuple[Clause, Measures]]
Place = tuple[Clause, Reference]


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flag the references in which a version differs from the others; remark those turned round."""
    turned: dict[Lang, list[Place]] = {}
    for group in row_groups(alignment):
        measured = {
            lang: [(clause, measure(clause.text, lang)) for clause in group.clauses[lang]]
            for lang in group.present()
        }
        said = {x.reference for own in measured.values() for _, m in own for x in m.references}
        for lang, own in measured.items():
            turned.setdefault(lang, []).extend(_turned(own, said))
        yield from _compared(group, measured, said, context.source)
    for lang, places in turned.items():
        if places:
            yield _remark(lang, places)


def _compared(
    group: RowGroup, measured: Mapping[Lang, Measured], said: set[str], source: Lang
) -> Iterator[Flag]:
    found = {lang: tuple(_references(own, said)) for lang, own in measured.items()}
    yield from value_flags(group, found, source, _JUDGING)


def _turned(measured: Measured, said: set[str]) -> list[Place]:
    """The references whose parts only other versions have the other way round."""
    own = {x.reference for _, measures in measured for x in measures.references}
    others = said - own
    return [
        (clause, x) for clause, measures in measured for x in measures.references if x.turned in others
    ]


def _references(measured: Measured, said: set[str]) -> Iterator[Found[str]]:
    turned = _turned(measured, said)
    for clause, measures in measured:
        for x in measures.references:
            value = x.turned if (clause, x) in turned else x.reference
            exact = x.span.of(clause.text) == x.reference
            yield Found(clause, x.span, (value,), exact=exact)
        for symbol in measures.symbols:
            cited = resolution_of(symbol.likely or symbol.symbol)
            if cited:
                yield Found(clause, symbol.span, (cited,), demands=False)


def _remark(lang: Lang, places: Sequence[Place]) -> Flag:
    clause, first = places[0]
    written = first.span.of(clause.text)
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    return Flag(
        code=CHECK.code,
        severity="neutral",
        row=None,
        lang=lang,
        message=f"{lang} has the parts of references turned round: {written} for {first.turned}{more}",
        loci=(locus(lang, clause, first.span),),
        evidence=Evidence({lang: written}, details={"references": str(len(places))}),
        suggestion=first.turned if written == first.reference else "",
    )


def _replacement(lang: Lang, found: Found[str], value: str) -> str:
    """The reference of the others, where this version writes references as English does."""
    return value


_JUDGING = Judging("NUM008", "critical", "references", str, _replacement, counted=False)

CHECK = Check("NUM008", "resolution-reference", "alignment", "critical", run)
