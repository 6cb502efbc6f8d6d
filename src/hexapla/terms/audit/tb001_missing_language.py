"""A concept has no term in a language of the termbase.

## What it does
Takes a language for one of the termbase when most concepts of the file have a term in it, or when
`--langs` names it, and flags each concept without one there: once for each language. A concept
without any term in the six languages is flagged once.

## Why it matters
The concept is found in five versions and looked for in vain in the sixth, where nobody is told
what to write.

## Example
"ocean acidification" has its terms in ar, zh, en, fr and es; ru has none.

## Guards
A language that half of the concepts or fewer have is not expected of the others. Languages outside
the six are kept, said when the file is read, and not judged. A term of any status counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.model import Lang
from hexapla.terms.audit.audited import Audited, Entry
from hexapla.terms.audit.check import AuditCheck, Complaint, whole


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each concept and language in which it should have a term."""
    for entries in audited.by_file.values():
        meant = audited.expected or _languages([x for x in entries if x.heading()])
        for entry in entries:
            heading = entry.heading()
            if not heading:
                said = f"the concept {entry.row} has no term in any of the six languages"
                yield Complaint(entry=entry, message=said)
                continue
            for lang in meant:
                if not entry.listed(lang):
                    yield Complaint(
                        entry=entry,
                        lang=lang,
                        message=f"{lang} has no term",
                        places=whole(heading[0]),
                    )


def _languages(entries: list[Entry]) -> list[Lang]:
    """The languages that most of *entries* have."""
    counts: dict[Lang, int] = {}
    for entry in entries:
        for one in entry.heading():
            counts[one.lang] = counts.get(one.lang, 0) + 1
    return [lang for lang, times in counts.items() if 2 * times > len(entries)]


CHECK = AuditCheck("TB001", "missing-language", "minor", run)
