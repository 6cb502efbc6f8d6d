"""What can go wrong on the way to a file, by what it means for asking again."""

from __future__ import annotations

from hexapla.errors import HexaplaError


class AbsentError(HexaplaError):
    """The server does not have this file."""


class RefusedError(HexaplaError):
    """The file cannot be had, and asking again does not help."""


class PassingError(HexaplaError):
    """Passing trouble: asking again may help, *after* seconds where the server says so."""

    def __init__(self, what: str, *, where: str, after: float | None = None, remedy: str = "") -> None:
        super().__init__(what, where=where, remedy=remedy)
        self.after = after


class UnreachableError(PassingError):
    """No connection: no other file can be had either."""
