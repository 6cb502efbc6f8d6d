"""A download that is under way: its bytes so far, and what is needed to go on with it later.

Hidden files beside the versions, so that no half-written file ever stands under a version's name.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import msgspec


class Origin(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Where the bytes of a part come from."""

    url: str
    validator: str
    """The server's ETag or date for this very state of the file."""


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a file that has arrived, in *path*."""

    path: Path

    @property
    def _note(self) -> Path:
        return self.path.with_name(self.path.name + ".json")

    def resumable(self, url: str) -> tuple[int, str]:
        """How many bytes of *url* are there, and their validator; `(0, "")` where it starts anew."""
        try:
            origin = msgspec.json.decode(self._note.read_bytes(), type=Origin)
            size = self.path.stat().st_size
        except (OSError, msgspec.MsgspecError, UnicodeDecodeError):
            return 0, ""
        return (size, origin.validator) if size and origin.url == url and origin.validator else (0, "")

    def remember(self, url: str, validator: str) -> None:
        """Note where the bytes come from; without a *validator* they cannot be gone on with."""
        if validator:
            self._note.write_bytes(msgspec.json.encode(Origin(url, validator)))
        else:
            self._note.unlink(missing_ok=True)

    def drop(self) -> None:
        """Take it away."""
        self.path.unlink(missing_ok=True)
        self._note.unlink(missing_ok=True)

    def drop_unless_resumable(self) -> None:
        """Take it away, if nothing can be added to it later."""
        if not self._note.exists() or not self.path.exists():
            self.drop()

    def become(self, final: Path) -> None:
        """Stand under its own name from now on."""
        self.path.replace(final)
        self._note.unlink(missing_ok=True)
