"""Hyphens at line ends: those that only part a word, and those that belong to it.

The document's own words decide, then the dictionary; a document that parts no word that
surely is one keeps all its hyphens.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hexapla.model import Lang
from hexapla.text.dictionary import is_word

SOFT = "\u00ad"
HYPHENS = "-\u2010"
_WORD = re.compile("[^\\W\\d_]+(?:[-\u2010\u2011\u2019'][^\\W\\d_]+)*")
_TAIL = re.compile(f"([^\\W\\d_]+)[{HYPHENS}]$")
_LOOSE_DASH, _CLOSE_DASH = (
    re.compile("(?<= )[\u2013\u2014](?= )"),
    re.compile("(?<= )[\u2013\u2014](?=\\w)"),
)
_HEAD = re.compile("[^\\W\\d_]+")


@dataclass(frozen=True, slots=True)
class Hyphens:
    """What a document says of its words."""

    words: Counter[str]
    lang: Lang | None
    parts_words: bool
    """Whether some word is surely parted at a line end."""
    opening: frozenset[str] = frozenset()
    """Dashes that stand before a word without a space, as brackets do."""

    def joins(self, before: str, after: str) -> bool:
        """Whether the hyphen at the end of *before* goes when *after* follows."""
        halves = _halves(before, after)
        if halves is None:
            return False
        left, right = halves
        whole, kept = left + right, f"{left}-{right}"
        if self.words[whole] or self.words[kept]:
            return self.words[whole] > self.words[kept]
        if not self.parts_words:
            return False
        if self.lang is None or (known := is_word(whole, self.lang)) is None:
            return True
        return known or not (is_word(left, self.lang) and is_word(right, self.lang))


def _halves(before: str, after: str) -> tuple[str, str] | None:
    tail, head = _TAIL.search(before), _HEAD.match(after)
    if tail is None or head is None or not head.group()[0].islower():
        return None
    return tail[1].lower(), head.group()


def hyphens(lines: Iterable[str], lang: Lang | None) -> Hyphens:
    """What *lines*, in reading order, say of their words; *lang*: theirs, `None`: not known."""
    words: Counter[str] = Counter()
    loose: Counter[str] = Counter()
    close: Counter[str] = Counter()
    ends: list[tuple[str, str]] = []
    before = ""
    for line in lines:
        if halves := _halves(before, line):
            ends.append(halves)
        inner = _WORD.findall(line)
        # The first and the last word of a line may be parts.
        words.update(word.lower().replace("\u2010", "-").replace("\u2011", "-") for word in inner[:-1])
        loose.update(_LOOSE_DASH.findall(line))
        close.update(_CLOSE_DASH.findall(line))
        before = line
    opening = frozenset(dash for dash in close if close[dash] > loose[dash])
    return Hyphens(words, lang, any(_surely(left, right, words, lang) for left, right in ends), opening)


def _surely(left: str, right: str, words: Counter[str], lang: Lang | None) -> bool:
    whole = left + right
    if words[whole] and not words[f"{left}-{right}"]:
        return True
    if lang is None:
        return False
    halves = is_word(left, lang) and is_word(right, lang)
    return bool(is_word(whole, lang)) and not halves
