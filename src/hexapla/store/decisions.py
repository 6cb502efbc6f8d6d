"""The store: decisions and standing decisions, only ever added, each call one transaction.

It does not know what a decision means for a flag; `states` does. Nothing is changed or
deleted here: a decision is taken back by a later one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from hexapla.errors import StoreError
from hexapla.model import Decision
from hexapla.store.place import Place, both_files, place_of, shared_file
from hexapla.store.standing import Standing
from hexapla.store.states import in_order

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, Select, Table

_PATIENCE_S = 5.0

_T = TypeVar("_T")


class Store:
    """Decisions in a database; made by `open_store`."""

    def __init__(self, engine: Engine, place: Place, version: int, backup: str = "") -> None:
        self._engine = engine
        self._at = place
        self._version = version
        self.place = place.name
        """The file or database, in print."""
        self.notice = place.notice
        """What the user should be told of the place (`""`: nothing)."""
        self.backup = backup
        """The copy of the file made before it was migrated (`""`: none was due)."""

    def append(self, decision: Decision) -> None:
        """Keep *decision*, committed to disk on return; `StoreError` where its id is taken."""
        self.append_all((decision,))

    def append_all(self, decisions: Iterable[Decision]) -> None:
        """Keep *decisions*, all or none; `StoreError` where the id of one is taken."""
        from sqlalchemy import insert

        from hexapla.store.schema import decisions as table
        from hexapla.store.schema import values_of

        rows = [values_of(decision) for decision in decisions]
        if rows:
            with self._writing() as connection:
                connection.execute(insert(table), rows)

    def add_missing(self, decisions: Iterable[Decision]) -> int:
        """Keep those of *decisions* whose ids are not here yet, all or none; how many there were."""
        return self.merge(decisions, ())

    def merge(self, decisions: Iterable[Decision], standing: Iterable[Standing]) -> int:
        """Keep what is not here yet, all or none; how many records there were.

        `StoreError` where an id is known but says something else: then nothing is kept.
        """
        from hexapla.store import schema

        said = {schema.keepable(x.decision_id): x for x in decisions}
        held = {schema.keepable(x.standing_id): x for x in standing}
        with self._writing() as connection:
            return self._add(
                connection, schema.decisions, [schema.values_of(x) for x in said.values()]
            ) + self._add(
                connection, schema.standing, [schema.standing_values(x) for x in held.values()]
            )

    def _add(self, connection: Connection, table: Table, rows: Sequence[dict[str, Any]]) -> int:
        from sqlalchemy import insert, select

        if not rows:
            return 0
        columns = [column for column in table.c if column.name != "arrival"]
        known = {row[0]: row for row in connection.execute(select(*columns))}
        for values in rows:
            name = values[columns[0].name]
            if name in known and tuple(known[name]) != tuple(values[c.name] for c in columns):
                raise StoreError(
                    f"{name} is already kept, and says something else",
                    where=self.place,
                    remedy="records are never changed; take out this one",
                )
        missing = [values for values in rows if values[columns[0].name] not in known]
        if missing:
            connection.execute(insert(table), missing)
        return len(missing)

    def decisions(self, set: str | None = None) -> tuple[Decision, ...]:  # noqa: A002 - the project's noun
        """Those of *set* (`None`: of all sets), in the order of time, reviewer, id."""
        from sqlalchemy import select

        from hexapla.store.schema import DECISION_COLUMNS, decision_of

        with self._reading() as connection:
            return in_order(_read(connection, _of(select(*DECISION_COLUMNS), set), decision_of))

    def since(self, mark: int, set: str | None = None) -> tuple[tuple[Decision, ...], int]:  # noqa: A002
        """The decisions on *set* (`None`: all) kept after *mark*, in order, and the mark of now.

        0 is the mark before all. Nothing is missed: decisions are numbered by the only writer
        there is at a time, so none can become visible below a mark already given. Where the file
        was replaced by an earlier one, all are given again; a decision is known by its id.
        """
        from sqlalchemy import func, select

        from hexapla.store.schema import DECISION_COLUMNS, decision_of
        from hexapla.store.schema import decisions as table

        with self._reading() as connection:
            latest = connection.execute(select(func.max(table.c.arrival))).scalar() or 0
            if latest == mark:
                return (), latest
            after = mark if mark < latest else 0
            query = select(*DECISION_COLUMNS).where(table.c.arrival > after, table.c.arrival <= latest)
            return in_order(_read(connection, _of(query, set), decision_of)), latest

    def standing(self) -> tuple[Standing, ...]:
        """All records of standing decisions that count here, ended and expired ones too, in order.

        Of a set's folder also those in the user's data folder, which hold in all sets.
        """
        own = self._own_standing()
        shared = self._at.shared
        if shared is not None and shared.is_file():
            other = _opened(Place(str(shared), file=shared, read_only=True))
            own = {**other._own_standing(), **own}
        return _standing_in_order(own)

    def _own_standing(self) -> dict[str, Standing]:
        from sqlalchemy import select

        from hexapla.store.schema import STANDING_COLUMNS, standing_of

        if self._version < 2:
            return {}
        with self._reading() as connection:
            found = _read(connection, select(*STANDING_COLUMNS), standing_of)
        return {record.standing_id: record for record in found}

    def add_standing(self, record: Standing) -> None:
        """Keep *record*, where it is not kept yet.

        Of a set's folder, beside the set, with which it travels, and in the user's data folder,
        from where it holds in all sets. `StoreError` where either cannot be; it may be tried again.
        """
        if self._at.shared is not None:
            _opened(place_of(self._at.shared)).merge((), (record,))
        self.merge((), (record,))

    def close(self) -> None:
        """Let go of the file or the connection; the store can no longer be used."""
        self._engine.dispose()

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        from hexapla.store.complaints import explained
        from hexapla.store.connection import reading

        with explained(self.place), reading(self._engine) as connection:
            self._still_known(connection)
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        from hexapla.store.complaints import explained
        from hexapla.store.connection import writing

        with explained(self.place), writing(self._engine) as connection:
            self._still_known(connection)
            yield connection

    def _still_known(self, connection: Connection) -> None:
        """A store that is open for hours may be migrated meanwhile by a newer program."""
        from sqlalchemy import select

        from hexapla.store.migrations import refuse_newer
        from hexapla.store.schema import schema_version

        refuse_newer(connection.execute(select(schema_version.c.version)).scalar_one(), self._at)


def open_store(
    url_or_path: str | Path, *, data_folder: Path | None = None, patience_s: float = _PATIENCE_S
) -> Store:
    """Open, and where need be create, the store at a database URL, a file, or in a set's folder.

    A folder gets `.hexapla/decisions.sqlite`; one that cannot be written to keeps its
    decisions under *data_folder* (`None`: the user's), and the store's `notice` says so.
    What the other of these two places already holds is copied. A store of an older version is
    migrated, a file after a backup (`Store.backup`). *patience_s*: how many seconds to wait for
    another program that writes to the same file. `StoreError` for a damaged file, one written by
    a newer version, or a place that cannot be used.
    """
    place = place_of(url_or_path, data_folder)
    store = _opened(place, patience_s)
    if place.also is not None:
        other = _opened(Place(str(place.also), file=place.also, read_only=True), patience_s)
        store.merge(other.decisions(), other._own_standing().values())
    return store


def existing_decisions(
    folder: Path, set_name: str, *, data_folder: Path | None = None
) -> tuple[Decision, ...]:
    """What is kept of the set *set_name* in *folder*, in the order of time, reviewer, id.

    Read from both places where `open_store` may have kept it; nothing is created, and `()`
    where there is no store yet. `StoreError` for a file that does not read as decisions.
    """
    files = (file for file in both_files(folder, data_folder) if file.is_file())
    found = {x.decision_id: x for file in files for x in _to_read(file).decisions(set_name)}
    return in_order(found.values())


def existing_standing(folder: Path, *, data_folder: Path | None = None) -> tuple[Standing, ...]:
    """The records of standing decisions that count for a set in *folder*; nothing is created."""
    places = (shared_file(data_folder), *both_files(folder, data_folder))
    found: dict[str, Standing] = {}
    for file in places:
        if file.is_file():
            found |= _to_read(file)._own_standing()
    return _standing_in_order(found)


def _to_read(file: Path) -> Store:
    return _opened(Place(str(file), file=file, read_only=True))


def _opened(place: Place, patience_s: float = _PATIENCE_S) -> Store:
    from hexapla.store.complaints import explained
    from hexapla.store.connection import engine_of
    from hexapla.store.migrations import bring_up_to_date, version_there
    from hexapla.store.schema import SCHEMA

    if place.file is not None and not place.read_only:
        place.file.touch()
    engine = engine_of(place, patience_s)
    with explained(place.name):
        version = version_there(engine, place)
        if version == SCHEMA or (version and place.read_only):
            return Store(engine, place, version)
        if place.read_only:
            raise StoreError(
                "there are no decisions in this file", where=place.name, remedy="move it aside"
            )
        backup = bring_up_to_date(engine, place)
    return Store(engine, place, SCHEMA, backup)


def _of(query: Select[Any], set_name: str | None) -> Select[Any]:
    from hexapla.store.schema import decisions, keepable

    return query if set_name is None else query.where(decisions.c.set == keepable(set_name))


def _read(connection: Connection, query: Select[Any], made: Callable[[Sequence[Any]], _T]) -> list[_T]:
    return [made(row) for row in connection.execute(query)]


def _standing_in_order(found: dict[str, Standing]) -> tuple[Standing, ...]:
    return tuple(sorted(found.values(), key=lambda x: (x.decided_at, x.reviewer, x.standing_id)))
