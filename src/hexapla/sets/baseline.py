"""A baseline: flags that are known, of one set or of several, so that a run shows what is new.

A file of JSON, written whole, sorted and without a clock: two runs on the same texts write the
same bytes. Flags are known by their ids; what else stands there is for whoever reads it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec

from hexapla.errors import HexaplaError, InputError
from hexapla.model import Flag, Lang
from hexapla.whole_file import write_whole

_REMEDY = "name a file that --write-baseline wrote"


class Entry(msgspec.Struct, frozen=True):
    """A known flag."""

    flag_id: str
    code: str
    lang: Lang | None
    quoted: tuple[str, ...]
    """What the flag quotes from the version judged; from all of them where none is."""
    message: str


class Baseline(msgspec.Struct, frozen=True):
    """The known flags by the names of their sets."""

    schema: Literal["hexapla/1"]
    baseline: dict[str, tuple[Entry, ...]]


EMPTY = Baseline("hexapla/1", {})


@dataclass(frozen=True, slots=True)
class Parted:
    """The flags of a set, with a baseline held against them."""

    new: tuple[Flag, ...]
    known: tuple[Flag, ...]
    """Those in the baseline."""
    gone: tuple[Entry, ...]
    """Entries of flags that no longer occur."""


def read_baseline(path: Path) -> Baseline:
    """The baseline in the file *path*; `InputError` where there is none, or something else."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Baseline)
    except FileNotFoundError as error:
        remedy = f"write it with --write-baseline {path}"
        raise InputError("there is no such baseline", where=str(path), remedy=remedy) from error
    except OSError as error:
        what = f"the baseline cannot be read: {error.strerror}"
        raise InputError(what, where=str(path), remedy=_REMEDY) from error
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise InputError(f"this is not a baseline: {error}", where=str(path), remedy=_REMEDY) from error


def write_baseline(path: Path, sets: Mapping[str, Iterable[Flag]]) -> Baseline:
    """Put the flags of *sets* into the file *path*; what it knows of other sets stays. What it says now.

    `InputError` where a file is there already that is no baseline, or where none can be written.
    """
    before = read_baseline(path) if path.exists() else EMPTY
    entries = {name: tuple(map(_entry, flags)) for name, flags in sets.items()}
    after = {**before.baseline, **entries}
    said = Baseline(
        "hexapla/1",
        {name: tuple(sorted(after[name], key=_order)) for name in sorted(after) if after[name]},
    )
    try:
        write_whole(path, msgspec.json.format(msgspec.json.encode(said), indent=2) + b"\n")
    except OSError as error:
        what = f"the baseline cannot be written: {error.strerror}"
        raise HexaplaError(what, where=str(path), remedy="choose another folder") from error
    return said


def part(
    baseline: Baseline,
    set_name: str,
    flags: Iterable[Flag],
    *,
    checks: Collection[str],
    langs: Collection[Lang],
) -> Parted:
    """The *flags* of the set *set_name* by whether *baseline* knows them.

    An entry is not gone where its check did not run, or its version was not there: its code is
    not among *checks*, its language not among *langs*.
    """
    flags = tuple(flags)
    entries = baseline.baseline.get(set_name, ())
    ids, there = {entry.flag_id for entry in entries}, {flag.flag_id for flag in flags}
    return Parted(
        tuple(flag for flag in flags if flag.flag_id not in ids),
        tuple(flag for flag in flags if flag.flag_id in ids),
        tuple(
            x
            for x in entries
            if x.flag_id not in there and x.code in checks and x.lang in (None, *langs)
        ),
    )


def _entry(flag: Flag) -> Entry:
    quoted = tuple(x.text for x in flag.loci if flag.lang is None or x.lang == flag.lang)
    return Entry(flag.flag_id, flag.code, flag.lang, quoted, flag.message)


def _order(entry: Entry) -> tuple[str, str, str]:
    return entry.code, entry.lang or "", entry.flag_id
