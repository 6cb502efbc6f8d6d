"""Words and short phrases that stand twice in a row.

Letters are compared without case and without what only decorates (harakat, kashida); nothing
between the two but spaces. Whether a doubling is right is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from hexapla.langs import profile
from hexapla.model import Lang, Span
from hexapla.text.tokenise import chinese_words

_LONGEST = 3
"""Words of a phrase that is looked for twice in a row."""


@dataclass(frozen=True, slots=True)
class Doubling:
    """A word or phrase with its repetition."""

    span: Span
    """All of it: each time that it stands there."""
    once: Span
    """The first time."""
    words: tuple[str, ...]
    """As they are compared."""
    times: int
    """Two or more."""


class _Word(NamedTuple):
    start: int
    stop: int
    key: str
    """`""` for what is never doubled: figures, labels."""
    joined: bool
    """Whether only spaces stand between the word before and this one."""


def doublings(text: str, lang: Lang) -> tuple[Doubling, ...]:
    """The words, and phrases of two or three words, that *text* has twice or more in a row."""
    words = tuple(_words(text, lang))
    found = []
    at = 0
    if not profile(lang).typography.spaced:
        found = [*_inside(text, words)]
    while at < len(words):
        near = [word.key for word in words[at + 1 : at + 1 + _LONGEST]]
        doubling = _at(words, at) if words[at].key in near else None
        if doubling:
            found.append(doubling)
            at += doubling.times * len(doubling.words)
        else:
            at += 1
    return tuple(sorted(found, key=lambda one: one.span))


def _inside(text: str, words: Sequence[_Word]) -> Iterator[Doubling]:
    """What ends a longer word and is the next word too, where words are not separated."""
    for longer, word in pairwise(words):
        size = word.stop - word.start
        if word.joined and 1 < size < longer.stop - longer.start:
            once = Span(longer.stop - size, longer.stop)
            if once.of(text).casefold() == word.key:
                yield Doubling(Span(once.start, word.stop), once, (word.key,), 2)


def _at(words: Sequence[_Word], at: int) -> Doubling | None:
    for size in range(1, _LONGEST + 1):
        keys = [word.key for word in words[at : at + size]]
        times = 1
        while _again(words, at + times * size, keys):
            times += 1
        if times > 1 and all(keys) and all(word.joined for word in words[at + 1 : at + size]):
            last = at + times * size
            # In `year after year after year` no phrase stands twice: it is a way to say always.
            chained = size > 1 and (
                _is(words, last, keys[0])
                or (at > 0 and words[at].joined and _is(words, at - 1, keys[-1]))
            )
            if not chained:
                first = words[at].start
                once = Span(first, words[at + size - 1].stop)
                return Doubling(Span(first, words[last - 1].stop), once, tuple(keys), times)
    return None


def _again(words: Sequence[_Word], at: int, keys: Sequence[str]) -> bool:
    here = words[at : at + len(keys)]
    return [word.key for word in here] == keys and all(word.joined for word in here)


def _is(words: Sequence[_Word], at: int, key: str) -> bool:
    return at < len(words) and words[at].key == key


def _words(text: str, lang: Lang) -> Iterator[_Word]:
    typography = profile(lang).typography
    bounds = (
        [match.span() for match in _word_pattern(typography.ignorable).finditer(text)]
        if typography.spaced
        else chinese_words(text)
    )
    decorated = any(mark in text for mark in typography.ignorable)
    dropped = dict.fromkeys(map(ord, typography.ignorable))
    before = 0
    for start, stop in bounds:
        key = text[start:stop].casefold()
        if decorated:
            key = key.translate(dropped)
        figure = not key.isalpha() and any(map(str.isdecimal, key))
        if figure or (len(key) == 1 and text[start] not in typography.one_letter_words):
            key = ""
        yield _Word(start, stop, key, start == before or text[before:start].isspace())
        before = stop


@cache
def _word_pattern(ignorable: str) -> re.Pattern[str]:
    """A word with what is hung on it by apostrophes and hyphens: `l’eau`, `vis-à-vis`."""
    letters = rf"\w[\w{re.escape(ignorable)}]*"
    return re.compile(rf"{letters}(?:[-\u2010\u2011'\u2019]{letters})*")
