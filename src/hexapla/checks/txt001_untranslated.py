"""A clause was left in another language.

## What it does
Compares the words of each clause with those of the other versions in the row, and asks in which
script, and by the dictionaries in which language, it is written. A clause that repeats another
version's text, or is in another language than its version, is flagged.

## Why it matters
A clause left in the source language is printed as it is, and a reader who only knows the language
of the version cannot read what was adopted.

## Example
Row `op6` of the French version reads "Calls upon the international community to provide and
promote ...".

## Guards
Names, symbols, addresses, figures and abbreviations are no evidence: only words of three letters
or more in lower case count, and at least four of them. Of two versions that share a text, the one
whose language knows the words, or whose other clauses have them, is not flagged. Words that two
languages share do not make a copy. A version of which most clauses are in another language is
named once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from hexapla.checks.check import Check, Context
from hexapla.checks.elsewhere import Elsewhere, clauses_elsewhere, versions_elsewhere
from hexapla.checks.evidence import locus, shorten
from hexapla.model import Alignment, Evidence, Flag, Version


def run(alignment: Alignment, context: Context) -> Iterator[Flag]:
    """One flag for each clause that is in another language than its version, or one for the version."""
    found = clauses_elsewhere(alignment, context.source)
    whole = versions_elsewhere(alignment, context.source)
    for lang in whole:
        yield _version_flag(alignment.versions[lang], [x for x in found if x.lang == lang], context)
    for one in found:
        if one.lang not in whole:
            yield _clause_flag(one, alignment, context)


def _version_flag(version: Version, clauses: Sequence[Elsewhere], context: Context) -> Flag:
    other, _ = Counter(one.other for one in clauses).most_common(1)[0]
    name, own = context.profile(other).name, context.profile(version.lang).name
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=None,
        lang=version.lang,
        message=f"the {own} version is in {name}: {len(clauses)} of its {len(version.clauses)} clauses",
        loci=(locus(version.lang, clauses[0].clause),),
        evidence=Evidence({}, details={"language": other}),
    )


def _clause_flag(one: Elsewhere, alignment: Alignment, context: Context) -> Flag:
    group, lang, clause, other = one.group, one.lang, one.clause, one.other
    name, own = context.profile(other).name, context.profile(lang).name
    source = tuple(locus(other, c) for c in group.clauses.get(other, ()))
    values = {x: shorten(" ".join(c.text for c in group.clauses[x]), 30) for x in group.present()}
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=alignment.row_of(lang, clause.eid).row,
        lang=lang,
        message=f"the {own} clause is in {name}: \u201c{shorten(clause.text)}\u201d",
        loci=(locus(lang, clause), *source),
        evidence=Evidence(values, details={"language": other}),
    )


CHECK = Check("TXT001", "untranslated", "set", "critical", run)
