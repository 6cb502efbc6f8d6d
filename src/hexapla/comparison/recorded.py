"""Reads what `hexapla check --format json` or `jsonl` printed, for comparing runs; writes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

import msgspec

from hexapla.comparison.flags import SeenFlag
from hexapla.errors import InputError


class _Set(msgspec.Struct, frozen=True):
    """A set of a run."""

    set: str
    flags: tuple[SeenFlag, ...]


class _Run(msgspec.Struct, frozen=True):
    """`--format json`."""

    schema: Literal["hexapla/1"]
    sets: tuple[_Set, ...]


class _Line(msgspec.Struct, frozen=True):
    """A line of `--format jsonl`: a set, or at the end what failed."""

    schema: Literal["hexapla/1"]
    set: str = ""
    flags: tuple[SeenFlag, ...] = ()
    failures: tuple[object, ...] = ()


def read_run(data: bytes, where: str) -> Mapping[str, tuple[SeenFlag, ...]]:
    """The flags of the run in *data*, found at *where*, by set; `InputError` where it is no run."""
    try:
        sets = msgspec.json.decode(data, type=_Run).sets
        return {one.set: one.flags for one in sets}
    except msgspec.DecodeError as error:
        complaint = str(error)
    except UnicodeDecodeError as error:
        raise _no_run(str(error), where) from error
    try:
        lines = msgspec.json.Decoder(_Line).decode_lines(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise _no_run(complaint, where) from error
    if not lines or not all(line.set or line.failures for line in lines):
        raise _no_run(complaint, where)
    return {line.set: line.flags for line in lines if line.set}


def _no_run(complaint: str, where: str) -> InputError:
    return InputError(
        f"this is not the output of a run: {complaint}",
        where=where,
        remedy="give what `hexapla check --format json` printed, or the folder of a set",
    )
