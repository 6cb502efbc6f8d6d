"""`hexapla check --fix`: what is mechanical shown as a diff, and with `--apply` written.

It decides nothing about flags: which checks are mechanical they say themselves.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.cli.check_output import drawn, paper
from hexapla.cli.options import FlagForm
from hexapla.cli.output import remark, write
from hexapla.cli.work import path_of, states_of
from hexapla.errors import HexaplaError, UsageError

if TYPE_CHECKING:
    from hexapla.fixes.mending import Mended
    from hexapla.fixes.plan import Edit, Left
    from hexapla.model import Version
    from hexapla.pipeline import Checked, Failure


def refuse_others(*, fix: bool, apply: bool, form: FlagForm, baseline: Path | None) -> None:
    """`UsageError` for options that do not go with `--fix`, and for `--apply` without it."""
    if apply and not fix:
        raise UsageError("--apply applies what --fix shows", remedy="say --fix --apply")
    if fix and form is not FlagForm.TEXT:
        raise UsageError("--fix prints a diff", remedy="leave --format out")
    if fix and baseline:
        raise UsageError("--fix and --write-baseline are two things", remedy="do one after the other")


def fixed(
    checked: Sequence[Checked],
    failures: list[Failure],
    settled: Collection[str],
    *,
    apply: bool,
    output: Path | None,
    quiet: bool,
) -> list[Checked]:
    """*checked* with the flags that stay: all, unless the changes are to be applied.

    Flags in a state of *settled* are left. What cannot be written is put to *failures*.
    """
    work = _Work(failures, apply=apply, quiet=quiet, drawing=output)
    remaining = [_one_set(one, settled, work) for one in checked]
    write("".join(f"{line}\n" for line in work.lines), output)
    remark(work.summary(), quiet=quiet)
    return remaining


@dataclass(slots=True)
class _Work:
    """What is to be done, and what was."""

    failures: list[Failure]
    apply: bool
    quiet: bool
    drawing: Path | None
    lines: list[str] = field(default_factory=list)
    changes: int = 0
    files: int = 0
    undone: int = 0

    def say(self, sentence: str) -> None:
        from hexapla.text.width import visible

        remark(visible(sentence), quiet=self.quiet)

    def summary(self) -> str:
        """What was done in all."""
        rest = f"; {_counted(self.undone, 'other')} could not be made" if self.undone else ""
        if not self.changes:
            return f"nothing to change{rest}"
        said = f"{_counted(self.changes, 'change')} in {_counted(self.files, 'file')}"
        return f"{said} {'written' if self.apply else 'shown; --apply writes them'}{rest}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _one_set(one: Checked, settled: Collection[str], work: _Work) -> Checked:
    from hexapla.checks import catalogue
    from hexapla.fixes.plan import plan_of

    states = states_of(one.loaded.files, one.flags)
    open_ones = [flag for flag in one.flags if states.get(flag.flag_id, "open") not in settled]
    fixable = {check.code for check in catalogue() if check.fixable}
    done: set[str] = set()
    stay: set[str] = set()
    for version in one.loaded.versions:
        plan = plan_of(open_ones, fixable, version)
        _name_left(version, plan.left, work)
        made, left = _one_version(one, version, plan.edits, work) if plan.edits else ((), ())
        _name_left(version, left, work)
        work.changes += len(made)
        work.files += bool(made)
        done |= {flag_id for edit in made for flag_id in edit.flag_ids}
        lost = {*plan.edits} - {*made}
        stay |= {flag_id for edit in (*lost, *(x.edit for x in plan.left)) for flag_id in edit.flag_ids}
    if not work.apply:
        return one
    return replace(one, flags=tuple(x for x in one.flags if x.flag_id not in done - stay))


def _one_version(
    one: Checked, version: Version, edits: Sequence[Edit], work: _Work
) -> tuple[Sequence[Edit], Sequence[Left]]:
    """The changes of one version shown, and written if they are to be: those made, those left."""
    from hexapla.fixes.diff import diff_lines
    from hexapla.fixes.keeping import put
    from hexapla.fixes.mending import WRITABLE, file_of, mended
    from hexapla.fixes.plan import Left
    from hexapla.pipeline import Failure

    file = file_of(one.loaded.files, version)
    if file is None or file.format not in WRITABLE:
        why = f"{version.format} files are not written" if file else "an archive is not written"
        return (), [Left(edit, why) for edit in edits]
    try:
        made: Mended = mended(one.loaded.files, file, version, edits)
        if made.done:
            on = paper(work.drawing) if drawn(work.drawing) else None
            work.lines += diff_lines(file.path, version.lang, made.hunks, on)
        if made.done and work.apply:
            kept = put(made)
            said = _counted(len(made.done), "change")
            work.say(f"{file.path}: {said} written; what was there before is in {kept.name}")
    except HexaplaError as error:
        work.failures.append(Failure(path_of(one.loaded.files), error.line()))
        work.undone += len(edits)
        return (), ()
    return made.done, made.left


def _name_left(version: Version, left: Sequence[Left], work: _Work) -> None:
    work.undone += len(left)
    for one in left:
        work.say(f"{version.file}: {one.edit.sentence()}: not made: {one.why}")
