"""Reads the project's TOML files strictly: an unknown key is an error that names the near one."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypeVar, get_args, get_origin, get_type_hints

import msgspec

from hexapla.errors import ConfigurationError
from hexapla.sets.toml_lines import Path as KeyPath
from hexapla.sets.toml_lines import Step, line_of

T = TypeVar("T", bound=msgspec.Struct)

_DATES = (datetime.datetime, datetime.date, datetime.time)
"""What TOML has besides what JSON has."""

_AT = re.compile(r" - at (?:`(?:key|value)` in )?`\$(?P<path>[^`]*)`$")
_STEP = re.compile(r"\.(?P<key>[\w-]+)|\[(?P<index>\d+)\]|\[\.\.\.\]")
_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]+)`")
_ENUM = re.compile(r"Invalid enum value '(?P<value>.*)'")
_ALIKE = 60.0
"""Likeness, 0 to 100, from which on one word is suggested for another."""

_AT_THE_END = "(at end of document)"


def read_toml(path: Path, kind: type[T]) -> T:
    """The file *path* as a *kind*; `ConfigurationError` with the place where it is not one."""
    return decoded_toml(path.read_bytes(), str(path), kind)


def decoded_toml(data: bytes, where: str, kind: type[T]) -> T:
    """*data*, found at *where*, as a *kind*; `ConfigurationError` where it is not one."""
    try:
        value = msgspec.toml.decode(data)
    except msgspec.DecodeError as error:
        remedy = "mend the line it names"
        last = f"(at the end, line {len(data.splitlines())})"
        said = str(error).replace(_AT_THE_END, last)
        raise ConfigurationError(f"this is not TOML: {said}", where=where, remedy=remedy) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError(
            "the file is not UTF-8", where=where, remedy="save it as UTF-8"
        ) from error
    return converted(value, where, kind, data)


def converted(value: object, where: str, kind: type[T], data: bytes = b"") -> T:
    """*value*, decoded TOML found at *where*, as a *kind*; `ConfigurationError` where it is not one.

    With *data*, what *value* was decoded from, the error names the line.
    """
    try:
        return msgspec.convert(value, kind, builtin_types=_DATES, str_keys=True)
    except msgspec.ValidationError as error:
        complaint = str(error)
        path, what = _path(complaint), _AT.sub("", complaint).removeprefix("Object contains ")
        if unknown := _UNKNOWN.search(complaint):
            raise ConfigurationError(
                f"{what} in {_table(path)}" if path else what,
                where=place(data, where, (*path, unknown["key"])),
                remedy=_keys_near(unknown["key"], path, kind),
            ) from error
        what = _ENUM.sub(r"`\g<value>` does not do", what).replace("`object`", "`table`")
        raise ConfigurationError(
            f"{what} for `{_dotted(path)}`" if path else what,
            where=place(data, where, path),
            remedy=_remedy(complaint, path, kind),
        ) from error


def place(data: bytes, where: str, path: KeyPath) -> str:
    """`FILE:LINE` of the key at *path* in *data*, found at *where*; *where* where it is not seen."""
    line = line_of(data.decode("utf-8", "replace"), path)
    return f"{where}:{line}" if line else where


def nearest(word: str, known: Iterable[str], noun: str) -> str:
    """`did you mean ...?` for the one of *known* that is most like *word*, else all of them."""
    from rapidfuzz import fuzz, process

    there = tuple(known)
    near = process.extractOne(word, there, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    if near:
        return f"did you mean `{near[0]}`?"
    return f"known {noun} are {', '.join(there)}" if there else f"there are no {noun}"


def _path(complaint: str) -> KeyPath:
    """The keys that lead to the value of which msgspec complains."""
    found = _AT.search(complaint)
    steps: list[Step] = []
    for step in _STEP.finditer(found["path"] if found else ""):
        steps.append(step["key"] or (int(step["index"]) if step["index"] else "*"))
    return tuple(steps)


def _dotted(path: KeyPath) -> str:
    return ".".join(str(step) for step in path if not isinstance(step, int))


def _table(path: KeyPath) -> str:
    return f"[{_dotted(path)}]"


def _remedy(complaint: str, path: KeyPath, kind: type[msgspec.Struct]) -> str:
    from rapidfuzz import fuzz, process

    keys = [step for step in path if isinstance(step, str) and step != "*"]
    enum = _ENUM.search(complaint)
    if enum and keys and (choices := _choices(kind, keys[-1])):
        near = process.extractOne(enum["value"], choices, scorer=fuzz.ratio, score_cutoff=_ALIKE)
        meant = f"did you mean `{near[0]}`? " if near else ""
        return f"{meant}`{keys[-1]}` is one of {', '.join(choices)}"
    return "mend the value, or take the key out"


def _keys_near(key: str, path: KeyPath, kind: type[msgspec.Struct]) -> str:
    """What to write for the unknown *key* of the table at *path*."""
    names = tuple(step for step in path if not isinstance(step, int))
    tables: dict[tuple[str, ...], set[str]] = {}
    for prefix, _, field in _fields(kind):
        tables.setdefault(prefix, set()).add(field.encode_name)
    elsewhere = [prefix for prefix, keys in tables.items() if key in keys]
    if elsewhere:
        return f"`{key}` belongs under {_table(elsewhere[0])}"
    return nearest(key, sorted(tables.get(names, ())), "keys")


def _choices(kind: type[msgspec.Struct], key: str) -> list[str]:
    """The values that the literal type of *key* admits, in *kind* or a table in it."""
    for _, owner, field in _fields(kind):
        if field.encode_name == key:
            hint = get_type_hints(owner)[field.name]
            if literals := [part for part in _parts(hint) if isinstance(part, str)]:
                return list(dict.fromkeys(literals))
    return []


def _fields(
    kind: type[msgspec.Struct], prefix: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], type[msgspec.Struct], msgspec.structs.FieldInfo]]:
    """The keys of *kind* and of the tables in it: with the keys that lead there, and their owner."""
    for field in msgspec.structs.fields(kind):
        yield prefix, kind, field
        inside = (*prefix, field.encode_name)
        for part in _parts(field.type):
            if isinstance(part, type) and issubclass(part, msgspec.Struct):
                yield from _fields(part, (*inside, "*") if get_origin(field.type) is dict else inside)


def _parts(annotation: object) -> Iterator[object]:
    """*annotation* and what it is made of, however deep."""
    yield annotation
    for part in get_args(annotation):
        yield from _parts(part)
