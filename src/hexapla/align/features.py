"""What a clause offers for comparison across languages: length, figures, concepts, label, kind.

Concepts come from outside (the termbase finds them), vectors too; here they are only weighed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hexapla.model import LANGS, Clause, Kind, Lang, Version
from hexapla.text.digits import plain_digits

Anchors = Mapping[tuple[Lang, str], Sequence[str]]
"""By language and eid: names of what a clause speaks of, the same names in every language."""

SMOOTHING = 5
"""Code points added to every length, so that very short clauses compare mildly."""

MOST_JOINED = 64
"""Keys are this far apart, so that a run of neighbours has a key of its own."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Features:
    """One clause, or several joined, as the aligner sees it."""

    key: int
    """Unique among the features of a set, joined ones included."""
    lang: Lang
    eids: tuple[str, ...]
    kind: Kind
    length: int
    number: int | None
    depth: int
    calls: int
    bag: Mapping[str, int]
    """Figures and concepts, with how often each occurs."""


def features_of(version: Version, anchors: Anchors) -> tuple[Features, ...]:
    """The features of the clauses of *version*, in order."""
    base = LANGS.index(version.lang)
    keys = range(base, base + len(LANGS) * len(version.clauses), len(LANGS))
    return tuple(
        _features(key * MOST_JOINED, version.lang, clause, anchors)
        for key, clause in zip(keys, version.clauses, strict=True)
    )


def _features(key: int, lang: Lang, clause: Clause, anchors: Anchors) -> Features:
    bag: Counter[str] = Counter()
    for figure in _DIGITS.findall(clause.text):
        # Digits of any script are one figure; reading order is the same in all of them.
        bag["#" + plain_digits(figure)] += 1
    bag.update(anchors.get((lang, clause.eid), ()))
    return Features(
        key=key,
        lang=lang,
        eids=(clause.eid,),
        kind=clause.kind,
        length=len(clause.text),
        number=clause.number,
        depth=clause.depth,
        calls=len(clause.note_calls),
        bag=bag,
    )


def joined(parts: Sequence[Features]) -> Features:
    """Several neighbouring clauses of one version seen as one; the first names kind and label."""
    if len(parts) == 1:
        return parts[0]
    bag: Counter[str] = Counter()
    for part in parts:
        bag.update(part.bag)
    first = parts[0]
    return Features(
        key=first.key + min(len(parts), MOST_JOINED) - 1,
        lang=first.lang,
        eids=tuple(eid for part in parts for eid in part.eids),
        kind=first.kind,
        length=sum(part.length for part in parts) + len(parts) - 1,
        number=first.number,
        depth=first.depth,
        calls=sum(part.calls for part in parts),
        bag=bag,
    )


def weights(versions: Sequence[Sequence[Features]]) -> dict[str, float]:
    """How telling each member of a bag is: the rarer among the clauses, the more (at least 0.2)."""
    clauses = [features for version in versions for features in version]
    counts = Counter(name for features in clauses for name in features.bag)
    total = len(clauses)
    return {name: max(0.2, math.log(total / (1 + n))) for name, n in counts.items()}
