"""Connections to a store: what makes a commit last, and one writer at a time.

Importing this imports SQLAlchemy. It knows no tables.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.exc import ArgumentError, NoSuchModuleError

from hexapla.errors import StoreError
from hexapla.store.place import Place

_LOCK = int.from_bytes(b"hexapla", "big")
"""The name of the lock that writers hold in PostgreSQL."""

_CONNECT_S = 10


def engine_of(place: Place, patience_s: float) -> Engine:
    """What connects to *place*; waits *patience_s* seconds for another writer of a file.

    A file must be there: one that vanishes while a store is open is then an error, where SQLite
    would make a new one. It is opened for each transaction, so that nothing is written to a file
    that was moved away. `StoreError` for an address that names no database.
    """
    if place.file is not None:
        # Also to read: what a killed program left half written is then rolled back.
        uri = f"{place.file.resolve().as_uri()}?mode=rw"

        def connect() -> sqlite3.Connection:
            connection = sqlite3.connect(uri, uri=True, timeout=patience_s, isolation_level=None)
            # The rollback journal rather than WAL: it also works on shared folders, leaves one
            # file and can be read where nothing can be written. EXTRA: the folder is on disk too.
            connection.execute("PRAGMA synchronous = EXTRA")
            return connection

        engine = create_engine("sqlite://", creator=connect, poolclass=NullPool)
    else:
        engine = _server(place)
    event.listen(engine, "begin", _begin)
    return engine


def _server(place: Place) -> Engine:
    try:
        url = place.address()
        limit = {} if "connect_timeout" in url.query else {"connect_timeout": _CONNECT_S}
        arguments = limit if url.get_backend_name() == "postgresql" else {}
        return create_engine(url, pool_pre_ping=True, connect_args=arguments)
    except (ArgumentError, NoSuchModuleError, ImportError) as error:
        raise StoreError(
            f"no database can be opened by this address ({error})",
            where=place.name,
            remedy="name a folder, a file *.sqlite, or postgresql://user@host/database",
        ) from error


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads."""
    with engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that writes, alone until it is committed."""
    with engine.connect().execution_options(hexapla_writes=True) as connection, connection.begin():
        yield connection


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("hexapla_writes", False)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes and connection.dialect.name == "postgresql":
        # Rows are numbered as they are inserted and seen as they are committed. With one writer
        # at a time the two orders are the same, so that `since` misses nothing.
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
