"""Writes `manifest.toml` so that what a person wrote in it stays: order, comments, blank lines.

Only what differs is touched; the file is replaced whole or not at all.
"""

from __future__ import annotations

import datetime
from collections.abc import MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from hexapla.errors import ConfigurationError
from hexapla.sets.manifest import NAME, Manifest, read_manifest
from hexapla.whole_file import write_whole

if TYPE_CHECKING:
    from tomlkit import TOMLDocument

_ALWAYS = frozenset({"source", "kind", "status"})
"""Keys that stand in a new table though they have their default: a reader should see them."""

_TABLES = {"version": "lang", "accepted": ""}
"""The lists of tables, and the key by which an entry is known again (`""`: by all of it)."""


def write_manifest(folder: Path, manifest: Manifest) -> Path:
    """Make the manifest of *folder* say what *manifest* says; the path of the file.

    `read_manifest(folder)` then gives *manifest*. `ConfigurationError` where what is there already
    is no manifest: it is left as it is.
    """
    import tomlkit

    before = read_manifest(folder)
    path = folder / NAME
    if path.exists():
        if before == manifest:
            return path
        document = tomlkit.parse(path.read_bytes().decode("utf-8"))
    else:
        document = tomlkit.document()
    _update(document, before, manifest)
    text = tomlkit.dumps(document)
    if msgspec.toml.decode(text, type=Manifest) != manifest:
        raise ConfigurationError(
            "the manifest cannot be brought up to date",
            where=str(path),
            remedy="write its lists as [[version]] tables, in the order of the languages",
        )
    write_whole(path, text.encode())
    return path


def _update(document: TOMLDocument, before: Manifest, manifest: Manifest) -> None:
    """Bring *document*, which says *before*, up to *manifest*."""
    said = _said(manifest, always=_ALWAYS if not document.body else frozenset())
    for key in _TABLES:
        said.pop(key, None)
    defaults = {f.name: f.default for f in msgspec.structs.fields(Manifest) if f.name not in _TABLES}
    _put(document, said, defaults)
    for key, known_by in _TABLES.items():
        _list(
            document, key, [_said(entry, always=_ALWAYS) for entry in getattr(manifest, key)], known_by
        )


def _put(table: MutableMapping[str, Any], said: dict[str, Any], defaults: dict[str, Any]) -> None:
    """Make *table* say what is *said*, and nothing else that is not a default."""
    for key in [key for key in table if key in defaults or key in said]:
        if key not in said and table[key] != defaults.get(key):
            del table[key]
    for key, value in said.items():
        if key not in table or table[key] != value:
            table[key] = value


def _list(document: TOMLDocument, key: str, wanted: list[dict[str, Any]], known_by: str) -> None:
    """Make the list of tables *key* say what is *wanted*, keeping the entries that are known."""
    import tomlkit
    import tomlkit.items

    names = [entry[known_by] if known_by else entry for entry in wanted]
    have: Any = document.get(key)
    if isinstance(have, tomlkit.items.AoT):
        for at in reversed(range(len(have))):
            if _name(have[at], known_by) not in names:
                del have[at]
    kept = [_name(table, known_by) for table in have or ()]
    if not kept or not isinstance(have, tomlkit.items.AoT) or kept != [x for x in names if x in kept]:
        # There is none, it stands in one line, or its order is another: it is written anew.
        document.pop(key, None)
        if wanted:
            tables = tomlkit.aot()
            for entry in wanted:
                tables.append(_table(entry))
            document[key] = tables
        return
    for at, entry in enumerate(wanted):
        if at < len(have) and _name(have[at], known_by) == names[at]:
            after = _trailing(have[at])
            _put(have[at], entry, dict.fromkeys(have[at]))
            for item in after:
                have[at].add(item)
            continue
        table = _table(entry)
        if list(document)[-1] != key:
            table.add(tomlkit.nl())
        elif at and not tomlkit.dumps(have[at - 1]).endswith("\n\n"):
            have[at - 1].add(tomlkit.nl())
        have.insert(at, table)


def _name(table: Any, known_by: str) -> Any:
    """What an entry is known by."""
    return table.get(known_by) if known_by else table.unwrap()


def _trailing(table: Any) -> list[Any]:
    """Take off what follows the last key of *table*: it is about the next one."""
    after: list[Any] = []
    while table.value.body and table.value.body[-1][0] is None:
        after.insert(0, table.value.body.pop()[1])
    return after


def _table(entry: dict[str, Any]) -> Any:
    import tomlkit

    table = tomlkit.table()
    table.update(entry)
    return table


def _said(value: msgspec.Struct, *, always: frozenset[str]) -> dict[str, Any]:
    """What *value* says, without defaults except those of *always*."""
    said = msgspec.to_builtins(value, builtin_types=(datetime.date,))
    defaults = {field.name: field.default for field in msgspec.structs.fields(value)}
    return {
        key: item
        for key, item in said.items()
        if item is not None and (key in always or item != defaults.get(key))
    }
