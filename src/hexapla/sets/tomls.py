"""Reads the project's TOML files strictly: an unknown key is an error that names the near one."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TypeVar

import msgspec
from rapidfuzz import process

from hexapla.errors import ConfigurationError

T = TypeVar("T", bound=msgspec.Struct)

_UNKNOWN = re.compile(r"unknown field `(?P<key>[^`]+)`")


def read_toml(path: Path, kind: type[T]) -> T:
    """The file *path* as a *kind*; `ConfigurationError` with the place where it is not one."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=kind)
    except msgspec.ValidationError as error:
        raise ConfigurationError(
            str(error), where=str(path), remedy=_suggestion(str(error), kind)
        ) from error
    except msgspec.DecodeError as error:
        raise ConfigurationError(f"this is not TOML: {error}", where=str(path)) from error
    except UnicodeDecodeError as error:
        raise ConfigurationError("the file is not UTF-8", where=str(path)) from error


def _suggestion(complaint: str, kind: type[msgspec.Struct]) -> str:
    match = _UNKNOWN.search(complaint)
    if not match:
        return "see `hexapla --help` and docs/formats.md"
    known = sorted(_keys(kind))
    near = process.extractOne(match["key"], known, score_cutoff=60)
    return f"did you mean `{near[0]}`?" if near else f"known keys are {', '.join(known)}"


def _keys(kind: type[msgspec.Struct]) -> set[str]:
    """The keys of *kind* and of the tables in it."""
    keys: set[str] = set()
    for field in msgspec.structs.fields(kind):
        keys.add(field.encode_name)
        inner = [field.type, *getattr(field.type, "__args__", ())]
        for candidate in inner:
            if isinstance(candidate, type) and issubclass(candidate, msgspec.Struct):
                keys |= _keys(candidate)
    return keys
