"""File formats: one module each; the registry finds them, by content then by suffix.

A module of this folder with a `FORMAT` reads versions of texts. Termbases have their own
modules (`tbx`). Nothing here interprets what a paragraph is.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from hexapla.errors import UsageError
from hexapla.formats.format import Format

__all__ = ["Format", "detect", "format_named", "formats"]


@cache
def formats() -> tuple[Format, ...]:
    """All formats of texts, by name."""
    modules = [import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    found = [module.FORMAT for module in modules if isinstance(getattr(module, "FORMAT", None), Format)]
    return tuple(sorted(found, key=lambda f: f.name))


def format_named(name: str) -> Format:
    """The format called *name*; `UsageError` where there is none."""
    for candidate in formats():
        if candidate.name == name:
            return candidate
    known = ", ".join(f.name for f in formats())
    raise UsageError(f"unknown reader {name!r}", remedy=f"use one of {known}")


def detect(file_name: str) -> str:
    """The name of the format that *file_name* is in, by its suffix; `""` where none knows it."""
    lowered = file_name.lower()
    found = (f.name for f in formats() if any(lowered.endswith(suffix) for suffix in f.suffixes))
    return next(found, "")
