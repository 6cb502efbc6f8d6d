"""Finds clauses that stand elsewhere though vectors did not say so: by length, figures and nearness.

A version that lacks one clause and has another too many, near it and as long, has hardly lost the
one and added the other. It raises no flags.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from hexapla.checks.clauses.lengths import off, usual_lengths
from hexapla.model import Alignment, Clause, Lang, Move
from hexapla.text.digits import plain_digits

FITS = 0.3
"""So far, as a logarithm, the length of a clause may be from that of the row it belongs to."""

FAR = 12
"""So many rows at most lie between the two."""


def moves_that_fit(
    alignment: Alignment, lang: Lang, strays: Sequence[int], holes: Sequence[int]
) -> Iterator[Move]:
    """The clauses of *lang* in the rows *strays* that fit one of *holes*, each clause and row once."""
    takes = usual_lengths(alignment) if strays and holes else {}
    left = list(strays)
    for hole in holes:
        others = {x: alignment.clauses(alignment.rows[hole], x) for x in alignment.langs if x != lang}
        texts = {x: [c.text for c in own] for x, own in others.items() if own}
        near = left[bisect_left(left, hole - FAR) : bisect_right(left, hole + FAR)]
        for at in sorted(near, key=lambda at: abs(at - hole)):
            own, *more = alignment.clauses(alignment.rows[at], lang)
            if more:
                continue
            if _agree(own, others.values()) and off(lang, [own.text], texts, takes) <= FITS:
                left.remove(at)
                yield Move(lang, own.eid, alignment.rows[hole].row)
                break


def _agree(own: Clause, others: Iterable[Sequence[Clause]]) -> bool:
    """Whether *own* and the clauses of *others* share a figure, or one side has none."""
    mine = _figures(own)
    yours = frozenset(figure for clauses in others for c in clauses for figure in _figures(c))
    return not (mine and yours) or bool(mine & yours)


def _figures(clause: Clause) -> frozenset[str]:
    digits = "".join(c if c.isdigit() else " " for c in clause.text)
    return frozenset(map(plain_digits, digits.split()))
