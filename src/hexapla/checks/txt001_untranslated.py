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
languages share do not make a copy.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from hexapla.checks.check import Check, Context, RowGroup
from hexapla.checks.evidence import locus, shorten
from hexapla.model import LANGS, Clause, Evidence, Flag, Lang, Version
from hexapla.text.dictionary import known_share
from hexapla.text.scripts import script_shares

SHARE_OF_WORDS = 0.8
"""From this share of common words on, one clause is taken for a copy of another."""

FEWEST_WORDS = 4

SHARE_OF_KNOWN = 0.45
"""Below this share of words its language knows, a clause may be in a language of the same script."""

SHARE_OF_SCRIPT = 0.3
"""Below this share of letters in the script of the language, the clause is in another script."""

_ADDRESS = re.compile(r"\S+@\S+|\S*://\S+|www\.\S+")
_WORD = re.compile(r"[^\W\d_]{3,}")


def run(group: RowGroup, context: Context) -> Iterator[Flag]:
    """One flag for each clause that is in another language than its version."""
    for lang in group.present():
        for clause in group.clauses[lang]:
            other = _copied_from(lang, clause, group, context) or _foreign(lang, clause, context)
            if other:
                yield _flag(group, lang, clause, other, context)


def _copied_from(lang: Lang, clause: Clause, group: RowGroup, context: Context) -> Lang | None:
    """The version whose text *clause* repeats, where the text is not its own."""
    mine = _words(clause.text)
    if mine.total() < FEWEST_WORDS:
        return None
    for other in group.present():
        yours = _words(" ".join(c.text for c in group.clauses[other]))
        copied = other != lang and (mine & yours).total() >= SHARE_OF_WORDS * mine.total()
        if copied and _belongs(mine, other, clause, context) > _belongs(mine, lang, clause, context):
            return other
    return None


def _foreign(lang: Lang, clause: Clause, context: Context) -> Lang | None:
    """The language that *clause* is written in, by script and dictionary, where it is not *lang*."""
    text = _ADDRESS.sub(" ", clause.text)
    words = _words(text)
    shares = script_shares(text)
    if words.total() < FEWEST_WORDS or not shares:
        return None
    own_script = context.profile(lang).script
    main = max(sorted(shares), key=lambda script: shares[script])
    if shares.get(own_script, 0.0) < SHARE_OF_SCRIPT:
        here = [x for x in LANGS if context.profile(x).script == main]
    else:
        # A dictionary is asked only where another language is written with the same letters.
        rivals = [x for x in LANGS if x != lang and context.profile(x).script == own_script]
        known = known_share(words, lang) if rivals and main == own_script else None
        if known is None or known >= SHARE_OF_KNOWN:
            return None
        here = [x for x in rivals if (known_share(words, x) or 0.0) > SHARE_OF_WORDS]
    return max(here, key=lambda x: _belongs(words, x, clause, context), default=None)


def _belongs(words: Counter[str], lang: Lang, clause: Clause, context: Context) -> float:
    """The share of *words* that *lang* knows, or, without a dictionary, its other clauses, in [0, 1]."""
    known = known_share(words, lang)
    version = context.alignment.versions.get(lang)
    if known is not None or version is None:
        return known or 0.0
    vocabulary = _vocabulary(version, clause.text)
    return sum(n for word, n in words.items() if word in vocabulary) / max(1, words.total())


@lru_cache(256)
def _vocabulary(version: Version, without: str) -> frozenset[str]:
    """The words of *version*, clauses that read *without* left out."""
    return frozenset(w for c in version.clauses if c.text != without for w in _words(c.text))


@lru_cache(4096)
def _words(text: str) -> Counter[str]:
    """The words of *text* that are in lower case, or in a script without case."""
    words = _WORD.findall(_ADDRESS.sub(" ", text))
    return Counter(word for word in words if word == word.lower())


def _flag(group: RowGroup, lang: Lang, clause: Clause, other: Lang, context: Context) -> Flag:
    name, own = context.profile(other).name, context.profile(lang).name
    source = tuple(locus(other, c) for c in group.clauses.get(other, ()))
    values = {x: shorten(" ".join(c.text for c in group.clauses[x]), 30) for x in group.present()}
    return Flag(
        code=CHECK.code,
        severity=CHECK.severity,
        row=context.alignment.row_of(lang, clause.eid).row,
        lang=lang,
        message=f"the {own} clause is in {name}: \u201c{shorten(clause.text)}\u201d",
        loci=(locus(lang, clause), *source),
        evidence=Evidence(values, details={"language": other}),
    )


CHECK = Check("TXT001", "untranslated", "row", "critical", run)
