"""Brings a database's tables to the newest schema, by Alembic; works from an installed package."""

from __future__ import annotations

import sqlite3
from functools import cache
from pathlib import Path

from sqlalchemy import Connection, create_engine, inspect, text

from scheduler_app.errors import InputError

HEAD = "0007"
"""The newest revision in migrations/versions (a test compares)."""

SCHEMA_VERSION = int(HEAD)
"""The same as a number: SQLite's user_version."""


def revision_of(connection: Connection) -> str | None:
    """The revision of the tables that are there; None where there are none of ours."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return revision


def require_known(revision: str | None, place: str) -> None:
    """InputError where a newer program has changed the schema, or where it is no school's at all."""
    if revision is None or not revision.isdigit():
        raise InputError("storage_foreign_database", place=place)
    if int(revision) > SCHEMA_VERSION:
        raise InputError("storage_newer", place=place, found=int(revision), known=SCHEMA_VERSION)


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Create or migrate the tables inside the connection's transaction."""
    if connection.dialect.name == "sqlite" and revision == "head" and not inspect(connection).get_table_names():
        for statement in _new_file():
            connection.exec_driver_sql(statement)
    else:
        _migrate(connection, revision)


@cache
def _new_file() -> tuple[str, ...]:
    """What makes the tables of an empty file: all migrations, run once in memory; file after file would take 0.25 s each."""
    engine = create_engine("sqlite://")
    with engine.connect() as connection, connection.begin():
        _migrate(connection, "head")
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        made = [statement for statement in driver.iterdump() if statement not in ("BEGIN TRANSACTION;", "COMMIT;")]
    engine.dispose()
    return (*made, f"PRAGMA user_version = {SCHEMA_VERSION}")


def _migrate(connection: Connection, revision: str) -> None:
    from alembic import command  # takes 0.1 s, and almost no start needs it
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, revision)
