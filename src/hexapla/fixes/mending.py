"""The changes of one version made in the bytes of its file, and read again before they count.

Nothing is written here. What a reader finds in the new bytes must differ from what it found in the
old ones where it was meant to, and nowhere else; otherwise no change is made at all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from hexapla.errors import HexaplaError, InputError
from hexapla.fixes.plan import Edit, Left, changed_texts
from hexapla.fixes.written import Hunk, Written
from hexapla.formats import Source
from hexapla.model import Clause, Version
from hexapla.pipeline import load_versions
from hexapla.sets import SetFiles, VersionFile

Writer = Callable[[Source, Version, Sequence[Edit]], Written]

_PLAIN = ("text", "lines")
WRITABLE = (*_PLAIN, "docx")
"""The formats that changes are written into."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A file with changes, not written yet."""

    path: Path
    old: bytes
    new: bytes
    done: tuple[Edit, ...]
    left: tuple[Left, ...]
    hunks: tuple[Hunk, ...]


def file_of(files: SetFiles, version: Version) -> VersionFile | None:
    """The file that *version* was read from; `None` where it is none by itself (an archive's)."""
    found = next((file for file in files.files if str(file.path) == version.file), None)
    return found if found and found.data is None else None


def mended(files: SetFiles, file: VersionFile, version: Version, edits: Sequence[Edit]) -> Mended:
    """*file*, read as *version*, with *edits*; `InputError` where it has changed, or comes out wrong.

    Its format is one of `WRITABLE`.
    """
    limits = files.settings.allowed()
    old = limits.read(file.path)
    source = Source(old, str(file.path), file.lang, file.encoding, limits.archive_ratio)
    if source.sha256 != version.sha256:
        raise InputError(
            "the file has changed since it was read", where=str(file.path), remedy="run again"
        )
    written = _writer(file.format)(source, version, edits)
    if written.done and (why := _wrong(files, file, version, written)):
        raise InputError(
            f"the changes would not come out as they are meant ({why}); none of them is made",
            where=str(file.path),
            remedy="leave out with --ignore what suggests it, or make it by hand",
        )
    return Mended(file.path, old, written.data, written.done, written.left, written.hunks)


def _writer(name: str) -> Writer:
    if name in _PLAIN:
        from hexapla.fixes import plain

        return plain.write
    from hexapla.fixes import word

    return word.write


def _wrong(files: SetFiles, file: VersionFile, version: Version, written: Written) -> str:
    """How what is read of the new bytes differs from what is meant; `""`: it does not."""
    if written.wrong:
        return written.wrong
    try:
        (again,) = load_versions(files, replace(file, data=written.data, lang=version.lang))
    except HexaplaError as error:
        return error.what
    if [c.eid for c in again.clauses] != [c.eid for c in version.clauses]:
        # What was mended hid a label or a lead: the file says what was meant, and divides better.
        return ""
    meant = changed_texts(version, written.done)
    pairs = zip(again.clauses, version.clauses, strict=True)
    return next((f"at {one.eid}" for one, was in pairs if not _as_meant(one, was, meant)), "")


def _as_meant(one: Clause, was: Clause, meant: Mapping[str, str]) -> bool:
    return one.text == meant.get(was.eid, was.text) and _beside(one) == _beside(was)


def _beside(clause: Clause) -> tuple[object, ...]:
    """What of a clause no change of its text may change."""
    calls = tuple(call.mark for call in clause.note_calls)
    return (clause.kind, clause.label, clause.number, clause.depth, calls)
