"""Limits on what is read, so that a wrong file ends in a sentence and not in a full memory."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from hexapla.errors import InputError, LimitError
from hexapla.model import Version

_MEGA = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The most that is taken; each may be changed in the configuration."""

    file_bytes: int = 200 * _MEGA
    clause_characters: int = 5 * _MEGA
    version_clauses: int = 200_000
    archive_ratio: int = 100
    """How many times its own size an archive may hold, unpacked."""

    def read(self, path: Path) -> bytes:
        """The bytes of *path*; `LimitError` where there are too many, `InputError` for no file."""
        if not path.is_file():
            raise InputError(
                "this is not a file that can be read", where=str(path), remedy="give a file"
            )
        size = path.stat().st_size
        if size > self.file_bytes:
            raise LimitError(
                f"the file has {size:,} bytes; the limit is {self.file_bytes:,}",
                where=str(path),
                remedy="split the file, or raise `file_bytes` under [limits] in hexapla.toml",
            )
        return path.read_bytes()

    def hold(self, version: Version) -> Version:
        """*version*, if it is within the limits."""
        if len(version.clauses) > self.version_clauses:
            raise LimitError(
                f"the text has {len(version.clauses):,} clauses; the limit is {self.version_clauses:,}",
                where=version.file,
                remedy="split the text, or raise `version_clauses` under [limits] in hexapla.toml",
            )
        for clause in version.clauses:
            if len(clause.text) > self.clause_characters:
                raise LimitError(
                    f"clause {clause.eid} has {len(clause.text):,} characters; the limit is"
                    f" {self.clause_characters:,}",
                    where=f"{version.file}:{clause.location().line or 1}",
                    remedy="break the line, or raise `clause_characters` under [limits] in hexapla.toml",
                )
        return version
