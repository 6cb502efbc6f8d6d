"""Names and documentation of checks, for display; an unknown code has neither."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hexapla.checks import Check
    from hexapla.terms.audit.check import AuditCheck


def name_of(code: str) -> str:
    """The name of the check *code*, `""` where there is none."""
    return _found(code)[0]


def documentation(code: str) -> str:
    """What the check *code* says of itself, `""` where there is none."""
    return _found(code)[1]


def _found(code: str) -> tuple[str, str]:
    from hexapla.checks import catalogue
    from hexapla.terms.audit import audit_catalogue

    every: tuple[Check[Any] | AuditCheck, ...] = (*catalogue(), *audit_catalogue())
    return next(((c.name, c.documentation) for c in every if c.code == code), ("", ""))
