"""What a concept is superseded by leads in a circle, or nowhere.

## What it does
Follows "superseded by" from concept to concept. Flags each circle once, at its first concept, and
each reference to an id that no termbase of the audit has.

## Why it matters
Whoever looks for the concept to use instead never arrives.

## Example
"global compact" is superseded by "compact", which is superseded by "global compact".

## Guards
A chain that ends is no fault, however long. An id in another of the files that are audited together
is found.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.terms.audit.audited import Audited, Entry
from hexapla.terms.audit.check import AuditCheck, Complaint, whole


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each circle and each reference without a target."""
    found = audited.by_id
    done: set[str] = set()
    for entry in audited.entries:
        target = entry.concept.superseded_by
        if target and target not in found:
            yield _complaint(entry, f"superseded by {target}, which no termbase here has")
            continue
        chain: list[str] = []
        name = entry.concept.concept
        while name and name in found and name not in done:
            done.add(name)
            chain.append(name)
            name = found[name].concept.superseded_by
        if name in chain:
            circle = [*chain[chain.index(name) :], name]
            said = " \u2192 ".join(circle)
            yield _complaint(found[name], f"superseded by itself, in a circle: {said}")


def _complaint(entry: Entry, said: str) -> Complaint:
    return Complaint(entry=entry, message=said, places=whole(*entry.heading()[:1]))


CHECK = AuditCheck("TB012", "superseded-by", "major", run)
