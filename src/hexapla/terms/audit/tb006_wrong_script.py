"""A term is not in the letters of its language.

## What it does
Flags a letter of another alphabet inside a word, where one of its own looks the same; a term of
which no letter is in the script of its language; and letters of a third script in a term.

## Why it matters
A look-alike is seen by nobody and found by no search. A term in another script is mostly in the
column of another language, or was never translated.

## Example
ru "cанкции", whose first letter is a Latin c; ar "capacity building".

## Guards
Latin abbreviations, symbols and names pass in every language: words with a capital or a figure in
them, or of up to three letters (`covid-19`, `pH`, `Facebook`, `eBay`), and addresses. Greek letters
pass everywhere. Of names in small letters (`sapiens`) nothing is flagged where the term has letters
of its own script too.
"""

from __future__ import annotations

from collections.abc import Iterator

from hexapla.langs import profile
from hexapla.model import Lang
from hexapla.terms.audit.audited import WORD, Audited, Listed
from hexapla.terms.audit.check import AuditCheck, Complaint, Place, whole
from hexapla.text.address_like import address_like
from hexapla.text.lookalikes import lookalikes
from hexapla.text.scripts import Script, script_of

_SCRIPTS: dict[Script, str] = {"Arab": "Arabic", "Hans": "Chinese", "Latn": "Latin", "Cyrl": "Cyrillic"}
_SHORT = 3


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each term with letters that are not its language's."""
    for lang in audited.langs:
        plain = profile(lang).script == "Latn"
        for one in audited.terms(lang):
            if plain and one.term.text.isascii():
                continue
            if found := _alike(one, audited) or _foreign(one):
                message, places, suggestion = found
                yield Complaint(
                    entry=one.entry,
                    lang=lang,
                    message=f"{lang}: {message}",
                    places=places,
                    suggestion=suggestion,
                )


_Found = tuple[str, tuple[Place, ...], str]
"""What is wrong, where, and the term as it should be (`""`: unknown)."""


def _alike(one: Listed, audited: Audited) -> _Found | None:
    """Letters that stand for others that look the same."""
    text, lang = one.term.text, one.lang
    others = [x.term.text for other in audited.langs if other != lang for x in one.entry.listed(other)]

    def elsewhere(word: str) -> bool:
        return any(word in WORD.findall(other) for other in others)

    faults = lookalikes(text, lang, audited.words[lang].__contains__, elsewhere)
    if not faults:
        return None
    meant, at = "", 0
    for fault in faults:
        if fault.meant is None:
            meant = ""
            break
        meant += text[at : fault.span.start] + fault.meant
        at = fault.span.stop
    more = f"; and {len(faults) - 1} more" if len(faults) > 1 else ""
    said = faults[0].what + more
    return said, tuple((one, fault.span) for fault in faults), meant + text[at:] if meant else ""


def _foreign(one: Listed) -> _Found | None:
    """Letters of another script than the language's."""
    text, own = one.term.text, profile(one.lang).script
    scripts = {script for char in text if (script := script_of(char))}
    third = scripts - {own, "Latn"}
    if third:
        names = " and ".join(_SCRIPTS[script] for script in sorted(third))
        return f"{names} letters in the term", whole(one), ""
    if scripts == {"Latn"} and own != "Latn" and not _may_be_latin(text, one.lang):
        return f"no {_SCRIPTS[own]} letter in the term", whole(one), ""
    return None


def _may_be_latin(text: str, lang: Lang) -> bool:
    """Whether *text* may stand in Latin letters in *lang*: abbreviations, symbols, names, addresses."""
    if address_like(text):
        return True
    plain = [part for part in text.split() if not any(char.isdigit() for char in part)]
    return all(len(word) <= _SHORT or not word.islower() for word in WORD.findall(" ".join(plain)))


CHECK = AuditCheck("TB006", "wrong-script", "major", run)
