"""What the texts of a row show of each other when they are read with vectors.

Texts are read when they are first asked for, and once. It decides nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from statistics import fmean

import numpy as np

from hexapla.checks.completeness.anchors import Anchor, Held, anchors, held_by, held_by_most, held_traits
from hexapla.checks.completeness.learned import Weights
from hexapla.checks.completeness.runs import (
    Floats,
    Rarity,
    Reading,
    Shown,
    added_traits,
    lacking_traits,
    rarity,
    reading,
    runs,
)
from hexapla.checks.completeness.weighing import Candidate, Candidates, Found, best, weighed
from hexapla.langs import profile
from hexapla.model import Encoder, Lang, Span
from hexapla.terms.finder import TermFinder

Texts = Mapping[Lang, str]

GLUED = 12.0
"""Where a word has so many letters on average, words were run together, and nothing can be read."""


@dataclass(slots=True)
class Reader:
    """Reads the clauses of a text; `rows` are all of its rows."""

    encoder: Encoder
    rows: Sequence[Texts]
    finder: TermFinder | None = None
    """Finds the concepts of a part; `None`: only its figures are looked for."""
    _rare: dict[Lang, Rarity] = field(default_factory=dict)
    _known: dict[tuple[Lang, str], Reading] = field(default_factory=dict)

    def read(self, lang: Lang, text: str) -> Reading:
        """The reading of *text*."""
        if (lang, text) not in self._known:
            if lang not in self._rare:
                self._rare[lang] = rarity([row[lang] for row in self.rows if lang in row], lang)
            self._known[lang, text] = reading(text, lang, self.encoder, self._rare[lang])
        return self._known[lang, text]

    def unreadable(self, lang: Lang, text: str) -> bool:
        """Whether the words of *text* are run together."""
        words = text.split()
        return profile(lang).typography.spaced and len(text) > GLUED * max(1, len(words))

    def lacking(self, lang: Lang, texts: Texts, off: float, spread: float) -> Candidates:
        """The runs of the others that *lang* may lack; *off* is by how much it is too long."""
        found = {}
        for other in texts:
            if other != lang:
                rest = [x for x in texts if x not in (lang, other)]
                read = [self.read(x, texts[x]) for x in (lang, *rest)]
                shown = runs(self.read(other, texts[other]), read)
                held = held_by(lang, other, self._anchors(texts))
                found[other] = [
                    (one, (*lacking_traits(one, off, spread), *self._held(one, other, texts, held)))
                    for one in shown
                ]
        return found

    def added(self, lang: Lang, texts: Texts, off: float, spread: float) -> Candidates:
        """The runs of *lang* that the others may not have."""
        others = [self.read(x, text) for x, text in texts.items() if x != lang]
        shown = runs(self.read(lang, texts[lang]), others)
        held = held_by_most(lang, self._anchors(texts))
        return {
            lang: [
                (one, (*added_traits(one, off, spread), *self._held(one, lang, texts, held)))
                for one in shown
            ]
        }

    def _anchors(self, texts: Texts) -> dict[Lang, tuple[Anchor, ...]]:
        return {x: anchors(text, x, self.finder) for x, text in texts.items()}

    def _held(self, shown: Shown, lang: Lang, texts: Texts, held: Sequence[Held]) -> tuple[float, float]:
        spans = self.read(lang, texts[lang]).spans
        return held_traits(Span(spans[shown.first].start, spans[shown.stop - 1].stop), held)

    def coherent(self, found: Candidates, texts: Texts, weights: Weights) -> tuple[Found, ...]:
        """The runs of all versions that say the same and are together the likeliest; the surest first.

        What each version holds likeliest by itself differs by chance; what is lacking does not.
        """
        vectors = {
            x: np.stack([self._vector(x, texts, shown) for shown, _ in some])
            for x, some in found.items()
            if some
        }
        sets = []
        for anchor in best(found, weights):
            sought = self._vector(anchor.lang, texts, anchor.shown)
            runs = [anchor]
            for x, its in vectors.items():
                if x != anchor.lang:
                    runs.append(weighed(x, found[x][int((its @ sought).argmax())], weights))
            sets.append((fmean(run.score for run in runs), tuple(runs)))
        return max(sets, key=lambda one: one[0], default=(0.0, ()))[1]

    def nearest(
        self, anchor: Found, lang: Lang, texts: Texts, candidates: Sequence[Candidate], least: float
    ) -> Shown | None:
        """The run of *lang* that is most like *anchor*; `None` where its cosine is below *least*."""
        sought = self._vector(anchor.lang, texts, anchor.shown)
        likest = [(float(sought @ self._vector(lang, texts, shown)), shown) for shown, _ in candidates]
        cosine, shown = max(likest, key=lambda one: one[0], default=(least - 1, None))
        return shown if cosine >= least else None

    def _vector(self, lang: Lang, texts: Texts, shown: Shown) -> Floats:
        vector: Floats = self.read(lang, texts[lang]).parts[shown.first : shown.stop].sum(axis=0)
        return vector / (np.linalg.norm(vector) + np.float32(1e-9))

    def likeness(self, texts: Texts) -> dict[tuple[Lang, Lang], float]:
        """The cosines of the *texts*, whole, each pair both ways."""
        langs = list(texts)
        vectors = self.encoder.encode([(x, texts[x]) for x in langs])
        products = vectors @ vectors.T
        return {
            (x, y): float(products[i, j])
            for i, x in enumerate(langs)
            for j, y in enumerate(langs)
            if i != j
        }
