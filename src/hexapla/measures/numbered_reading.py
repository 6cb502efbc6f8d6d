"""The numbers, letters and labels that follow or precede the word of a division, at one place.

The patterns are those of the language's profile. Finding the words is the work of `numbered`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from hexapla.langs import LanguageProfile, profile
from hexapla.measures.labels import label_value
from hexapla.measures.lexicon import look_up
from hexapla.measures.numbers import Number
from hexapla.model import Lang, Span
from hexapla.text.folds import letter_folds

_HIGHEST = 999
"""Of a division: beyond it is a sum or a year; meetings and sessions are counted further."""
_HIGHEST_LABEL = 40
_LONGEST_RANGE = 100
_GAP = r"[ \u00a0\u202f]?"
_LABEL = rf"{_GAP}(?P<open>[(\uff08]?)(?P<mark>[^\W\d_]{{1,5}}|[\u3220-\u3229])[)\uff09]"
_BRACKETED = r"[(\uff08][^\W\d_]{1,3}[)\uff09]"
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{1,3})+(?!\d)")
_TARGET = re.compile(r"(?P<goal>\d{1,2})[.\u2010-\u2013-](?P<target>\d{1,2}(?!\d)|[^\W\d_](?!\w))")
_ALPHABET = "abcdefghijklmnopqrstuvwxyz"
_LETTER = r"(?:[A-HJ-UWYZ{folded}](?!\w)|{words})"


@dataclass(frozen=True, slots=True)
class Entry:
    """One number with its labels, at its place."""

    span: Span
    value: str
    """The number in digits (`19`, `3.4`), a letter (`A`), or `""` where only labels stand."""
    parts: tuple[int, ...] = ()
    """The values of its labels: `(a) to (c)` is 1, 2, 3."""
    figure: bool = True
    """Whether it is written in digits, letters or roman numerals, not in words."""


@dataclass(frozen=True, slots=True)
class Patterns:
    """What a language cites divisions with, compiled."""

    word: re.Pattern[str]
    after: re.Pattern[str]
    reach: re.Pattern[str]
    """Between the ends of a range."""
    join: re.Pattern[str]
    """Between two members of a list or the ends of a range, with what opens the second."""
    gap: re.Pattern[str]
    """Between the word and its number."""
    tail: re.Pattern[str]
    """Between a number and the word after it, at the end of a text."""
    opening: re.Pattern[str]
    """What opens an ordinal, at the end likewise."""
    joined: re.Pattern[str]
    """`join`, at the end likewise."""
    ordinal: re.Pattern[str]
    letter: re.Pattern[str]
    label: re.Pattern[str]
    last_label: re.Pattern[str]
    agenda: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A text being read, with its numbers by where they begin and where they end."""

    text: str
    language: LanguageProfile
    starts: Mapping[int, Number]
    ends: Mapping[int, Number]
    patterns: Patterns

    def entry_at(self, at: int, kind: str) -> Entry | None:
        """The number, letter or labels at *at*; `None` where something else stands there."""
        if kind == "target":
            return self._target_at(at)
        value, stop = self._value_at(at, kind)
        labelled = value or kind == "paragraph"
        parts, end = self.parts(stop) if labelled else ((), stop)
        if not value and not parts:
            return None
        return Entry(Span(at, end), value, parts, self._in_figures(Span(at, end)))

    def entry_of(self, number: Number, stop: int) -> Entry:
        """The entry of *number*, which stands before its word, with the labels up to *stop*."""
        parts, _ = self.parts(number.span.stop, stop)
        figure = self._in_figures(number.span)
        return Entry(Span(number.span.start, stop), str(number.value), parts, figure)

    def parts(self, at: int, limit: int | None = None) -> tuple[tuple[int, ...], int]:
        """The values of the labels that begin at *at*, before *limit*, and where they end."""
        limit = len(self.text) if limit is None else limit
        values: list[int] = []
        stop = at
        while found := self.patterns.label.match(self.text, at, limit):
            value = label_value(found["mark"], self.language, values[-1] if values else None)
            if value is None or value > _HIGHEST_LABEL:
                break
            if values and self.patterns.reach.fullmatch(self.text, stop, at):
                values += range(values[-1] + 1, value)
            values.append(value)
            at = stop = found.end()
            join = self.patterns.join.match(self.text, stop)
            at = join.end() if join else stop
        return tuple(dict.fromkeys(values)), stop

    def between(self, low: Entry, high: Entry, stop: int) -> Iterator[Entry]:
        """What a range from *low*, which ends at *stop*, to *high* holds between them."""
        if not (low.value.isdecimal() and high.value.isdecimal()):
            return
        first, last = int(low.value), int(high.value)
        gap = self.patterns.opening.sub("", self.text[stop : high.span.start])
        if last - first <= _LONGEST_RANGE and self.patterns.reach.fullmatch(gap):
            yield from (Entry(high.span, str(value)) for value in range(first + 1, last))

    def is_ordinal(self, span: Span) -> bool:
        """Whether the number at *span* is an ordinal, as far as its own letters tell."""
        written = span.of(self.text)
        if written[-1].isdecimal():
            return self.patterns.ordinal.match(self.text, span.stop) is not None
        words = (look_up(word, self.language.lang)[0] for word in re.findall(r"[^\W\d_]+", written))
        return any(word is not None and word.ordinal for word in words)

    def _in_figures(self, span: Span) -> bool:
        written = span.of(self.text).translate(letter_folds(self.language.lang))
        return any(x.isdecimal() or "A" <= x <= "Z" for x in written)

    def _target_at(self, at: int) -> Entry | None:
        found = _TARGET.match(self.text, at)
        if found is None:
            return None
        goal, mark = str(int(found["goal"])), found["target"]
        if mark.isdecimal():
            return Entry(Span(*found.span()), f"{goal}.{int(mark)}")
        letter = label_value(mark, self.language) or 0
        written = _ALPHABET[letter - 1 : letter]
        return Entry(Span(*found.span()), f"{goal}.{written}") if written else None

    def _value_at(self, at: int, kind: str) -> tuple[str, int]:
        if dotted := _DOTTED.match(self.text, at):
            return ".".join(str(int(part)) for part in dotted[0].split(".")), dotted.end()
        number = self.starts.get(at)
        if number is not None:
            return (str(number.value), number.span.stop) if self._fits(number, kind) else ("", at)
        letter = self.patterns.letter.match(self.text, at) if kind in ("annex", "section") else None
        if letter is None:
            return "", at
        written = letter[0].translate(letter_folds(self.language.lang))
        return self.language.citations.letters.get(written, written), letter.end()

    def _fits(self, number: Number, kind: str) -> bool:
        counted = kind in ("meeting", "session", "goal", "principle")
        if (counted or self.language.citations.ordinal_words) and not self._in_figures(number.span):
            # Eight sessions are not the eighth.
            return number.value <= _HIGHEST and self.is_ordinal(number.span)
        if kind in ("meeting", "session"):
            return True
        # What letters are written onto is an ordinal, of what follows: `Goal 4, 97th meeting`.
        onto = self.text[number.span.stop : number.span.stop + 1].isalpha()
        return 0 < number.value <= _HIGHEST and not (onto and self.language.typography.spaced)


@cache
def patterns_of(lang: Lang) -> Patterns:
    """The patterns of *lang*."""
    language = profile(lang)
    citations = language.citations
    before, behind = (r"(?<!\w)", r"(?!\w)") if language.typography.spaced else ("", "")
    letters = "|".join(rf"{word}(?!\w)" for word in citations.letters) or r"(?!)"
    opens = citations.ordinal_opens or citations.range_open or r"(?!)"
    join = rf"(?:{citations.range_join}|{citations.list_join})(?:{opens})?"

    def words(kinds: Mapping[str, str]) -> re.Pattern[str]:
        named = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())
        named = named or r"(?!)"
        return re.compile(f"{before}(?:{named}){behind}")

    return Patterns(
        words(citations.numbered),
        words(citations.numbered_after),
        reach=re.compile(citations.range_join),
        join=re.compile(join),
        gap=re.compile(rf"{_GAP}(?:No\.? |\u2116 |\u201c)?(?:{opens})?"),
        tail=re.compile(rf"(?:{citations.ordinal})?{_GAP}(?:{_BRACKETED}{_GAP})?$"),
        opening=re.compile(rf"(?:{opens})$"),
        joined=re.compile(rf"{join}$"),
        ordinal=re.compile(citations.ordinal),
        letter=re.compile(_LETTER.format(words=letters, folded=citations.symbol_folds[0])),
        label=re.compile(_LABEL),
        last_label=re.compile(rf"{_BRACKETED}$"),
        agenda=re.compile(citations.agenda),
    )
