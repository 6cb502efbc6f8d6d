"""Formats: one file or folder each, found by walking this folder; chosen by content, then by suffix."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from hexapla.errors import UsageError
from hexapla.formats.format import Format, Source

__all__ = ["HEAD", "Format", "Source", "detect", "format_named", "formats"]

HEAD = 65_536
"""How many bytes of a file tell its format."""

_SHARED = frozenset(
    (
        *("archive", "columns", "delimited", "encodings", "flow", "format", "inline", "interchange"),
        *("language_names", "legacy", "letters", "mojibake", "places", "streamed", "table", "tbx"),
        *("termbases", "xml", "zip_head"),
    )
)
"""What formats have in common and is none: it need not be imported to know them all."""


@cache
def formats() -> tuple[Format, ...]:
    """All formats of texts, by name."""
    names = [m.name for m in pkgutil.iter_modules(__path__) if m.name not in _SHARED]
    modules = [import_module(f"{__name__}.{name}") for name in names]
    found = [module.FORMAT for module in modules if isinstance(getattr(module, "FORMAT", None), Format)]
    return tuple(sorted(found, key=lambda f: f.name))


def format_named(name: str) -> Format:
    """The format called *name*; `UsageError` where there is none."""
    for candidate in formats():
        if candidate.name == name:
            return candidate
    known = ", ".join(f.name for f in formats())
    raise UsageError(f"unknown reader {name!r}", remedy=f"use one of {known}")


def detect(file_name: str, head: bytes = b"") -> str:
    """The name of the format of a file; `""` where its name tells no format at all.

    A suffix that some format knows makes it a text; which format it is in, its first bytes *head*
    say, if they do.
    """
    lowered = file_name.lower()
    by_name = [f for f in formats() if any(lowered.endswith(suffix) for suffix in f.suffixes)]
    if not by_name:
        return ""
    told = [f for f in (*by_name, *formats()) if f.begins is not None and f.begins(head)]
    untold = [f for f in by_name if f.begins is None]
    # What several formats are named like (.xml) is in none of them unless its content says so.
    named = by_name if len(by_name) == 1 else []
    return next((f.name for f in (*told, *untold, *named)), "")
