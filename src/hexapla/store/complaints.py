"""What a database complains of, said plainly as a `StoreError`. Importing this imports SQLAlchemy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, SQLAlchemyError

from hexapla.errors import StoreError

_KNOWN = {
    "SQLITE_BUSY": (
        "the decisions are locked by another program",
        "wait until it is done, or close it, then try again",
    ),
    "SQLITE_READONLY": (
        "the decisions cannot be written to",
        "see that you may write to the file and its folder",
    ),
    "SQLITE_CANTOPEN": (
        "the file of decisions cannot be opened",
        "see that it is still there and that you may write to it and its folder",
    ),
    "SQLITE_FULL": ("there is no room for more decisions", "make room on the disk, then try again"),
    "SQLITE_CORRUPT": ("the file of decisions is damaged", "move it aside, or restore a copy of it"),
}
"""By how SQLite names the error."""


@contextmanager
def explained(where: str) -> Iterator[None]:
    """Turn what a database complains of into a `StoreError`."""
    try:
        yield
    except IntegrityError as error:
        raise StoreError(
            "a decision with this id is already kept",
            where=where,
            remedy="decisions are never changed; add a later one",
        ) from error
    except DatabaseError as error:
        name = getattr(error.orig, "sqlite_errorname", "")
        for known, (what, remedy) in _KNOWN.items():
            if name.startswith(known):
                raise StoreError(
                    f"{what} ({_first_line(error.orig)})", where=where, remedy=remedy
                ) from error
        raise _other(error, where) from error
    except (SQLAlchemyError, ValueError, TypeError) as error:
        raise StoreError(
            f"what is kept here does not read as decisions ({error})",
            where=where,
            remedy="restore a copy of it, or move it aside",
        ) from error


def _other(error: DatabaseError, where: str) -> StoreError:
    said = _first_line(error.orig)
    if isinstance(error, OperationalError):
        return StoreError(
            f"the decisions cannot be reached ({said})",
            where=where,
            remedy="see that the place exists, that you may write to it and that nothing locks it",
        )
    return StoreError(
        f"the decisions cannot be read or kept ({said})",
        where=where,
        remedy="if the file is damaged, move it aside or restore a copy of it",
    )


def _first_line(error: object) -> str:
    return str(error).partition("\n")[0]
