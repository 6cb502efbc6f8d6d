"""Sorts what differs in which clauses are there, so that one fault is said by one check, once.

A clause that was moved is no hole at the one place and no stray at the other; one that stands
twice, or has lost its text, is not one too many as well. It raises no flags and words nothing.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from hexapla.checks.check import Context, Known
from hexapla.checks.clauses.likeness import is_strange
from hexapla.checks.clauses.mending import is_empty, mended
from hexapla.checks.clauses.moves import moves_that_fit
from hexapla.checks.clauses.permuted import permuted
from hexapla.checks.clauses.repeats import Places, Repeat, repeats
from hexapla.checks.vote import Outcome, vote
from hexapla.model import Alignment, Clause, Encoder, Lang, Move


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Which clauses are where, over all rows; a row is named by its index."""

    alignment: Alignment
    """Without versions that are another text, and mended."""
    present: Mapping[Lang, tuple[int, ...]]
    """Rows that this version has."""
    outcomes: tuple[Outcome[bool], ...]
    """For each row, the vote on whether the clause is there."""
    holes: Mapping[Lang, tuple[int, ...]]
    """Rows that this version lacks and most have, or half, where no other check says why."""
    strays: Mapping[Lang, tuple[int, ...]]
    """Rows that this version has and most lack, where no other check says why."""
    moves: tuple[Move, ...]
    """Clauses that stand elsewhere, each row and version once."""
    added: tuple[tuple[int, Lang, Clause], ...]
    """Clauses beside that of a row, in its cell, that say nothing of what the others have there."""
    repeats: tuple[Repeat, ...]
    places: Places
    explained: frozenset[tuple[Lang, str]]
    """Clauses that stand twice, elsewhere or without a text: other checks say so."""

    def lacks(self, lang: Lang, at: int) -> bool:
        """Whether the row *at* is one of the holes of *lang*."""
        return _holds(self.holes[lang], at)

    def stray_beside(self, lang: Lang, hole: int) -> Clause | None:
        """The stray clause of *lang* with no other between it and the row *hole* that it lacks.

        It may be the clause of that row, unrecognised.
        """
        for at in _beside(self.present[lang], hole):
            if _holds(self.strays[lang], at):
                return self.alignment.clauses(self.alignment.rows[at], lang)[0]
        return None


@dataclass(frozen=True, slots=True, eq=False)
class _Asked(Known):
    """An alignment with what reads its texts."""

    encoder: Encoder | None = None

    def __hash__(self) -> int:
        return id(self.alignment)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Asked) and (
            (other.alignment is self.alignment, other.source, other.encoder is self.encoder)
            == (True, self.source, True)
        )


def runs(rows: Iterable[int]) -> tuple[range, ...]:
    """*rows*, in order, as runs of neighbours."""
    found = list(rows)
    begins = [i for i, at in enumerate(found) if not i or at != found[i - 1] + 1]
    return tuple(range(found[a], found[b - 1] + 1) for a, b in pairwise([*begins, len(found)]))


def whereabouts(context: Context) -> Whereabouts | None:
    """The whereabouts of all clauses; `None` where fewer than two versions are of one text."""
    return _whereabouts(_Asked(context.alignment, context.source, context.encoder))


def redrawn(context: Context) -> Alignment:
    """The alignment, its rows redrawn where lengths say clearly that they belong."""
    found = whereabouts(context)
    return found.alignment if found else context.alignment


@lru_cache(1)
def _whereabouts(known: _Asked) -> Whereabouts | None:
    if len(known.alignment.langs) < 2:
        return None
    source = known.source
    alignment = mended(known.alignment, source, known.encoder)
    langs, rows = alignment.langs, alignment.rows
    outcomes = tuple(vote({x: bool(row.cells.get(x)) for x in langs}, source) for row in rows)
    present = {x: tuple(at for at, row in enumerate(rows) if row.cells.get(x)) for x in langs}
    alone = {x: tuple(at for at in present[x] if x in outcomes[at].dissenting) for x in langs}
    lacking = {
        x: tuple(
            at
            for at, outcome in enumerate(outcomes)
            if (outcome.even or x in outcome.dissenting) and not rows[at].cells.get(x)
        )
        for x in langs
    }
    doubtful = {x: _without_counterpart(alignment, x, own) for x, own in alone.items()}
    places = _places(alignment)
    twice = tuple(repeats(alignment, places, doubtful, source))
    empty = {(x, c.eid) for x, v in alignment.versions.items() for c in v.clauses if is_empty(c)}
    explained = empty | {(one.lang, clause.eid) for one in twice for clause in one.clauses}
    added = tuple(_added(alignment, known.encoder, explained))
    explained |= {(lang, clause.eid) for _, lang, clause in added}
    said = explained | {(move.lang, move.eid) for move in alignment.moves}
    turned = permuted(alignment, source, known.encoder)
    moves = [*alignment.moves, *(move for move in turned if (move.lang, move.eid) not in said)]
    holes, strays = {}, {}
    for lang in langs:
        explained |= {(move.lang, move.eid) for move in moves}
        vacated = {at for at in alone[lang] if (lang, rows[at].cells[lang][0]) in empty}
        left = [at for at in lacking[lang] if vacated.isdisjoint(_beside(present[lang], at))]
        left = _not_filled(alignment, lang, left, moves)
        fitting = moves_that_fit(
            alignment, lang, _unexplained(alignment, lang, alone[lang], explained), left
        )
        moves += fitting
        explained |= {(move.lang, move.eid) for move in moves}
        holes[lang] = tuple(_not_filled(alignment, lang, left, moves))
        strays[lang] = _unexplained(alignment, lang, alone[lang], explained)
    return Whereabouts(
        alignment,
        present,
        outcomes,
        holes,
        strays,
        tuple(moves),
        added,
        twice,
        places,
        frozenset(explained),
    )


def _added(
    alignment: Alignment, encoder: Encoder | None, explained: set[tuple[Lang, str]]
) -> Iterator[tuple[int, Lang, Clause]]:
    """The strange clauses in cells of several, by vectors; the clause of the row is another there."""
    if encoder is None:
        return
    for at, row in enumerate(alignment.rows):
        for lang in row.present():
            own = [c for c in alignment.clauses(row, lang) if (lang, c.eid) not in explained]
            others = {x: [c.text for c in alignment.clauses(row, x)] for x in row.present() if x != lang}
            for clause in own if len(own) > 1 else ():
                rest = [c.text for c in own if c is not clause]
                if is_strange(encoder, lang, rest, [clause.text], others):
                    yield at, lang, clause
                    break


def _not_filled(
    alignment: Alignment, lang: Lang, holes: Iterable[int], moves: Iterable[Move]
) -> list[int]:
    """The *holes* of *lang* whose clause was not found elsewhere."""
    filled = {move.row for move in moves if move.lang == lang}
    return [at for at in holes if alignment.rows[at].row not in filled]


def _unexplained(
    alignment: Alignment, lang: Lang, rows: Iterable[int], explained: set[tuple[Lang, str]]
) -> tuple[int, ...]:
    """Those of *rows* in which *lang* has a clause that is not *explained*."""
    return tuple(
        at for at in rows if any((lang, e) not in explained for e in alignment.rows[at].cells[lang])
    )


def _without_counterpart(alignment: Alignment, lang: Lang, alone: Iterable[int]) -> tuple[str, ...]:
    """The clauses of *lang* in the rows *alone*, and in cells of several."""
    own = frozenset(alone)
    return tuple(
        eid
        for at, row in enumerate(alignment.rows)
        if at in own or len(row.cells.get(lang, ())) > 1
        for eid in row.cells.get(lang, ())
    )


def _places(alignment: Alignment) -> Places:
    found: dict[tuple[Lang, str], int] = {}
    for at, row in enumerate(alignment.rows):
        for lang, eids in row.cells.items():
            for eid in eids:
                found.setdefault((lang, eid), at)
    return found


def _beside(present: Sequence[int], hole: int) -> tuple[int, ...]:
    """The rows of *present* that come before and after *hole*."""
    at = bisect(present, hole)
    return tuple(present[max(0, at - 1) : at + 1])


def _holds(rows: Sequence[int], at: int) -> bool:
    """Whether *at* is one of *rows*, which are in order."""
    found = bisect(rows, at)
    return found > 0 and rows[found - 1] == at
