"""From the options of a command to sets and tools: what every command that reads sets begins with."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.cli.output import progress, remark
from hexapla.errors import ConfigurationError, InputError

if TYPE_CHECKING:
    from hexapla.cache import Cache
    from hexapla.model import Alignment, Decision, Encoder, Flag, Lang, Termbase
    from hexapla.pipeline import Failure, Loaded, Tools
    from hexapla.sets import SetFiles
    from hexapla.terms.finder import TermFinder


NO_VECTORS = "none"
"""What to say for an encoder where none is wanted."""


def sets_of(
    paths: Sequence[Path] | None,
    named: Mapping[Lang, Path],
    langs: Sequence[Lang],
    reader: str,
    encoding: str = "",
) -> tuple[SetFiles, ...]:
    """The sets that the command line names."""
    from hexapla.pipeline import open_sets

    return open_sets(paths or (), named=named, langs=langs, reader=reader, encoding=encoding)


def sets_that_open(
    paths: Sequence[Path] | None,
    named: Mapping[Lang, Path],
    langs: Sequence[Lang],
    reader: str,
    encoding: str = "",
) -> tuple[tuple[SetFiles, ...], list[Failure]]:
    """The sets that the command line names, and what could not be opened while others could."""
    from hexapla.pipeline import Failure

    try:
        return sets_of(paths, named, langs, reader, encoding), []
    except (InputError, ConfigurationError):
        good: list[Path] = []
        failures: list[Failure] = []
        for path in paths or ():
            try:
                sets_of([path], {}, langs, reader, encoding)
            except (InputError, ConfigurationError) as error:
                failures.append(Failure(str(path), error.line()))
            else:
                good.append(path)
        if not good or not failures:
            raise
    return sets_of(good, named, langs, reader, encoding), failures


@functools.cache
def _cache() -> Cache:
    from hexapla.cache import cache_folder, cache_in

    return cache_in(cache_folder())


def finder_of(termbases: Sequence[Path] | None) -> TermFinder:
    """The termbases named, later ones winning, or the one that ships."""
    from hexapla.sets.corpora import shipped_termbase
    from hexapla.terms.finder import TermFinder
    from hexapla.terms.termbase import merge

    def read(data: bytes, name: str) -> Termbase:
        from hexapla.formats.tbx import read_tbx

        return read_tbx(data, name)

    kept = _cache()
    paths = termbases or (shipped_termbase(),)
    for path in paths:
        if not path.is_file():
            what = "this is not a file" if path.exists() else "there is no such termbase"
            raise InputError(what, where=str(path), remedy="give a TBX file")
    return TermFinder(merge(kept.termbase(path.read_bytes(), str(path), read) for path in paths))


def tools_of(
    *,
    termbases: Sequence[Path] | None = None,
    encoder: str = "builtin",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    quiet: bool = False,
) -> Tools:
    """The tools that the options ask for."""
    from hexapla.pipeline import Tools, selected_checks

    return Tools(
        finder=finder_of(termbases),
        encoder=_encoder(encoder),
        checks=selected_checks(select, ignore),
        accepts=_accepts,
        progress=progress(quiet=quiet),
    )


def _encoder(name: str) -> Encoder | None:
    if name == NO_VECTORS:
        return None
    from hexapla.vectors import load_encoder
    from hexapla.vectors.cache import RememberingEncoder

    encoder = load_encoder(name)
    return RememberingEncoder(encoder, _cache().vectors(encoder.name))


def _accepts(files: SetFiles, flag: Flag) -> bool:
    today = datetime.datetime.now(tz=datetime.UTC).date()
    return any(entry.covers(flag, today) for entry in files.manifest.accepted)


def decisions_of(files: SetFiles) -> tuple[Decision, ...]:
    """What reviewers said of this set; nothing is created where there is no store yet."""
    from hexapla.store import existing_decisions

    return existing_decisions(files.folder, files.name)


def states_of(files: SetFiles, flags: Sequence[Flag]) -> dict[str, str]:
    """The state of each flag by its id."""
    from hexapla.store.states import flag_states

    decisions = decisions_of(files)
    if not decisions:
        return {}
    return {flag_id: state.name for flag_id, state in flag_states(flags, decisions).items()}


def warn_of_status(alignments: Sequence[Alignment], *, quiet: bool) -> None:
    """Say on stderr which versions are not official."""
    from hexapla.reports.text import statuses

    for alignment in alignments:
        if said := statuses(alignment.versions.values()):
            remark(f"{alignment.set}: {said}", quiet=quiet)


def warn_of_notes(sets: Sequence[Loaded], *, quiet: bool) -> None:
    """Say on stderr what the readers remarked, and which corrections do not hold."""
    for version in (version for loaded in sets for version in loaded.versions):
        for note in version.notes:
            remark(f"{version.file}: {note}", quiet=quiet)
    for loaded in sets:
        for misfit in loaded.fit().misfits:
            remark(f"{loaded.files.name}: {misfit.sentence()}", quiet=quiet)
