"""What a clause offers for comparison across languages: length, figures, concepts, label, kind.

Concepts come from outside (the termbase finds them), vectors too; here they are only weighed.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hexapla.langs import profile
from hexapla.model import Clause, Kind, Lang, Version
from hexapla.text.digits import plain_digits
from hexapla.text.scripts import script_shares

Anchors = Mapping[tuple[Lang, str], Sequence[str]]
"""By language and eid: names of what a clause speaks of, the same names in every language."""

SMOOTHING = 5
"""Code points added to every length, so that very short clauses compare mildly."""

FIGURE = "#"
"""What the name of a figure begins with."""

CONCEPT = 0.5
"""What a concept is worth beside a figure: versions may differ in how they say a thing."""

HALF = 0.5

SHARE_OF_SCRIPT = 0.3
"""Below this share of letters in the script of its language a clause is in another one."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Features:
    """One clause as the aligner sees it."""

    kind: Kind
    length: int
    number: int | None
    depth: int
    calls: int
    bag: Mapping[str, int]
    """Figures and concepts, with how often each occurs."""
    foreign: bool = False
    """Whether it is in another script than its language: not translated, say."""


def features_of(version: Version, anchors: Anchors) -> tuple[Features, ...]:
    """The features of the clauses of *version*, in order."""
    return tuple(_features(version.lang, clause, anchors) for clause in version.clauses)


def _features(lang: Lang, clause: Clause, anchors: Anchors) -> Features:
    bag: Counter[str] = Counter()
    for figure in _DIGITS.findall(clause.text):
        # Digits of any script are one figure; reading order is the same in all of them.
        bag[FIGURE + plain_digits(figure)] += 1
    bag.update(anchors.get((lang, clause.eid), ()))
    return Features(
        kind=clause.kind,
        length=len(clause.text),
        number=clause.number,
        depth=clause.depth,
        calls=len(clause.note_calls),
        bag=bag,
        foreign=_is_foreign(clause.text, lang),
    )


def _is_foreign(text: str, lang: Lang) -> bool:
    own = profile(lang).script
    plain = len(text.encode("ascii", "ignore")) / max(1, len(text))
    # Most clauses are seen to be in their own script by the share of ASCII alone.
    if plain > HALF if own == "Latn" else plain < HALF:
        return False
    shares = script_shares(text)
    return bool(shares) and shares.get(own, 0.0) < SHARE_OF_SCRIPT


def weights(versions: Sequence[Sequence[Features]]) -> dict[str, float]:
    """How telling each member of a bag is: the rarer among the clauses, the more (at least 0.2)."""
    clauses = [features for version in versions for features in version]
    counts = Counter(name for features in clauses for name in features.bag)
    total = len(clauses)
    return {
        name: max(0.2, math.log(total / (1 + n))) * (1.0 if name.startswith(FIGURE) else CONCEPT)
        for name, n in counts.items()
    }
