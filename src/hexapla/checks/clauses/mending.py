"""Redraws rows where lengths say clearly what the alignment left undecided.

A paragraph whose label or kind was spoilt stands beside the row that it belongs to; so does the
end of one that was cut, and the row whose text was joined to the one before. Only the checks on
which clauses and labels are there see the table redrawn; the alignment stays what it is.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hexapla.checks.clauses.lengths import off, usual_lengths
from hexapla.checks.clauses.likeness import is_strange, likeness
from hexapla.checks.vote import vote
from hexapla.langs import profile
from hexapla.model import Alignment, Clause, Encoder, Lang, Move

IN_PLACE = 0.5
"""So far, as a logarithm, the clause in the place of one that is missing may be from its length."""

FITS = 0.3
"""So far where more is said by it: that a clause was cut or joined."""

BETTER = 0.2
"""By so much the length of a clause fits better with what was cut from it, or joined to it."""


CLOSE, JOINED = 0.2, 0.35
"""The same where what is missing seems to be joined to its neighbour: it may have been dropped."""

FULLER, EMPTIER = 0.03, 0.05
"""So much more a clause is like two rows than like its own where both are joined in it; so much less
where it is not, however long it is."""

NEXT = 12
"""So many of the rows that a version lacks in one place are tried with each of its strays there."""


def mended(alignment: Alignment, source: Lang, encoder: Encoder | None = None) -> Alignment:
    """*alignment* with clauses set in the rows where their lengths say that they belong.

    Where lengths leave a doubt about what was cut or joined, vectors of *encoder* are asked.
    Of its `moves` those are left that lead past another clause, one for each row and version.
    """
    table = _Table(alignment, source, encoder)
    table.trim()
    for lang in alignment.langs:
        for gap in table.gaps(lang):
            table.set_in_place(lang, gap)
            table.take_in(lang, gap)
        table.join(lang)
    rows = zip(alignment.rows, table.cells, strict=True)
    kept = tuple(replace(row, cells=cells) for row, cells in rows if any(cells.values()))
    moves = [Move(lang, eid, alignment.rows[at].row) for (lang, at), eid in table.moved.items()]
    return replace(alignment, rows=kept, moves=tuple(moves))


def is_empty(clause: Clause) -> bool:
    """Whether *clause* has no letter and no figure."""
    return not any(char.isalnum() for char in clause.text)


class _Table:
    """The cells while they are redrawn; a row is named by its index."""

    def __init__(self, alignment: Alignment, source: Lang, encoder: Encoder | None) -> None:
        self.alignment = alignment
        self.encoder = encoder
        self.source = source
        langs = alignment.langs
        self.cells = [{x: row.cells.get(x, ()) for x in langs} for row in alignment.rows]
        self.takes = usual_lengths(alignment)
        index = {row.row: at for at, row in enumerate(alignment.rows)}
        self.moved: dict[tuple[Lang, int], str] = {}
        """What was found to belong to a row that a version lacks."""
        for move in alignment.moves:
            self.moved.setdefault((move.lang, index[move.row]), move.eid)

    def trim(self) -> None:
        """Take clauses that span out of rows that only one version has by itself, if any."""
        unsure = set()
        for at, cells in enumerate(self.cells):
            fresh = [x for x, own in cells.items() if own and not self._spans(x, at)]
            if len(fresh) <= 1 and not all(cells.values()):
                unsure.add(at)
        for lang in self.alignment.langs if unsure else ():
            places: dict[str, list[int]] = {}
            for at, cells in enumerate(self.cells):
                for eid in cells[lang]:
                    places.setdefault(eid, []).append(at)
            for rows in (rows for rows in places.values() if len(rows) > 1):
                sure = [at for at in rows if at not in unsure] or [max(rows, key=self._versions)]
                for at in set(rows) - set(sure):
                    self.cells[at][lang] = ()

    def _versions(self, at: int) -> int:
        return sum(map(bool, self.cells[at].values()))

    def gaps(self, lang: Lang) -> Iterator[range]:
        """The rows between two that *lang* shares with others, where there are any."""
        shared = [at for at, cells in enumerate(self.cells) if cells[lang] and self._is_row(at)]
        for before, after in zip([-1, *shared], [*shared, len(self.cells)], strict=True):
            if after - before > 1:
                yield range(before + 1, after)

    def set_in_place(self, lang: Lang, gap: range) -> None:
        """Set strays of *gap* in the rows there that *lang* lacks: label or kind kept them apart."""
        for hole in self._holes(lang, gap):
            known = self.moved.get((lang, hole))
            stray = next((at for at in gap if self.cells[at][lang] == (known,)), None)
            if known and stray is not None:
                self._set(lang, stray, hole)
                del self.moved[lang, hole]
        strays, holes = self._strays(lang, gap), self._holes(lang, gap)
        limit = IN_PLACE if len(strays) == len(holes) else FITS
        for stray in strays:
            (clause,) = self._clauses(lang, stray)
            fitting = [at for at in holes[:NEXT] if self._belongs(lang, clause, at, limit)]
            if fitting:
                self._set(lang, stray, fitting[0])
                holes = holes[holes.index(fitting[0]) + 1 :]
        self._take_over(lang, gap)

    def _take_over(self, lang: Lang, gap: range) -> None:
        """Give a stray at an end of *gap* the row beside, where a clause spans it that need not."""
        for beside, stray, own in (
            (gap.start - 1, gap.start, gap.start - 2),
            (gap.stop, gap.stop - 1, gap.stop + 1),
        ):
            if stray not in self._strays(lang, gap) or not 0 <= own < len(self.cells):
                continue
            if self.cells[own][lang] == self.cells[beside][lang] and self._is_row(beside):
                fits = self._off(lang, self._clauses(lang, stray), (beside,)) <= FITS
                if fits and self._off(lang, self._clauses(lang, own), (own,)) <= FITS:
                    self._set(lang, stray, beside)

    def _set(self, lang: Lang, stray: int, hole: int) -> None:
        self.cells[hole][lang], self.cells[stray][lang] = self.cells[stray][lang], ()

    def _belongs(self, lang: Lang, clause: Clause, hole: int, limit: float) -> bool:
        """Whether *clause* is that of the row but for its label or kind."""
        structure = self._structure(lang, hole)
        if is_empty(clause):
            return clause.number == structure[1]
        unlike = (clause.kind, clause.number, clause.depth) != structure
        return unlike and self._off(lang, [clause], (hole,)) <= limit

    def take_in(self, lang: Lang, gap: range) -> None:
        """Set strays at the ends of *gap* with the clause beside, where they were cut from it."""
        for beside, strays in ((gap.start - 1, [*gap]), (gap.stop, [*reversed(gap)])):
            for stray in strays:
                if not self.cells[stray][lang]:
                    continue
                if stray not in self._strays(lang, gap) or not self._was_cut(lang, stray, beside):
                    break
                first, second = sorted((stray, beside))
                both = (*self.cells[first][lang], *self.cells[second][lang])
                self.cells[beside][lang], self.cells[stray][lang] = both, ()

    def join(self, lang: Lang) -> None:
        """Let clauses of *lang* span the rows beside them whose text they hold as well."""
        for hole in self._holes(lang, range(len(self.cells))):
            if (lang, hole) not in self.moved:
                gains = [(self._gain(lang, beside, hole), beside) for beside in (hole - 1, hole + 1)]
                gain, beside = max(gains)
                if gain >= JOINED or (gain > 0 and self._fuller(lang, beside, hole) >= FULLER):
                    self.cells[hole][lang] = self.cells[beside][lang]

    def _strays(self, lang: Lang, rows: Sequence[int]) -> list[int]:
        moved = {eid for (mover, _), eid in self.moved.items() if mover == lang}
        return [
            at
            for at in rows
            if len(self.cells[at][lang]) == 1
            and not self._is_row(at)
            and self.cells[at][lang][0] not in moved
        ]

    def _holes(self, lang: Lang, rows: Sequence[int]) -> list[int]:
        return [at for at in rows if not self.cells[at][lang] and self._is_row(at)]

    def _was_cut(self, lang: Lang, stray: int, beside: int) -> bool:
        """Whether the row *beside* fits clearly better with the clause of the row *stray*."""
        if not 0 <= beside < len(self.cells) or self._spans(lang, beside):
            return False
        own, more = self._clauses(lang, beside), self._clauses(lang, stray)
        first = own if beside < stray else more
        # What ends as a sentence was hardly cut there.
        ends = profile(lang).typography.sentence_ends
        least = 2 * BETTER if first[-1].text.rstrip().endswith(tuple(ends)) else BETTER
        both = self._off(lang, [*own, *more], (beside,))
        if both > FITS or self._off(lang, own, (beside,)) - both < least:
            return False
        texts, added = [c.text for c in own], [c.text for c in more]
        others = self._others(lang, (beside,))
        return not (self.encoder and is_strange(self.encoder, lang, texts, added, others))

    def _gain(self, lang: Lang, beside: int, hole: int) -> float:
        """By how much better the clause in the row *beside* fits it and the row *hole* together."""
        if not 0 <= beside < len(self.cells) or len(self.cells[beside][lang]) != 1:
            return -math.inf
        own = self._clauses(lang, beside)
        if not self._is_row(beside) or self._spans(lang, beside):
            return -math.inf
        both = self._off(lang, own, (beside, hole))
        gain = self._off(lang, own, (beside,)) - both if both <= CLOSE else -math.inf
        refuted = gain >= JOINED and self._fuller(lang, beside, hole) <= -EMPTIER
        return -math.inf if refuted else gain

    def _fuller(self, lang: Lang, beside: int, hole: int) -> float:
        """By how much more the clause in the row *beside* is like it and the row *hole* together."""
        if self.encoder is None:
            return 0.0
        own = [clause.text for clause in self._clauses(lang, beside)]
        both = likeness(self.encoder, lang, own, self._others(lang, sorted((beside, hole))))
        return both - likeness(self.encoder, lang, own, self._others(lang, (beside,)))

    def _off(self, lang: Lang, own: Sequence[Clause], rows: Sequence[int]) -> float:
        return off(lang, [clause.text for clause in own], self._others(lang, rows), self.takes)

    def _others(self, lang: Lang, rows: Sequence[int]) -> dict[Lang, list[str]]:
        """What the other versions have in *rows*, where they have all of them."""
        return {
            x: [self.alignment.versions[x].clause(eid).text for eid in self._eids(x, rows)]
            for x in self.alignment.langs
            if x != lang and all(self.cells[at][x] for at in rows)
        }

    def _eids(self, lang: Lang, rows: Sequence[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(eid for at in rows for eid in self.cells[at][lang]))

    def _clauses(self, lang: Lang, at: int) -> list[Clause]:
        return [self.alignment.versions[lang].clause(eid) for eid in self.cells[at][lang]]

    def _spans(self, lang: Lang, at: int) -> bool:
        """Whether the clause of *lang* in the row stands in one beside it, too."""
        own = set(self.cells[at][lang])
        beside = [self.cells[n][lang] for n in (at - 1, at + 1) if 0 <= n < len(self.cells)]
        return any(own & set(cell) for cell in beside)

    def _is_row(self, at: int) -> bool:
        """Whether at least half of the versions have the row; of two, the source."""
        cells = self.cells[at]
        outcome = vote({x: bool(own) for x, own in cells.items()}, self.source)
        return outcome.even or outcome.agreed is True

    def _structure(self, lang: Lang, at: int) -> tuple[str, int | None, int]:
        """Kind, number and depth of the clauses of most others in the row."""
        firsts = [c for x in self.alignment.langs if x != lang for c in self._clauses(x, at)[:1]]
        return Counter((c.kind, c.number, c.depth) for c in firsts).most_common(1)[0][0]
