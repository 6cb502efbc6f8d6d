"""A concept, or the terms of a language, are never seen in the corpus.

## What it does
With `--corpus`: flags a concept of which no term stands anywhere in it (neutral); and a language in
which no term of a concept stands although the concept occurs, three times at least, in rows that
this version has (minor).

## Why it matters
The first says what a termbase holds in vain, or that its terms are never found as they are listed.
The second says that the texts use another term than all that are listed: it is missing, or the
listed one is wrong.

## Example
"net-zero emissions" occurs four times in the English texts, and neither «нулевой баланс выбросов»
nor any other term of the concept once in the Russian ones.

## Guards
Silent without a corpus. A small corpus sees few concepts: the first kind is for information. How
occurrences are counted stands with `hexapla terms score`. Where other listed terms are seen, see
TB011.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.terms.audit.audited import Audited
from hexapla.terms.audit.check import AuditCheck, Complaint, whole

_LEAST = 3


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each concept, or each of its languages, that is never seen."""
    observed = audited.observed
    if observed is None:
        return
    for name, entry in audited.by_id.items():
        if name not in observed.anywhere:
            if heading := entry.heading():
                said = "no term of the concept stands in the corpus"
                yield Complaint(entry=entry, message=said, places=whole(*heading), severity="neutral")
            continue
        for lang in audited.langs:
            due = observed.due.get((name, lang), 0)
            terms = entry.accepted(lang)
            if terms and due >= _LEAST and not observed.forms.get((name, lang)):
                yield Complaint(
                    entry=entry,
                    lang=lang,
                    message=f"{lang}: no term of the concept is seen, where it occurs {due:,} times",
                    places=whole(terms[0]),
                )


CHECK = AuditCheck("TB010", "never-seen", "minor", run)
