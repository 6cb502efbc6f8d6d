"""Two wordings of one passage in one language: where they differ, word by word.

Letter case, punctuation, accents and how a word is joined are no difference. Whether a
difference matters is for checks to say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel

from hexapla.model import Lang, Span
from hexapla.text.digits import plain_digits
from hexapla.text.function_words import CONNECTIVES, plain
from hexapla.text.lemmas import bare, share, text_keys
from hexapla.text.tokenise import tokenise

Cell = tuple[tuple[str, str], ...]
"""The clauses of a row in one version: the eid and the text of each."""

Kind = Literal["words", "slight", "figures"]
"""What differs: words; only inflection, articles or clitics; only figures."""

MOST_WORDS = 20_000
"""Longer clauses are not compared: the table of their differences would fill the memory."""

_STRAY = 3
"""Fewer words in a row that both wordings have, between two differences, agree by chance."""

_AROUND = 4
"""Words shown on either side of a difference."""

_SPELLINGS: dict[str, tuple[tuple[re.Pattern[str], str], ...]] = {
    "en": (
        (re.compile(r"is(?=(?:e[ds]?|ing|ations?)$)"), "iz"),
        (re.compile(r"(?<=[lnbv])our(?=(?:s|ed|ing|able)?$)"), "or"),
        (re.compile(r"(?<=gram)me(?=s?$)"), ""),
    ),
}
"""Patterns of spellings that are as good as others."""


@dataclass(frozen=True, slots=True)
class PlacedWord:
    """A word where it stands in a cell."""

    clause: int
    """Which clause of the cell, from 0."""
    span: Span
    form: str
    """What is compared."""


@dataclass(frozen=True, slots=True)
class Site:
    """A place where two wordings differ: half-open ranges of words, one of them may be empty."""

    old: range
    new: range
    kind: Kind
    before: int
    """How many words both wordings have before it."""


@dataclass(frozen=True, slots=True)
class Wording:
    """Two wordings of a passage, and where they differ."""

    lang: Lang
    old: tuple[PlacedWord, ...]
    new: tuple[PlacedWord, ...]
    sites: tuple[Site, ...]
    common: int
    """How many words both have."""

    @property
    def likeness(self) -> float:
        """The share of words that both have, in [0, 1]; 1 where there are none."""
        words = len(self.old) + len(self.new)
        return 2 * self.common / words if words else 1.0

    def connects(self, site: Site) -> bool:
        """Whether only words without a meaning of their own differ there (`and` after an item)."""
        small = CONNECTIVES.get(self.lang, frozenset())
        return all(w.form in small for w in (*_of(self.old, site.old), *_of(self.new, site.new)))


def words_of(cell: Cell, lang: Lang) -> tuple[PlacedWord, ...]:
    """The words of the clauses of *cell*, in order."""
    return tuple(
        PlacedWord(at, token.span, compared_form(token.form))
        for at, (_, text) in enumerate(cell)
        for token in tokenise(text, lang)
    )


def compared_form(form: str) -> str:
    """What is compared of a word with that matching form: figures in any script are the same."""
    return form if form.isalpha() or form.isascii() else plain_digits(form)


def compared(old: Sequence[PlacedWord], new: Sequence[PlacedWord], lang: Lang) -> Wording | None:
    """Where two wordings differ; `None` where they are too long to compare."""
    if max(len(old), len(new)) > MOST_WORDS:
        return None
    sites: list[Site] = []
    common = 0
    for before, place in _differences(
        *([_spelled(w.form, lang) for w in words] for words in (old, new))
    ):
        kind = _kind(_of(old, place[0]), _of(new, place[1]), lang)
        if kind:
            sites.append(Site(*place, kind, before))
    common = len(old) - sum(len(site.old) for site in sites)
    return Wording(lang, tuple(old), tuple(new), tuple(sites), common)


def _of(words: Sequence[PlacedWord], place: range) -> Sequence[PlacedWord]:
    return words[place.start : place.stop]


def _differences(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, tuple[range, range]]]:
    """How many words agree before each difference, and its ranges."""
    found: list[tuple[int, range, range]] = []
    agreed = 0
    for step in Indel.opcodes(old, new):
        a, b = range(step.src_start, step.src_end), range(step.dest_start, step.dest_end)
        if step.tag == "equal":
            agreed += len(a)
        elif found and a.start - found[-1][1].stop < _STRAY:
            before, was, now = found[-1]
            agreed -= a.start - was.stop
            found[-1] = before, range(was.start, a.stop), range(now.start, b.stop)
        else:
            found.append((agreed, a, b))
    yield from ((before, (a, b)) for before, a, b in found)


def _kind(old: Sequence[PlacedWord], new: Sequence[PlacedWord], lang: Lang) -> Kind | Literal[""]:
    """What differs between *old* and *new*; `""`: nothing but how it is written."""
    forms, others = ([word.form for word in words] for words in (old, new))
    if _written(forms, lang) == _written(others, lang):
        return ""
    figures = [[form for form in side if _is_figure(form)] for side in (forms, others)]
    ours, theirs = ([form for form in side if not _is_figure(form)] for side in (forms, others))
    if _written(ours, lang) == _written(theirs, lang) or _inflected(ours, theirs, lang):
        return "figures" if figures[0] != figures[1] else "slight"
    return "words"


def _is_figure(form: str) -> bool:
    return any(map(str.isdecimal, form))


def _written(forms: Sequence[str], lang: Lang) -> str:
    """The words joined: with a hyphen, a space or neither they are the same."""
    return "".join(_spelled(form, lang) for form in forms)


@lru_cache(65536)
def _spelled(form: str, lang: Lang) -> str:
    """*form* in its usual spelling, without accents."""
    for pattern, usual in _SPELLINGS.get(lang, ()):
        form = pattern.sub(usual, form)
    return bare(form)


def _inflected(old: Sequence[str], new: Sequence[str], lang: Lang) -> bool:
    """Whether the words are the same ones in other forms, articles aside."""
    ours, theirs = ([kept for form in side if (kept := plain(form, lang))] for side in (old, new))
    if len(ours) != len(theirs):
        return False
    pairs = zip(ours, theirs, strict=True)
    return all(a == b or share(a, text_keys(a, lang), b, text_keys(b, lang)) for a, b in pairs)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of one clause of a cell."""

    clause: int
    span: Span


def covering(wording: Wording, sites: Sequence[Site]) -> tuple[Stretch, Stretch]:
    """What *sites* cover, from the first to the last, in the old wording and in the new one.

    Where nothing stands in one of them, a word on either side is taken in. A stretch ends with the
    clause it begins in. Without *sites*: the whole first clauses.
    """
    ends = [(x.old.start, x.old.stop, x.new.start, x.new.stop) for x in sites]
    a, b, c, d = ends[0] if ends else (0, len(wording.old), 0, len(wording.new))
    b, d = max([b, *(x[1] for x in ends)]), max([d, *(x[3] for x in ends)])
    if a == b or c == d:
        left = min(a, c, 1)
        right = min(len(wording.old) - b, len(wording.new) - d, 1)
        a, b, c, d = a - left, b + right, c - left, d + right
    return _stretch(wording.old, a, b), _stretch(wording.new, c, d)


def _stretch(words: Sequence[PlacedWord], start: int, stop: int) -> Stretch:
    if start >= stop:
        return Stretch(0, Span(0, 0))
    clause = words[start].clause
    last = max(word.span.stop for word in words[start:stop] if word.clause == clause)
    return Stretch(clause, Span(words[start].span.start, last))


def marked(wording: Wording, sites: Sequence[Site], old: Cell, new: Cell) -> str:
    """The difference at each of *sites* among the words around it: `for [-the-] {+all+} States`."""
    shown = []
    for site in sites:
        before = _quoted(wording.new, new, max(0, site.new.start - _AROUND), site.new.start)
        was = _quoted(wording.old, old, site.old.start, site.old.stop)
        now = _quoted(wording.new, new, site.new.start, site.new.stop)
        after = _quoted(wording.new, new, site.new.stop, site.new.stop + _AROUND)
        parts = (before, was and f"[-{was}-]", now and f"{{+{now}+}}", after)
        shown.append(" ".join(filter(None, parts)))
    return " \u2026 ".join(shown)


def _quoted(words: Sequence[PlacedWord], cell: Cell, start: int, stop: int) -> str:
    """The text of these words, as it stands in each clause of *cell*."""
    found = []
    for clause in sorted({word.clause for word in words[start:stop]}):
        spans = [word.span for word in words[start:stop] if word.clause == clause]
        found.append(cell[clause][1][spans[0].start : spans[-1].stop])
    return " ".join(found)
