"""A concept has no definition, where most others have one.

## What it does
Flags a concept without definition where most concepts of its file have one, or most of its subject
(of five or more).

## Why it matters
The definition is what tells a concept from its neighbours; without it each language section may
have another one in mind.

## Example
Of forty concepts on the law of the sea all but "contiguous zone" are defined.

## Guards
A termbase without definitions, or with a few, is not asked for them. What opens clauses (leads,
organ lines) has none, nor has a concept that another one supersedes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hexapla.terms.audit.audited import Audited, Entry
from hexapla.terms.audit.check import AuditCheck, Complaint, whole
from hexapla.terms.termbase import opens_clauses

_LEAST = 5


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each concept that should have a definition."""
    for entries in audited.by_file.values():
        own = [x for x in entries if not (opens_clauses(x.concept) or x.concept.superseded_by)]
        by_subject: dict[str, list[Entry]] = {}
        for entry in own:
            by_subject.setdefault(entry.concept.subject, []).append(entry)
        usual = _mostly(own)
        here = {subject for subject, x in by_subject.items() if len(x) >= _LEAST and _mostly(x)}
        for entry in own:
            subject = entry.concept.subject
            if not entry.concept.definition.strip() and (usual or subject in here):
                where = "the termbase" if usual else f"the subject {subject}"
                yield Complaint(
                    entry=entry,
                    message=f"no definition, as most concepts of {where} have",
                    places=whole(*entry.heading()[:1]),
                )


def _mostly(entries: Sequence[Entry]) -> bool:
    """Whether most of *entries* are defined."""
    return 2 * sum(bool(x.concept.definition.strip()) for x in entries) > len(entries)


CHECK = AuditCheck("TB013", "definition-missing", "neutral", run)
