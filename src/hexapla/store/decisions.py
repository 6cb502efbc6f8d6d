"""The store: decisions, only ever added, each in a transaction of its own.

It does not know what a decision means for a flag; `states` does. Nothing is changed or
deleted here: a decision is taken back by a later one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from hexapla.errors import StoreError
from hexapla.model import Decision
from hexapla.store.place import Place, both_files, place_of
from hexapla.store.states import in_order

if TYPE_CHECKING:
    from sqlalchemy import Engine

SCHEMA = 1
"""Version of the tables in `schema`; a change of them raises it and needs a migration."""


class Store:
    """Decisions in a database; made by `open_store`."""

    def __init__(self, engine: Engine, place: Place) -> None:
        self._engine = engine
        self.place = place.name
        """The file or database, in print."""
        self.notice = place.notice
        """What the user should be told of the place (`""`: nothing)."""

    def append(self, decision: Decision) -> None:
        """Keep *decision*, committed to disk on return; `StoreError` where its id is taken."""
        self._insert((decision,))

    def add_missing(self, decisions: Iterable[Decision]) -> int:
        """Keep those of *decisions* whose ids are not here yet, all or none; how many there were."""
        from sqlalchemy import select

        from hexapla.store.schema import decisions as table

        with self._told(), self._engine.connect() as connection:
            known = set(connection.execute(select(table.c.decision_id)).scalars())
        missing = {d.decision_id: d for d in decisions if d.decision_id not in known}
        if missing:
            self._insert(tuple(missing.values()))
        return len(missing)

    def decisions(self, set: str | None = None) -> tuple[Decision, ...]:  # noqa: A002 - the project's noun
        """Those of *set* (`None`: of all sets), in the order of time, reviewer, id."""
        from sqlalchemy import select

        from hexapla.store.schema import decision_of
        from hexapla.store.schema import decisions as table

        query = select(table) if set is None else select(table).where(table.c.set == set)
        with self._told(), self._engine.connect() as connection:
            rows = connection.execute(query).all()
            return in_order(decision_of(row) for row in rows)

    def close(self) -> None:
        """Let go of the file or the connection; the store can no longer be used."""
        self._engine.dispose()

    def _insert(self, decisions: tuple[Decision, ...]) -> None:
        from sqlalchemy import insert

        from hexapla.store.schema import decisions as table
        from hexapla.store.schema import values_of

        with self._told(), self._engine.begin() as connection:
            connection.execute(insert(table), [values_of(decision) for decision in decisions])

    @contextmanager
    def _told(self) -> Iterator[None]:
        with _explained(self.place):
            yield


def open_store(url_or_path: str | Path, *, data_folder: Path | None = None) -> Store:
    """Open, and where need be create, the store at a database URL, a file, or in a set's folder.

    A folder gets `.hexapla/decisions.sqlite`; one that cannot be written to keeps its
    decisions under *data_folder* (`None`: the user's), and the store's `notice` says so.
    What the other of these two places already holds is copied. `StoreError` for a damaged
    file, one written by a newer version, or a place that cannot be used.
    """
    place = place_of(url_or_path, data_folder)
    store = _opened(place)
    if place.also is not None:
        store.add_missing(_read_only(place.also))
    return store


def existing_decisions(
    folder: Path, set_name: str, *, data_folder: Path | None = None
) -> tuple[Decision, ...]:
    """What is kept of the set *set_name* in *folder*, in the order of time, reviewer, id.

    Read from both places where `open_store` may have kept it; nothing is created, and `()`
    where there is no store yet. `StoreError` for a file that does not read as decisions.
    """
    files = (file for file in both_files(folder, data_folder) if file.is_file())
    found = {one.decision_id: one for file in files for one in _read_only(file, set_name)}
    return in_order(found.values())


def _read_only(file: Path, set_name: str | None = None) -> tuple[Decision, ...]:
    store = _opened(Place(str(file), file=file, read_only=True))
    try:
        return store.decisions(set_name)
    finally:
        store.close()


def _opened(place: Place) -> Store:
    from sqlalchemy import create_engine, event
    from sqlalchemy.exc import ArgumentError, NoSuchModuleError

    try:
        engine = create_engine(place.address())
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(
            f"no database can be opened by this address ({error})",
            where=place.name,
            remedy="name a folder, a file *.sqlite, or postgresql://user@host/database",
        ) from error
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _durable)
    with _explained(place.name):
        version = _schema_version(engine, create=not place.read_only)
    if version > SCHEMA:
        raise StoreError(
            f"the decisions were written by a newer hexapla (schema {version}, here {SCHEMA})",
            where=place.name,
            remedy="install that version",
        )
    return Store(engine, place)


def _durable(connection: object, _record: object) -> None:
    """Make a commit outlive a crash, of the program or of the machine.

    The rollback journal rather than WAL: it also works on shared folders, and leaves one file.
    """
    cursor = connection.cursor()  # type: ignore[attr-defined]
    cursor.execute("PRAGMA synchronous = EXTRA")
    cursor.execute("PRAGMA busy_timeout = 10000")
    cursor.close()


def _schema_version(engine: Engine, *, create: bool) -> int:
    """The version of the tables there; they are made first where that may be done."""
    from sqlalchemy import insert, select

    from hexapla.store.schema import metadata, schema_version

    with engine.begin() as connection:
        if create:
            metadata.create_all(connection)
        version = connection.execute(select(schema_version.c.version)).scalar_one_or_none()
        if version is None:
            connection.execute(insert(schema_version).values(version=SCHEMA))
        return version or SCHEMA


@contextmanager
def _explained(where: str) -> Iterator[None]:
    """Turn what a database complains of into a `StoreError`."""
    from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError, SQLAlchemyError

    try:
        yield
    except IntegrityError as error:
        raise StoreError(
            "a decision with this id is already kept",
            where=where,
            remedy="decisions are never changed; add a later one",
        ) from error
    except OperationalError as error:
        raise StoreError(
            f"the decisions cannot be reached ({_first_line(error.orig)})",
            where=where,
            remedy="see that the place exists, that you may write to it and that nothing locks it",
        ) from error
    except DatabaseError as error:
        raise StoreError(
            f"the decisions cannot be read or kept ({_first_line(error.orig)})",
            where=where,
            remedy="if the file is damaged, move it aside or restore a copy of it",
        ) from error
    except (SQLAlchemyError, ValueError) as error:
        raise StoreError(
            f"what is kept here does not read as decisions ({error})",
            where=where,
            remedy="restore a copy of it, or move it aside",
        ) from error


def _first_line(error: object) -> str:
    return str(error).partition("\n")[0]
