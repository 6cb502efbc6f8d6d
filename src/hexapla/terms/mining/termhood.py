"""How likely a candidate is a term, from one language alone.

Independence (C-value after Frantzi, Ananiadou and Mima, 2000, and freedom of both edges), length,
and rarity in general texts; nothing is looked up in other languages here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import log2, sqrt

from hexapla.model import Lang
from hexapla.terms.mining.candidates import Key, Seen

Rarity = Callable[[str, Lang], float]
"""How rare a word is in general texts: the logarithm of how many clauses there are for one with it."""

_RARE = 6.5
"""A single word is a candidate from this rarity on: in one of 650 clauses, or fewer."""
_ANY = 3.0
"""The rarity of a word of which nothing is known: that of the commonest words with a meaning."""
_JOINED = 0.3
"""What each conjunction takes away: most join two terms."""
_HELD = 0.1
"""What a place counts where the candidate stands in a longer one that is as frequent."""
_SINGLE = 0.5
"""The weight of a single word; of more it is the logarithm of one more than their number."""


def termhood(found: Mapping[Key, Seen], lang: Lang, rarity: Rarity | None) -> dict[Key, float]:
    """The candidates that may be terms, each with a figure above 0; more is better.

    Single words are told by their *rarity*; without it, abbreviations alone are taken.
    """
    longer = _longer(found)
    scores = {}
    for key, seen in found.items():
        weight = _weight(seen, lang, rarity)
        if weight:
            often = len(seen.spots)
            held = max((len(found[one].spots) for one in longer.get(key, ())), default=0)
            alone = max(often - held, _HELD * often)
            edges = max(sqrt(seen.before[""] * seen.after[""]), 1.0)
            scores[key] = sqrt(alone * edges) * weight
    return scores


def _weight(seen: Seen, lang: Lang, rarity: Rarity | None) -> float:
    """What the words of a candidate make of it; 0: no term."""
    rare = [rarity(form, lang) if rarity else _ANY for form in seen.content] or [_ANY]
    mean = sum(rare) / len(rare)
    if seen.size > 1:
        return log2(1 + seen.size) * mean * _JOINED**seen.joins
    taken = seen.abbreviation or (rarity is not None and mean >= _RARE)
    return _SINGLE * mean if taken else 0.0


def _longer(found: Mapping[Key, Seen]) -> dict[Key, list[Key]]:
    """The candidates that hold each candidate."""
    longer: dict[Key, list[Key]] = {}
    for key in found:
        for inner in _inside(key):
            if inner in found:
                longer.setdefault(inner, []).append(key)
    return longer


def _inside(key: Key) -> Sequence[Key]:
    size = len(key)
    pairs = ((start, stop) for start in range(size) for stop in range(start + 1, size + 1))
    return [*dict.fromkeys(key[a:b] for a, b in pairs if b - a < size)]
