"""Flags against a list of planted defects: recall, precision, language and place named.

A defect is found by a flag with one of its expected codes at its row (or, where clauses were
dropped, moved or merged, beside it). A flag that is neither expected nor a consequence of any
defect, and that the clean set does not raise, counts against precision.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from hexapla.errors import ConfigurationError
from hexapla.evaluate.severity import GRADES, Grade, grade
from hexapla.model import LANGS, Alignment, Flag, Lang
from hexapla.sets.tomls import read_toml

NAME = "seeded.toml"


class Defect(msgspec.Struct, forbid_unknown_fields=True, frozen=True, kw_only=True):
    """A defect that was planted."""

    row: str
    """The name of the row in the clean set."""
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
    """Codes, or what they begin with, that it brings about besides."""
    severity: Grade | None = None
    """That of the gravest expected code; `None`: to be looked up."""
    clause: str = ""
    """The clause in which it is seen, where that is not the row's (`""`: it is, or is gone)."""
    eids: Mapping[Lang, str] = {}
    """The row's clauses in the other versions, which name it more surely than its name does."""
    near: int | None = None
    """How many rows beside it are place enough; `None`: one where the structure was changed."""
    reach: int = 0
    """How many rows after it bear its consequences."""
    concept: str = ""
    """The concept whose rendering was replaced (`""`: no term was)."""
    note: str = ""

    @property
    def grade(self) -> Grade:
        """How grave it is."""
        return self.severity or grade(self.expected)

    @property
    def beside(self) -> int:
        """How many rows beside it are place enough."""
        return self.near if self.near is not None else int(self.family == "structure")


class Seeded(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The file `seeded.toml`."""

    defect: tuple[Defect, ...]
    set: str = ""
    seed: int | None = None
    clean: str = ""
    """The folder, beside the file, of the same texts without defects (`""`: there is none)."""


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one defect."""

    defect: Defect
    covered: bool
    """Whether any of the checks that ran is expected to find it."""
    flag: Flag | None
    lang_named: bool
    place_named: bool
    """Whether its place was named, and not only the row beside."""
    concept_named: bool
    """Whether the concept whose rendering was replaced was named."""


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of a family, a language, a kind, or of all."""

    defects: int
    covered: int
    found: int
    lang_named: int
    place_named: int
    concept_named: int
    flags: int
    """Flags of the codes that these defects expect, but for those that the clean set raises."""
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
    flags: tuple[Flag, ...]
    """All that the clean set does not raise."""
    unexplained: tuple[Flag, ...]

    @property
    def whole(self) -> Tally:
        """All defects and all flags."""
        return _tally(self.found, self.flags, self.unexplained)

    @property
    def families(self) -> Mapping[str, Tally]:
        """By family."""
        return self._by_codes(lambda defect: defect.family)

    @property
    def kinds(self) -> Mapping[str, Tally]:
        """By kind."""
        return self._by_codes(lambda defect: defect.kind)

    @property
    def grades(self) -> Mapping[str, Tally]:
        """By severity, the gravest first: `C`, `M`, `m`, `n`."""
        tallies: dict[str, Tally] = {}
        for name in GRADES:
            members = [one for one in self.found if one.defect.grade == name]
            if members:
                own = [[f for f in flags if grade((f.code,)) == name] for flags in self._sides]
                tallies[name] = _tally(members, *own)
        return tallies

    @property
    def langs(self) -> Mapping[str, Tally]:
        """By language."""
        tallies: dict[str, Tally] = {}
        for lang in LANGS:
            members = [one for one in self.found if one.defect.lang == lang]
            if members:
                own = [[flag for flag in flags if flag.lang == lang] for flags in self._sides]
                tallies[lang] = _tally(members, *own)
        return tallies

    @property
    def _sides(self) -> tuple[tuple[Flag, ...], tuple[Flag, ...]]:
        return self.flags, self.unexplained

    def _by_codes(self, name_of: Callable[[Defect], str]) -> Mapping[str, Tally]:
        tallies = {}
        for name in dict.fromkeys(name_of(one.defect) for one in self.found):
            members = [one for one in self.found if name_of(one.defect) == name]
            codes = {code for one in members for code in one.defect.expected}
            own = [[flag for flag in flags if flag.code in codes] for flags in self._sides]
            tallies[name] = _tally(members, *own)
        return tallies


def pooled(evaluations: Iterable[Evaluation]) -> Evaluation:
    """Several evaluations as one: counts are added up."""
    every = tuple(evaluations)
    return Evaluation(
        tuple(found for one in every for found in one.found),
        tuple(flag for one in every for flag in one.flags),
        tuple(flag for one in every for flag in one.unexplained),
    )


def read_seeded(folder: Path) -> Seeded:
    """The planted defects of the set in *folder*."""
    path = folder / NAME
    if not path.is_file():
        raise ConfigurationError(
            "there is no list of planted defects", where=str(path), remedy="give a seeded set"
        )
    return read_toml(path, Seeded)


def evaluate(
    alignment: Alignment,
    flags: Sequence[Flag],
    seeded: Seeded,
    codes: Iterable[str],
    clean: Iterable[Flag] = (),
) -> Evaluation:
    """Hold *flags* of the checks *codes* against the planted defects.

    What is among the flags of the *clean* set too counts neither for nor against anything.
    """
    ran = frozenset(codes)
    known = {name for flag in clean for name in _names(flag)}
    own = [flag for flag in flags if known.isdisjoint(_names(flag))]
    places = _Places(alignment)
    near = [places.near(defect) for defect in seeded.defect]
    reach = [places.reach(defect) for defect in seeded.defect]
    found = tuple(
        _found(defect, place, own, ran) for defect, place in zip(seeded.defect, near, strict=True)
    )
    unexplained = tuple(flag for flag in own if not _explained(flag, seeded.defect, reach))
    return Evaluation(found, tuple(own), unexplained)


def _names(flag: Flag) -> tuple[object, ...]:
    """What a flag of the clean set is known by: its id; its code, language and what it quotes."""
    own = [x.text for x in flag.loci if x.lang == flag.lang] or [x.text for x in flag.loci]
    quoted = (flag.code, flag.lang, tuple(sorted(own)))
    return (flag.flag_id, quoted) if flag.flag_id else (quoted,)


class _Places:
    """Where in *alignment* flags on a defect may stand."""

    def __init__(self, alignment: Alignment) -> None:
        self._rows = [row.row for row in alignment.rows]
        self._of: dict[tuple[Lang, str], list[int]] = {}
        for at, row in enumerate(alignment.rows):
            for lang, eids in row.cells.items():
                for eid in eids:
                    self._of.setdefault((lang, eid), []).append(at)

    def own(self, defect: Defect) -> list[int]:
        """The row in which most of its clauses stand, and that of the clause where it is seen."""
        votes = Counter(at for place in defect.eids.items() for at in self._of.get(place, ()))
        rows = [votes.most_common(1)[0][0]] if votes else []
        if not defect.eids and defect.row in self._rows:
            rows.append(self._rows.index(defect.row))
        return [*rows, *self._of.get((defect.lang, defect.clause), ())]

    def near(self, defect: Defect) -> frozenset[str | None]:
        """The names of the rows that are place enough."""
        return self._around(defect, defect.beside, defect.beside)

    def reach(self, defect: Defect) -> frozenset[str | None]:
        """The names of the rows that bear its consequences."""
        back = max(defect.beside, defect.reach if defect.beside else 0)
        return self._around(defect, back, max(defect.beside, defect.reach))

    def _around(self, defect: Defect, back: int, on: int) -> frozenset[str | None]:
        own = self.own(defect)
        names = {name for at in own for name in self._rows[max(0, at - back) : at + on + 1]}
        return frozenset(names or {defect.row})


def _found(
    defect: Defect, near: frozenset[str | None], flags: Sequence[Flag], ran: frozenset[str]
) -> Found:
    hits = [f for f in flags if f.code in defect.expected and (f.row in near or _seen(f, defect))]
    hits = [f for f in hits if f.lang in (defect.lang, None)]
    best = min(
        hits,
        key=lambda f: (f.lang != defect.lang, f.row not in near, not _names_concept(f, defect)),
        default=None,
    )
    return Found(
        defect=defect,
        covered=bool(ran & set(defect.expected)),
        flag=best,
        lang_named=best is not None and best.lang == defect.lang,
        place_named=best is not None and best.row in near,
        concept_named=best is not None and _names_concept(best, defect),
    )


def _names_concept(flag: Flag, defect: Defect) -> bool:
    return bool(defect.concept) and flag.evidence.details.get("concept") == defect.concept


def _seen(flag: Flag, defect: Defect) -> bool:
    """Whether *flag* shows the clause of the defect, though it names another row or none."""
    return any((x.lang, x.eid) == (defect.lang, defect.clause) for x in flag.loci)


def _explained(flag: Flag, defects: Sequence[Defect], places: Sequence[frozenset[str | None]]) -> bool:
    """Whether some defect expects *flag*, or has it as a consequence, at its place."""
    return any(
        flag.code.startswith((*defect.expected, *defect.consequent))
        and flag.lang in (defect.lang, None)
        and (flag.row in near or _seen(flag, defect))
        for defect, near in zip(defects, places, strict=True)
    )


def _tally(found: Sequence[Found], flags: Sequence[Flag], unexplained: Sequence[Flag]) -> Tally:
    return Tally(
        defects=len(found),
        covered=sum(one.covered for one in found),
        found=sum(one.flag is not None for one in found),
        lang_named=sum(one.lang_named for one in found),
        place_named=sum(one.place_named for one in found),
        concept_named=sum(one.concept_named for one in found),
        flags=len(flags),
        explained=len(flags) - len(unexplained),
    )
