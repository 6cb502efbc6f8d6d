"""Two concepts are one: they share an id, or their preferred terms in several languages.

## What it does
Flags an id that stands again: in the same file, or in another one that says something else of it.
Flags two concepts whose preferred terms are the same in at least two languages, and in more than
half of those that both have; case, hyphens and decoration say nothing.

## Why it matters
Of concepts with one id a reader keeps the last, so terms are lost in silence; and what is decided
on one of two twins is not decided on the other.

## Example
"sea level rise" and "rise in sea level" stand as two concepts, with الارتفاع في مستوى سطح البحر and
海平面上升 in both.

## Guards
A single shared term is homonymy and belongs to TB003. What opens clauses (leads, organ lines) is
not compared with what stands in running text, and leads share their terms with reason.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.terms.audit.audited import Audited, Entry, named
from hexapla.terms.audit.check import AuditCheck, Complaint, whole


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each concept that repeats an earlier one."""
    yield from _repeated(audited)
    for (one, other), shared in audited.twins.items():
        langs = ", ".join(shared)
        yield Complaint(
            entry=other,
            message=f"the same preferred terms ({langs}) as {named([one], other)}",
            places=whole(*(x for pair in shared.values() for x in pair)),
            details={"other": one.row},
        )


def _repeated(audited: Audited) -> Iterator[Complaint]:
    """Ids that stand again."""
    first: dict[str, Entry] = {}
    for entry in audited.entries:
        before = first.setdefault(entry.concept.concept, entry)
        if before is entry or (before.file != entry.file and before.concept == entry.concept):
            continue
        where = "in this file" if before.file == entry.file else f"in {before.file}"
        same = "the same" if before.concept == entry.concept else "something else"
        yield Complaint(
            entry=entry,
            message=f"the id {entry.concept.concept} stands {where} already, and says {same} there",
            places=whole(*entry.heading()),
        )


CHECK = AuditCheck("TB002", "duplicate-concept", "major", run)
