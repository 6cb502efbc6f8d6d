"""`manifest.toml`: what a set is, and which flags are known and accepted."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Literal

import msgspec

from hexapla.errors import ConfigurationError
from hexapla.model import Flag, Lang, Status
from hexapla.sets.tomls import decoded_toml

NAME = "manifest.toml"


class VersionEntry(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A version, as the manifest lists it."""

    file: str
    lang: Lang
    status: Status = "official"
    origin: str = ""
    licence: str = ""
    sha256: str = ""
    url: str = ""
    """Where it was fetched (`""`: it was not)."""
    fetched: datetime.date | None = None
    """The day on which it was, UTC."""


class Accepted(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A flag that is known and accepted."""

    code: str
    reason: str
    author: str
    lang: Lang | None = None
    quoted: str = ""
    """Text that one of the flag's places quotes (`""`: any)."""
    expires: datetime.date | None = None

    def covers(self, flag: Flag, today: datetime.date) -> bool:
        """Whether *flag* is the one that is accepted, and still is on the day *today*."""
        if self.expires is not None and today > self.expires:
            return False
        if flag.code != self.code or (self.lang is not None and flag.lang != self.lang):
            return False
        # `7` is not quoted by `17`.
        before, after = (r"(?<!\d)" * self.quoted[:1].isdigit(), r"(?!\d)" * self.quoted[-1:].isdigit())
        wanted = re.compile(before + re.escape(self.quoted) + after)
        return any(wanted.search(place.text) for place in flag.loci) if self.quoted else True


class Manifest(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """A set's manifest."""

    id: str = ""
    symbol: str = ""
    title: str = ""
    source: Lang = "en"
    original: Lang | None = None
    """The language of submission."""
    kind: Literal["draft", "adopted"] = "adopted"
    previous: str = ""
    """The set of its earlier state."""
    version: tuple[VersionEntry, ...] = ()
    accepted: tuple[Accepted, ...] = ()


def read_manifest(folder: Path) -> Manifest:
    """The manifest of *folder*; an empty one where there is none."""
    path = folder / NAME
    if not path.exists():
        return Manifest()
    if not path.is_file():
        raise ConfigurationError("this is not a file", where=str(path), remedy="take it away")
    return manifest_in(path.read_bytes(), str(path))


def manifest_in(data: bytes, where: str) -> Manifest:
    """The manifest that *data*, found at *where*, holds."""
    manifest = decoded_toml(data, where, Manifest)
    seen: dict[str, str] = {}
    for entry in manifest.version:
        if entry.lang in seen:
            raise ConfigurationError(
                f"{seen[entry.lang]} and {entry.file} both claim {entry.lang}",
                where=where,
                remedy="list each language once",
            )
        seen[entry.lang] = entry.file
    return manifest
