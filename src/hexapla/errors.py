"""The errors a person can do something about.

Each says what went wrong, where, and what to do. Raised near the cause; caught only in
`cli`, in `hexapla_tui`, and at the loops that must go on.
"""

from __future__ import annotations


class HexaplaError(Exception):
    """Something the user can mend; exit status 2.

    *what* is one sentence without a final stop, *where* a `file:line` or `symbol#eid`
    (`""` when there is no place), *remedy* what to do next (`""` when nothing helps).
    """

    def __init__(self, what: str, *, where: str = "", remedy: str = "") -> None:
        self.what, self.where, self.remedy = what, where, remedy
        super().__init__(self.line())

    def line(self) -> str:
        """The error as one line: where, what, what to do."""
        place = f"{self.where}: " if self.where else ""
        remedy = f"; {self.remedy}" if self.remedy else ""
        return f"{place}{self.what}{remedy}"


class InputError(HexaplaError):
    """A file, folder or set that cannot be read as what it should be."""


class LimitError(InputError):
    """An input over one of the configured limits."""


class ConfigurationError(HexaplaError):
    """A manifest, configuration or gold file that does not say what it must."""


class UsageError(HexaplaError):
    """Options or arguments that do not go together."""


class StoreError(HexaplaError):
    """Decisions that cannot be read or kept."""


class EncoderError(HexaplaError):
    """A model of vectors that cannot be loaded or used."""
