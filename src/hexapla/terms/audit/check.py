"""What a check on a termbase is: a value with a function that complains of concepts.

A check's module docstring is its documentation for users (`hexapla explain`). Identities and
order of flags are the engine's business.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from hexapla.model import Lang, Severity, Span
from hexapla.terms.audit.audited import Audited, Entry, Listed

Place = tuple[Listed, Span | None]
"""A term, and what of it is meant (`None`: all of it)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint:
    """What a check has to say of a concept."""

    entry: Entry
    message: str
    lang: Lang | None = None
    """The language judged; `None`: the concept as a whole."""
    places: tuple[Place, ...] = ()
    severity: Severity | None = None
    """`None`: the check's own."""
    suggestion: str = ""
    details: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AuditCheck:
    """One check of the catalogue."""

    code: str
    name: str
    severity: Severity
    run: Callable[[Audited], Iterator[Complaint]]
    over: ClassVar[str] = "termbase"
    thresholds: ClassVar[tuple[()]] = ()
    fixable: ClassVar[bool] = False

    @property
    def documentation(self) -> str:
        """The docstring of the module that defines the check."""
        return (sys.modules[self.run.__module__].__doc__ or "").strip()


def whole(*terms: Listed) -> tuple[Place, ...]:
    """The places of whole *terms*."""
    return tuple((term, None) for term in terms)
