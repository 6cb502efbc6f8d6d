"""Which flags of two runs are the same, and what became of each: fixed, new, changed, open, settled.

It knows flags as programs read them (schema `hexapla/1`), so that a run of last month, kept as
JSON, compares with one of today.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import msgspec
from rapidfuzz import fuzz

from hexapla.model import Lang, Severity
from hexapla.store.states import ALIKE_AT_LEAST

Group = Literal["new", "changed", "open", "settled", "fixed"]
"""What became of a flag; `changed`: the same fault, which quotes or is compared with other words now."""

GROUPS: tuple[Group, ...] = get_args(Group)

_SETTLED = frozenset({"legitimate", "false_alarm", "source_error", "accepted", "baseline"})
"""States in which a flag asks nothing of anybody."""

_TELLING = 20
"""Code points from which on a quoted text is known again in another row."""


class SeenLocus(msgspec.Struct, frozen=True):
    """A place of a flag, as far as comparing needs it."""

    lang: Lang
    text: str


class SeenEvidence(msgspec.Struct, frozen=True):
    """What a flag rests on, as far as comparing needs it."""

    values: dict[Lang, str] = {}


class SeenFlag(msgspec.Struct, frozen=True):
    """A flag as `hexapla check --format json` prints it, as far as comparing needs it."""

    flag_id: str
    code: str
    severity: Severity
    row: str | None
    lang: Lang | None
    message: str
    state: str
    loci: tuple[SeenLocus, ...]
    evidence: SeenEvidence = SeenEvidence()

    @property
    def settled(self) -> bool:
        """Whether the flag asks nothing of anybody."""
        return self.state in _SETTLED

    def quoted(self, lang: Lang) -> str:
        """What it quotes from *lang*."""
        return "\n".join(place.text for place in self.loci if place.lang == lang)

    def substance(self) -> Hashable:
        """What it says of the text: what its id is made of, but for the set's name."""
        own = [x.text for x in self.loci if self.lang is None or x.lang == self.lang]
        quoted = own or [x.text for x in self.loci]
        return self.code, self.lang, tuple(sorted(quoted)), tuple(sorted(self.evidence.values.items()))


@dataclass(frozen=True, slots=True)
class Difference:
    """One flag in both runs, or in one of them."""

    group: Group
    old: SeenFlag | None
    new: SeenFlag | None

    @property
    def flag(self) -> SeenFlag:
        """The flag as it is now, or as it was last."""
        found = self.new or self.old
        assert found is not None, "a difference without a flag"
        return found


def compare(old: Sequence[SeenFlag], new: Sequence[SeenFlag]) -> tuple[Difference, ...]:
    """What became of each flag, in the order of *new*, then those that are gone in the order of *old*.

    Flags are the same by their id; where a set has another name, by what they say of the text;
    else a flag is changed if one of the same code and language stands in the same row, or quotes
    a similar text of some length.
    """
    pairs: dict[int, int] = {}
    for key in (_id, SeenFlag.substance):
        _pair_equal(old, new, key, pairs)
    same = frozenset(pairs)
    _pair_alike(old, new, pairs)
    found = [
        Difference(
            _group(new[j], pairs.get(j), j in same), old[pairs[j]] if j in pairs else None, new[j]
        )
        for j in range(len(new))
    ]
    left = sorted(set(range(len(old))) - set(pairs.values()))
    return (*found, *(Difference("fixed", old[i], None) for i in left if not old[i].settled))


def counts(
    differences: Iterable[Difference], by: Callable[[SeenFlag], str]
) -> Mapping[str, Mapping[Group, int]]:
    """How many flags there are of each group, *by* language, code or anything else of a flag."""
    found = Counter((by(one.flag), one.group) for one in differences)
    names = sorted({name for name, _ in found})
    return {name: {group: found[name, group] for group in GROUPS} for name in names}


def _id(flag: SeenFlag) -> Hashable:
    return flag.flag_id


def _group(flag: SeenFlag, old: int | None, same: bool) -> Group:
    if flag.settled:
        return "settled"
    if old is None:
        return "new"
    return "open" if same else "changed"


def _pair_equal(
    old: Sequence[SeenFlag],
    new: Sequence[SeenFlag],
    key: Callable[[SeenFlag], Hashable],
    pairs: dict[int, int],
) -> None:
    """Pair what is left of *new* with what is left of *old* where the *key* is equal, in order."""
    taken = set(pairs.values())
    waiting: dict[Hashable, list[int]] = {}
    for i, flag in enumerate(old):
        if i not in taken:
            waiting.setdefault(key(flag), []).append(i)
    for j, flag in enumerate(new):
        if j not in pairs and (found := waiting.get(key(flag))):
            pairs[j] = found.pop(0)


def _pair_alike(old: Sequence[SeenFlag], new: Sequence[SeenFlag], pairs: dict[int, int]) -> None:
    """Pair what is left of *new* with what is left of *old* where it is alike, the most alike first."""
    taken = set(pairs.values())
    waiting: dict[tuple[str, Lang | None], list[int]] = {}
    for i, flag in enumerate(old):
        if i not in taken:
            waiting.setdefault((flag.code, flag.lang), []).append(i)
    ranked = []
    for j, flag in enumerate(new):
        for i in waiting.get((flag.code, flag.lang), ()) if j not in pairs else ():
            here, likeness = _likeness(old[i], flag)
            if likeness >= ALIKE_AT_LEAST:
                ranked.append((not here, -likeness, j, i))
    for _, _, j, i in sorted(ranked):
        if j not in pairs and i not in taken:
            pairs[j] = i
            taken.add(i)


def _likeness(old: SeenFlag, new: SeenFlag) -> tuple[bool, float]:
    """Whether both stand in one row, and how much their texts are alike, 0 to 100.

    In one row it is enough that what is judged, or what it is compared with, is alike; elsewhere
    only a text long enough to be known again tells.
    """
    if old.row != new.row:
        langs = {x.lang for x in new.loci if new.lang in (None, x.lang)}
        texts = [(old.quoted(x), new.quoted(x)) for x in langs]
        telling = texts and min(len(text) for pair in texts for text in pair) >= _TELLING
        return False, _mean(texts) if telling else 0.0
    langs = {x.lang for x in (*old.loci, *new.loci)}
    judged = [x for x in langs if new.lang in (None, x)]
    own = _mean([(old.quoted(x), new.quoted(x)) for x in judged])
    return True, max(own, _mean([(old.quoted(x), new.quoted(x)) for x in langs if x not in judged]))


def _mean(pairs: Sequence[tuple[str, str]]) -> float:
    """How much the two texts of each of *pairs* are alike, 0 to 100, in the mean."""
    return sum(fuzz.ratio(a, b) for a, b in pairs) / len(pairs) if pairs else 0.0
