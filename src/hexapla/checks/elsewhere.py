"""Finds clauses, and whole versions, that are in another language than their version says.

By the words of the other versions, by script and by dictionary; what is made of it is the
business of the check that says so, and of the engine, which compares no version of that kind.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from hexapla.checks.check import Known, RowGroup, row_groups
from hexapla.langs import profile
from hexapla.model import LANGS, Alignment, Clause, Lang, Version
from hexapla.text.dictionary import known_share
from hexapla.text.scripts import script_shares

SHARE_OF_WORDS = 0.8
"""From this share of common words on, one clause is taken for a copy of another."""

FEWEST_WORDS = 4

FEWEST_CLAUSES, SHARE_OF_CLAUSES = 5, 0.8
"""From so many clauses on, and this share of those that have words, the whole version is elsewhere."""

SHARE_OF_KNOWN = 0.45
"""Below this share of words its language knows, a clause may be in a language of the same script."""

SHARE_OF_SCRIPT = 0.3
"""Below this share of letters in the script of the language, the clause is in another script."""

_ADDRESS = re.compile(r"\S+@\S+|\S*://\S+|www\.\S+")
_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A clause that is in another language than its version."""

    group: RowGroup
    lang: Lang
    clause: Clause
    other: Lang
    """The language it is in."""


def clauses_elsewhere(alignment: Alignment, source: Lang) -> tuple[Elsewhere, ...]:
    """The clauses of *alignment* that are in another language than they should be, row by row."""
    return _clauses_elsewhere(Known(alignment, source))


@lru_cache(1)
def _clauses_elsewhere(known: Known) -> tuple[Elsewhere, ...]:
    source, judged = known.source, known.alignment.without(known.alignment.strangers)
    return tuple(
        Elsewhere(group, lang, clause, other)
        for group in (row_groups(judged) if len(judged.versions) > 1 else ())
        for lang in group.present()
        for clause in group.clauses[lang]
        if (other := _copied_from(lang, clause, group, judged, source) or _foreign(lang, clause, judged))
    )


def versions_elsewhere(alignment: Alignment, source: Lang) -> tuple[Lang, ...]:
    """The versions of *alignment* that are in another language altogether."""
    counts = Counter(one.lang for one in clauses_elsewhere(alignment, source))
    return tuple(
        lang
        for lang, version in alignment.versions.items()
        if counts[lang] >= max(FEWEST_CLAUSES, SHARE_OF_CLAUSES * _worded(version))
    )


def _worded(version: Version) -> int:
    """How many clauses of *version* have words enough to be judged."""
    return sum(_words(clause.text).total() >= FEWEST_WORDS for clause in version.clauses)


def _copied_from(
    lang: Lang, clause: Clause, group: RowGroup, alignment: Alignment, source: Lang
) -> Lang | None:
    """The version whose text *clause* repeats, where the text is not its own."""
    mine = _words(clause.text)
    if mine.total() < FEWEST_WORDS:
        return None
    copied = []
    for other in group.present():
        yours = _words(" ".join(c.text for c in group.clauses[other]))
        if other != lang and (mine & yours).total() >= SHARE_OF_WORDS * mine.total():
            copied.append(other)
    if not copied:
        return None
    own = _belongs(mine, lang, clause, alignment)
    # Where several versions have the text, it is that of the one that writes so.
    scripts = script_shares(clause.text)
    return max(
        (x for x in copied if _belongs(mine, x, clause, alignment) > own),
        key=lambda x: (
            scripts.get(profile(x).script, 0.0),
            _belongs(mine, x, clause, alignment),
            x == source,
        ),
        default=None,
    )


def _foreign(lang: Lang, clause: Clause, alignment: Alignment) -> Lang | None:
    """The language that *clause* is written in, by script and dictionary, where it is not *lang*."""
    text = _ADDRESS.sub(" ", clause.text)
    words = _words(text)
    shares = script_shares(text)
    if words.total() < FEWEST_WORDS or not shares:
        return None
    own_script = profile(lang).script
    main = max(sorted(shares), key=lambda script: shares[script])
    if shares.get(own_script, 0.0) < SHARE_OF_SCRIPT:
        here = [x for x in LANGS if profile(x).script == main]
    else:
        # A dictionary is asked only where another language is written with the same letters.
        rivals = [x for x in LANGS if x != lang and profile(x).script == own_script]
        known = known_share(words, lang) if rivals and main == own_script else None
        if known is None or known >= SHARE_OF_KNOWN:
            return None
        here = [x for x in rivals if (known_share(words, x) or 0.0) > SHARE_OF_WORDS]
    return max(here, key=lambda x: _belongs(words, x, clause, alignment), default=None)


def _belongs(words: Counter[str], lang: Lang, clause: Clause, alignment: Alignment) -> float:
    """The share of *words* that *lang* knows, or, without a dictionary, its other clauses, in [0, 1]."""
    known = known_share(words, lang)
    version = alignment.versions.get(lang)
    if known is not None or version is None:
        return known or 0.0
    texts = _texts_with(Known(alignment, lang))
    # The words are those of the clause: its own text is one of those that have them.
    itself = int(any(one.text == clause.text for one in version.clauses))
    return sum(n for word, n in words.items() if texts[word] > itself) / max(1, words.total())


@lru_cache(len(LANGS))
def _texts_with(known: Known) -> Counter[str]:
    """In how many texts of the version in the source language of *known* each word stands."""
    texts = {clause.text for clause in known.alignment.versions[known.source].clauses}
    return Counter(word for text in sorted(texts) for word in _words(text))


@lru_cache(4096)
def _words(text: str) -> Counter[str]:
    """The words of *text* that are in lower case, or in a script without case."""
    words = _WORD.findall(_ADDRESS.sub(" ", text))
    return Counter(word for word in words if word == word.lower())
