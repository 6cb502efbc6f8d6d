"""Mends what a PDF does to words: `artificia l`, `capacity -building`, `for  all`.

A word is mended only on the document's own evidence: the whole stands elsewhere in it, and
the broken part does not. What is mended is kept beside the original.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from hexapla.model import Lang
from hexapla.parse.stretch import Paragraph, replace_text, text_of
from hexapla.text.dictionary import is_word

_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010\u2019'][^\W\d_]+)*")
_STRAY_SPACES = re.compile(r"\S+ {2,}\S+")
_LOOSE_HYPHEN = re.compile(r"([^\W\d_]+)(?: - ?|- )([^\W\d_]+)")
_BROKEN = re.compile(r"(?<![^\W_])([^\W\d_]+) ([^\W\d_]+)(?![^\W_])")


RARE = 2
"""A half of a broken word stands at most so often in the document; the whole at least so often."""


def repaired(paragraphs: Sequence[Paragraph], lang: Lang) -> tuple[Paragraph, ...]:
    """*paragraphs* with their broken words joined and doubled spaces made single."""
    words = Counter(word.lower() for p in paragraphs for word in _WORD.findall(text_of(p)))
    return tuple(_broken(_hyphens(_spaces(p), words), words, lang) for p in paragraphs)


def _spaces(paragraph: Paragraph) -> Paragraph:
    for match in reversed(list(_STRAY_SPACES.finditer(text_of(paragraph)))):
        mended = re.sub(r" {2,}", " ", match.group())
        paragraph = replace_text(paragraph, match.start(), match.end(), mended, repaired=True)
    return paragraph


def _hyphens(paragraph: Paragraph, words: Counter[str]) -> Paragraph:
    """`capacity -building` is mended where `capacity-building` stands elsewhere."""
    for match in reversed(list(_LOOSE_HYPHEN.finditer(text_of(paragraph)))):
        whole = f"{match.group(1)}-{match.group(2)}"
        if words[whole.lower()]:
            paragraph = replace_text(paragraph, match.start(), match.end(), whole, repaired=True)
    return paragraph


def _broken(paragraph: Paragraph, words: Counter[str], lang: Lang) -> Paragraph:
    """`artificia l` is mended where `artificial` stands elsewhere and its halves do not."""
    text = text_of(paragraph)
    found = []
    at = 0
    while match := _BROKEN.search(text, at):
        left, right = match.group(1).lower(), match.group(2).lower()
        rare = max(words[left], words[right]) <= RARE <= words[left + right]
        if rare and not (is_word(left, lang) and is_word(right, lang)):
            found.append((match.start(), match.end(), match.group(1) + match.group(2)))
        at = match.start(2)
    for start, stop, whole in reversed(found):
        paragraph = replace_text(paragraph, start, stop, whole, repaired=True)
    return paragraph
