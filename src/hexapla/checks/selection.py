"""Chooses checks of the catalogue by what a person types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from hexapla.checks import catalogue, check_names
from hexapla.errors import UsageError

if TYPE_CHECKING:
    from hexapla.checks import Check

_NEAR = 0.5
"""From this likeness on, in [0, 1], a code may have been meant."""


def selected_checks(select: Sequence[str], ignore: Sequence[str]) -> tuple[Check[Any], ...]:
    """The checks whose codes begin with one of *select* (all: none named) and none of *ignore*.

    `UsageError` for a code that no check has.
    """
    codes = selected_codes(select, ignore)
    return tuple(check for check in catalogue() if check.code in codes)


def selected_codes(
    select: Sequence[str], ignore: Sequence[str], names: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """The codes of those checks, told without importing any; of the checks with *names*, if given."""
    known = check_names() if names is None else names
    for code in (*select, *ignore):
        if not any(one.startswith(code.upper()) for one in known):
            raise UsageError(f"no check is called {code!r}", remedy=_nearest(code, known))
    wanted = tuple(code.upper() for code in select) or ("",)
    unwanted = tuple(code.upper() for code in ignore)
    return tuple(
        code
        for code in known
        if code.startswith(wanted) and not (unwanted and code.startswith(unwanted))
    )


def _nearest(code: str, known: Mapping[str, str]) -> str:
    """What the check called *code* may have been meant to be."""
    from rapidfuzz.distance import Levenshtein
    from rapidfuzz.process import extractOne

    named = {code: code for code in known} | {name.upper(): code for code, name in known.items()}
    near = extractOne(
        code.upper(), [*named], scorer=Levenshtein.normalized_similarity, score_cutoff=_NEAR
    )
    meant = f"did you mean {named[near[0]]} {known[named[near[0]]]}? " if near else ""
    return f"{meant}hexapla explain lists them all"
