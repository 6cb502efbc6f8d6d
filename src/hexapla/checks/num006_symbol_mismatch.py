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
version only. A resolution may be cited by symbol here and by number there. How often a symbol
stands in the clause does not matter. Web addresses are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.measures.clause import measure
from hexapla.model import Flag, Lang

_RESOLUTIONS = ("A/RES/", "S/RES/", "E/RES/")


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag the symbols in which a version differs from the others."""
    found = {lang: tuple(_symbols(group, lang)) for lang in group.present()}
    folded = [lang for lang in group.present() if _has_look_alikes(group, lang)]
    for flag in value_flags(group, found, context.source, _JUDGING):
        details = {"look-alike letters": ", ".join(folded)} if folded else {}
        yield replace(flag, evidence=replace(flag.evidence, details=details))


def _has_look_alikes(group: RowGroup, lang: Lang) -> bool:
    return any(s.folded for clause in group.clauses[lang] for s in measure(clause.text, lang).symbols)


def _symbols(group: RowGroup, lang: Lang) -> Iterator[Found[str]]:
    for clause in group.clauses[lang]:
        measures = measure(clause.text, lang)
        for symbol in measures.symbols:
            yield Found(clause, symbol.span, (symbol.symbol,), not symbol.corrigendum)
        for reference in measures.references:
            values = tuple(f"{organ}{reference.reference}" for organ in _RESOLUTIONS)
            yield Found(clause, reference.span, values, demands=False)


def _replacement(lang: Lang, found: Found[str], value: str) -> str:
    return value


_JUDGING = Judging("NUM006", "critical", "symbols", str, _replacement, counted=False)

CHECK = Check("NUM006", "symbol-mismatch", "row", "critical", run)
