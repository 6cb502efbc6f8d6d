"""Where terms stand in a text: one matcher for the scripts with spaces, one for those without.

Both give every match, overlapping ones too; neither knows what a concept or a status is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hexapla.model import Lang, Span
from hexapla.terms.words import Reading, TermWord, Word, is_abbreviation, reading, term_words
from hexapla.text.function_words import INSERTIONS

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


@dataclass(slots=True)
class SpacedMatcher:
    """All terms of a language with spaces, by the keys of their first word."""

    lang: Lang
    by_key: dict[str, list[tuple[int, tuple[TermWord, ...]]]] = field(
        default_factory=lambda: defaultdict(list)
    )

    def add(self, index: int, text: str) -> None:
        """Let *text* be the term number *index*; a term without words never matches."""
        words = term_words(text, self.lang)
        for key in sorted(words[0].keys) if words else ():
            self.by_key[key].append((index, words))

    def matches(self, text: Reading) -> Iterator[tuple[int, Span]]:
        """Term number and span of each match in *text*."""
        words = text.words
        for at, word in enumerate(words):
            candidates = {i: term for key in word.keys for i, term in self.by_key.get(key, ())}
            for index, term in sorted(candidates.items()):
                last = self._follow(words, at, term)
                if last is not None:
                    yield index, Span(word.span.start, words[last].span.stop)

    def _follow(self, words: Sequence[Word], at: int, term: tuple[TermWord, ...]) -> int | None:
        """The last word of *term* if it stands at *at*, one inserted determiner allowed."""
        insertions = INSERTIONS.get(self.lang, frozenset())
        spare = 1
        if not term[0].matches(words[at]):
            return None
        for wanted in term[1:]:
            at += 1
            inserted = at < len(words) and words[at].form in insertions
            if spare and inserted and not wanted.matches(words[at]):
                at, spare = at + 1, 0
            if at >= len(words) or not wanted.matches(words[at]):
                return None
        return at


@dataclass(slots=True)
class UnspacedMatcher:
    """All terms of a language without spaces, in one automaton."""

    lang: Lang
    terms: list[tuple[int, str, str]] = field(default_factory=list)
    """Term number, normal form, and the form as written where case matters."""
    _automaton: AhoCorasick | None = None

    def add(self, index: int, text: str) -> None:
        """Let *text* be the term number *index*."""
        form = reading(text, self.lang).normal.text
        if form:
            self.terms.append((index, form, text if is_abbreviation(text) else ""))
            self._automaton = None

    def matches(self, text: Reading) -> Iterator[tuple[int, Span]]:
        """Term number and span of each match in *text*."""
        form = text.normal.text
        found = self._search(form)
        for pattern, start, stop in sorted(found, key=lambda match: (match[1], match[2], match[0])):
            if not _whole(form, start, stop) or _crosses(text.borders, start, stop):
                continue
            index, _, exact = self.terms[pattern]
            span = text.normal.original(start, stop)
            if not exact or span.of(text.text) == exact:
                yield index, span

    def _search(self, form: str) -> list[tuple[int, int, int]]:
        from ahocorasick_rs import AhoCorasick

        if self._automaton is None:
            self._automaton = AhoCorasick([normal for _, normal, _ in self.terms])
        return list(self._automaton.find_matches_as_indexes(form, overlapping=True))


def _whole(form: str, start: int, stop: int) -> bool:
    """Whether no Latin word or number is cut at either end."""

    def cut(at: int) -> bool:
        pair = form[at - 1 : at + 1] if at > 0 else ""
        return len(pair) == 2 and pair.isascii() and pair.isalnum()

    return not cut(start) and not cut(stop)


def _crosses(borders: tuple[int, ...], start: int, stop: int) -> bool:
    """Whether the match takes a part of the words at its ends: 人权 in 个人权利.

    One end inside a word is no obstacle to a term of three characters and more, since words
    take suffixes (数字包容性) and the tokeniser errs (重点是非军事领域); nor is a word that holds
    the whole match, since its dictionary has long compounds.
    """

    def word(at: int) -> tuple[int, int]:
        after = bisect_right(borders, at)
        before = borders[after - 1] if after else 0
        return before, borders[after] if after < len(borders) else before

    first, last = word(start), word(stop - 1)
    if first == last:
        return False
    cut = (first[0] < start) + (last[1] > stop)
    return cut == 2 or (cut == 1 and stop - start < 3)
