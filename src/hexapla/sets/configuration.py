"""`hexapla.toml`: settings of a house or a set, found upwards from the set."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import msgspec
from msgspec.structs import replace

from hexapla.sets.check_table import CheckTable, verify
from hexapla.sets.limits import Limits
from hexapla.sets.tomls import decoded_toml

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
    check: CheckTable = CheckTable()

    def allowed(self) -> Limits:
        """The limits in force."""
        table = self.limits
        return Limits(
            table.file_bytes, table.clause_characters, table.version_clauses, table.archive_ratio
        )


def configuration_file(folder: Path) -> Path | None:
    """The nearest `hexapla.toml` in *folder* or above it; `None` where there is none."""
    start = folder.resolve()
    return next((f for place in (start, *start.parents) if (f := place / NAME).is_file()), None)


def configuration(folder: Path) -> Configuration:
    """What the nearest `hexapla.toml` says; the defaults where there is none.

    A baseline and a memory are named from the folder of the configuration. `ConfigurationError`
    with the line for a key, code, language or threshold that means nothing.
    """
    path = configuration_file(folder)
    if path is None:
        return Configuration()
    data = path.read_bytes()
    said = decoded_toml(data, str(path), Configuration)
    verify(said.check, data, str(path))
    baseline, memory = said.check.baseline, said.check.memory
    if not baseline and not memory:
        return said
    named = replace(
        said.check,
        baseline=baseline and str(path.parent / baseline),
        memory=tuple(str(path.parent / one) for one in memory),
    )
    return replace(said, check=named)
