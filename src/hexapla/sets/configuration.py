"""`hexapla.toml`: settings of a house or a set, found upwards from the set."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec

from hexapla.sets.limits import Limits
from hexapla.sets.tomls import read_toml

NAME = "hexapla.toml"


class LimitsTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The table `[limits]`; what is not there keeps its default."""

    file_bytes: int = Limits().file_bytes
    clause_characters: int = Limits().clause_characters
    version_clauses: int = Limits().version_clauses
    archive_ratio: int = Limits().archive_ratio


class GetTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """The table `[get]`: how `hexapla get` treats the server."""

    base_url: str = ""
    """Where documents are asked for (`""`: the Official Document System)."""
    timeout_s: Annotated[float, msgspec.Meta(gt=0)] = 300.0
    """Seconds for one file, with all attempts and waits."""
    most_bytes: Annotated[int, msgspec.Meta(gt=0)] = Limits().file_bytes
    pause_s: Annotated[float, msgspec.Meta(ge=0)] = 1.0
    """Seconds between one request and the next."""


class Configuration(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What the configuration says."""

    reviewer: str = ""
    """The reviewer's name, where neither option nor environment gives one."""
    limits: LimitsTable = LimitsTable()
    get: GetTable = GetTable()

    def allowed(self) -> Limits:
        """The limits in force."""
        table = self.limits
        return Limits(
            table.file_bytes, table.clause_characters, table.version_clauses, table.archive_ratio
        )


def configuration(folder: Path) -> Configuration:
    """The nearest `hexapla.toml` in *folder* or above it; the defaults where there is none."""
    start = folder.resolve()
    for place in (start, *start.parents):
        if (place / NAME).is_file():
            return read_toml(place / NAME, Configuration)
    return Configuration()
