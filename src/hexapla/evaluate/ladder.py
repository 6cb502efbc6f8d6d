"""Reads Vecalign's ladders: which lines of two texts stand together, `[0]:[0, 1]`, a bead a line.

Lines are counted from 0 there, and are `l1`, `l2`, ... here. What follows a second colon (a
cost) is not looked at. Lines may stand twice or in any order: gold made by hand has such lines.
"""

from __future__ import annotations

import re
from pathlib import Path

from hexapla.errors import ConfigurationError
from hexapla.evaluate.pairs import Table
from hexapla.evaluate.rows import gold_text
from hexapla.model import Version

_SIDE = r"\[\s*((?:\d+\s*(?:,\s*\d+\s*)*)?)\]"
_BEAD = re.compile(rf"\s*{_SIDE}\s*:\s*{_SIDE}\s*(?::.*)?")


def is_ladder(path: Path) -> bool:
    """Whether the first line of the gold file *path* that is not blank begins like a bead."""
    return gold_text(path).lstrip().startswith("[")


def read_ladder(path: Path, left: Version, right: Version) -> Table:
    """The beads of the ladder *path*, whose sides are lines of *left* and of *right*.

    `ConfigurationError` for a line that is no bead, or names a line that its text does not have.
    """
    table = []
    for number, line in enumerate(gold_text(path).split("\n"), 1):
        if not line.strip():
            continue
        where = f"{path}:{number}"
        bead = _BEAD.fullmatch(line)
        if bead is None:
            raise ConfigurationError(
                f"{line.strip()!r} is no bead of a ladder", where=where, remedy="write [0]:[0, 1]"
            )
        row = {
            version.lang: _eids(side, version, where)
            for version, side in zip((left, right), bead.groups(), strict=True)
        }
        table.append(row)
    return tuple(table)


def _eids(side: str, version: Version, where: str) -> tuple[str, ...]:
    eids = tuple(f"l{int(index) + 1}" for index in re.findall(r"\d+", side))
    known = {clause.eid for clause in version.clauses}
    for eid in eids:
        if eid not in known:
            raise ConfigurationError(
                f"{version.lang} has no line {int(eid[1:]) - 1}, counted from 0",
                where=where,
                remedy="name the texts in the order of the ladder's sides, and read them with"
                " --reader lines",
            )
    return eids
