"""Writes a seeded set: the versions with defects, their list, and the same texts without defects.

What is written reads back to what was planted; nothing that stands there is written over.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from hexapla.align.given import is_given
from hexapla.errors import UsageError
from hexapla.evaluate.seeded import NAME, Seeded
from hexapla.evaluate.seeding.carry import page, table
from hexapla.model import Version
from hexapla.sets.manifest import Manifest, VersionEntry
from hexapla.sets.manifest_writer import write_manifest
from hexapla.whole_file import write_whole

_CLEAN = "clean"
_TABLE = "texts.tsv"


def write_seeded(
    folder: Path,
    manifest: Manifest,
    clean: Sequence[Version],
    planted: Sequence[Version],
    seeded: Seeded,
) -> None:
    """Write the set into *folder*, which is made; `UsageError` where it is there and not empty."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already", remedy="name a new folder with -o")
    (folder / _CLEAN).mkdir(parents=True)
    _write_versions(folder / _CLEAN, manifest, clean)
    _write_versions(folder, manifest, planted)
    # Last of all: where it stands, everything does.
    write_whole(folder / NAME, _toml(replace_clean(seeded)).encode())


def replace_clean(seeded: Seeded) -> Seeded:
    """*seeded*, saying where the clean texts are."""
    return msgspec.structs.replace(seeded, clean=_CLEAN)


def _write_versions(folder: Path, manifest: Manifest, versions: Sequence[Version]) -> None:
    if is_given(versions):
        write_whole(folder / _TABLE, table(versions).encode())
        entries: tuple[VersionEntry, ...] = ()
    else:
        for version in versions:
            write_whole(folder / f"{version.lang}.html", page(version).encode())
        entries = tuple(
            VersionEntry(file=f"{v.lang}.html", lang=v.lang, status=v.status, origin=v.origin)
            for v in versions
        )
    write_manifest(folder, msgspec.structs.replace(manifest, version=entries))


def _toml(seeded: Seeded) -> str:
    import tomlkit

    head: dict[str, Any] = {"set": seeded.set, "seed": seeded.seed, "clean": seeded.clean}
    defects = [_said(msgspec.to_builtins(defect)) for defect in seeded.defect]
    lines = [tomlkit.comment("The defects planted in this set; see docs/evaluation.md.").as_string()]
    return "\n".join([*lines, tomlkit.dumps(_said({**head, "defect": defects}))])


def _said(value: Mapping[str, Any]) -> dict[str, Any]:
    """*value* without what says nothing; TOML knows no null."""
    return {key: item for key, item in value.items() if item not in (None, [], {}, (), "")} | {
        key: value[key] for key in ("before", "after") if key in value
    }
