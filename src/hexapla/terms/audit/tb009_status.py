"""It is not clear which term of a language to use.

## What it does
Flags a language of a concept with two preferred terms (major); with several accepted terms of which
none is preferred, or with rejected terms alone (minor); and with several terms of which some have no
status in the file (neutral: the first is taken as preferred, the others as admitted).

## Why it matters
A translator needs one answer. Programs take the first preferred term, whichever that is.

## Example
fr "droits humains" and "droits de l'homme", both preferred.

## Guards
A preferred full form and a preferred abbreviation or short form go together. A concept that another
one supersedes needs no term to use.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.model import Severity
from hexapla.terms.audit.audited import Audited, Listed
from hexapla.terms.audit.check import AuditCheck, Complaint, whole
from hexapla.terms.termbase import ACCEPTED


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each concept and language where it is not clear what to use."""
    for entry in audited.entries:
        for lang in audited.langs:
            terms = entry.listed(lang)
            if not terms:
                continue
            preferred = [x for x in terms if x.term.status == "preferred"]
            rivals = [x for x in preferred if not _is_short(x, audited)]
            severity: Severity = "minor"
            if lang in entry.unranked:
                severity, said = "neutral", "no status is given; the first term is taken as preferred"
                terms = tuple(preferred)
            elif len(rivals) > 1:
                severity, said = "major", f"{len(rivals)} terms are preferred"
                terms = tuple(rivals)
            elif not preferred and _accepted(terms) > 1:
                said = "no term is preferred"
            elif not _accepted(terms) and not entry.concept.superseded_by:
                said = "all terms are rejected, and none is there to use instead"
            else:
                continue
            yield Complaint(
                entry=entry,
                lang=lang,
                message=f"{lang}: {said}",
                places=whole(*terms),
                severity=severity,
            )


def _accepted(terms: tuple[Listed, ...]) -> int:
    return sum(x.term.status in ACCEPTED for x in terms)


def _is_short(one: Listed, audited: Audited) -> bool:
    return one.term.form == "short form" or audited.is_abbreviation(one)


CHECK = AuditCheck("TB009", "status", "major", run)
