"""A document symbol fits no grammar.

## What it does

Reads every document symbol against what the organs of the United Nations number their documents
with, and flags one that cannot be: `5/2002/1005` for `S/2002/1005`, two slashes, a hyphen for a
slash, a General Assembly document numbered by year. It suggests the symbol of the other versions
that is most like it, else what it probably is by itself.

## Why it matters

A symbol that no document has finds none. Such slips come from scans and from typing, in all
versions or in one.

## Example

The Chinese cites *5/2002/1005* where the others have *S/2002/1005*:
`zh has 5/2002/1005, which is no symbol: no organ's letter`; suggestion: `S/2002/1005`.

## Guards

Only what is known to be impossible is flagged; bodies and suffixes that the grammar does not know
pass. Fractions, dates and pairs of words are left alone. Where all versions have the same, the row
is flagged once, as minor. Cyrillic letters that look Latin (А/68/970) are read as what they look
like; a neutral remark says so once for the text. A symbol that fits and differs from the others is
flagged as a mismatch, not here; so is one that a single version has with a wrong figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from hexapla.checks.check import Check, Context, RowGroup, row_groups
from hexapla.checks.evidence import listed, locus
from hexapla.checks.vote import LOWER
from hexapla.measures.clause import measure
from hexapla.measures.misshapen import mistakes_another, stands_for
from hexapla.measures.symbols import Symbol
from hexapla.model import Alignment, Clause, Evidence, Flag, Lang, Version

Place = tuple[Clause, Symbol]


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """Flag the symbols that cannot be; remark once for a version letters that only look Latin."""
    for group in row_groups(alignment):
        yield from _malformed(group)
    for version in alignment.versions.values():
        yield from _look_alikes(version)


def _placed(clauses: Sequence[Clause], lang: Lang) -> list[Place]:
    return [(clause, x) for clause in clauses for x in measure(clause.text, lang).symbols]


def _malformed(group: RowGroup) -> Iterator[Flag]:
    placed = {lang: _placed(group.clauses[lang], lang) for lang in group.present()}
    fitting = {x.symbol for places in placed.values() for _, x in places if not x.fault}
    faulty: dict[str, dict[Lang, list[Place]]] = {}
    for lang, places in placed.items():
        for clause, x in places:
            if x.fault:
                faulty.setdefault(x.symbol, {}).setdefault(lang, []).append((clause, x))
    values = {lang: listed(x.symbol for _, x in places) for lang, places in placed.items()}
    for having in faulty.values():
        if len(having) == len(placed) > 1:
            yield _flag(group, None, having, fitting, values)
        else:
            for lang, places in having.items():
                # What one version alone has for a symbol of the others is a mismatch.
                if len(having) > 1 or not mistakes_another(places[0][1], fitting):
                    yield _flag(group, lang, {lang: places}, fitting, values)


def _flag(
    group: RowGroup,
    lang: Lang | None,
    having: Mapping[Lang, Sequence[Place]],
    fitting: set[str],
    values: Mapping[Lang, str],
) -> Flag:
    symbol = next(x for places in having.values() for _, x in places)
    who = f"{lang} has" if lang else "all versions have"
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity if lang else LOWER[CHECK.severity],
        row=group.name,
        lang=lang,
        message=f"{who} {symbol.symbol}, which is no symbol: {symbol.fault}",
        loci=tuple(locus(x, clause, s.span) for x, places in having.items() for clause, s in places),
        evidence=Evidence(values, details={"fault": symbol.fault}),
        suggestion=stands_for(symbol, fitting),
    )


def _look_alikes(version: Version) -> Iterator[Flag]:
    """The remark that symbols are written with letters that only look Latin."""
    lang = version.lang
    places = [(clause, x) for clause, x in _placed(version.clauses, lang) if x.folded and not x.fault]
    if not places:
        return
    clause, first = places[0]
    written = first.span.of(clause.text)
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    yield Flag(
        code=CHECK.code,
        severity="neutral",
        row=None,
        lang=lang,
        message=f"{lang} writes symbols with letters that only look Latin: {written}{more}",
        loci=(locus(lang, clause, first.span),),
        evidence=Evidence({lang: written}, details={"symbols": str(len(places))}),
        suggestion=first.symbol,
    )


CHECK = Check("NUM007", "symbol-malformed", "alignment", "major", run)
