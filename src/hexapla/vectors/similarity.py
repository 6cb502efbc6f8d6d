"""How alike two (joined) clauses are by their vectors, for the aligner.

A cosine alone says little: some clauses are near to everything. It is set against what the two
usually show (Vecalign: Thompson and Koehn 2019). Nothing is aligned or judged here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hexapla.align import Features, MakeSimilarity, Similarity
from hexapla.langs import profile
from hexapla.model import Encoder, Lang, Version

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LONGEST = 3
"""Runs of up to so many clauses are encoded for a whole version at once: the solver tries them all."""

ROUNDING = 1e-5
"""Distances below this are rounding errors of float32."""

MOST_IN_A_TABLE = 1_000_000
"""Pairs of runs that are compared all at once; beyond it they are compared one by one, when asked."""

Run = tuple[Lang, tuple[str, ...]]
"""Neighbouring clauses of one version, by their eids."""


def make_similarity(encoder: Encoder, versions: Sequence[Version]) -> MakeSimilarity:
    """What `align` takes as its *make_similarity*, for the texts of *versions*.

    The similarity is in [0, 1]: 1 for the same vector, 0 for clauses that are no nearer to each
    other than to the other clauses of the other's version, and for a text without a vector. It is
    symmetric. Joined clauses are encoded as one text. In a version of a single clause there is
    nothing to set the cosine against: then it is the cosine.
    """
    texts = {version.lang: {c.eid: c.text for c in version.clauses} for version in versions}

    def build(features: Mapping[Lang, Sequence[Features]]) -> Similarity:
        return _Comparison(encoder, {lang: texts[lang] for lang in features}).similarity

    return build


@dataclass(frozen=True, slots=True)
class _Seen:
    """A run of clauses as it is compared."""

    vector: NDArray[np.float32]
    parts: NDArray[np.float32]
    """The sum of the vectors of its clauses, each encoded alone."""
    count: int
    """How many of its clauses have a vector."""
    toward: dict[Lang, float]
    """The sum of its cosines to all clauses of a version."""


@dataclass(slots=True)
class _Comparison:
    """The vectors of some versions, and what they usually show."""

    encoder: Encoder
    texts: Mapping[Lang, Mapping[str, str]]
    """By language and eid, in the order of the version."""
    _vectors: dict[Run, NDArray[np.float32]] = field(default_factory=dict)
    _encoded: set[tuple[Lang, int]] = field(default_factory=set)
    _seen: dict[Run, _Seen] = field(default_factory=dict)
    _wholes: dict[Lang, tuple[NDArray[np.float32], int]] = field(default_factory=dict)
    _tables: dict[tuple[Lang, int, Lang, int], NDArray[np.float32]] = field(default_factory=dict)
    _places: dict[Lang, dict[str, int]] = field(default_factory=dict)

    def similarity(self, one: Features, other: Features) -> float:
        """`1 - (1 - cos) / usual`, in [0, 1], where *usual* is the mean of `1 - cos` to the others."""
        if one.lang > other.lang:
            one, other = other, one
        if max(len(one.eids), len(other.eids)) <= LONGEST and self._fits(one.lang, other.lang):
            table = self._table(one.lang, len(one.eids), other.lang, len(other.eids))
            return float(table[self._place(one), self._place(other)])
        mine, yours = self._run((one.lang, one.eids)), self._run((other.lang, other.eids))
        apart = 1.0 - float(mine.vector @ yours.vector)
        usual = (self._usual(mine, yours, other.lang) + self._usual(yours, mine, one.lang)) / 2
        return max(0.0, min(1.0, 1.0 - apart / max(usual, ROUNDING)))

    def _fits(self, one: Lang, other: Lang) -> bool:
        return len(self.texts[one]) * len(self.texts[other]) <= MOST_IN_A_TABLE

    def _place(self, run: Features) -> int:
        """The position of the first clause of *run* in its version."""
        places = self._places.get(run.lang)
        if places is None:
            places = self._places[run.lang] = {eid: i for i, eid in enumerate(self.texts[run.lang])}
        return places[run.eids[0]]

    def _table(self, one: Lang, count: int, other: Lang, counted: int) -> NDArray[np.float32]:
        """The similarities of all runs of *count* clauses of *one* to those of *counted* of *other*."""
        key = (one, count, other, counted)
        known = self._tables.get(key)
        if known is None:
            import numpy as np

            (mine, my_parts, my_counts), (yours, your_parts, your_counts) = (
                self._runs(one, count),
                self._runs(other, counted),
            )
            apart = 1.0 - mine @ yours.T
            usual = (
                self._usual_table(mine, your_parts, your_counts, other)
                + self._usual_table(yours, my_parts, my_counts, one).T
            ) / 2
            known = np.clip(1.0 - apart / np.maximum(usual, ROUNDING), 0.0, 1.0).astype(np.float32)
            self._tables[key] = known
        return known

    def _runs(
        self, lang: Lang, count: int
    ) -> tuple[NDArray[np.float32], NDArray[np.float32], NDArray[np.float32]]:
        """Of all runs of *count* clauses: vectors, sums of their clauses' vectors, how many have one."""
        import numpy as np

        eids = tuple(self.texts[lang])
        starts = range(len(eids) - count + 1)
        vectors = np.stack([self._vector((lang, eids[i : i + count])) for i in starts])
        single = np.stack([self._vector((lang, (eid,))) for eid in eids])
        there: NDArray[np.float32] = np.any(single, axis=1).astype(np.float32)
        last = len(eids) - count + 1
        parts = np.sum([single[i : last + i] for i in range(count)], axis=0)
        counts = np.sum([there[i : last + i] for i in range(count)], axis=0)
        return vectors, parts, counts

    def _usual_table(
        self,
        mine: NDArray[np.float32],
        parts: NDArray[np.float32],
        counts: NDArray[np.float32],
        lang: Lang,
    ) -> NDArray[np.float32]:
        """For each of *mine* and each run of *lang*: the mean of `1 - cos` to the clauses beside it."""
        import numpy as np

        total, clauses = self._whole(lang)
        left = clauses - counts
        toward = (mine @ total)[:, None] - mine @ parts.T
        return np.where(left > 0, 1.0 - toward / np.maximum(left, 1), 1.0).astype(np.float32)

    def _usual(self, mine: _Seen, yours: _Seen, lang: Lang) -> float:
        """The mean of `1 - cos` of *mine* to the clauses of *lang* beside *yours*; 1 for none."""
        total, clauses = self._whole(lang)
        toward = mine.toward.get(lang)
        if toward is None:
            # Vectors have unit norm, so the sum of cosines is the product with the sum.
            toward = mine.toward[lang] = float(mine.vector @ total)
        count = clauses - yours.count
        return 1.0 - (toward - float(mine.vector @ yours.parts)) / count if count else 1.0

    def _run(self, run: Run) -> _Seen:
        known = self._seen.get(run)
        if known is None:
            lang, eids = run
            parts, count = self._sum(lang, eids)
            known = self._seen[run] = _Seen(self._vector(run), parts, count, {})
        return known

    def _whole(self, lang: Lang) -> tuple[NDArray[np.float32], int]:
        """The sum of the vectors of all clauses of *lang*, and how many of them have one."""
        known = self._wholes.get(lang)
        if known is None:
            known = self._wholes[lang] = self._sum(lang, tuple(self.texts[lang]))
        return known

    def _sum(self, lang: Lang, eids: Sequence[str]) -> tuple[NDArray[np.float32], int]:
        """The sum of the vectors of *eids*, each encoded alone, and how many of them have one."""
        found = [self._vector((lang, (eid,))) for eid in eids]
        return sum(found[1:], found[0]), sum(bool(vector.any()) for vector in found)

    def _vector(self, run: Run) -> NDArray[np.float32]:
        known = self._vectors.get(run)
        if known is None:
            lang, eids = run
            self._encode(lang, len(eids))
            if run not in self._vectors:
                self._vectors[run] = self.encoder.encode([(lang, self._text(run))])[0]
            known = self._vectors[run]
        return known

    def _encode(self, lang: Lang, count: int) -> None:
        """Encode every run of *count* clauses of *lang*, once; long runs are rare and come singly."""
        if count > LONGEST or (lang, count) in self._encoded:
            return
        self._encoded.add((lang, count))
        eids = tuple(self.texts[lang])
        runs = [(lang, eids[i : i + count]) for i in range(len(eids) - count + 1)]
        vectors = self.encoder.encode([(lang, self._text(run)) for run in runs])
        self._vectors.update(zip(runs, vectors, strict=True))

    def _text(self, run: Run) -> str:
        lang, eids = run
        space = " " if profile(lang).typography.spaced else ""
        return space.join(self.texts[lang][eid] for eid in eids)
