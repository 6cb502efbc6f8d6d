"""A web or mail address is changed or lost in one version.

## What it does

Compares the web addresses and the addresses of electronic mail of a clause across the versions.
The version that differs from the majority is flagged, at the address.

## Why it matters

Nobody reads an address letter by letter, and one wrong letter leads nowhere, or to a stranger.

## Example

Five versions give *www.un.org/counterterrorism* and the French gives *www.un.org/conterterrorism*:
`fr has un.org/conterterrorism where ar, zh, en, ru and es have un.org/counterterrorism`.

## Guards

The protocol, `www.` and a closing slash do not matter, nor what closes the sentence around the
address. An address may name its own language, in full, by a code or by the letter of a document's
file (`undocs.org/fr/`, `/french/`, `N2419311F.pdf`). How often an address stands in the clause does
not matter. An address that one version prints and another puts behind a word, as a link, is in both.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.values import Found, Judging, value_flags
from hexapla.langs import profile
from hexapla.measures.addresses import PROTOCOL, Address, find_addresses
from hexapla.measures.clause import measure
from hexapla.model import Clause, Flag, Lang, Span


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """Flag the addresses in which a version differs from the others."""
    given = {
        lang: [
            (clause, x) for clause in group.clauses[lang] for x in measure(clause.text, lang).addresses
        ]
        for lang in group.present()
    }
    if not any(given.values()):
        return
    names = _one_name(given)
    found = {
        lang: (
            *(Found(clause, x.span, (names[_without_language(x.key, lang)],)) for clause, x in own),
            *_behind_words(group.clauses[lang], lang, names),
        )
        for lang, own in given.items()
    }
    yield from value_flags(group, found, context.source, _JUDGING)


def _one_name(given: Mapping[Lang, Sequence[tuple[Clause, Address]]]) -> Mapping[str, str]:
    """For each address without its language, the form that most versions write."""
    forms: dict[str, Counter[str]] = {}
    for lang, addresses in given.items():
        for key in {x.key for _, x in addresses}:
            forms.setdefault(_without_language(key, lang), Counter())[key] += 1
    return {bare: max(sorted(counts), key=counts.__getitem__) for bare, counts in forms.items()}


def _behind_words(
    clauses: Sequence[Clause], lang: Lang, names: Mapping[str, str]
) -> Iterator[Found[str]]:
    """Those of the addresses by their *names* to which words of *clauses* lead."""
    for clause in clauses:
        for x in (x for target in clause.links for x in find_addresses(target)):
            bare = _without_language(x.key, lang)
            if bare in names:
                yield Found(clause, Span(0, len(clause.text)), (names[bare],), demands=False)


def _without_language(key: str, lang: Lang) -> str:
    return _own_codes(lang).sub("*", key)


@cache
def _own_codes(lang: Lang) -> re.Pattern[str]:
    """A code of *lang* between marks, or its letter after the number of a file."""
    codes = "|".join(profile(lang).codes)
    return re.compile(
        rf"(?<=[/._=-])(?:{codes})(?=[/.&_-]|$)|(?<=\d)(?:{codes})(?=\.\w+$)", re.IGNORECASE
    )


def _replacement(lang: Lang, found: Found[str], value: str) -> str:
    """The address of the others, where it names no language and is no mail beside a web address."""
    written = found.span.of(found.clause.text)
    (own,) = find_addresses(written) or (None,)
    if own is None or "*" in value or ("@" in value) != own.mail:
        return ""
    protocol = PROTOCOL.match(written)
    return (protocol[0] if protocol else "") + value + "/" * written.endswith("/")


_JUDGING = Judging("NUM012", "major", "addresses", str, _replacement, counted=False)

CHECK = Check("NUM012", "url-email", "row", "major", run)
