"""From files to flags: read, parse, align, check, with every effect passed in.

It prints nothing and asks nobody; what fails and need not stop the rest becomes a `Failure`.
What does the work is imported where it is done: a result that is found again needs none of it.
"""

from __future__ import annotations

import datetime
import traceback
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hexapla.checks import catalogue
from hexapla.errors import HexaplaError, InputError
from hexapla.formats import Source, detect, format_named
from hexapla.model import LANGS, Alignment, Correction, Encoder, Flag, Lang
from hexapla.sets import SetFiles, VersionFile, find_sets
from hexapla.sets.acceptance import accepted_flags, idle
from hexapla.sets.configuration import configuration
from hexapla.sets.corrections import NAME as CORRECTIONS
from hexapla.sets.corrections import read_corrections
from hexapla.signature import signature
from hexapla.store.place import both_files

if TYPE_CHECKING:
    from hexapla.align import Anchors
    from hexapla.align.corrections import Fit
    from hexapla.checks import Check
    from hexapla.checks.engine import Timed
    from hexapla.model import RawDocument, Version
    from hexapla.summary import Parity
    from hexapla.terms.finder import TermFinder

Progress = Callable[[str, int, int], None]
"""Told what is being done, how much is done and how much there is."""


def _silent(_what: str, _done: int, _total: int) -> None:
    """No progress is shown."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A file, set or check that could not be dealt with while the rest could."""

    file: str
    message: str
    internal: bool = False
    """Whether the fault is the program's own."""
    trace: str = ""
    """The traceback of such a fault."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """The versions of a set, read and parsed."""

    files: SetFiles
    versions: tuple[Version, ...]
    failures: tuple[Failure, ...]
    corrections: tuple[Correction, ...] = ()
    """What reviewers said of the alignment, the earliest first."""

    def fit(self) -> Fit:
        """Which of the corrections hold on these versions."""
        from hexapla.align.corrections import Fit, Misfit, fit
        from hexapla.align.given import is_given

        if is_given(self.versions):
            why = "the file itself says which clauses belong together"
            return Fit(misfits=tuple(Misfit(one, why) for one in self.corrections))
        return fit(self.corrections, self.versions)


@dataclass(frozen=True, slots=True)
class Checked:
    """A set with its alignment and flags."""

    loaded: Loaded
    alignment: Alignment
    flags: tuple[Flag, ...]
    """Those that are neither accepted nor in the baseline."""
    accepted: tuple[Flag, ...]
    """Those that the manifest accepts."""
    failures: tuple[Failure, ...]
    signature: str
    checks: tuple[str, ...] = ()
    """The codes of the checks that ran."""
    idle: tuple[str, ...] = ()
    """What the user should know of acceptances that have run out or accept nothing."""
    known: tuple[Flag, ...] = ()
    """Those in the baseline (see `sets.baseline`)."""
    parity: Parity = field(default_factory=dict)
    """See `summary.parity`; empty until `with_figures`."""
    terms: Mapping[Lang, float] = field(default_factory=dict)
    """How consistently each version renders the concepts of the termbase, in [0, 1]; as *parity*."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the run works with, made once for all sets."""

    finder: TermFinder | None = None
    encoder: Encoder | None = None
    checks: tuple[Check[Any], ...] = field(default_factory=catalogue)
    selected: bool = False
    """Whether *checks* were named by whoever runs this: the configuration then chooses none of them."""
    today: datetime.date | None = None
    """The day on which manifests accept flags; `None`: they accept none."""
    progress: Progress = _silent
    timed: Timed = nullcontext
    """Enters the time of a part of the work: `reading`, `terms`, `aligning`, the code of a check."""


def open_sets(
    paths: Sequence[Path],
    *,
    named: Mapping[Lang, Path] | None = None,
    langs: Sequence[Lang] = (),
    reader: str = "",
    encoding: str = "",
) -> tuple[SetFiles, ...]:
    """The sets of *paths*, in the formats that are known; see `sets.find_sets`.

    `UsageError` where *reader* is no format, `InputError` for what is not there.
    """
    if reader:
        format_named(reader)
    return find_sets(
        paths,
        detect=detect,
        named=named,
        langs=langs,
        reader=reader,
        encoding=encoding,
        unpack=_unpacked,
    )


def _unpacked(path: Path) -> tuple[tuple[str, bytes], ...]:
    from hexapla.formats.archive import open_archive

    limits = configuration(path.parent).allowed()
    archive = open_archive(Source(limits.read(path), str(path), archive_ratio=limits.archive_ratio))
    return tuple((name, archive.read(name)) for name in archive.names)


def load_versions(files: SetFiles, file: VersionFile) -> tuple[Version, ...]:
    """The versions in *file*, usually one; `InputError` where it cannot be read or tells no language."""
    return tuple(version for _, version in load_documents(files, file))


def load_documents(files: SetFiles, file: VersionFile) -> tuple[tuple[RawDocument, Version], ...]:
    """The documents in *file* as read, each with the version that it was parsed to."""
    limits = files.settings.allowed()
    data = limits.read(file.path) if file.data is None else file.data
    source = Source(data, str(file.path), file.lang, file.encoding, limits.archive_ratio)
    documents = format_named(file.format).read(source)
    alone = len(documents) == 1
    return tuple((doc, limits.hold(_version(files, file, doc, alone=alone))) for doc in documents)


def _version(files: SetFiles, file: VersionFile, document: RawDocument, *, alone: bool) -> Version:
    from hexapla.langs import profile
    from hexapla.parse import parse
    from hexapla.sets.languages import language_belied, language_declared, language_of_text

    where = str(file.path)
    text = "\n".join(block.text for block in document.blocks)
    said = file.lang if alone else None
    lang = said or language_declared(document.lang) or language_of_text(text)
    if lang is None:
        raise InputError("the language is not known", where=where, remedy=f"say --lang xx={where}")
    entry = file.entry
    notes = list(document.notes)
    if belied := language_belied(text, lang):
        notes.append(
            f"this is not {profile(lang).name}: it looks like {profile(belied).name}; "
            f"if it is, say --lang {belied}={where}"
        )
    if entry and entry.sha256 and entry.sha256 != document.sha256:
        notes.append("the file has changed since the manifest was written (SHA-256 differs)")
    return parse(
        replace(document, notes=tuple(notes)),
        lang,
        set_name=files.name,
        symbol=files.manifest.symbol or document.symbol or None,
        status=file.status,
        origin=entry.origin if entry else "",
        file=where,
        format_name=file.format,
    )


def load_set(
    files: SetFiles,
    tools: Tools,
    langs: Sequence[Lang] = (),
    corrections: Sequence[Correction] = (),
) -> Loaded:
    """Read and parse the versions of a set; a file that fails is reported, the others go on.

    Two files that claim one language are an error that names both. *corrections* come after
    those that are kept for the set; `ConfigurationError` where their file does not say what it must.
    """
    kept = kept_corrections(files)
    versions: dict[Lang, Version] = {}
    failures: list[Failure] = []
    for count, file in enumerate(files.files):
        tools.progress("reading", count, len(files.files))
        try:
            with tools.timed("reading"):
                read = load_versions(files, file)
        except HexaplaError as error:
            failures.append(Failure(str(file.path), error.line()))
            continue
        except OSError as error:
            why = f"{error.strerror or error}; see that it can be read"
            failures.append(Failure(str(file.path), f"{file.path}: {why}"))
            continue
        for version in read:
            if langs and version.lang not in langs:
                continue
            if version.lang in versions:
                both = f"{versions[version.lang].file} and {version.file}"
                raise InputError(
                    f"two files claim {version.lang}: {both}",
                    where=files.name,
                    remedy="remove one, or say which is which with --lang xx=FILE",
                )
            versions[version.lang] = version
    tools.progress("reading", len(files.files), len(files.files))
    return Loaded(
        expecting(files, langs), tuple(versions.values()), tuple(failures), (*kept, *corrections)
    )


def expecting(files: SetFiles, langs: Sequence[Lang]) -> SetFiles:
    """*files*, also expected in the languages of its configuration, unless *langs* were named."""
    if langs or not files.settings.check.langs:
        return files
    wanted = {*files.expected, *files.settings.check.langs}
    return replace(files, expected=tuple(lang for lang in LANGS if lang in wanted))


def kept_corrections(files: SetFiles) -> tuple[Correction, ...]:
    """The corrections that are kept for a set, in either place."""
    elsewhere = correction_files(files)[1]
    return (*files.corrections, *(read_corrections(elsewhere) if elsewhere.exists() else ()))


def correction_files(files: SetFiles) -> tuple[Path, Path]:
    """Where corrections of a set are kept: beside its texts, else in the user's data folder.

    Neither need exist. The first of an archive would be in it: only the second can be written.
    """
    inside = (file.path for file in files.files if file.data is not None)
    archives = (parent for path in inside for parent in path.parents if parent.is_file())
    home = next(archives, files.folder)
    return home / CORRECTIONS, both_files(home)[1].with_name(CORRECTIONS)


def anchors_of(versions: Iterable[Version], finder: TermFinder | None) -> Anchors:
    """The concepts that the termbase finds in each clause: what the aligner holds on to."""
    if finder is None:
        return {}
    return {
        (version.lang, clause.eid): tuple(f.concept for f in finder.find(clause.text, version.lang))
        for version in versions
        for clause in version.clauses
    }


def align_set(loaded: Loaded, tools: Tools) -> Alignment:
    """The alignment of the versions that could be read; `InputError` where there are fewer than two."""
    from hexapla.align import align
    from hexapla.align.given import align_given, is_given

    if len(loaded.versions) < 2 and loaded.failures:
        raise InputError("; ".join(failure.message for failure in loaded.failures))
    if is_given(loaded.versions):
        return align_given(loaded.versions)
    tools.progress("aligning", 0, 1)
    with tools.timed("terms"):
        anchors = anchors_of(loaded.versions, tools.finder)
    with tools.timed("aligning"):
        alignment = align(loaded.versions, anchors, tools.encoder, loaded.fit().pins)
    tools.progress("aligning", 1, 1)
    return alignment


def align_parts(clauses: Alignment, tools: Tools) -> Alignment:
    """The parts of the clauses, aligned inside their rows."""
    from hexapla.align.segments import align_segments, cut

    anchors = anchors_of(map(cut, clauses.versions.values()), tools.finder)
    return align_segments(clauses, anchors, tools.encoder)


def check_set(loaded: Loaded, tools: Tools) -> Checked:
    """Align and check a set; a check that fails is reported and the others go on.

    Which checks run, how and how gravely they judge is as the set's configuration has it.
    """
    return without_accepted(judge_set(loaded, tools), tools.today)


def judge_set(loaded: Loaded, tools: Tools) -> Checked:
    """As `check_set`, with no flag accepted yet: what depends on the texts and not on the day."""
    from hexapla.checks import Context, run_checks
    from hexapla.checks.engine import by_row
    from hexapla.sets.register import shipped_register

    alignment = align_set(loaded, tools)
    manifest, table = loaded.files.manifest, loaded.files.settings.check
    checks = tuple(check for check in tools.checks if tools.selected or table.runs(check.code))
    failed: dict[str, list[Failure]] = {}

    def on_error(check: Check[Any], where: str, error: Exception) -> None:
        failed.setdefault(check.code, []).append(_failed(check, alignment.set, where, error))

    context = Context(
        alignment=alignment,
        source=manifest.source,
        expected=loaded.files.expected,
        drafting=manifest.kind,
        finder=tools.finder,
        encoder=tools.encoder,
        register=shipped_register(),
        thresholds=table.figures(),
        patterns=table.house_patterns(),
    )
    flags = run_checks(checks, context, on_error, tools.timed)
    return Checked(
        loaded,
        alignment,
        by_row(alignment, table.weighed(flags)),
        (),
        (*loaded.failures, *(_counted(of_one) for of_one in failed.values())),
        signature(
            langs="+".join(alignment.langs),
            checks=len(checks),
            settings=table.digest(),
            termbase=tools.finder.termbase.sha256[:8] if tools.finder else "none",
            vectors=tools.encoder.name if tools.encoder else "none",
        ),
        checks=tuple(check.code for check in checks),
    )


def without_accepted(checked: Checked, today: datetime.date | None) -> Checked:
    """*checked*, the flags that the manifest accepts on the day *today* set apart (`None`: none)."""
    entries = checked.loaded.files.manifest.accepted
    if today is None or not entries:
        return checked
    accepted = accepted_flags(entries, checked.flags, today)
    return replace(
        checked,
        flags=tuple(flag for flag in checked.flags if flag not in accepted),
        accepted=accepted,
        idle=idle(entries, checked.flags, today, checked.checks),
    )


def with_figures(checked: Checked, tools: Tools) -> Checked:
    """*checked* with its parity table and its scores of terms, for a report."""
    from hexapla.summary import parity
    from hexapla.terms.score import score

    source = checked.loaded.files.manifest.source
    terms = score([checked.alignment], tools.finder, source).langs if tools.finder else {}
    return replace(checked, parity=parity(checked.alignment), terms=terms)


def _failed(check: Check[Any], set_name: str, where: str, error: Exception) -> Failure:
    """The failure of *check* at *where* in a set, with what a report of the bug needs, if it is one."""
    if isinstance(error, HexaplaError):
        return Failure(set_name, error.line())
    place = f"{set_name}#{where}" if where else set_name
    what = f"the check {check.code} {check.name} failed: {type(error).__name__}: {error}"
    message = " ".join(f"{place}: internal error: {what}".split())
    trace = "".join(traceback.format_exception(error))
    return Failure(set_name, message, internal=True, trace=trace)


def _counted(failures: Sequence[Failure]) -> Failure:
    """The first of the *failures* of one check, saying how often it failed."""
    more = len(failures) - 1
    times = f", and {more} time{'s' * (more != 1)} more" if more else ""
    bug = "; this is a bug: please report it with HEXAPLA_DEBUG=1" if failures[0].internal else ""
    return replace(failures[0], message=f"{failures[0].message}{times}; the rest was checked{bug}")
