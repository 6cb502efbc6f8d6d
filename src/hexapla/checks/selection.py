"""Chooses checks of the catalogue by what a person types."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extractOne

from hexapla.checks import catalogue
from hexapla.checks.check import Check
from hexapla.errors import UsageError

_NEAR = 0.5
"""From this likeness on, in [0, 1], a code may have been meant."""


def selected_checks(select: Sequence[str], ignore: Sequence[str]) -> tuple[Check[Any], ...]:
    """The checks whose codes begin with one of *select* (all: none named) and none of *ignore*.

    `UsageError` for a code that no check has.
    """
    known = catalogue()
    for code in (*select, *ignore):
        if not any(check.code.startswith(code.upper()) for check in known):
            raise UsageError(f"no check is called {code!r}", remedy=_nearest(code, known))
    wanted = tuple(code.upper() for code in select) or ("",)
    unwanted = tuple(code.upper() for code in ignore)
    return tuple(
        check
        for check in known
        if check.code.startswith(wanted) and not (unwanted and check.code.startswith(unwanted))
    )


def _nearest(code: str, known: Sequence[Check[Any]]) -> str:
    """What the check called *code* may have been meant to be."""
    named = {check.code: check for check in known} | {check.name.upper(): check for check in known}
    near = extractOne(
        code.upper(), [*named], scorer=Levenshtein.normalized_similarity, score_cutoff=_NEAR
    )
    meant = f"did you mean {named[near[0]].code} {named[near[0]].name}? " if near else ""
    return f"{meant}hexapla explain lists them all"
