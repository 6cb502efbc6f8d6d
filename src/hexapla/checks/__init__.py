"""The catalogue of checks: every module of this folder with a `CHECK` is one.

To add a check, write `checks/num007_….py` with its `CHECK`, and its cases in
`tests/checks/num007_….toml`; nothing else has to be touched. What a check is, and what runs it,
is imported when it is first asked for.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hexapla.checks.check import Check, Context, RowGroup, Threshold, row_groups
    from hexapla.checks.engine import run_checks

__all__ = [
    "Check",
    "Context",
    "RowGroup",
    "Threshold",
    "catalogue",
    "check_names",
    "row_groups",
    "run_checks",
]

_CHECK_MODULE = re.compile(r"(?P<code>[a-z]{2,3}\d{3})_(?P<name>\w+)")


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    home = "engine" if name == "run_checks" else "check"
    return getattr(import_module(f"{__name__}.{home}"), name)


@cache
def catalogue() -> tuple[Check[Any], ...]:
    """All checks, in the order of their codes."""
    found = [import_module(f"{__name__}.{module[0]}").CHECK for module in _modules()]
    return tuple(sorted(found, key=lambda check: check.code))


def check_names() -> Mapping[str, str]:
    """The names of all checks by their codes, in order, as their files say them: none is imported."""
    return {found["code"].upper(): found["name"].replace("_", "-") for found in _modules()}


def _modules() -> list[re.Match[str]]:
    """The file names of checks, in order."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [found for name in names if (found := _CHECK_MODULE.fullmatch(name))]
