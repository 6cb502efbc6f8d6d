"""The catalogue of checks on termbases: every module of this folder with a `CHECK` is one.

To add one, write `audit/tb015_….py` with its `CHECK`, and its cases in
`tests/terms/audit/tb015_….toml`; nothing else has to be touched.
"""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hexapla.terms.audit.check import AuditCheck

_CHECK_MODULE = re.compile(r"(?P<code>tb\d{3})_(?P<name>\w+)")


@cache
def audit_catalogue() -> tuple[AuditCheck, ...]:
    """All checks on termbases, in the order of their codes."""
    return tuple(import_module(f"{__name__}.{module[0]}").CHECK for module in _modules())


@cache
def audit_names() -> Mapping[str, str]:
    """Their names by their codes, in order, as their files say them: none is imported."""
    return {found["code"].upper(): found["name"].replace("_", "-") for found in _modules()}


def _modules() -> list[re.Match[str]]:
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return [found for name in names if (found := _CHECK_MODULE.fullmatch(name))]
