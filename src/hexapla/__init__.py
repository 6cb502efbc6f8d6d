"""Hexapla: six language versions of a United Nations resolution, side by side.

The names below are the public API; each is imported when it is first asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

from hexapla.signature import VERSION

_HOMES = {
    "Alignment": "hexapla.model",
    "Flag": "hexapla.model",
    "ReviewSession": "hexapla.review",
    "TermFinder": "hexapla.terms.finder",
    "Tools": "hexapla.pipeline",
    "Version": "hexapla.model",
    "align_set": "hexapla.pipeline",
    "check_set": "hexapla.pipeline",
    "load_encoder": "hexapla.vectors",
    "load_set": "hexapla.pipeline",
    "open_sets": "hexapla.pipeline",
    "open_store": "hexapla.store",
    "read_tbx": "hexapla.formats.tbx",
}

__version__ = VERSION
__all__ = ["__version__", *sorted(_HOMES)]  # noqa: PLE0604 (all of them are strings)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
