"""From the options of a command to sets and tools: what every command that reads sets begins with."""

from __future__ import annotations

import datetime
import functools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.cli.options import BUILTIN
from hexapla.cli.output import progress, remark
from hexapla.errors import ConfigurationError, InputError

if TYPE_CHECKING:
    from hexapla.cache import Cache
    from hexapla.model import Alignment, Correction, Decision, Encoder, Flag, Lang, Termbase
    from hexapla.pipeline import Checked, Failure, Loaded, Tools
    from hexapla.results_cache import Request
    from hexapla.sets import SetFiles
    from hexapla.stopwatch import Stopwatch
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
    from hexapla.cache import cache_in
    from hexapla.kept_files import cache_folder

    return cache_in(cache_folder())


def finder_of(termbases: Sequence[Path] | None) -> TermFinder:
    """The termbases named, later ones winning, or the one that ships."""
    from hexapla.terms.finder import TermFinder
    from hexapla.terms.termbase import merge

    def read(data: bytes, name: str) -> Termbase:
        from hexapla.formats import Source
        from hexapla.formats.termbases import read_termbase

        return read_termbase(Source(data, name)).used()

    kept = _cache()
    files = _termbase_files(termbases)
    return TermFinder(merge(kept.termbase(path.read_bytes(), str(path), read) for path in files))


def _termbase_files(termbases: Sequence[Path] | None) -> tuple[Path, ...]:
    from hexapla.sets.corpora import shipped_termbase

    paths = tuple(termbases or (shipped_termbase(),))
    for path in paths:
        if not path.is_file():
            what = "this is not a file" if path.exists() else "there is no such termbase"
            raise InputError(what, where=str(path), remedy="give a TBX, SKOS, CSV or XLSX file")
    return paths


def tools_of(
    *,
    termbases: Sequence[Path] | None = None,
    encoder: str = "builtin",
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    quiet: bool = False,
) -> Tools:
    """The tools that the options ask for."""
    from hexapla.checks.selection import selected_checks
    from hexapla.pipeline import Tools

    return Tools(
        finder=finder_of(termbases),
        encoder=encoder_of(encoder),
        checks=selected_checks(select, ignore),
        selected=bool(select),
        today=_today(),
        progress=progress(quiet=quiet),
    )


def request_of(
    tools: Callable[[], Tools],
    *,
    termbases: Sequence[Path] | None,
    encoder: str,
    select: Sequence[str],
    ignore: Sequence[str],
    langs: tuple[Lang, ...],
    corrections: tuple[Correction, ...],
) -> Request:
    """What the options ask of each set, told without making the *tools* where that can be."""
    from hexapla.checks.selection import selected_codes
    from hexapla.results_cache import Request

    return Request(
        langs=langs,
        corrections=corrections,
        checks=selected_codes(select, ignore),
        selected=bool(select),
        termbases=tuple(f"{path}@{_sha256(path)}" for path in _termbase_files(termbases)),
        encoder=_vectors_name(encoder, tools),
        today=_today(),
    )


def _vectors_name(encoder: str, tools: Callable[[], Tools]) -> str:
    """What tells the vectors of *encoder* apart; those that ship belong to the program."""
    if encoder in (NO_VECTORS, BUILTIN):
        return encoder
    if (file := Path(encoder)).is_file():
        return f"{file}@{_sha256(file)}"
    loaded = tools().encoder
    return loaded.name if loaded else encoder


def _sha256(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def examining(
    *,
    termbases: Sequence[Path] | None = None,
    encoder: str = BUILTIN,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    langs: tuple[Lang, ...] = (),
    corrections: tuple[Correction, ...] = (),
    memory: Sequence[Path] = (),
    previous: Path | None = None,
    quiet: bool = False,
    anew: bool = False,
    watch: Stopwatch | None = None,
) -> Callable[[SetFiles], Checked]:
    """What reads, aligns and checks a set as the options have it, with the figures of a report.

    A set that was checked before is found again, unless *anew* or the work is to be timed by *watch*.
    """
    from hexapla.kept_files import cache_folder
    from hexapla.pipeline import check_set, load_set, with_figures
    from hexapla.pipeline.memory import Earlier, with_earlier
    from hexapla.results_cache import Results, program
    from hexapla.signature import digest

    @functools.cache
    def tools() -> Tools:
        made = tools_of(termbases=termbases, encoder=encoder, select=select, ignore=ignore, quiet=quiet)
        made = replace(made, earlier=Earlier())
        return timed(made, watch) if watch else made

    def anew_each_time(files: SetFiles) -> Checked:
        files = with_earlier(files, memory, previous)
        checked = check_set(load_set(files, tools(), langs, corrections), tools())
        return with_figures(checked, tools())

    if anew or watch:
        tools()
        return anew_each_time
    results = Results(cache_folder())
    request = request_of(
        tools,
        termbases=termbases,
        encoder=encoder,
        select=select,
        ignore=ignore,
        langs=langs,
        corrections=corrections,
    )
    # What was made of earlier texts is kept too, under what it was made with.
    stamp = digest(program().hex(), request.encoder, *request.termbases)
    earlier = Earlier(cache_folder(), stamp)

    def checked(files: SetFiles) -> Checked:
        files = with_earlier(files, memory, previous)
        codes = [x for x in request.checks if request.selected or files.settings.check.runs(x)]
        asked = replace(request, earlier=earlier.digest(files, codes))
        return results.checked(files, asked, lambda: replace(tools(), earlier=earlier))

    return checked


def _today() -> datetime.date:
    return datetime.datetime.now(tz=datetime.UTC).date()


def timed(tools: Tools, watch: Stopwatch) -> Tools:
    """*tools* whose work is timed by *watch*."""
    from hexapla.stopwatch import TimedEncoder

    encoder = TimedEncoder(tools.encoder, watch.time) if tools.encoder else None
    return replace(tools, timed=watch.time, encoder=encoder)


def path_of(files: SetFiles) -> str:
    """How the command line names the set: its folder, or the archive that holds it."""
    inside = next((file.path for file in files.files if file.data is not None), None)
    return str(next(p for p in inside.parents if p.is_file()) if inside else files.folder)


def encoder_of(name: str) -> Encoder | None:
    """The vectors called *name*, with those that were made before; `None` where none are wanted."""
    if name == NO_VECTORS:
        return None
    from hexapla.vectors import load_encoder
    from hexapla.vectors.cache import RememberingEncoder

    encoder = load_encoder(name)
    return RememberingEncoder(encoder, _cache().vectors(encoder.name))


def decisions_of(files: SetFiles) -> tuple[Decision, ...]:
    """What reviewers said of this set; nothing is created where there is no store yet."""
    from hexapla.store import existing_decisions

    return existing_decisions(files.folder, files.name)


def held_against(checked: Sequence[Checked], named: Path | None, *, quiet: bool) -> list[Checked]:
    """*checked*, without the flags in the baseline: the one *named*, else that of each configuration.

    What is gone from it is said on stderr.
    """
    configured = [one.loaded.files.settings.check.baseline for one in checked]
    paths = [named or (Path(path) if path else None) for path in configured]
    if not any(paths):
        return list(checked)
    from hexapla.sets.baseline import part, read_baseline

    read = functools.cache(read_baseline)
    left: list[Checked] = []
    gone: dict[str, int] = {}
    for one, path in zip(checked, paths, strict=True):
        if path is None:
            left.append(one)
            continue
        name, langs = one.loaded.files.name, one.alignment.langs
        parted = part(read(path), name, one.flags, checks=one.checks, langs=langs)
        gone[str(path)] = gone.get(str(path), 0) + len(parted.gone)
        left.append(replace(one, flags=parted.new, known=parted.known))
    for file, count in gone.items():
        if count:
            verb = "is" if count == 1 else "are"
            remark(f"{file}: {count} of the baseline {verb} gone; write it anew", quiet=quiet)
    return left


def make_baseline(checked: Sequence[Checked], path: Path, *, quiet: bool) -> list[Checked]:
    """*checked*, all their flags put into the baseline in the file *path*."""
    from hexapla.sets.baseline import write_baseline

    write_baseline(path, {one.loaded.files.name: one.flags for one in checked})
    count = sum(len(one.flags) for one in checked)
    remark(f"{path}: {count} flag{'s' * (count != 1)} in the baseline", quiet=quiet)
    return [replace(one, flags=(), known=one.flags) for one in checked]


def warn_of_idle(checked: Sequence[Checked], *, quiet: bool) -> None:
    """Say on stderr which acceptances have run out or accept nothing, and which memory is not used."""
    for one in checked:
        for sentence in (*one.idle, *one.remarks):
            remark(f"{one.loaded.files.name}: {sentence}", quiet=quiet)


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
    # Asking whether none fit would load the aligner.
    for loaded in (loaded for loaded in sets if loaded.corrections):
        for misfit in loaded.fit().misfits:
            remark(f"{loaded.files.name}: {misfit.sentence()}", quiet=quiet)
