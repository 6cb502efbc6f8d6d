"""`hexapla.toml`: settings of a house or a set, found upwards from the set."""

from __future__ import annotations

from pathlib import Path

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


class Configuration(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What the configuration says."""

    reviewer: str = ""
    """The reviewer's name, where neither option nor environment gives one."""
    limits: LimitsTable = LimitsTable()

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
