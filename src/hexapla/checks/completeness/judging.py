"""Judges each clause once: broken off, lacking a part or with one too many, another one, too long.

The gravest that holds is what is said, so that one fault is one flag. Clauses in another
language, moved, merged or split are left to the checks that name them.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from statistics import fmean, median
from typing import TYPE_CHECKING, Literal

from hexapla.checks.check import Context, row_groups
from hexapla.checks.clauses.whereabouts import redrawn
from hexapla.checks.completeness.endings import Endings
from hexapla.checks.completeness.learned import Kind, learned
from hexapla.checks.completeness.lengths import (
    Texts,
    kind_of,
    log_size,
    middle,
    offs,
    out_of_band,
    usual,
)
from hexapla.checks.completeness.weighing import Candidates, Found, best, fullest, odds, tails
from hexapla.checks.elsewhere import clauses_elsewhere
from hexapla.model import Alignment, Clause, Lang, Span
from hexapla.text.digits import plain_digits

if TYPE_CHECKING:
    from hexapla.checks.completeness.evidence import Reader

Rows = Mapping[str, Mapping[Lang, Clause]]
"""By name: the clauses that are held against each other."""

Fault = Literal["truncated", "omission", "addition", "unlike", "length"]

_Named = tuple[Fault, bool, Mapping[Lang, Span]]
"""A fault, whether it is sure, and its places."""

_PARTS: tuple[Fault, ...] = ("omission", "addition")

SUSPICIOUS = 1.2
"""From so many standard deviations of length on, the parts of a clause are looked at."""

OMISSION, ADDITION = 3.0, 2.6
"""From these log odds on a part is said to be lacking, or to be too much."""

SURE = 4.0
"""From these log odds on that is sure."""

SHORTEST = 60.0
"""Clauses of fewer characters, in those of English, are not judged."""

CUT, SURELY_CUT = 0.7, 2.2
"""Standard deviations by which a clause without its ending is too short: with its last words found in
no version of it, and by itself."""

TAIL = 0.0
"""Log odds from which on the last words of the others are taken to be lacking."""

STRANGE, STRANGE_TOO, USUAL = 0.15, 0.4, 0.6
"""Likeness to the others over what is usual for the pair: a clause is another one where its mean is
below the first, or below the second and it seems to lack a part or to have one more; where that of
the others among themselves is above the third."""

SAME = 0.5
"""The words of two versions say the same from this share of the usual likeness on."""

ENOUGH = 8
"""So many rows of a text say how alike its versions usually are."""

OUT, FACTOR, PAIR = 3.5, 0.45, 2.5
"""A clause is too short or long from so many standard deviations on, and so much as a logarithm, where
it is so many widths of the band away from all others, but one perhaps."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault of one clause."""

    fault: Fault
    row: str
    lang: Lang
    clauses: Mapping[Lang, Clause]
    """Of all versions that were compared."""
    lengths: Mapping[Lang, float]
    """Of each, over what the others let expect: 1 is as usual."""
    sure: bool
    places: Mapping[Lang, Span]
    """In the others, what this clause lacks; in this one, what it has more."""


def findings(context: Context) -> tuple[Finding, ...]:
    """The faults of the clauses of the alignment, at most one each, in the order of the rows."""
    return _findings(_Asked(context))


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A context as it is known again by the next check."""

    context: Context

    def __hash__(self) -> int:
        return id(self.context.alignment)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Asked):
            return NotImplemented
        mine, yours = self.context, other.context
        same = mine.alignment is yours.alignment and mine.encoder is yours.encoder
        same = same and mine.finder is yours.finder
        return same and mine.source == yours.source


@lru_cache(1)
def _findings(asked: _Asked) -> tuple[Finding, ...]:
    context = asked.context
    alignment = redrawn(context)
    if len(alignment.langs) < 2:
        return ()
    rows = dict(_comparable(alignment, context.source))
    judge = _Judge(alignment.langs, context, rows)
    return tuple(found for name, cells in rows.items() for found in judge.row(name, cells))


def _comparable(alignment: Alignment, source: Lang) -> Iterator[tuple[str, Mapping[Lang, Clause]]]:
    """The rows that are judged, with the clauses that are held against each other."""
    apart = {(one.lang, one.clause.eid) for one in clauses_elsewhere(alignment, source)}
    apart |= {(move.lang, move.eid) for move in alignment.moves}
    for group in row_groups(alignment):
        if len(group.rows) == 1 and group.kind not in ("masthead", "adoption"):
            cells = {
                x: some[0]
                for x, some in group.clauses.items()
                if len(some) == 1 and (x, some[0].eid) not in apart and some[0].text.strip()
            }
            if len(cells) > 1:
                yield group.name, cells


@dataclass(frozen=True, slots=True)
class _Case:
    """A clause that is judged."""

    lang: Lang
    texts: Texts
    kind: Kind
    logs: Mapping[Lang, float]
    off: float
    """By how much it is longer than the others let expect, as a logarithm."""
    spread: float
    """The standard deviation of that."""

    @property
    def deviation(self) -> float:
        """By how much it is longer, in standard deviations."""
        return self.off / self.spread


_FIGURE = re.compile(r"\d+")


class _Judge:
    """What is known of a text while its rows are judged."""

    def __init__(self, langs: tuple[Lang, ...], context: Context, rows: Rows) -> None:
        self.source = context.source
        self.bands = learned().bands
        texts = [_texts(cells) for cells in rows.values()]
        self.usual = usual(texts, langs, self.bands)
        self.endings = Endings.of(texts)
        self.reader = _reader(context, texts)
        self.likeness: dict[tuple[Lang, Lang], float] = {}

    def row(self, name: str, cells: Mapping[Lang, Clause]) -> Iterator[Finding]:
        """The faults of the clauses of the row *name*."""
        texts = _texts(cells)
        logs = {x: log_size(text, x) for x, text in texts.items()}
        off = offs(logs, self.usual.takes)
        kind = kind_of(texts)
        if middle(texts) < SHORTEST:
            return
        strange = self._strange(texts)
        made: list[tuple[_Case, Finding]] = []
        for lang in cells:
            if len(cells) == 2 and lang == self.source:
                continue
            case = _Case(lang, texts, kind, logs, off[lang], self._spread(lang, texts, kind))
            found = self._fault(case)
            if strange.get(lang, 1.0) < STRANGE or (found and found[0] in _PARTS and lang in strange):
                found = found if found and found[0] == "truncated" else ("unlike", True, {})
            if found:
                lengths = {x: math.exp(value) for x, value in off.items()}
                made.append((case, Finding(found[0], name, lang, cells, lengths, *found[1:])))
        yield from _not_opposed(made)

    def _spread(self, lang: Lang, texts: Texts, kind: Kind) -> float:
        if len(texts) > 2:
            return self.usual.spread[lang][kind]
        one, other = texts
        return self.bands.pair(one, other).spread[kind]

    def _fault(self, case: _Case) -> _Named | None:
        lost = self.endings.lost(case.texts, case.lang)
        if case.deviation < -SUSPICIOUS or (lost and case.deviation < -CUT):
            ends, odd, runs, found = self._lacking(case)
            if lost and case.deviation < -CUT and (ends >= TAIL or case.deviation < -SURELY_CUT):
                return "truncated", True, {}
            if odd >= OMISSION:
                return "omission", odd >= SURE, self._places(runs, found, case)
        elif case.deviation > SUSPICIOUS and self.reader is not None:
            found = self.reader.added(case.lang, case.texts, case.off, case.spread)
            runs = best(found, learned().addition)
            odd = odds(case.deviation, runs, learned().addition) if runs else ADDITION - 1
            if odd >= ADDITION:
                whole = [fullest(run, found, learned().addition) for run in runs]
                return "addition", odd >= SURE, self._places(whole, found, case)
        if abs(case.deviation) >= OUT and abs(case.off) >= FACTOR:
            others = out_of_band(case.lang, case.logs, case.kind, (self.usual, self.bands), PAIR)
            if len(others) >= max(1, len(case.texts) - 2):
                return "length", True, {}
        return None

    def _lacking(self, case: _Case) -> tuple[float, float, tuple[Found, ...], Candidates]:
        """How likely the last words of the others are lacking, and any; which, and of what."""
        if self.reader is None or self.reader.unreadable(case.lang, case.texts[case.lang]):
            return TAIL - 1, OMISSION - 1, (), {}
        weights = learned().omission
        found = self.reader.lacking(case.lang, case.texts, case.off, case.spread)
        last = tails(found, weights, {x: self._parts(x, case) for x in found})
        runs = self.reader.coherent(found, case.texts, weights)
        odd = odds(-case.deviation, runs, weights) if runs else OMISSION - 1
        return fmean(run.score for run in last) if last else TAIL - 1, odd, runs, found

    def _parts(self, lang: Lang, case: _Case) -> int:
        assert self.reader is not None
        return len(self.reader.read(lang, case.texts[lang]).spans)

    def _places(self, runs: Sequence[Found], found: Candidates, case: _Case) -> dict[Lang, Span]:
        """Where the surest of *runs* stands, and what is most like it in the others of *found*."""
        assert self.reader is not None
        anchor = runs[0]
        places = {}
        for lang, candidates in found.items():
            text = case.texts[lang]
            shown = anchor.shown
            if lang != anchor.lang:
                least = SAME * self._usual_likeness((anchor.lang, lang))
                nearest = self.reader.nearest(anchor, lang, case.texts, candidates, least)
                if nearest is None:
                    continue
                shown = nearest
            spans = self.reader.read(lang, text).spans
            stop = spans[shown.stop - 1].stop
            places[lang] = Span(spans[shown.first].start, len(text[:stop].rstrip()))
        return places

    def _strange(self, texts: Texts) -> dict[Lang, float]:
        """How like each clause is to the others, over what is usual; those that may be another one."""
        if self.reader is None:
            return {}
        found = {
            pair: cosine / self._usual_likeness(pair)
            for pair, cosine in self.reader.likeness(texts).items()
        }
        strange = {}
        for lang, text in texts.items():
            own = [one for (x, _), one in found.items() if x == lang]
            if fmean(own) < STRANGE_TOO and max(own) < 2 * STRANGE_TOO:
                rest = [one for pair, one in found.items() if lang not in pair]
                alike = not rest or fmean(rest) > USUAL
                if alike and not self.reader.unreadable(lang, text) and not _shares_figures(lang, texts):
                    strange[lang] = fmean(own)
        return strange

    def _usual_likeness(self, pair: tuple[Lang, Lang]) -> float:
        """The usual cosine of a pair, in this text or elsewhere, whichever is more."""
        if pair not in self.likeness:
            assert self.reader is not None
            both = [row for row in self.reader.rows if all(x in row for x in pair)]
            seen = [self.reader.likeness({x: row[x] for x in pair})[pair] for row in both]
            known = self.bands.pair(*pair).likeness
            self.likeness[pair] = max(known, median(seen)) if len(seen) >= ENOUGH else known
        return self.likeness[pair]


def _not_opposed(made: Sequence[tuple[_Case, Finding]]) -> Iterator[Finding]:
    """The findings of a row without those that another one, farther off to the other side, explains."""
    for case, found in made:
        if not any(
            other.off * case.off < 0 and abs(other.deviation) > abs(case.deviation) for other, _ in made
        ):
            yield found


def _shares_figures(lang: Lang, texts: Texts) -> bool:
    figures = {x: set(_FIGURE.findall(plain_digits(text))) for x, text in texts.items()}
    return any(figures[lang] & own for x, own in figures.items() if x != lang)


def _texts(cells: Mapping[Lang, Clause]) -> dict[Lang, str]:
    return {lang: clause.text for lang, clause in cells.items()}


def _reader(context: Context, rows: Sequence[Texts]) -> Reader | None:
    """What reads the texts; numbers are loaded only where there is something to read them with."""
    if context.encoder is None:
        return None
    from hexapla.checks.completeness.evidence import Reader

    return Reader(context.encoder, rows, context.finder)
