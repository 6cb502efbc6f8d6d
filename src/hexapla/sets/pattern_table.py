"""The tables `[[check.patterns]]` of `hexapla.toml`: what the house itself does not want to read.

A pattern is seen to compile, within bounds, before anything is searched for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from math import prod

import msgspec

from hexapla.model import Kind, Lang, Severity

_LONGEST = 2_000
"""Code points of a pattern: what is longer takes noticeable time to compile, or never ends."""

_MOST_REPEATS = 10_000
"""All least counts of a pattern multiplied: so many copies of its parts may be made to compile it."""

_COUNT = re.compile(r"\{(\d+)(?:,\d*)?\}")
_GROUP = re.compile(r"\\(.?)", re.DOTALL)


class PatternTable(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """One table `[[check.patterns]]`; see `checks.check.HousePattern`."""

    name: str
    pattern: str
    langs: tuple[Lang, ...] = ()
    kinds: tuple[Kind, ...] = ()
    severity: Severity = "minor"
    message: str = ""
    suggestion: str = ""
    ignore_case: bool = False


def complaints(tables: Sequence[PatternTable]) -> Iterator[tuple[int, str, str, str]]:
    """What is wrong with *tables*: which of them, which key, what, and what to do."""
    names: set[str] = set()
    for at, table in enumerate(tables):
        if not table.name.strip():
            yield at, "name", "a pattern has no name", "give it one that tells it from the others"
        if table.name in names:
            yield at, "name", f"two patterns are called `{table.name}`", "give each a name of its own"
        names.add(table.name)
        groups, why = _compiled(table.pattern)
        if why:
            yield at, "pattern", f"the pattern `{table.name}` {why}", "mend it, or take it out"
        elif unknown := _unknown_group(table.suggestion, groups):
            what = f"the suggestion of `{table.name}` has `{unknown}`"
            has = f"{groups} group" + "s" * (groups != 1)
            yield at, "suggestion", what, f"the pattern has {has}: \\1 to \\9 stand for them"


def _compiled(pattern: str) -> tuple[int, str]:
    """How many groups *pattern* has, and why it cannot be used (`""`: it can)."""
    if not pattern:
        return 0, "is empty"
    if len(pattern) > _LONGEST:
        return 0, f"is longer than {_LONGEST:,} characters"
    if any(len(count) > 6 for count in _COUNT.findall(pattern)) or (
        prod(max(1, int(count)) for count in _COUNT.findall(pattern)) > _MOST_REPEATS
    ):
        return 0, f"repeats its parts more than {_MOST_REPEATS:,} times"
    import regex

    try:
        return regex.compile(pattern).groups, ""
    except regex.error as error:
        return 0, f"does not compile: {error.msg} at character {(error.pos or 0) + 1}"
    except RecursionError:
        return 0, "does not compile: its parts stand too deep in one another"


def _unknown_group(suggestion: str, groups: int) -> str:
    """The first thing in *suggestion* that a backslash begins and that is no group (`""`: none)."""
    found = (match for match in _GROUP.finditer(suggestion))
    return next((m[0] for m in found if m[1] not in "123456789"[:groups] or not m[1]), "")
