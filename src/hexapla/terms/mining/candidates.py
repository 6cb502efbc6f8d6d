"""Phrases that may be terms of a language, with where they stand; the same way in all languages.

A candidate is a run of words between common words, punctuation and what is no language (dates,
symbols, addresses). It needs no tagger. How good a candidate is, `termhood` says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hexapla.langs import profile
from hexapla.measures.clause import measure
from hexapla.model import Alignment, Clause, Lang, Row, Span
from hexapla.terms.finder import TermFinder
from hexapla.terms.mining.common_words import is_common, may_be_inside
from hexapla.terms.mining.word_forms import WordForms
from hexapla.terms.words import Word, is_abbreviation, reading
from hexapla.text.function_words import CONJUNCTIONS

LONGEST = 7
"""Words of a candidate at most, small ones counted."""
_LEAST_LETTERS = 3
"""A single word has more, or is an abbreviation."""
_PASSED = re.compile(r"[\s\w'\u2019\-\u2010\u2011]*")
"""What may stand between two words of a candidate: spaces, articles, apostrophes, hyphens."""
_HYPHENS = ("-", "\u2010", "\u2011")
_SILENT = frozenset({"masthead", "organ", "adoption"})
"""Kinds of clauses without terms of their own."""

Key = tuple[str, ...]
"""A candidate: a key for all forms of each of its words."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a candidate."""

    alignment: Alignment
    row: Row
    clause: Clause
    span: Span

    @property
    def words(self) -> str:
        """As they stand there."""
        return self.span.of(self.clause.text)

    @property
    def place(self) -> tuple[str, str, Span]:
        """What tells it from others: set, clause, span."""
        return self.alignment.set, self.clause.eid, self.span


@dataclass(slots=True)
class Seen:
    """What was seen of a candidate."""

    spots: list[Spot] = field(default_factory=list)
    before: Counter[str] = field(default_factory=Counter)
    """The words that stand before it; `""`: none that could belong to it."""
    after: Counter[str] = field(default_factory=Counter)
    content: tuple[str, ...] = ()
    """Its words without connectives and known concepts, in their most frequent matching forms."""
    size: int = 0
    """How many these are, and the concepts; where no spaces are written, two characters are a word."""
    joins: int = 0
    """Its conjunctions outside known concepts."""
    abbreviation: bool = True
    """Whether it is one word, and an abbreviation wherever it stands."""


@dataclass(frozen=True, slots=True)
class _Run:
    """Words that nothing divides."""

    alignment: Alignment
    row: Row
    clause: Clause
    words: tuple[Word, ...]
    keys: Key
    forms: tuple[str, ...]
    """The most frequent form of each word in all texts."""
    units: tuple[tuple[int, int], ...]
    """Where concepts of the termbase stand, as places of words, half-open."""

    def whole(self, start: int, stop: int) -> bool:
        """Whether no concept is cut by the words from *start* on, nor holds them."""
        return not any(
            first < start < last or first < stop < last or (first <= start and stop <= last)
            for first, last in self.units
        )


def candidates(
    alignments: Sequence[Alignment], lang: Lang, finder: TermFinder, least: int
) -> dict[Key, Seen]:
    """The phrases of *lang* that stand at least *least* times, and in no concept of the termbase."""
    divided = [run for alignment in alignments for run in _divided(alignment, lang, finder)]
    forms = WordForms((word for _, _, _, words, _ in divided for word in words), lang)
    runs = []
    for alignment, row, clause, words, units in divided:
        keys = tuple(forms.key(word.form) for word in words)
        usual = tuple(map(forms.usual, keys))
        runs.append(_Run(alignment, row, clause, words, keys, usual, units))
    found: dict[Key, Seen] = {}
    frequent = None
    for size in range(1, LONGEST + 1):
        frequent = _frequent(runs, size, frequent, least)
        for run in runs:
            for start in range(len(run.keys) - size + 1):
                key = run.keys[start : start + size]
                if (
                    key in frequent
                    and run.whole(start, start + size)
                    and _may_be(run, start, size, lang)
                ):
                    _note(found.setdefault(key, Seen()), run, start, start + size, lang)
    return {key: seen for key, seen in found.items() if len(seen.spots) >= least}


def _frequent(runs: Iterable[_Run], size: int, shorter: set[Key] | None, least: int) -> set[Key]:
    """The keys of *size* words that stand *least* times; so must the *shorter* ones inside."""
    counts: Counter[Key] = Counter()
    for run in runs:
        for start in range(len(run.keys) - size + 1):
            key = run.keys[start : start + size]
            if shorter is None or (key[:-1] in shorter and key[1:] in shorter):
                counts[key] += 1
    return {key for key, n in counts.items() if n >= least}


def _may_be(run: _Run, start: int, size: int, lang: Lang) -> bool:
    """Whether the words may be a term by what they are: enough of them, small ones only inside."""
    words = run.words[start : start + size]
    if is_common(words[0].form, lang) or is_common(words[-1].form, lang):
        return False
    if not profile(lang).typography.spaced:
        return sum(len(word.form) for word in words) > 1
    return size > 1 or len(words[0].form) > _LEAST_LETTERS or _is_abbreviation(words[0])


def _is_abbreviation(word: Word) -> bool:
    return is_abbreviation(word.raw.partition("-")[0])


def _note(seen: Seen, run: _Run, start: int, stop: int, lang: Lang) -> None:
    span = Span(run.words[start].span.start, run.words[stop - 1].span.stop)
    seen.spots.append(Spot(run.alignment, run.row, run.clause, span))
    for place, side in ((start - 1, seen.before), (stop, seen.after)):
        inside = 0 <= place < len(run.words) and not is_common(run.words[place].form, lang)
        side[run.keys[place] if inside else ""] += 1
    if not seen.size:
        _measure(seen, run, start, stop, lang)
    # A line in capitals throughout has no abbreviations.
    short = stop - start == 1 and _is_abbreviation(run.words[start])
    seen.abbreviation &= short and not run.clause.text.isupper()


def _measure(seen: Seen, run: _Run, start: int, stop: int, lang: Lang) -> None:
    """Note what the words are, as they stand here: known concepts, own words, conjunctions."""
    units = [(first, last) for first, last in run.units if start <= first and last <= stop]
    known = {at for first, last in units for at in range(first, last)}
    own = [at for at in range(start, stop) if at not in known]
    seen.content = tuple(run.forms[at] for at in own if not is_common(run.words[at].form, lang))
    seen.joins = sum(run.words[at].form in CONJUNCTIONS.get(lang, ()) for at in own)
    spaced = profile(lang).typography.spaced
    size = len(seen.content) if spaced else sum(map(len, seen.content)) // 2
    seen.size = max(1, size + len(units))


_Divided = tuple[Alignment, Row, Clause, tuple[Word, ...], tuple[tuple[int, int], ...]]


def _divided(alignment: Alignment, lang: Lang, finder: TermFinder) -> Iterator[_Divided]:
    """The runs of words of a version; a clause that spans rows is read in the first."""
    read: set[str] = set()
    for row in alignment.rows:
        for eid in row.cells.get(lang, ()):
            clause = alignment.versions[lang].clause(eid)
            if eid not in read and clause.kind not in _SILENT:
                spans = [x.span for x in finder.find(clause.text, lang) if finder.runs(x)]
                for words in _runs(clause, lang):
                    yield alignment, row, clause, words, tuple(_units(words, spans))
            read.add(eid)


def _units(words: Sequence[Word], spans: Iterable[Span]) -> Iterator[tuple[int, int]]:
    """The places of *spans* among *words*; what goes on outside begins before them, or ends behind."""
    for span in spans:
        inside = [at for at, word in enumerate(words) if word.span.overlaps(span)]
        if inside:
            before = span.start < words[0].span.start
            behind = span.stop > words[-1].span.stop
            yield inside[0] - before, inside[-1] + 1 + behind


def _runs(clause: Clause, lang: Lang) -> Iterator[tuple[Word, ...]]:
    text = clause.text
    silent = [*_silent(text, lang), *([clause.lead] if clause.lead else [])]
    run: list[Word] = []
    for word in reading(text, lang).words:
        gap = text[run[-1].span.stop : word.span.start] if run else ""
        out = any(word.span.overlaps(span) for span in silent)
        figure = word.form.isdigit()
        if run and figure and not out and gap in _HYPHENS:
            run[-1] = _joined(run[-1], word, text)
            continue
        dull = is_common(word.form, lang) and not may_be_inside(word.form, lang)
        if run and (out or figure or dull or not _PASSED.fullmatch(gap)):
            yield tuple(run)
            run = []
        if not (out or figure or dull):
            run.append(word)
    if run:
        yield tuple(run)


def _joined(word: Word, figure: Word, text: str) -> Word:
    """`COVID` and `19` as the one word that they are."""
    span = Span(word.span.start, figure.span.stop)
    form = f"{word.form}-{figure.form}"
    return Word(span, form, span.of(text), frozenset((form,)))


def _silent(text: str, lang: Lang) -> Iterator[Span]:
    """What is no language: symbols, references, dates, addresses; figures are seen by their digits."""
    found = measure(text, lang)
    for values in (found.symbols, found.references, found.dates, found.addresses):
        yield from (value.span for value in values)
