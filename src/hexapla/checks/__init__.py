"""The catalogue of checks: every module of this folder with a `CHECK` is one.

To add a check, write `checks/num007_….py` with its `CHECK`, and its cases in
`tests/checks/num007_….toml`; nothing else has to be touched.
"""

from __future__ import annotations

import pkgutil
import re
from functools import cache
from importlib import import_module
from typing import Any

from hexapla.checks.check import Check, Context, RowGroup, Threshold, row_groups
from hexapla.checks.engine import run_checks

__all__ = ["Check", "Context", "RowGroup", "Threshold", "catalogue", "row_groups", "run_checks"]

_CHECK_MODULE = re.compile(r"[a-z]{2,3}\d{3}_\w+")


@cache
def catalogue() -> tuple[Check[Any], ...]:
    """All checks, in the order of their codes."""
    names = sorted(m.name for m in pkgutil.iter_modules(__path__) if _CHECK_MODULE.fullmatch(m.name))
    found = [import_module(f"{__name__}.{name}").CHECK for name in names]
    return tuple(sorted(found, key=lambda check: check.code))
