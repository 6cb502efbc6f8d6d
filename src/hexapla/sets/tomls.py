"""Reads the project's TOML files strictly: an unknown key is an error that names the near one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar, get_args, get_type_hints

import msgspec
from rapidfuzz import process

from hexapla.errors import ConfigurationError

T = TypeVar("T", bound=msgspec.Struct)

_PLACE = re.compile(r"at `\$(?:\.\w+(?:\[[^\]]*\])?)*?\.(?P<key>\w+)`$")
_DATES = (datetime.datetime, datetime.date, datetime.time)
"""What TOML has besides what JSON has."""

_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]+)`")


def read_toml(path: Path, kind: type[T]) -> T:
    """The file *path* as a *kind*; `ConfigurationError` with the place where it is not one."""
    return decoded_toml(path.read_bytes(), str(path), kind)


def decoded_toml(data: bytes, where: str, kind: type[T]) -> T:
    """*data*, found at *where*, as a *kind*; `ConfigurationError` where it is not one."""
    try:
        value = msgspec.toml.decode(data)
    except msgspec.DecodeError as error:
        remedy = "mend the line it names"
        raise ConfigurationError(f"this is not TOML: {error}", where=where, remedy=remedy) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            "the file is not UTF-8", where=where, remedy="save it as UTF-8"
        ) from error
    return converted(value, where, kind)


def converted(value: object, where: str, kind: type[T]) -> T:
    """*value*, decoded TOML found at *where*, as a *kind*; `ConfigurationError` where it is not one."""
    try:
        return msgspec.convert(value, kind, builtin_types=_DATES, str_keys=True)
    except msgspec.ValidationError as error:
        raise ConfigurationError(
            str(error), where=where, remedy=_suggestion(str(error), kind)
        ) from error


def _suggestion(complaint: str, kind: type[msgspec.Struct]) -> str:
    """What to do about *complaint*: the near key, or what may stand there."""
    match = _UNKNOWN.search(complaint)
    if match:
        known = sorted(_keys(kind))
        near = process.extractOne(match["key"], known, score_cutoff=75)
        return f"did you mean `{near[0]}`?" if near else f"known keys are {', '.join(known)}"
    place = _PLACE.search(complaint)
    if place and "enum" in complaint:
        return f"`{place['key']}` is one of {', '.join(_choices(kind, place['key']))}"
    return "mend the value, or take the key out"


def _choices(kind: type[msgspec.Struct], key: str) -> list[str]:
    """The values that the literal type of *key* admits, in *kind* or a table in it."""
    for owner, field in _fields(kind):
        if field.encode_name == key:
            hints = get_type_hints(owner)[field.name]
            return [str(v) for part in (hints, *get_args(hints)) for v in get_args(part) or ()] or [
                str(v) for v in get_args(hints)
            ]
    return []


def _keys(kind: type[msgspec.Struct]) -> set[str]:
    """The keys of *kind* and of the tables in it."""
    return {field.encode_name for _, field in _fields(kind)}


def _fields(
    kind: type[msgspec.Struct],
) -> Iterator[tuple[type[msgspec.Struct], msgspec.structs.FieldInfo]]:
    for field in msgspec.structs.fields(kind):
        yield kind, field
        for part in _parts(field.type):
            if isinstance(part, type) and issubclass(part, msgspec.Struct):
                yield from _fields(part)


def _parts(annotation: object) -> Iterator[object]:
    """*annotation* and what it is made of, however deep."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
