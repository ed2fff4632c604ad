"""A school in a schema of a PostgreSQL database, which several schedulers share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text

from scheduler_app.errors import InputError
from scheduler_app.storage import migrating
from scheduler_app.storage.addresses import ServerAddress
from scheduler_app.storage.problems import translated

_CONNECT_SECONDS = 10
_LOCK_WAIT = "5s"
_IDLE_WAIT = "60s"
"""A computer that falls asleep in the middle of a transaction loses it after this, and the others go on."""


class PostgresDatabase:
    """An open school schema. `reading`, `writing` and `close` as in Database."""

    def __init__(self, address: ServerAddress) -> None:
        self._address = address
        self._engine = _engine(address)

    @property
    def place(self) -> str:
        return self._address.shown

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        options: dict[str, Any] = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with translated(self.place), self._engine.connect().execution_options(**options) as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with translated(self.place), self._engine.connect() as connection, connection.begin():
            yield connection

    def close(self) -> None:
        self._engine.dispose()


def create_schema(address: ServerAddress, fill: Callable[[Connection], None], *, overwrite: bool) -> None:
    """Make the schema and have `fill` fill it, all in one transaction.

    InputError where a school is there already and `overwrite` is not given, and always where the schema holds
    something that is no school.
    """
    database = PostgresDatabase(address)
    try:
        with database.writing() as connection:
            if _tables(connection, address.schema):
                if migrating.revision_of(connection) is None:
                    raise InputError("storage_foreign_database", place=database.place)
                if not overwrite:
                    raise InputError("storage_exists", place=database.place)
                connection.execute(text(f'DROP SCHEMA "{address.schema}" CASCADE'))
            connection.execute(text(f'CREATE SCHEMA IF NOT EXISTS "{address.schema}"'))
            fill(connection)
    finally:
        database.close()


def open_schema(address: ServerAddress) -> PostgresDatabase:
    """Open a school that is there, its schema brought up to date; InputError where there is none."""
    database = PostgresDatabase(address)
    try:
        with database.reading() as connection:
            if not _tables(connection, address.schema):
                raise InputError("storage_missing", place=database.place)
            revision = migrating.revision_of(connection)
        migrating.require_known(revision, database.place)
        if revision != migrating.HEAD:
            _migrate(database)
    except BaseException:
        database.close()
        raise
    return database


def _migrate(database: PostgresDatabase) -> None:
    with database.writing() as connection:
        connection.execute(text("LOCK TABLE alembic_version"))  # somebody else may be doing the same: then there is nothing left to do
        migrating.upgrade(connection)


def _tables(connection: Connection, schema: str) -> bool:
    query = text("SELECT EXISTS (SELECT 1 FROM pg_catalog.pg_tables WHERE schemaname = :schema)")
    return bool(connection.execute(query, {"schema": schema}).scalar_one())


def _engine(address: ServerAddress) -> Engine:
    arguments: dict[str, Any] = {"application_name": "ringklocka"}
    if "connect_timeout" not in address.url.query:
        arguments["connect_timeout"] = _CONNECT_SECONDS
    engine = create_engine(
        address.url, pool_size=1, max_overflow=1, pool_pre_ping=True, hide_parameters=True, connect_args=arguments
    )  # fmt: skip

    @event.listens_for(engine, "connect")
    def configure(connection: Any, record: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f'SET search_path TO "{address.schema}"')
            cursor.execute(f"SET lock_timeout = '{_LOCK_WAIT}'")
            cursor.execute(f"SET idle_in_transaction_session_timeout = '{_IDLE_WAIT}'")
            cursor.execute("SET timezone = 'UTC'")
        connection.commit()

    return engine
