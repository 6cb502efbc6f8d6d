"""Words with a space or a hyphen in them that does not belong there, as text from a printed page has it.

A word is known by the other words of the same version, and by the dictionary where the
language has one. Languages without spaces between words have no such pieces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from hexapla.langs import profile
from hexapla.model import Lang, Span
from hexapla.text.dictionary import is_word
from hexapla.text.function_words import CONJUNCTIONS, CONNECTIVES

_HYPHEN = r"\-\u2010\u2011"
_GAPS = (" ", "\n")
_LEAST = 5
"""Letters of a word that pieces are joined to: shorter ones come about by chance."""

_SHORT = 5
"""Letters of a piece that may be broken off a word."""


@dataclass(frozen=True, slots=True)
class Broken:
    """The pieces of a word."""

    span: Span
    joined: str
    """The word as it should stand."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """How often a version has each word."""

    lang: Lang
    words: Mapping[str, int]
    """By their keys: lower case, nothing that decorates."""

    def known(self, key: str) -> bool:
        """Whether *key* is a word: the version has it, or the dictionary."""
        return key in self.words or is_word(key, self.lang) is True

    def elsewhere(self, key: str) -> bool:
        """Whether a piece *key*, which the version has once here, is a word by itself."""
        return self.words.get(key, 0) > 1 or is_word(key, self.lang) is True


def vocabulary(texts: Iterable[str], lang: Lang) -> Vocabulary:
    """The words of *texts*."""
    words: Counter[str] = Counter()
    if profile(lang).typography.spaced:
        for text in texts:
            words.update(_key(match[0], lang) for match in _chain(lang).finditer(text))
    return Vocabulary(lang, words)


def broken_words(text: str, known: Vocabulary) -> tuple[Broken, ...]:
    """The broken words of *text*, a clause of the version whose words are *known*, in order."""
    lang = known.lang
    if not profile(lang).typography.spaced:
        return ()
    found = [*_at_hyphens(text, known), *_at_spaces(text, known)]
    apart: list[Broken] = []
    for one in sorted(found, key=lambda one: one.span):
        if not apart or not apart[-1].span.overlaps(one.span):
            apart.append(one)
    return tuple(apart)


def _at_hyphens(text: str, known: Vocabulary) -> Iterator[Broken]:
    """A hyphen with a space on one side: `capacity -building`, `develop- ment`."""
    lang = known.lang
    small = CONJUNCTIONS.get(lang, frozenset()) | CONNECTIVES.get(lang, frozenset())
    for match in _spaced_hyphen(lang).finditer(text):
        left, right = match["left"], match["right"]
        if not match["before"] and _key(right, lang) in small:
            continue  # `pre- and post-war`
        hyphenated, solid = left + match["hyphen"] + right, left + right
        if len(solid) < _LEAST:
            continue
        if _key(hyphenated, lang) in known.words:
            yield Broken(Span(*match.span()), hyphenated)
        # Before a dash that lacks a space both halves are words.
        elif not (match["before"] and _halves(left, right, known)) and known.known(_key(solid, lang)):
            yield Broken(Span(*match.span()), solid)


def _at_spaces(text: str, known: Vocabulary) -> Iterator[Broken]:
    """Two pieces with a space between them that are a word together: `artificia l`."""
    lang = known.lang
    final = profile(lang).typography.final_letters
    words = [(match, _key(match[0], lang)) for match in _chain(lang).finditer(text)]
    for (first, left), (second, right) in pairwise(words):
        # What stands several times by itself is a word by itself.
        if known.words[left] > 1 and known.words[right] > 1 and len(left) > 1 and len(right) > 1:
            continue
        if len(left) + len(right) < _LEAST or text[first.end() : second.start()] not in _GAPS:
            continue
        if not (left.isalpha() and right.isalpha()) or _amid(text, first, second):
            continue
        piece = _piece(left, right, first[0], second[0], known) and known.known(left + right)
        if piece or right in final:
            yield Broken(Span(first.start(), second.end()), first[0] + second[0])


def _piece(left: str, right: str, first: str, second: str, known: Vocabulary) -> bool:
    """Whether at least one half is no word by itself, and nothing says that it is a name or a mark."""
    if second[0].isupper() or (len(first) == 1 and first.isupper()):
        return False
    single = [half for half in (left, right) if len(half) == 1]
    if single:
        return all(half not in profile(known.lang).typography.one_letter_words for half in single)
    if is_word(left, known.lang) is None:
        # Without a dictionary only the version speaks: neither half stands anywhere else in it.
        return not (known.elsewhere(left) or known.elsewhere(right))
    strange = [half for half in (left, right) if not known.elsewhere(half)]
    # A long word that no dictionary has may be one beside another (es reinyectar las).
    return len(strange) == 2 or any(len(half) <= _SHORT for half in strange)


def _halves(left: str, right: str, known: Vocabulary) -> bool:
    """Whether both are words of their own."""
    return all(known.elsewhere(_key(half, known.lang)) for half in (left, right))


def _amid(text: str, first: re.Match[str], second: re.Match[str]) -> bool:
    """Whether what stands around says that a single letter is a label, an initial or a unit."""
    if len(first[0]) > 1 and len(second[0]) > 1:
        return False
    if len(first[0]) == 1 and text[first.start() - 1 : first.start()] in ("/", "(", "."):
        return True
    after = text[second.end() : second.end() + 2]
    stop = after.startswith(".") and after != "."
    return len(second[0]) == 1 and (stop or after.startswith((")", "\u2019", "'")))


def _key(word: str, lang: Lang) -> str:
    dropped = _dropped(lang)
    return (word.translate(dropped) if dropped else word).lower()


@cache
def _dropped(lang: Lang) -> dict[int, None]:
    return dict.fromkeys(map(ord, profile(lang).typography.ignorable))


@cache
def _chain(lang: Lang) -> re.Pattern[str]:
    """A word with what hangs on it by hyphens and apostrophes."""
    letters = _letters(lang)
    return re.compile(rf"{letters}(?:[{_HYPHEN}'\u2019]{letters})*")


@cache
def _spaced_hyphen(lang: Lang) -> re.Pattern[str]:
    letters = _letters(lang)
    return re.compile(
        rf"(?<![\w{_HYPHEN}])(?P<left>{letters})(?P<before> )?(?P<hyphen>[{_HYPHEN}])(?(before)| )"
        rf"(?P<right>{letters})(?![{_HYPHEN}])"
    )


def _letters(lang: Lang) -> str:
    return rf"\w[\w{re.escape(profile(lang).typography.ignorable)}]*"
