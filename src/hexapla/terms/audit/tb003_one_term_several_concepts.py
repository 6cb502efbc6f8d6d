"""One term stands for several concepts of a language.

## What it does
Finds terms that are preferred or admitted in two or more concepts: one flag for all that the same
concepts share in a language. Minor where one is preferred in two of them; neutral where it is
preferred in one or none.

## Why it matters
Whoever finds the term cannot tell which concept is meant, and neither can the program: it counts
an occurrence of each. Some homonyms have to stay; they want a note or another term beside them.

## Example
ar عقوبات is preferred both in "sanctions" and in "penalties".

## Guards
Concepts that are duplicates of each other belong to TB002. An abbreviation is not the word with
its letters (`AIDS`, `aids`). Leads and organ lines stand elsewhere than running terms and are not
compared with them; leads share renderings with reason (zh 强调), so among them nothing is flagged.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.terms.audit.audited import Audited, Listed, named
from hexapla.terms.audit.check import AuditCheck, Complaint, whole
from hexapla.terms.termbase import opens_clauses


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each language and group of concepts with common terms, at the first of them."""
    known = {frozenset(entry.concept.concept for entry in pair) for pair in audited.twins}
    for lang, keys in audited.alike.items():
        shared: dict[tuple[str, ...], list[dict[str, Listed]]] = {}
        for alike in keys.values():
            own: dict[str, Listed] = {}
            for x in alike:
                if not opens_clauses(x.entry.concept):
                    own.setdefault(x.entry.concept.concept, x)
            if len(own) > 1 and frozenset(own) not in known:
                shared.setdefault(tuple(own), []).append(own)
        for concepts, terms in shared.items():
            first = terms[0][concepts[0]]
            said = ", ".join(f"\u201c{own[concepts[0]].term.text}\u201d" for own in terms)
            verb = "stands" if len(terms) == 1 else "stand"
            others = named([x.entry for x in terms[0].values()][1:], first.entry)
            yield Complaint(
                entry=first.entry,
                lang=lang,
                message=f"{lang}: {said} {verb} for {others} too",
                places=whole(*(x for own in terms for x in own.values())),
                severity="minor" if any(map(_of_equals, terms)) else "neutral",
                details={"concepts": ", ".join(concepts)},
            )


def _of_equals(own: dict[str, Listed]) -> bool:
    """Whether the term is preferred in two concepts."""
    return sum(x.term.status == "preferred" for x in own.values()) > 1


CHECK = AuditCheck("TB003", "one-term-several-concepts", "minor", run)
