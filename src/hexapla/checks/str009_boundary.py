"""The operative part begins at another paragraph than in the other versions.

## What it does
Compares in each row whether the paragraph is preambular or operative. The versions vote; one
that takes the last recital for the first decision, or the reverse, is named where it begins to
differ.

## Why it matters
The operative part is what was decided. A recital with a number, or a decision without one, changes
what the resolution does, and shifts every number after it.

## Example
"Convinced that ..." is preambular in ar, zh, en, fr and es; in ru it carries the number 1.

## Guards
Only paragraphs that are preambular or operative are compared: a version whose structure was not
recognised, or that numbers nothing, is left alone. The rows in which one version differs, one
after the other, are one flag. On an even split nobody is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hexapla.checks.check import Check, Context, row_groups
from hexapla.checks.evidence import have, locus, shorten
from hexapla.checks.vote import LOWER, Outcome, vote
from hexapla.model import Alignment, Clause, Evidence, Flag, Kind, Lang

_PARTS: tuple[Kind, ...] = ("preambular", "operative")


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each version and run of rows in which it is on the other side of the boundary."""
    both = [x for x, v in alignment.versions.items() if set(_PARTS) <= {c.kind for c in v.clauses}]
    before: set[Lang | None] = set()
    for group in row_groups(alignment):
        parts = {
            x: cs[0] for x, cs in group.clauses.items() if cs and x in both and cs[0].kind in _PARTS
        }
        if len(parts) < 2:
            continue
        outcome = vote({x: clause.kind for x, clause in parts.items()}, context.source)
        now: set[Lang | None] = {None} if outcome.even else set(outcome.dissenting)
        for lang in (None, *parts):
            if lang in now - before:
                yield _flag(group.name, lang, parts, outcome)
        before = now


def _flag(row: str, lang: Lang | None, parts: Mapping[Lang, Clause], outcome: Outcome[Kind]) -> Flag:
    first = parts[lang] if lang else next(iter(parts.values()))
    if lang:
        others = [x for x, clause in parts.items() if clause.kind == outcome.agreed]
        message = f"{lang} has in its {first.kind} part what {have(others)} in the {outcome.agreed} one"
    else:
        message = "the versions differ in where the operative part begins"
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity if lang else LOWER[CHECK.severity],
        row=row,
        lang=lang,
        message=f"{message}: \u201c{shorten(first.text)}\u201d",
        loci=tuple(locus(x, parts[x]) for x in sorted(parts, key=lambda x: x != lang)),
        evidence=Evidence({x: f"{c.kind} {c.label}".strip() for x, c in parts.items()}, outcome.tally),
    )


CHECK = Check("STR009", "boundary", "alignment", "major", run)
