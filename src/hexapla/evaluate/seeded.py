"""Flags against a list of planted defects: recall, precision, language and place named.

A defect is found by a flag with one of its expected codes at its row (or, where clauses were
dropped, moved or merged, beside it). A flag that is neither expected nor a consequence of any defect
counts against precision.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hexapla.errors import ConfigurationError
from hexapla.model import Alignment, Flag, Lang
from hexapla.sets.tomls import read_toml

NAME = "seeded.toml"


class Defect(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A defect that was planted."""

    row: str
    lang: Lang
    kind: str
    family: str
    before: str
    """What stood there (`""`: something was added)."""
    after: str
    """What stands there now (`""`: something was taken away)."""
    expected: tuple[str, ...]
    """Codes any of which finds it."""
    consequent: tuple[str, ...] = ()
    """Codes that it brings about besides."""
    clause: str = ""
    """The clause it stands in, where that is not the row's (`""`: it is)."""
    note: str = ""


class Seeded(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The file `seeded.toml`."""

    defect: tuple[Defect, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one defect."""

    defect: Defect
    covered: bool
    """Whether any of the checks that ran is expected to find it."""
    flag: Flag | None
    lang_named: bool
    place_named: bool
    """Whether the row itself, not one beside it, was named."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of one family, or of all."""

    defects: int
    covered: int
    found: int
    lang_named: int
    place_named: int
    flags: int
    """Flags of the codes that this family expects."""
    explained: int
    """Those of them that some defect explains."""

    @property
    def recall(self) -> float | None:
        """Found of all planted, in [0, 1]; `None` where nothing was planted."""
        return self.found / self.defects if self.defects else None

    @property
    def recall_covered(self) -> float | None:
        """Found of those that a check covers; `None` where no check covers any."""
        return self.found / self.covered if self.covered else None

    @property
    def precision(self) -> float | None:
        """Explained of all flags of these codes; `None` where there is no flag."""
        return self.explained / self.flags if self.flags else None


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Planted defects against flags, of one set or several."""

    found: tuple[Found, ...]
    families: Mapping[str, Tally]
    whole: Tally
    unexplained: tuple[Flag, ...]


def read_seeded(folder: Path) -> Seeded:
    """The planted defects of the set in *folder*."""
    path = folder / NAME
    if not path.is_file():
        raise ConfigurationError(
            "there is no list of planted defects", where=str(path), remedy="give a seeded set"
        )
    return read_toml(path, Seeded)


def evaluate(
    alignment: Alignment, flags: Sequence[Flag], seeded: Seeded, codes: Iterable[str]
) -> Evaluation:
    """Hold *flags* of the checks *codes* against the planted defects."""
    ran = frozenset(codes)
    places = [_places(alignment, defect) for defect in seeded.defect]
    found = tuple(
        _found(defect, near, flags, ran) for defect, near in zip(seeded.defect, places, strict=True)
    )
    explained = [flag for flag in flags if _explained(flag, seeded.defect, places)]
    families = {}
    for family in dict.fromkeys(defect.family for defect in seeded.defect):
        members = [one for one in found if one.defect.family == family]
        expected = {code for one in members for code in one.defect.expected}
        families[family] = _tally(members, [f for f in flags if f.code in expected], explained)
    unexplained = tuple(flag for flag in flags if flag not in explained)
    return Evaluation(found, families, _tally(found, flags, explained), unexplained)


def _places(alignment: Alignment, defect: Defect) -> tuple[str | None, ...]:
    """The rows at which a flag on *defect* may stand, its own first.

    Where the structure was changed, the rows beside it are place enough.
    """
    names: list[str | None] = [row.row for row in alignment.rows]
    own = [defect.row]
    if defect.clause and defect.lang in alignment.versions:
        eids = {clause.eid for clause in alignment.versions[defect.lang].clauses}
        if defect.clause in eids:
            own.append(alignment.row_of(defect.lang, defect.clause).row)
    beside = []
    for name in own if defect.family == "structure" else ():
        if name in names:
            at = names.index(name)
            beside += names[max(0, at - 1) : at + 2]
    return tuple(dict.fromkeys([*own, *beside]))


def _found(
    defect: Defect, near: Sequence[str | None], flags: Sequence[Flag], ran: frozenset[str]
) -> Found:
    hits = [f for f in flags if f.code in defect.expected and f.row in near]
    hits = [f for f in hits if f.lang in (defect.lang, None)]
    best = min(hits, key=lambda f: (f.lang != defect.lang, near.index(f.row)), default=None)
    return Found(
        defect=defect,
        covered=bool(ran & set(defect.expected)),
        flag=best,
        lang_named=best is not None and best.lang == defect.lang,
        place_named=best is not None and best.row == near[0],
    )


def _explained(flag: Flag, defects: Sequence[Defect], places: Sequence[Sequence[str | None]]) -> bool:
    """Whether some defect expects *flag*, or has it as a consequence, at its place."""
    return any(
        flag.code in (*defect.expected, *defect.consequent)
        and flag.lang in (defect.lang, None)
        and flag.row in near
        for defect, near in zip(defects, places, strict=True)
    )


def _tally(found: Sequence[Found], flags: Sequence[Flag], explained: Sequence[Flag]) -> Tally:
    return Tally(
        defects=len(found),
        covered=sum(one.covered for one in found),
        found=sum(one.flag is not None for one in found),
        lang_named=sum(one.lang_named for one in found),
        place_named=sum(one.place_named for one in found),
        flags=len(flags),
        explained=sum(flag in explained for flag in flags),
    )
