"""A document symbol differs from that of the other versions.

## What it does

Compares the document symbols of a clause (`A/RES/70/1`, `S/2002/914`, `A/78/L.86/Add.1`) across
the versions. The version that differs from the majority is flagged, at the symbol.

## Why it matters

A symbol is the same in every official language and is the only way to find the document. One
wrong digit sends the reader to another text.

## Example

Five versions cite *A/78/311* and the French cites *A/78/331*:
`fr has A/78/331 where ar, zh, en, ru and es have A/78/311`; suggestion: `A/78/311`.

## Guards

Cyrillic letters that look Latin (А/68/970) and digits of other scripts are read as what they look
like; the details of a flag name the versions that use them. A corrigendum may be cited in one
version only. A resolution may be cited by symbol here and by number there. A volume or part counts
among the versions that name one in Latin letters. How often a symbol stands in the clause does not
matter. Web addresses and sales numbers are left alone. A symbol that cannot be one is flagged as
malformed, not here, unless one version alone has it for a symbol of the others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.measures.clause import measure
from hexapla.measures.misshapen import mistakes_another, stands_for
from hexapla.measures.symbols import Symbol
from hexapla.model import Clause, Flag, Lang

Place = tuple[Clause, Symbol]

_RESOLUTIONS = ("A/RES/", "S/RES/", "E/RES/", "A/HRC/RES/")


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag the symbols in which a version differs from the others, then the volumes."""
    placed = {lang: tuple(_placed(group, lang)) for lang in group.present()}
    fitting = {x.symbol for own in placed.values() for _, x in own if not x.fault}
    faulty = Counter(x for own in placed.values() for x in {x.symbol for _, x in own if x.fault})
    alone = {x for x, versions in faulty.items() if versions == 1}
    found = {lang: tuple(_symbols(group, lang, own, fitting, alone)) for lang, own in placed.items()}
    folded = [lang for lang, own in placed.items() if any(x.folded for _, x in own)]
    for flag in value_flags(group, found, context.source, _JUDGING):
        details = {"look-alike letters": ", ".join(folded)} if folded else {}
        yield replace(flag, evidence=replace(flag.evidence, details=details))
    yield from _volumes(group, placed, context.source)


def _placed(group: RowGroup, lang: Lang) -> Iterator[Place]:
    for clause in group.clauses[lang]:
        for symbol in measure(clause.text, lang).symbols:
            yield clause, symbol


def _symbols(
    group: RowGroup,
    lang: Lang,
    placed: Sequence[Place],
    fitting: Collection[str],
    alone: Collection[str],
) -> Iterator[Found[str]]:
    """The symbols of *lang*; one that cannot be demands nothing, except where it is *alone* and is one
    of the *fitting* with a wrong figure."""
    for clause, symbol in placed:
        wrong = symbol.symbol in alone and mistakes_another(symbol, fitting)
        if symbol.fault and not wrong:
            yield Found(clause, symbol.span, (stands_for(symbol, fitting),), demands=False)
        else:
            yield Found(clause, symbol.span, (symbol.symbol,), not symbol.corrigendum)
    for clause in group.clauses[lang]:
        for reference in measure(clause.text, lang).references:
            values = tuple(f"{organ}{reference.reference}" for organ in _RESOLUTIONS)
            yield Found(clause, reference.span, values, demands=False)


def _volumes(group: RowGroup, placed: Mapping[Lang, Sequence[Place]], source: Lang) -> Iterator[Flag]:
    """The flags on volumes, among the versions that give one of the same symbol."""
    given: dict[str, dict[Lang, list[Found[str]]]] = {}
    for lang, own in placed.items():
        for clause, x in own:
            if x.volume:
                value = f"{x.symbol} ({x.volume.replace('. ', '.')})"
                given.setdefault(x.symbol, {}).setdefault(lang, []).append(
                    Found(clause, x.span, (value,), exact=False)
                )
    for _, found in sorted(given.items()):
        own_group = RowGroup(group.rows, {lang: group.clauses[lang] for lang in found})
        yield from value_flags(own_group, found, source, _JUDGING)


def _replacement(lang: Lang, found: Found[str], value: str) -> str:
    return value


_JUDGING = Judging("NUM006", "critical", "symbols", str, _replacement, counted=False)

CHECK = Check("NUM006", "symbol-mismatch", "row", "critical", run)
