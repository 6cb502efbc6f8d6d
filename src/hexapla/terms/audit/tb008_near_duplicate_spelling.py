"""Two terms of a language differ by a hyphen, a space, an accent or a letter only.

## What it does
Compares accepted terms of different concepts without hyphens, spaces and accents, and flags those
that are the same then. Flags terms that differ in one word by one letter more, less or exchanged,
where the dictionary has one of the two words and not the other: between concepts, and in one.
Within a concept flags a text that is listed twice with one status, and (neutral) two that differ in
nothing that is ever compared: case, kind of hyphen, decoration.

## Why it matters
What looks like two concepts is one, spelled in two ways; or a slip of the key became a variant
that the program accepts from then on.

## Example
"capacity building" in one concept, "capacity-building" in another; fr «environement» beside
«environnement».

## Guards
Variants of one concept with and without hyphen or space are what admitted terms are for. Spellings
that are accepted in one status and deprecated in another are decisions. Two words that are both in
the dictionary (`statue`, `statute`; fr marché, marche) are two words, and forms of one word are
no slips. Words with a capital are not compared by letters, nor single words of different concepts
(intubation, incubation); nor is Arabic or Chinese, for which no dictionary is at hand. What is the
same but for case is one term: see TB003. Leads share their terms with reason, and are compared with
nothing outside their concept; nor are the spellings of duplicates (TB002).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

from hexapla.langs import profile
from hexapla.model import Lang
from hexapla.terms.audit.audited import WORD, Audited, Entry, Listed, named, skeleton
from hexapla.terms.audit.check import AuditCheck, Complaint, whole
from hexapla.terms.termbase import opens_clauses
from hexapla.text.dictionary import WITH_DICTIONARY, is_word
from hexapla.text.lemmas import share, text_keys
from hexapla.text.scripts import script_of

_LEAST_LETTERS = 5
"""Of a shorter word one letter is too much to be a slip."""

_Key = str
_Alike = dict[_Key, list[Listed]]


def run(audited: Audited) -> Iterator[Complaint]:
    """One complaint for each term that is nearly another one, at the later of the two."""
    for lang, alike in audited.alike.items():
        for terms in alike.values():
            yield from _twice(terms)
        yield from _joined(audited, lang)
        if lang in WITH_DICTIONARY and not audited.shouts(lang):
            yield from _misspelt(alike, lang)


def _twice(terms: list[Listed]) -> Iterator[Complaint]:
    """Terms of one concept that are compared as one."""
    by_entry: dict[Entry, list[Listed]] = defaultdict(list)
    for one in terms:
        by_entry[one.entry].append(one)
    for own in by_entry.values():
        for first, second in pairwise(own):
            if first.term.text != second.term.text:
                yield _complaint(second, first, "differs in nothing that is compared from", neutral=True)
            elif first.term.status == second.term.status:
                yield _complaint(second, first, "is listed twice, beside")


def _joined(audited: Audited, lang: Lang) -> Iterator[Complaint]:
    """Terms of different concepts that differ by hyphens, spaces and accents."""
    alike = audited.alike[lang]
    bare: dict[str, list[_Key]] = defaultdict(list)
    for key in alike:
        bare[skeleton(key, lang)].append(key)
    for keys in bare.values():
        for first, second in pairwise(keys):
            one, other = alike[first][0], alike[second][0]
            twins = (one.entry, other.entry) in audited.twins
            if _apart(one, other) and not (twins or _both_words(first, second, lang)):
                yield _complaint(other, one, "is spelled nearly like")


def _apart(one: Listed, other: Listed) -> bool:
    """Whether the two are of different concepts, both of running text."""
    concepts = one.entry.concept, other.entry.concept
    return concepts[0].concept != concepts[1].concept and not any(map(opens_clauses, concepts))


def _both_words(first: _Key, second: _Key, lang: Lang) -> bool:
    """Whether the keys differ in words only that are both in the dictionary: `marché`, `marche`."""
    ones, others = WORD.findall(first), WORD.findall(second)
    if len(ones) != len(others):
        return False
    differing = [w for pair in zip(ones, others, strict=True) if pair[0] != pair[1] for w in pair]
    return bool(differing) and all(is_word(word, lang) for word in differing)


def _misspelt(alike: _Alike, lang: Lang) -> Iterator[Complaint]:
    """Terms with a word that the dictionary lacks, one letter away from a term with a word it has."""
    script = profile(lang).script
    words: dict[str, list[_Key]] = defaultdict(list)
    for key, terms in alike.items():
        for word in dict.fromkeys(WORD.findall(key)):
            mixed = any(script_of(letter) != script for letter in word)
            if len(word) >= _LEAST_LETTERS and word in terms[0].term.text and not mixed:
                words[word].append(key)
    known = sorted(word for word in words if is_word(word, lang))
    near: dict[str, list[str]] = defaultdict(list)
    for word in known:
        for short in _shortened(word):
            near[short].append(word)
    for word in words.keys() - {*known}:
        close = {x for short in _shortened(word) for x in near.get(short, ())}
        for meant in sorted(x for x in close if _is_slip(word, x, lang)):
            for key in words[word]:
                one, others = alike[key][0], alike.get(key.replace(word, meant), ())
                if other := next((x for x in others if _comparable(one, x)), None):
                    yield _complaint(one, other, "is one letter from", mend=True)


def _comparable(one: Listed, other: Listed) -> bool:
    """Whether a slip can be told: in one concept, or with other words beside it."""
    return one.entry is other.entry or (_apart(one, other) and " " in one.term.text)


def _shortened(word: str) -> list[str]:
    """*word*, and what is left of it without one of its letters."""
    return [word, *(word[:at] + word[at + 1 :] for at in range(len(word)))]


def _is_slip(word: str, meant: str, lang: Lang) -> bool:
    """Whether *word* is one letter from *meant*, and no other form of it."""
    from rapidfuzz.distance import OSA

    if OSA.distance(word, meant, score_cutoff=1) != 1:
        return False
    return not share(word, text_keys(word, lang), meant, text_keys(meant, lang))


def _complaint(
    one: Listed, other: Listed, what: str, *, neutral: bool = False, mend: bool = False
) -> Complaint:
    inside = one.entry is other.entry
    where = "" if inside else f" of {named([other.entry], one.entry)}"
    return Complaint(
        entry=one.entry,
        lang=one.lang,
        message=f"{one.lang}: \u201c{one.term.text}\u201d {what} \u201c{other.term.text}\u201d{where}",
        places=whole(one, other),
        severity="neutral" if neutral else None,
        suggestion=other.term.text if mend else "",
    )


CHECK = AuditCheck("TB008", "near-duplicate-spelling", "minor", run)
