"""The same term is accepted and rejected.

## What it does
Flags a text that one concept lists in one language both as preferred or admitted and as deprecated
or superseded (major), and one that is preferred in a concept and deprecated in another of the same
subject (minor).

## Why it matters
Nobody can follow both; a program has to choose one of them.

## Example
fr "dessertification" is admitted and, three lines below, deprecated in the same concept.

## Guards
Only what is written alike to the letter: to deprecate another spelling (`cooperation` for
`co-operation`, a capital for a small letter) is what the status is for. Between different subjects,
and where no subject is given, a word may be right for one concept and wrong for another.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.terms.audit.audited import Audited, Listed, named
from hexapla.terms.audit.check import AuditCheck, Complaint, whole
from hexapla.terms.termbase import ACCEPTED


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each text of a concept and language with statuses that exclude each other."""
    for lang in audited.langs:
        accepted: dict[str, list[Listed]] = {}
        rejected: list[Listed] = []
        for one in audited.terms(lang):
            if one.term.status in ACCEPTED:
                accepted.setdefault(one.term.text, []).append(one)
            else:
                rejected.append(one)
        for one in rejected:
            there = accepted.get(one.term.text, ())
            inside = next((x for x in there if x.entry is one.entry), None)
            outside = next((x for x in there if _same_subject(x, one)), None)
            if inside:
                yield Complaint(
                    entry=one.entry,
                    lang=lang,
                    message=f"{lang}: \u201c{one.term.text}\u201d is {inside.term.status}"
                    f" and {one.term.status}",
                    places=whole(inside, one),
                )
            elif outside:
                other = named([outside.entry], one.entry)
                yield Complaint(
                    entry=one.entry,
                    lang=lang,
                    message=f"{lang}: \u201c{one.term.text}\u201d is {one.term.status} here"
                    f" and preferred in {other}",
                    places=whole(one, outside),
                    severity="minor",
                )


def _same_subject(other: Listed, one: Listed) -> bool:
    subject = one.entry.concept.subject
    alike = bool(subject) and other.entry.concept.subject == subject
    return alike and other.term.status == "preferred"


CHECK = AuditCheck("TB004", "preferred-and-deprecated", "major", run)
