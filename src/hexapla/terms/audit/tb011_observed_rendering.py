"""The corpus uses another term than the preferred one.

## What it does
With `--corpus`: counts each listed term of a concept where the concept occurs, and flags a language
in which another term is used three times at least, and twice as often as the preferred one. Major
where chance does not explain it: where the Wilson interval of the other term's share among the two,
at 95 per cent, lies above one half. The message has the counts, the evidence the places.

## Why it matters
Either the texts went astray or the termbase did: official texts decide what the preferred term is.

## Example
es "creación de capacidad" is preferred and used 2 times, "desarrollo de la capacidad" is admitted and
used 9 times.

## Guards
Silent without a corpus. Abbreviations and short forms do not compete with full forms, nor does what
leaves words or characters of the preferred term out (fr Nations Unies, zh 安理会). Forms that the
finder takes for one (inflection, hyphens, case) count for the one that is preferred.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.langs import profile
from hexapla.terms.audit.audited import Audited, Entry, Listed
from hexapla.terms.audit.check import AuditCheck, Complaint, whole
from hexapla.terms.audit.observed import Places
from hexapla.terms.consistency import wilson

_LEAST = 3
_TIMES = 2
_MOST_PLACES = 5


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each concept and language in which another term prevails."""
    observed = audited.observed
    if observed is None:
        return
    for name, entry in audited.by_id.items():
        for lang in audited.langs:
            preferred = entry.concept.preferred(lang)
            forms = observed.forms.get((name, lang))
            if not forms or preferred is None:
                continue
            terms = {x.term.text: x for x in reversed(entry.listed(lang))}
            chosen = terms[preferred.text]
            if _is_short(chosen, audited):
                continue
            rivals = [
                (len(places), text)
                for text, places in forms.items()
                if text in terms and not (_is_short(terms[text], audited) or _within(text, chosen))
            ]
            if rivals:
                text = max(rivals)[1]
                yield from _compared(
                    entry, chosen, terms[text], forms.get(preferred.text, ()), forms[text]
                )


def _compared(
    entry: Entry, chosen: Listed, other: Listed, here: Places, there: Places
) -> Iterator[Complaint]:
    few, many = len(here), len(there)
    if many < _LEAST or many < _TIMES * few:
        return
    sure = wilson(many / (few + many), few + many)[0] > 0.5
    term = chosen.term
    yield Complaint(
        entry=entry,
        lang=chosen.lang,
        message=f"{chosen.lang}: \u201c{term.text}\u201d is preferred and used {_times(few)},"
        f" \u201c{other.term.text}\u201d is {other.term.status} and used {_times(many)}",
        places=whole(chosen, other),
        severity="major" if sure else "minor",
        details={term.text: _listed(here), other.term.text: _listed(there)},
    )


def _is_short(one: Listed, audited: Audited) -> bool:
    return one.term.form == "short form" or audited.is_abbreviation(one)


def _within(text: str, chosen: Listed) -> bool:
    """Whether *text* is the *chosen* term, or what is left of it without some words or characters."""
    spaced = profile(chosen.lang).typography.spaced
    left = iter(chosen.term.text.split() if spaced else chosen.term.text)
    return all(part in left for part in (text.split() if spaced else text))


def _times(number: int) -> str:
    return "never" if not number else f"{number:,} time{'s' * (number != 1)}"


def _listed(places: Places) -> str:
    """The first few of *places*, and how many more there are."""
    rows = list(dict.fromkeys(places))
    more = len(rows) - _MOST_PLACES
    return ", ".join(rows[:_MOST_PLACES]) + (f" and {more:,} more rows" if more > 0 else "")


CHECK = AuditCheck("TB011", "observed-rendering", "major", run)
