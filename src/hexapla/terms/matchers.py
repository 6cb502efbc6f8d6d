"""Where terms stand in a text: one matcher for the scripts with spaces, one for those without.

Both give every match, overlapping ones too; neither knows what a concept or a status is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hexapla.model import Lang, Span
from hexapla.terms.words import Reading, TermWord, Word, is_abbreviation, reading, term_words
from hexapla.text.function_words import INSERTIONS
from hexapla.text.normalise import HYPHENS, matched

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick


_WORD = re.compile(r"\w+")
_Numbered = list[tuple[int, tuple[int, ...]]]
"""Terms: their own numbers, and the numbers of all their words."""


@dataclass(frozen=True, slots=True)
class _Matched:
    """The numbers of the words of terms of which a word of a text is a form."""

    first: frozenset[int]
    """At the head of a term."""
    later: frozenset[int]
    """Behind it, where an abbreviation is known by its letters alone."""


_NOTHING = _Matched(frozenset(), frozenset())


@dataclass(slots=True)
class SpacedMatcher:
    """All terms of a language with spaces, by their first words.

    The different words of terms are numbered, and a word of a text is compared with each of them
    once; what follows compares numbers. What stands behind the first word of a term is numbered
    when a text has that word: most of a large termbase is never met.
    """

    lang: Lang
    _numbers: dict[TermWord, int] = field(default_factory=dict)
    _by_key: dict[str, list[tuple[int, TermWord]]] = field(default_factory=dict)
    """The numbered words that have a key, those aside where case matters."""
    _by_raw: dict[str, list[tuple[int, TermWord]]] = field(default_factory=dict)
    """The numbered words where case matters, by each way to write them."""
    _texts: dict[int, str] = field(default_factory=dict)
    """The terms by their numbers."""
    _unread: dict[int, list[int]] = field(default_factory=dict)
    """Terms by the numbers of their first words, as long as no text had that word."""
    _single: dict[int, list[int]] = field(default_factory=dict)
    """The terms of one word, by the number of that word."""
    _longer: dict[int, dict[int, _Numbered]] = field(default_factory=dict)
    """The other terms, by the numbers of their first and second words."""
    _whole: dict[int, str] = field(default_factory=dict)
    """The terms that stand as they are or not at all, articles and all, in their matching form."""
    _seen: dict[tuple[str, str], _Matched] = field(default_factory=dict)

    def add(self, index: int, text: str) -> None:
        """Let *text* be the term number *index*; a term without words never matches."""
        words = term_words(text, self.lang)
        if words:
            self._texts[index] = text
            self._unread.setdefault(self._number(words[0]), []).append(index)

    def _words_of(self, text: str) -> str:
        return " ".join(_WORD.findall(matched(text, self.lang)))

    def _read(self, first: int) -> None:
        """Number the words of all terms with that first word."""
        for index in self._unread.pop(first):
            text = self._texts[index]
            words = term_words(text, self.lang)
            if words[0].fixed:
                start = reading(text, self.lang).words[0].span.start
                self._whole[index] = self._words_of(text[start:])
            if len(words) == 1:
                self._single.setdefault(first, []).append(index)
            else:
                numbers = tuple([self._number(word) for word in words])
                longer = self._longer.setdefault(first, {})
                longer.setdefault(numbers[1], []).append((index, numbers))

    def _number(self, word: TermWord) -> int:
        number = self._numbers.get(word)
        if number is None:
            number = self._numbers[word] = len(self._numbers)
            self._seen.clear()
            table, keys = (self._by_raw, word.spellings) if word.exact else (self._by_key, word.keys)
            for key in keys:
                table.setdefault(key, []).append((number, word))
        return number

    def matches(self, text: Reading) -> Iterator[tuple[int, Span]]:
        """Term number and span of each match in *text*."""
        words = text.words
        insertions = INSERTIONS.get(self.lang, frozenset())
        inserted = [word.form in insertions for word in words]
        numbered = [self._matched(word) for word in words]
        new = {first for one in numbered for first in one.first if first in self._unread}
        if new:
            for first in sorted(new):
                self._read(first)
            numbered = [self._matched(word) for word in words]
        for at, word in enumerate(words):
            found: list[tuple[int, int]] = []
            for first in numbered[at].first:
                found += [(index, at) for index in self._single.get(first, ())]
                for index, numbers in self._begun(first, numbered, inserted, at):
                    last = _follow(numbered, inserted, at, numbers)
                    if last is not None:
                        found.append((index, last))
            for index, last in sorted(found):
                span = Span(word.span.start, words[last].span.stop)
                whole = self._whole.get(index)
                if whole is None or whole == self._words_of(span.of(text.text)):
                    yield index, span

    def _begun(
        self, first: int, matched: Sequence[_Matched], inserted: Sequence[bool], at: int
    ) -> _Numbered:
        """The longer terms of which the second word stands at the next place or the one behind it."""
        longer = self._longer.get(first)
        if not longer or at + 1 == len(matched):
            return []
        here = matched[at + 1].later
        if inserted[at + 1] and at + 2 < len(matched):
            here = here | matched[at + 2].later
        return [term for second in here if second in longer for term in longer[second]]

    def _matched(self, word: Word) -> _Matched:
        """The numbers of the words of terms of which *word* is a form."""
        spelling = word.form, word.raw
        found = self._seen.get(spelling)
        if found is None:
            exact = self._by_raw.get(word.raw, ())
            alike = [
                number
                for key in word.keys
                for number, other in self._by_key.get(key, ())
                if other.matches(word)
            ]
            first = [number for number, other in exact if other.keys & word.keys]
            found = _NOTHING
            if alike or exact:
                later = frozenset([*alike, *(number for number, _ in exact)])
                found = _Matched(frozenset([*alike, *first]), later)
            self._seen[spelling] = found
        return found


def _follow(
    matched: Sequence[_Matched], inserted: Sequence[bool], at: int, term: tuple[int, ...]
) -> int | None:
    """The last word of *term* if it stands at *at*, one inserted determiner allowed."""
    spare = True
    for wanted in term[1:]:
        at += 1
        if at < len(matched) and spare and inserted[at] and wanted not in matched[at].later:
            at, spare = at + 1, False
        if at >= len(matched) or wanted not in matched[at].later:
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
            self.terms.append((index, form, _spaced_out(text) if is_abbreviation(text) else ""))
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
            if not exact or _spaced_out(span.of(text.text)) == exact:
                yield index, span

    def _search(self, form: str) -> list[tuple[int, int, int]]:
        from ahocorasick_rs import AhoCorasick

        if self._automaton is None:
            self._automaton = AhoCorasick([normal for _, normal, _ in self.terms])
        return list(self._automaton.find_matches_as_indexes(form, overlapping=True))


def _spaced_out(raw: str) -> str:
    """*raw* with spaces for hyphens, as in a reading."""
    return "".join(" " if char in HYPHENS else char for char in raw)


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
