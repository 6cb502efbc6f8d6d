"""Arabic words without their clitics, and light stems of what is left.

All readings are kept as votes: which one is right is not decided here. Words come in their
matching form: no harakat, bare alef, heh for teh marbuta, yeh for alef maksura.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache

from hexapla.text.broken_plurals import SINGULARS

_CONJUNCTIONS = ("و", "ف")  # waw, feh
_PREPOSITIONS = ("ب", "ك", "ل")  # beh, kaf, lam
_ARTICLE = "ال"  # alef lam
_ARTICLE_AFTER_LAM = "لل"  # lam lam: li- and the article
_PRONOUNS = ("هما", "هم", "هن", "ها", "نا", "كم", "ه", "ي", "ك")
_ENDINGS = ("تان", "تين", "ات", "ان", "ين", "ون", "ه")  # dual, sound plurals, teh marbuta
_PLURAL = "ات"  # alef teh
_LEAST = 3
"""Letters that a word must keep after each loss."""
_LEAST_AFTER_ARTICLE = 2
"""An article says more than a letter that may belong to the word: الحد is surely حد."""


@cache
def strippings(word: str) -> tuple[str, ...]:
    """*word*, and every reading of it with clitics taken off, longest first."""
    found = dict.fromkeys([word])
    for whole in [word, *_without(word, _CONJUNCTIONS, least=2)]:
        for base, definite in _bases(whole):
            found[base] = None
            if not definite:
                for bare in _without_pronoun(base):
                    found[bare] = None
    return tuple(sorted(found, key=lambda reading: (-len(reading), reading)))


@cache
def stems(word: str) -> frozenset[str]:
    """Light stems of a dictionary word: article, feminine, dual and plural endings taken off.

    A plural that has a form of its own has the stems of its singular too (`امراض`, `مرض`).
    """
    bare = word.removeprefix(_ARTICLE) if len(word) - 2 >= _LEAST_AFTER_ARTICLE else word
    found = _endings_off(bare).union(*(_endings_off(one) for one in SINGULARS.get(bare, ())))
    # Alef of the indefinite accusative: a word with the article has none.
    if bare == word and bare.endswith("ا") and len(bare) > _LEAST:
        found |= {bare[:-1]}
    return found


def stems_alone(word: str) -> frozenset[str]:
    """The stems of a dictionary word that agrees with no other: a feminine keeps its ending.

    `أمانة` is not `أمان`.
    """
    found = stems(word)
    return frozenset(stem for stem in found if stem.endswith("ه")) if word.endswith("ه") else found


def _endings_off(bare: str) -> frozenset[str]:
    found = {bare}
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _LEAST:
            found.add(bare.removesuffix(ending))
            break
    if bare.endswith(_PLURAL) and len(bare) > _LEAST:  # of a feminine: لغات, لغه
        found.add(bare.removesuffix(_PLURAL) + "ه")
    stem = _snowball()(bare) if len(bare) > _LEAST + 1 else ""
    # The stemmer takes letters of the word for clitics too; those were dealt with before.
    if len(stem) > _LEAST and bare.startswith(stem):
        found.add("~" + stem)
    return frozenset(found)


def _without(word: str, prefixes: tuple[str, ...], least: int = _LEAST) -> Iterator[str]:
    for prefix in prefixes:
        if word.startswith(prefix) and len(word) - len(prefix) >= least:
            yield word.removeprefix(prefix)


def _bases(word: str) -> Iterator[tuple[str, bool]]:
    """*word* without preposition and article, and whether an article was there."""
    yield word, word.startswith(_ARTICLE)
    if word.startswith(_ARTICLE_AFTER_LAM) and len(word) - 2 >= _LEAST_AFTER_ARTICLE:
        yield word[2:], True
    for bare in (word, *_without(word, _PREPOSITIONS)):
        if bare.startswith(_ARTICLE) and len(bare) - 2 >= _LEAST_AFTER_ARTICLE:
            yield bare[2:], True
        elif bare != word:
            yield bare, False


def _without_pronoun(word: str) -> Iterator[str]:
    for pronoun in _PRONOUNS:
        if word.endswith(pronoun) and len(word) - len(pronoun) >= _LEAST:
            bare = word.removesuffix(pronoun)
            yield bare
            if bare.endswith("ت"):  # teh marbuta opens before a pronoun
                yield bare[:-1] + "ه"
    if word.endswith("و") and len(word) > _LEAST:  # construct state of a sound plural
        yield word[:-1]


@cache
def _snowball() -> Callable[[str], str]:
    from Stemmer import Stemmer

    stem: Callable[[str], str] = Stemmer("arabic").stemWord
    return stem
