"""What differs by language, as data: one file per language with a `PROFILE`, and nothing else.

To add a language, write `langs/xx.py`; `profile("xx")` finds it. Profiles hold no functions,
and no check or parser names a language: they ask the profile.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module

from hexapla.errors import InputError
from hexapla.langs.profile import LanguageProfile
from hexapla.model import LANGS, Lang

__all__ = ["INTERFACE", "LanguageProfile", "profile"]

INTERFACE: Lang = "en"
"""The language that messages are written in."""


@cache
def profile(lang: str) -> LanguageProfile:
    """The profile of *lang*, a BCP 47 primary subtag; `InputError` for any other language."""
    try:
        module = import_module(f"hexapla.langs.{lang}") if lang.isalpha() else None
    except ModuleNotFoundError:
        module = None
    found = getattr(module, "PROFILE", None)
    if not isinstance(found, LanguageProfile):
        known = ", ".join(LANGS)
        raise InputError(f"unknown language {lang!r}", remedy=f"use one of {known}")
    return found
