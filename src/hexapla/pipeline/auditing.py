"""From termbase files to flags: read, observe in a corpus, audit, and lay out as sets are.

A file or a check that fails is reported and the others go on. What decides on a concept stands
in `terms.audit`; nothing is printed here.
"""

from __future__ import annotations

import traceback
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.errors import HexaplaError, InputError
from hexapla.formats.format import Source
from hexapla.formats.termbases import Read, read_termbase
from hexapla.model import SEVERITIES, Flag, Lang, Termbase
from hexapla.pipeline.judging import align_set
from hexapla.pipeline.loading import load_set
from hexapla.pipeline.results import Checked, Failure, Loaded, Tools
from hexapla.sets import SetFiles
from hexapla.sets.configuration import configuration
from hexapla.sets.discovery import VersionFile
from hexapla.sets.manifest import Manifest
from hexapla.signature import signature
from hexapla.terms.audit.audited import Audited, Entry, entries
from hexapla.terms.audit.engine import laid_out, run_audit
from hexapla.terms.audit.observed import Observed, observe
from hexapla.terms.termbase import merge

if TYPE_CHECKING:
    from hexapla.checks.engine import Timed
    from hexapla.terms.audit.check import AuditCheck


@dataclass(frozen=True, slots=True)
class TermbaseFile:
    """A termbase that was read."""

    name: str
    """The file's, or its path where another one has that name."""
    path: Path
    read: Read


def read_files(
    paths: Sequence[Path], encoding: str = ""
) -> tuple[tuple[TermbaseFile, ...], list[Failure]]:
    """The termbases at *paths*, and what could not be read; an error where none could."""
    found: dict[str, TermbaseFile] = {}
    failures: list[Failure] = []
    for path in dict.fromkeys(paths):
        name = path.name if path.name not in found else str(path)
        try:
            data = configuration(path.parent).allowed().read(path)
            read = read_termbase(Source(data, str(path), encoding=encoding))
        except HexaplaError as error:
            if len(paths) == 1:
                raise
            failures.append(Failure(str(path), error.line()))
        else:
            found[name] = TermbaseFile(name, path, read)
    if not found:
        raise InputError("; ".join(failure.message for failure in failures))
    return tuple(found.values()), failures


def merged(files: Sequence[TermbaseFile]) -> Termbase:
    """All *files* as one, later ones winning."""
    return merge(file.read.termbase for file in files)


def observed_in(sets: Sequence[SetFiles], tools: Tools) -> tuple[Observed, list[Failure]]:
    """What *sets* have of the concepts of the finder of *tools*, and what could not be read of them."""
    if tools.finder is None:
        raise ValueError("a finder is needed to observe concepts")
    loaded = [load_set(files, tools) for files in sets]
    alignments = [align_set(one, tools) for one in loaded]
    found = observe(alignments, tools.finder, sets[0].manifest.source)
    return found, [failure for one in loaded for failure in one.failures]


def audit(
    files: Sequence[TermbaseFile],
    checks: Sequence[AuditCheck],
    *,
    expected: tuple[Lang, ...],
    observed: Observed | None,
    timed: Timed,
    selected: bool = False,
) -> list[Checked]:
    """The flags of *files*, audited together; failures of checks are the first file's.

    Which of *checks* speak of a file and how gravely is as the configuration beside it has it,
    unless they were *selected* by a person; then only severities and languages are.
    """
    failures: list[Failure] = []

    def on_error(check: AuditCheck, error: Exception) -> None:
        what = f"internal error: the check {check.code} {check.name} failed: {error!r}"
        said = f"{what}; the rest was checked; this is a bug: please report it with HEXAPLA_DEBUG=1"
        trace = "".join(traceback.format_exception(error))
        failures.append(Failure(files[0].name, said, internal=True, trace=trace))

    listed = {
        file.name: entries(file.name, [(met.concept, met.unranked) for met in file.read.met])
        for file in files
    }
    audited = Audited(tuple(x for own in listed.values() for x in own), expected, observed)
    flags = run_audit(checks, audited, on_error, timed)
    made = []
    for file in files:
        done = _checked(file, listed[file.name], flags[file.name], checks, failures, selected=selected)
        made.append(done)
        failures = []
    return made


def _checked(
    file: TermbaseFile,
    listed: Sequence[Entry],
    flags: tuple[Flag, ...],
    checks: Sequence[AuditCheck],
    failures: Sequence[Failure],
    *,
    selected: bool,
) -> Checked:
    """One termbase with its flags, as a set is and as its configuration has it."""
    settings = configuration(file.path.parent)
    run = tuple(check.code for check in checks if selected or settings.check.runs(check.code))
    flags = _ordered(settings.check.weighed(flag for flag in flags if flag.code in run), listed)
    flagged = {flag.row for flag in flags}
    # Lines are looked up by walking through the file: only where they are shown.
    where = {
        entry.row: met.line()
        for entry, met in zip(listed, file.read.met, strict=True)
        if entry.row in flagged
    }
    version = VersionFile(file.path, "termbase", None)
    whole = SetFiles(file.name, file.path.parent, Manifest(), (version,), (), settings)
    alignment = laid_out(file.name, listed, where, str(file.path))
    return Checked(
        Loaded(whole, (*alignment.versions.values(),), ()),
        alignment,
        flags,
        (),
        tuple(failures),
        signature(
            langs="+".join(alignment.langs),
            checks=len(run),
            settings=settings.check.digest(),
            termbase=file.read.termbase.sha256[:8],
        ),
        checks=run,
    )


def _ordered(flags: Sequence[Flag], listed: Sequence[Entry]) -> tuple[Flag, ...]:
    """*flags* whose severities were changed, again by concept, the gravest first."""
    places = {entry.concept.concept: at for at, entry in reversed([*enumerate(listed)])}

    def order(flag: Flag) -> tuple[int, int, str]:
        at = places[flag.evidence.details["concept"]]
        return at, SEVERITIES.index(flag.severity), flag.code

    return tuple(sorted(flags, key=order))
