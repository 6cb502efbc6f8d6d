"""Sets with planted defects, checked and scored: those in folders, and those planted on the spot.

What is read, aligned and checked goes through the pipeline as for any other set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random

from hexapla.errors import UsageError
from hexapla.evaluate.seeded import Evaluation, Seeded, evaluate, read_seeded
from hexapla.evaluate.seeding.kinds import FAMILIES, KINDS, Kind
from hexapla.evaluate.seeding.plant import Planted, clean_versions, plant
from hexapla.model import Alignment
from hexapla.pipeline import Checked, Failure, Loaded, Tools, align_set, check_set, load_set, open_sets
from hexapla.sets import SetFiles


@dataclass(frozen=True, slots=True)
class Trial:
    """What became of the defects of one set."""

    name: str
    evaluation: Evaluation
    signature: str
    failures: tuple[Failure, ...]


def of_folder(files: SetFiles, tools: Tools) -> Trial:
    """The set as it is, against the list of defects in its folder."""
    seeded = read_seeded(files.folder)
    checked = check_set(load_set(files, tools), tools)
    clean = None
    if seeded.clean:
        # Under the name of the set: it is part of what a flag is known by.
        folder = replace(open_sets([files.folder / seeded.clean])[0], name=files.name)
        clean = check_set(load_set(folder, tools), tools)
    return _trial(files.name, checked, seeded, clean, tools)


def planted_in(
    loaded: Loaded, tools: Tools, most: float, seeds: Iterable[int], kinds: Sequence[Kind] = KINDS
) -> Iterator[Trial]:
    """A trial for each of *seeds*: as many defects planted in the set, see `how_many`."""
    clean = clean_set(loaded)
    before = check_set(clean, tools)
    for seed in seeds:
        planted = planted_with(before.alignment, most, seed, kinds)
        checked = check_set(replace(clean, versions=planted.versions), tools)
        yield _trial(loaded.files.name, checked, Seeded(planted.defects, seed=seed), before, tools)


def planted_with(clean: Alignment, most: float, seed: int, kinds: Sequence[Kind] = KINDS) -> Planted:
    """The versions of *clean* with the defects that *seed* gives."""
    number = how_many(most, len(clean.rows))
    return plant(clean, number, Random(seed), kinds=kinds)  # noqa: S311 - repeatable


def clean_set(loaded: Loaded) -> Loaded:
    """The set as it is read back from what carries it; corrections of its alignment are left out.

    `UsageError` where it has fewer than three versions: nothing could be outvoted.
    """
    if len(loaded.versions) < 3:
        raise UsageError(f"{loaded.files.name}: fewer than three versions", remedy="add versions")
    return replace(loaded, versions=clean_versions(loaded.versions), corrections=())


def aligned_clean(loaded: Loaded, tools: Tools) -> tuple[Loaded, Alignment]:
    """The clean set and its alignment."""
    clean = clean_set(loaded)
    return clean, align_set(clean, tools)


def how_many(most: float, rows: int) -> int:
    """*most* defects; below 1 it is a share of the *rows*. `UsageError` where it is not above 0."""
    if most <= 0:
        raise UsageError("there is nothing to plant", remedy="give a number, or a share such as 0.2")
    return max(1, round(most * rows)) if most < 1 else round(most)


def kinds_named(names: str, families: Iterable[str] = ()) -> tuple[Kind, ...]:
    """The kinds that `digits swapped,dates` names, by kind or family, and all of *families*.

    All kinds where nothing is named; `UsageError` for a name that there is not.
    """
    wanted = {name.strip().lower() for name in names.split(",") if name.strip()}
    of = {family.strip().lower() for family in families}
    known = {*(kind.name for kind in KINDS), *FAMILIES}
    for what, said, there in (("kind", wanted, known), ("family", of, FAMILIES)):
        if unknown := sorted(said.difference(there)):
            remedy = ", ".join(sorted(there))
            raise UsageError(f"no {what} of defect is called {unknown[0]!r}", remedy=remedy)
    chosen = wanted | of
    return tuple(k for k in KINDS if not chosen or k.name in chosen or k.family in chosen)


def _trial(name: str, checked: Checked, seeded: Seeded, clean: Checked | None, tools: Tools) -> Trial:
    codes = [check.code for check in tools.checks]
    known = clean.flags if clean else ()
    evaluation = evaluate(checked.alignment, checked.flags, seeded, codes, known)
    failures = (*(clean.failures if clean else ()), *checked.failures)
    return Trial(name, evaluation, checked.signature, failures)
