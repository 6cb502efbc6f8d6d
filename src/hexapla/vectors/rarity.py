"""How rare words are in the texts from which the built-in vectors were made.

The vectors of features are scaled by their rarity, so the file holds it; no text is kept.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from hexapla.langs import profile
from hexapla.model import Lang
from hexapla.vectors.features import features, group, key
from hexapla.vectors.training.matrices import GROUP_WEIGHTS, RARITY_POWER
from hexapla.vectors.vector_file import VectorTable

_WHOLE = frozenset({"w", "S", "s", "d"})
"""Groups of features that are whole words, or their stems."""
_LONGEST = 3
"""Characters of what is known of a language without spaces."""
_POWER = 1 / (2 * RARITY_POWER)
"""What undoes the power in a feature's scale, which is the square of its weight."""


def load_rarity(path: Path | None = None) -> Rarity:
    """The rarity of words behind the file of vectors *path*, or behind those that ship."""
    from hexapla.vectors.builtin import SHIPPED, load_builtin

    return Rarity(load_builtin(path or SHIPPED).table)


@dataclass
class Rarity:
    """The rarity of words in the texts behind *table*."""

    table: VectorTable
    _known: dict[tuple[Lang, str], float] = field(default_factory=dict)

    def __call__(self, form: str, lang: Lang) -> float:
        """The logarithm of how many segments there are for one with *form*, a matching form.

        All forms of a stem count as one word. A word that is not known is as rare as any.
        """
        found = self._known.get((lang, form))
        if found is None:
            found = self._known[lang, form] = self._looked_up(form, lang)
        return found

    def _looked_up(self, form: str, lang: Lang) -> float:
        if profile(lang).typography.spaced:
            known = [x for x in features(form, lang) if group(x) in _WHOLE]
            return min(self._rarity(feature, lang) for feature in known)
        # A long word is as rare as the rarest part of it, at least.
        grams = [form[at : at + _LONGEST] for at in range(max(1, len(form) - _LONGEST + 1))]
        return max(self._rarity(x, lang) for gram in grams for x in features(gram, lang))

    def _rarity(self, feature: str, lang: Lang) -> float:
        import numpy as np

        keys = self.table.keys
        wanted = np.uint64(key(feature, lang))
        at = int(np.searchsorted(keys, wanted))
        if at == len(keys) or keys[at] != wanted:
            return self._most
        weight = GROUP_WEIGHTS[group(feature)]
        return math.pow(self.table.scales[at] / weight**2, _POWER)

    @cached_property
    def _most(self) -> float:
        return math.pow(self.table.scales.max(), _POWER)
