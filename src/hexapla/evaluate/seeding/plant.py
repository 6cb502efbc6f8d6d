"""Plants defects in the versions of a clean set, at random places, a few rows apart.

The generator is passed in, and the same one gives the same defects whatever the order of the
languages and whatever the checks say of the clean set. Only rows that all versions have whole are
used; what does not survive writing and reading is not planted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from hexapla.align.given import is_given
from hexapla.errors import InputError
from hexapla.evaluate.seeded import Defect
from hexapla.evaluate.seeding.carry import carried, carried_table, carried_units, same
from hexapla.evaluate.seeding.kinds import ADOPTION, KINDS, Kind
from hexapla.evaluate.seeding.site import Edit, Site
from hexapla.evaluate.severity import grade
from hexapla.model import LANGS, Alignment, Clause, Lang, Version

_MOST_REFUSED = 12
"""How often what a kind planted may be lost in writing before the kind is given up."""


@dataclass(frozen=True, slots=True)
class Planted:
    """Versions with defects, as they are read back, and what was done to them."""

    versions: tuple[Version, ...]
    defects: tuple[Defect, ...]


def clean_versions(versions: Sequence[Version]) -> tuple[Version, ...]:
    """*versions* as they are read back from what carries them; nothing is planted.

    `InputError` where that is not the same text: nothing planted in it could be trusted.
    """
    by_lang = sorted(versions, key=lambda version: LANGS.index(version.lang))
    return _read_back(tuple(by_lang))


def _read_back(versions: tuple[Version, ...]) -> tuple[Version, ...]:
    given = is_given(versions)
    found = carried_table(versions) if given else tuple(map(carried, versions))
    for before, after in zip(versions, found, strict=True):
        alike = [same(a, b) for a, b in zip(before.clauses, after.clauses, strict=False)]
        if len(before.clauses) != len(after.clauses) or not all(alike):
            where = before.clauses[alike.index(False)].eid if False in alike else "the end"
            raise InputError(
                f"the {before.lang} text is not the same when it is written and read: {where}",
                where=before.file,
                remedy="seed another set",
            )
    return found


def plant(clean: Alignment, most: int, random: Random, *, kinds: Sequence[Kind] = KINDS) -> Planted:
    """At most *most* defects in the versions of *clean*; fewer where there is no place for more.

    The families take turns, in each the kinds and the languages that had the fewest turns so far.
    """
    garden = _Garden(clean)
    pool = list(kinds)
    turns: Counter[str] = Counter()
    while pool and len(garden.done) < most:
        families = sorted({kind.family for kind in pool})
        for family in random.sample(families, len(families)):
            own = [kind for kind in pool if kind.family == family]
            random.shuffle(own)
            for kind in sorted(own, key=lambda kind: turns[kind.name]):
                if len(garden.done) == most:
                    break
                turns[kind.name] += 1
                done = garden.plant(kind, random)
                if not done or turns[kind.name] == kind.most:
                    pool.remove(kind)
                if done:
                    break
    return garden.planted()


@dataclass(frozen=True, slots=True)
class _Done:
    """A defect, its place still by the eids of the clean versions."""

    kind: Kind
    row: int
    lang: Lang
    edit: Edit
    clause: str
    """The eid of the clause where it is seen; `""`: it is gone."""
    expected: tuple[str, ...]
    longer: bool
    """Whether the version has a clause more, which may be a row more."""


@dataclass(slots=True)
class _Garden:
    """The versions while defects are planted in them."""

    clean: Alignment
    done: list[_Done] = field(default_factory=list)
    given: bool = field(init=False)
    """Whether the versions are the columns of one table."""
    _clauses: dict[Lang, tuple[Clause, ...]] = field(init=False)
    _whole: dict[int, dict[Lang, str]] = field(init=False)
    """By row, the one clause that each version has there; their labels say the same."""
    _taken: set[int] = field(default_factory=set)
    _relabelled: set[tuple[Lang, int]] = field(default_factory=set)
    """Where labels were shifted with one before them."""

    def __post_init__(self) -> None:
        versions = self.clean.versions
        self.given = is_given(tuple(versions.values()))
        self._clauses = {lang: versions[lang].clauses for lang in LANGS if lang in versions}
        rows = self.clean.rows
        often = Counter((x, eid) for row in rows for x, eids in row.cells.items() for eid in eids)
        moved = {(move.lang, move.eid) for move in self.clean.moves}
        self._whole = {}
        for at, row in enumerate(rows):
            cells = [(x, eids) for x in self._clauses for eids in (row.cells.get(x, ()),)]
            if not all(len(eids) == 1 and often[x, eids[0]] == 1 for x, eids in cells):
                continue
            numbers = {versions[x].clause(eids[0]).number for x, eids in cells}
            if len(numbers) == 1 and not moved & {(x, eids[0]) for x, eids in cells}:
                self._whole[at] = {x: eids[0] for x, eids in cells}

    def plant(self, kind: Kind, random: Random) -> bool:
        """Plant one defect of *kind*; whether there was a place for it."""
        sites = [(row, lang) for row in self._whole if row not in self._taken for lang in self._clauses]
        random.shuffle(sites)
        busy = Counter(one.lang for one in self.done)
        sites.sort(key=lambda site: busy[site[1]])
        free = {lang: self._free(lang) for lang in self._clauses}
        refused = 0
        for row, lang in sites:
            if kind.family == "structure" and (lang, row) in self._relabelled:
                continue
            edit = kind.make(self._site(row, lang, free[lang]), random)
            if edit is None:
                continue
            if self._take(kind, row, lang, edit):
                return True
            refused += 1
            if refused == _MOST_REFUSED:
                break
        return False

    def _free(self, lang: Lang) -> frozenset[str]:
        return frozenset(cells[lang] for row, cells in self._whole.items() if row not in self._taken)

    def _site(self, row: int, lang: Lang, free: frozenset[str]) -> Site:
        cells, clauses = self._whole[row], self._clauses[lang]
        at = next(i for i, clause in enumerate(clauses) if clause.eid == cells[lang])
        others = {x: self.clean.versions[x].clause(eid).text for x, eid in cells.items() if x != lang}
        return Site(lang, at, clauses, others, free, self.given)

    def _take(self, kind: Kind, row: int, lang: Lang, edit: Edit) -> bool:
        """Let *edit* stand if it survives; whether it does."""
        version = replace(self.clean.versions[lang], clauses=edit.clauses)
        back = carried_units(version) if self.given else carried(version).clauses
        if len(back) != len(edit.clauses) or not all(
            same(a, b, loose=at in edit.loose)
            for at, (a, b) in enumerate(zip(edit.clauses, back, strict=True))
        ):
            return False
        longer = len(edit.clauses) > len(self._clauses[lang])
        # What reading makes of its kind, depth and number is what stands there from now on.
        self._clauses[lang] = tuple(
            replace(b, eid=a.eid) for a, b in zip(edit.clauses, back, strict=True)
        )
        expected = edit.expected or kind.expected
        if kind.family == "dates" and self.clean.rows[row].kind == "adoption":
            expected = ADOPTION
        clause = "" if edit.at is None else edit.clauses[edit.at].eid
        self.done.append(_Done(kind, row, lang, edit, clause, expected, longer))
        far = kind.near + 1
        if kind.family == "structure" and not kind.near:
            self._relabelled |= {(lang, at) for at in range(row, row + edit.reach + 1)}
        else:
            far = max(far, edit.reach + 1)
        self._taken |= set(range(row - far, row + far + 1))
        return True

    def planted(self) -> Planted:
        """The versions as they stand now, and the defects in the order of the rows."""
        made = {x: replace(self.clean.versions[x], clauses=c) for x, c in self._clauses.items()}
        versions = _read_back(tuple(made.values()))
        names: dict[Lang, Mapping[str, str]] = {
            now.lang: {a.eid: b.eid for a, b in zip(made[now.lang].clauses, now.clauses, strict=True)}
            for now in versions
        }
        done = sorted(self.done, key=lambda one: (one.row, one.kind.name))
        return Planted(versions, tuple(self._defect(one, names) for one in done))

    def _defect(self, one: _Done, names: Mapping[Lang, Mapping[str, str]]) -> Defect:
        cells = self._whole[one.row]
        reached = range(one.row + 1, one.row + one.edit.reach + 1)
        grown = sum(other.longer for other in self.done if other.row in reached)
        return Defect(
            row=self.clean.rows[one.row].row,
            lang=one.lang,
            kind=one.kind.name,
            family=one.kind.family,
            severity=grade(one.expected),
            before=one.edit.before,
            after=one.edit.after,
            expected=one.expected,
            consequent=one.kind.consequent,
            clause=names[one.lang][one.clause] if one.clause else "",
            eids={x: names[x][eid] for x, eid in cells.items() if x != one.lang},
            near=one.kind.near,
            reach=one.edit.reach + grown,
            concept=one.edit.concept,
        )
