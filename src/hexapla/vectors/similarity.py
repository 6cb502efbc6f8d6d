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

    def similarity(self, one: Features, other: Features) -> float:
        """`1 - (1 - cos) / usual`, in [0, 1], where *usual* is the mean of `1 - cos` to the others."""
        mine, yours = self._run((one.lang, one.eids)), self._run((other.lang, other.eids))
        apart = 1.0 - float(mine.vector @ yours.vector)
        usual = (self._usual(mine, yours, other.lang) + self._usual(yours, mine, one.lang)) / 2
        return max(0.0, min(1.0, 1.0 - apart / max(usual, ROUNDING)))

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
