"""What a set comes to in figures: the parity table and the counts of flags."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from hexapla.measures.clause import measure
from hexapla.model import SEVERITIES, Alignment, Clause, Flag, Kind, Lang, Severity

Parity = Mapping[str, Mapping[Lang, int]]
"""By measure and language: how many of it each version has."""

_KINDS: Mapping[str, tuple[Kind, ...]] = {
    "preambular": ("preambular",),
    "operative": ("operative",),
    "sub-paragraphs": ("subparagraph",),
    "headings": ("heading",),
    "annexes": ("annex",),
    "notes": ("note",),
}

_MEASURES: Mapping[str, Callable[[Clause, Lang], int]] = {
    "note calls": lambda clause, _lang: len(clause.note_calls),
    "numbers": lambda clause, lang: sum(1 for n in measure(clause.text, lang).numbers if n.demands),
    "dates": lambda clause, lang: len(measure(clause.text, lang).dates),
    "symbols": lambda clause, lang: len(measure(clause.text, lang).symbols),
    "references": lambda clause, lang: len(measure(clause.text, lang).references),
}


def parity(alignment: Alignment) -> Parity:
    """The parity table: clauses by kind, then values, counted in each version."""
    table: dict[str, dict[Lang, int]] = {
        "clauses": {lang: len(v.clauses) for lang, v in alignment.versions.items()}
    }
    for name, kinds in _KINDS.items():
        table[name] = {
            lang: sum(1 for c in v.clauses if c.kind in kinds) for lang, v in alignment.versions.items()
        }
    for name, count in _MEASURES.items():
        table[name] = {
            lang: sum(count(c, lang) for c in v.clauses) for lang, v in alignment.versions.items()
        }
    return table


def by_severity(flags: Iterable[Flag]) -> dict[Severity, int]:
    """How many flags there are of each severity, the gravest first."""
    counts = Counter(flag.severity for flag in flags)
    return {severity: counts[severity] for severity in SEVERITIES}
