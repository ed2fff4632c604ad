"""Creates and opens schools by address, in SQLite files and PostgreSQL schemas alike (see services/ports.SchoolStores)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import IntegrityError

from scheduler_app.domain.school import School
from scheduler_app.storage import backups, migrating
from scheduler_app.storage.addresses import FileAddress, parse, without_password
from scheduler_app.storage.new_file import create_file
from scheduler_app.storage.postgres import create_schema, open_schema
from scheduler_app.storage.references import find_dangling, value_problem
from scheduler_app.storage.rows import read_revision, write_school
from scheduler_app.storage.sqlite_file import SqliteDatabase, examine, revision_in
from scheduler_app.storage.store import OpenSchool


class Stores:
    """The one way to a stored school. `clock` gives the time of steps, with its offset."""

    def __init__(self, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._clock = clock

    def create(self, address: str, school: School, *, overwrite: bool = False) -> OpenSchool:
        """Store a new school, whole or not at all, and open it.

        InputError where something is there already and `overwrite` is not given, where a reference leads nowhere,
        or where a text or number cannot be stored.
        """

        def fill(connection: Connection) -> None:
            migrating.upgrade(connection)
            try:
                write_school(connection, school)
            except IntegrityError as error:
                raise value_problem(error) from error
            dangling = find_dangling(connection)
            if dangling is not None:
                raise dangling.problem()

        where = parse(address)
        if isinstance(where, FileAddress):
            create_file(where.path, fill, overwrite=overwrite)
        else:
            create_schema(where, fill, overwrite=overwrite)
        return self.open(address)

    def open(self, address: str) -> OpenSchool:
        """Open a stored school, its schema brought up to date (a file is backed up first).

        Every kind of file that is no school, or not a whole one, gives its own InputError and is left as it is.
        """
        where = parse(address)
        if isinstance(where, FileAddress):
            return OpenSchool(str(where.path), _open_file(where.path), self._clock)
        return OpenSchool(without_password(address), open_schema(where), self._clock)

    def revision(self, address: str) -> int:
        """How many transactions have changed a stored school, without opening it to work: a file is left untouched.

        Errors as those of `open`.
        """
        where = parse(address)
        if isinstance(where, FileAddress):
            examine(where.path)
            return revision_in(where.path)
        with closing(self.open(address)) as store:
            return store.revision()

    def copies(self, address: str) -> Sequence[backups.Backup]:
        """The copies of a school, newest first; the school itself need not be there any more."""
        return backups.list_backups(address)

    def restore(self, copy: backups.Backup, out: Path) -> None:
        """Put a copy where nothing is yet, whole or not at all; InputError for a damaged copy and where something is there."""
        backups.restore(copy, out)


def _open_file(path: Path) -> SqliteDatabase:
    examine(path)
    database = SqliteDatabase(path)
    try:
        with database.reading() as connection:
            revision = migrating.revision_of(connection)
        migrating.require_known(revision, database.place)
        if revision != migrating.HEAD:
            _migrate(database, path)
        with database.reading() as connection:
            read_revision(connection)
        database.begin_work()
    except BaseException:
        database.abandon()
        raise
    return database


def _migrate(database: SqliteDatabase, path: Path) -> None:
    backups.back_up_file(path, "migration")
    database.pragma("foreign_keys=OFF")  # tables are rebuilt by copying; references are checked afterwards
    with database.writing() as connection:
        migrating.upgrade(connection)
        dangling = find_dangling(connection)
        if dangling is not None:
            raise dangling.problem()
    database.pragma("foreign_keys=ON")
