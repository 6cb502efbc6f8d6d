"""Where a set keeps its decisions: beside the texts, or in the user's data folder.

It creates folders and tries whether they can be written to; it never opens a database.
"""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.errors import StoreError
from hexapla.signature import digest

if TYPE_CHECKING:
    from sqlalchemy import URL

FILE = "decisions.sqlite"
FOLDER = ".hexapla"
_SUFFIXES = (".sqlite", ".sqlite3", ".db")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store lies."""

    name: str
    """The place in print: a path, or a URL without its password."""
    url: str = ""
    """An SQLAlchemy URL, where it is not a file; may hold a password, so it is never shown."""
    file: Path | None = None
    """The SQLite file, where it is one."""
    read_only: bool = False
    notice: str = ""
    """What the user should know about the choice (`""`: nothing)."""
    also: Path | None = None
    """The file of decisions in the other of a folder's two places, where there is one."""
    shared: Path | None = None
    """The user's file of standing decisions, which hold in all folders; of a folder only."""

    def address(self) -> URL:
        """The server that SQLAlchemy connects to; its `ArgumentError` for a URL it cannot read."""
        from sqlalchemy import make_url

        return make_url(self.url)


def place_of(url_or_path: str | Path, data_folder: Path | None = None) -> Place:
    """Find the place for *url_or_path*: a database URL, a file `*.sqlite`, or a set's folder.

    A folder that cannot be written to keeps its decisions under *data_folder* (`None`: the
    user's, as the platform has it). `StoreError` where neither will do.
    """
    if isinstance(url_or_path, str) and "://" in url_or_path:
        return Place(_without_password(url_or_path), _with_driver(url_or_path))
    path = Path(url_or_path)
    if path.suffix in _SUFFIXES and not path.is_dir():
        if not _writable(path.parent, path):
            raise StoreError(
                "decisions cannot be kept here",
                where=str(path),
                remedy="name a file in a folder you may write to",
            )
        return _sqlite(path)
    if not path.is_dir():
        raise StoreError("there is no such folder", where=str(path), remedy="name the folder of a set")
    own, other = both_files(path, data_folder)
    shared = shared_file(data_folder)
    if _writable(own.parent, own):
        return Place(str(own), file=own, also=other if other.is_file() else None, shared=shared)
    return _elsewhere(path, own, other, shared)


def both_files(folder: Path, data_folder: Path | None = None) -> tuple[Path, Path]:
    """Where a set in *folder* may keep its decisions: there, or else under *data_folder*.

    Neither need exist. *data_folder* `None`: the user's, as the platform has it.
    """
    resolved = folder.resolve()
    name = f"{resolved.name}-{digest(str(resolved), length=8)}"
    return folder / FOLDER / FILE, _data(data_folder) / "sets" / name / FILE


def shared_file(data_folder: Path | None = None) -> Path:
    """Where the user's standing decisions are kept that hold in all sets; it need not exist."""
    return _data(data_folder) / "standing.sqlite"


def _data(data_folder: Path | None) -> Path:
    if data_folder is not None:
        return data_folder
    from platformdirs import user_data_path

    return user_data_path("hexapla", appauthor=False)


def _elsewhere(folder: Path, own: Path, file: Path, shared: Path) -> Place:
    if not _writable(file.parent, file):
        raise StoreError(
            "decisions can be kept neither here nor in your data folder",
            where=f"{own}, {file}",
            remedy="make one of them writable",
        )
    notice = f"{folder} cannot be written to: decisions are kept in {file}"
    also = own if own.is_file() else None
    return Place(str(file), file=file, notice=notice, also=also, shared=shared)


def _sqlite(file: Path) -> Place:
    return Place(str(file), file=file)


def _writable(folder: Path, file: Path) -> bool:
    """Whether *file* can be written, asked of the file system itself: permissions alone do not tell."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return not file.exists() or os.access(file, os.W_OK)
    except OSError:
        return False


def _with_driver(url: str) -> str:
    """*url* with psycopg 3 named, which SQLAlchemy does not take by itself."""
    scheme, rest = url.split("://", 1)
    return f"postgresql+psycopg://{rest}" if scheme in ("postgres", "postgresql") else url


def _without_password(url: str) -> str:
    scheme, rest = url.split("://", 1)
    login, at, host = rest.rpartition("@")
    return f"{scheme}://{login.partition(':')[0]}{at}{host}"
