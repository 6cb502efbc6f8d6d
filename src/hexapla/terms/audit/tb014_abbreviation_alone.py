"""An abbreviation stands without its full form.

## What it does
Flags a language of a concept whose accepted terms are all abbreviations: said to be, or written in
capitals. Where that is so in all languages of the concept, it is flagged once.

## Why it matters
A text introduces an abbreviation with its full form; and whoever does not know it learns nothing
from the termbase.

## Example
"internally displaced persons" has ru «ВПЛ» and nothing else.

## Guards
Names with figures in them (`COVID-19`, `CO2`) are known as they are. In a language that a termbase
prints in capitals throughout, capitals say nothing. Abbreviations in Arabic and Chinese characters
are known only where the termbase says that they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.terms.audit.audited import Audited, Listed
from hexapla.terms.audit.check import AuditCheck, Complaint, whole


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each concept and language with abbreviations alone."""
    for entry in audited.entries:
        by_lang = {lang: own for lang in audited.langs if (own := entry.accepted(lang))}
        short = [lang for lang, own in by_lang.items() if all(_is_short(x, audited) for x in own)]
        if short and len(short) == len(by_lang):
            yield Complaint(
                entry=entry,
                message="abbreviations alone, without a full form in any language",
                places=whole(*(own[0] for own in by_lang.values())),
            )
            continue
        for lang in short:
            yield Complaint(
                entry=entry,
                lang=lang,
                message=f"{lang}: no full form of \u201c{by_lang[lang][0].term.text}\u201d",
                places=whole(*by_lang[lang]),
            )


def _is_short(one: Listed, audited: Audited) -> bool:
    figures = any(char.isdigit() for char in one.term.text)
    return audited.is_abbreviation(one) and not figures


CHECK = AuditCheck("TB014", "abbreviation-alone", "minor", run)
