"""Which schema an attendance database has, and making it where there is none."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path

import sqlalchemy as sa

from scheduler_app.errors import EnvironmentProblem

HEAD = "0004"
"""The newest migration this program knows."""

OLDER = ("0001", "0002", "0003")
"""Migrations that this program brings up to date before it writes; previews and reports work on them as they are."""

VERSION_TABLE = "attendance_version"

APPLICATION_ID = 0x524B4E41
"""SQLite application_id of an attendance file ("RKNA")."""


class SchemaState(StrEnum):
    EMPTY = "empty"
    OLDER = "older"
    CURRENT = "current"


def judge(version: str | None, tables: int, address: str) -> SchemaState:
    """Tell what is there from the version row and the number of tables; EnvironmentProblem where it is not ours to write.

    A database without tables may be made ours; one with tables and no version belongs to somebody else; an unknown version was
    written by a newer program.
    """
    if version == HEAD:
        return SchemaState.CURRENT
    if version in OLDER:
        return SchemaState.OLDER
    if version is not None:
        raise EnvironmentProblem("attendance_newer_schema", path=address, version=version, known=HEAD)
    if tables:
        raise EnvironmentProblem("attendance_foreign", path=address)
    return SchemaState.EMPTY


def bring_up_to_date(connection: sa.Connection, schema: str | None = None) -> None:
    """Run the migrations that are missing, all of them on an empty database, inside the transaction of `connection`."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["schema"] = schema
    command.upgrade(config, "head")
