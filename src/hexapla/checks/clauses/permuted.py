"""Finds clauses that changed places within their list while the labels stayed where they were.

A moved item takes the label of its new place, and is paired by it: only its content still says
where it belongs. It is compared with what the other versions have in the rows around. One weak
clause is no evidence: at least two must fit clearly better elsewhere. It raises no flags.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from statistics import fmean
from typing import TYPE_CHECKING

from hexapla.checks.clauses.lengths import off, usual_lengths
from hexapla.model import Alignment, Clause, Encoder, Lang, Move
from hexapla.text.digits import plain_digits

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

PASSED = 4
"""So many others at most a clause passed."""

REACH = 8
"""So many rows around are looked at first; rows that no majority has may lie between."""

OWN_WAYS = 3
"""Where so many versions each have an order of their own, the list is sorted in each language."""

_TEXTS = ("preambular", "operative", "subparagraph", "body")
_OF_A_TABLE = re.compile(r"l\d+")

Doubted = Callable[[Lang, Mapping[int, str]], frozenset[int]]
"""Those rows of a version, given with their one clause, that may have the clause of another row."""

Fit = Callable[[Lang, str, int], float]
"""How well a clause, by eid, fits what the other versions have in the row of an index."""


@dataclass(frozen=True, slots=True)
class _Measure:
    """How fits are measured, and what they must gain for a clause to belong elsewhere."""

    fit: Fit
    doubted: Doubted
    mean: float
    """So much all clauses of a stretch gain in the mean."""
    each: float
    """So much two of them gain at least."""


@dataclass(frozen=True, slots=True)
class _Turn:
    """A stretch of rows whose clauses are in another order in one version."""

    gain: float
    lang: Lang
    rows: tuple[int, ...]
    eid: str
    """The clause that passed the others."""
    home: int
    """The row that it belongs to."""


def permuted(alignment: Alignment, source: Lang, encoder: Encoder | None) -> Iterator[Move]:
    """The clauses that passed others of their list, each with the row that its content belongs to.

    Tables whose rows are given are left alone. Of two versions the *source* has the right order.
    """
    langs = alignment.langs
    if any(_OF_A_TABLE.fullmatch(row.row) for row in alignment.rows[:1]):
        return
    measure = _by_vectors(alignment, encoder) if encoder else _by_lengths(alignment)
    real = [at for at, row in enumerate(alignment.rows) if 2 * len(row.present()) >= len(langs)]
    places = {at: _place(alignment, at) for at in real}
    turns = []
    for lang in langs if len(langs) > 2 or source not in langs else (x for x in langs if x != source):
        taken: set[int] = set()
        for turn in sorted(_turns(alignment, lang, real, places, measure), key=lambda t: -t.gain):
            if taken.isdisjoint(turn.rows):
                taken.update(turn.rows)
                turns.append(turn)
    for turn in turns:
        ways = {other.lang for other in turns if not set(other.rows).isdisjoint(turn.rows)}
        if len(ways) < OWN_WAYS:
            yield Move(turn.lang, turn.eid, alignment.rows[turn.home].row)


def _place(alignment: Alignment, at: int) -> tuple[str, int, bool] | None:
    """Kind, level and whether there is a label, as most have it; `None`: no paragraph of text."""
    row = alignment.rows[at]
    clauses = [c for x in row.present() for c in alignment.clauses(row, x)[:1]]
    found = Counter((c.kind, c.depth, bool(c.label)) for c in clauses).most_common(1)[0][0]
    return found if found[0] in _TEXTS else None


def _turns(
    alignment: Alignment,
    lang: Lang,
    real: Sequence[int],
    places: Mapping[int, tuple[str, int, bool] | None],
    measure: _Measure,
) -> Iterator[_Turn]:
    order = {clause.eid: at for at, clause in enumerate(alignment.versions[lang].clauses)}
    cells = [row.cells.get(lang, ()) for row in alignment.rows]
    often = Counter(eid for cell in cells for eid in cell)
    single = {at: cells[at][0] for at in real if len(cells[at]) == 1 and often[cells[at][0]] == 1}
    doubted = measure.doubted(lang, single)
    odd = {n for n, at in enumerate(real) if at not in single or at in doubted}
    starts = sorted({n - back for n in odd for back in range(PASSED + 1) if n >= back})
    for start in starts:
        for stop in range(start + 2, min(start + PASSED + 2, len(real) + 1)):
            rows = real[start:stop]
            if places[rows[0]] is None or places[rows[-1]] != places[rows[0]]:
                break
            if len(odd.intersection(range(start, stop))) < 2:
                continue
            if not all(cells[at] for at in rows):
                break
            before = real[start - 1] + 1 if start else 0
            after = real[stop] if stop < len(real) else len(cells)
            for first, last in ((rows[0], rows[-1] + 1), (before, rows[-1] + 1), (rows[0], after)):
                own = sorted({eid for cell in cells[first:last] for eid in cell}, key=order.__getitem__)
                inside = Counter(eid for cell in cells[first:last] for eid in cell)
                whole = all(inside[eid] == often[eid] for eid in own)
                if whole and len(own) == len(rows) and order[own[-1]] - order[own[0]] == len(own) - 1:
                    yield from _turned(lang, own, rows, measure)


def _turned(lang: Lang, own: Sequence[str], rows: Sequence[int], measure: _Measure) -> Iterator[_Turn]:
    """Whether the last of *own* passed the others on its way from the first row, or the reverse."""
    forth, back = [*rows[1:], rows[0]], [rows[-1], *rows[:-1]]
    for homes, moved in ((forth, -1), (back, 0)):
        gains = [
            measure.fit(lang, eid, home) - measure.fit(lang, eid, at)
            for eid, home, at in zip(own, homes, rows, strict=True)
        ]
        if fmean(gains) >= measure.mean and min(gains[moved], sorted(gains)[-2]) >= measure.each:
            yield _Turn(sum(gains), lang, tuple(rows), own[moved], homes[moved])


def _by_vectors(alignment: Alignment, encoder: Encoder) -> _Measure:
    """Cosines with the other versions' clauses, in the mean."""
    import numpy as np

    each = 0.05

    vectors: dict[Lang, dict[str, NDArray[np.float32]]] = {
        x: dict(
            zip(
                (c.eid for c in version.clauses),
                encoder.encode([(x, c.text) for c in version.clauses]),
                strict=True,
            )
        )
        for x, version in alignment.versions.items()
    }
    often = Counter((x, e) for row in alignment.rows for x, cell in row.cells.items() for e in cell)
    nothing: NDArray[np.float32] = np.zeros_like(
        next(vector for own in vectors.values() for vector in own.values())
    )

    def in_row(lang: Lang, at: int) -> NDArray[np.float32]:
        cell = alignment.rows[at].cells.get(lang, ())
        return vectors[lang][cell[0]] if len(cell) == 1 and often[lang, cell[0]] == 1 else nothing

    rows = {x: np.array([in_row(x, at) for at in range(len(alignment.rows))]) for x in alignment.langs}
    counts = np.sum([own.any(axis=1) for own in rows.values()], axis=0)
    total = np.sum([*rows.values()], axis=0)

    @cache
    def others(lang: Lang) -> NDArray[np.float32]:
        count = np.maximum(1, counts - rows[lang].any(axis=1))
        mean: NDArray[np.float32] = np.divide(total - rows[lang], count[:, None], dtype=np.float32)
        return mean

    def fit(lang: Lang, eid: str, at: int) -> float:
        return float(vectors[lang][eid] @ others(lang)[at])

    def doubted(lang: Lang, single: Mapping[int, str]) -> frozenset[int]:
        own, there = rows[lang], others(lang)
        here = np.einsum("ij,ij->i", own, there) + each
        better = np.zeros(len(own), dtype=bool)
        for by in range(1, min(REACH, len(own) - 1) + 1):
            better[:-by] |= np.einsum("ij,ij->i", own[:-by], there[by:]) >= here[:-by]
            better[by:] |= np.einsum("ij,ij->i", own[by:], there[:-by]) >= here[by:]
        return frozenset(at for at in single if better[at])

    return _Measure(fit, doubted, mean=0.08, each=each)


def _by_lengths(alignment: Alignment) -> _Measure:
    """Lengths, and whether a figure is shared."""
    takes, each = usual_lengths(alignment), 0.4

    @cache
    def fit(lang: Lang, eid: str, at: int) -> float:
        row, clause = alignment.rows[at], alignment.versions[lang].clause(eid)
        others = {x: alignment.clauses(row, x) for x in row.present() if x != lang}
        texts = {x: [c.text for c in own] for x, own in others.items()}
        mine, yours = _figures([clause]), _figures(c for own in others.values() for c in own)
        return (bool(mine & yours) - off(lang, [clause.text], texts, takes)) if texts else 0.0

    def doubted(lang: Lang, single: Mapping[int, str]) -> frozenset[int]:
        # A figure that is shared makes up for a length that is off.
        return frozenset(at for at, eid in single.items() if fit(lang, eid, at) < -each)

    return _Measure(fit, doubted, mean=0.6, each=each)


def _figures(clauses: Iterable[Clause]) -> frozenset[str]:
    """The runs of digits in *clauses*, in plain digits."""
    texts = ("".join(c if c.isdigit() else " " for c in clause.text) for clause in clauses)
    return frozenset(plain_digits(run) for text in texts for run in text.split())
