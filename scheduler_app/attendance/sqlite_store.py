"""The SQLite file as an attendance database."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

import sqlalchemy as sa

from scheduler_app.attendance.address import FileAddress
from scheduler_app.attendance.schema import APPLICATION_ID, VERSION_TABLE, SchemaState, bring_up_to_date, judge
from scheduler_app.attendance.session import Session
from scheduler_app.attendance.sqlite_session import SqliteSession, connect, sqlite_errors
from scheduler_app.attendance.storehouse import Storehouse, borrowed
from scheduler_app.errors import EnvironmentProblem


class SqliteStore(Storehouse):
    """See `Storehouse`."""

    def __init__(self, address: FileAddress) -> None:
        self._path = address.path

    @property
    def shown(self) -> str:
        return str(self._path)

    def state(self) -> SchemaState:
        if not self._path.exists():
            if not self._path.parent.is_dir():
                raise EnvironmentProblem("attendance_no_folder", path=str(self._path))
            return SchemaState.EMPTY
        with sqlite_errors(self._path), closing(connect(self._path)) as connection:
            return _state(connection, self.shown)

    def create(self) -> None:
        """The file is built beside its place and moved there whole."""
        try:
            handle, name = tempfile.mkstemp(prefix=f".{self._path.name}.", suffix=".new", dir=self._path.parent)
            os.close(handle)
        except OSError as error:
            raise EnvironmentProblem("attendance_cannot_open", path=self.shown) from error
        new = Path(name)
        try:
            with sqlite_errors(self._path):
                _build(new)
            new.chmod(0o666 & ~_umask())
            new.replace(self._path)
        except OSError as error:
            raise EnvironmentProblem("attendance_disk_failed", path=self.shown) from error
        finally:
            for leftover in (new, Path(f"{name}-wal"), Path(f"{name}-shm"), Path(f"{name}-journal")):
                leftover.unlink(missing_ok=True)

    def upgrade(self) -> None:
        with self.tables(write=True) as connection:
            if _state(connection.connection.dbapi_connection, self.shown) is SchemaState.OLDER:  # type: ignore[arg-type]
                bring_up_to_date(connection)

    @contextmanager
    def session(self) -> Iterator[Session]:
        with sqlite_errors(self._path), closing(connect(self._path)) as connection:
            session = SqliteSession(connection)
            try:
                yield session
            finally:
                with suppress(sqlite3.DatabaseError):  # the first error is the one to tell
                    session.rollback()

    @contextmanager
    def tables(self, *, write: bool) -> Iterator[sa.Connection]:
        with sqlite_errors(self._path), closing(connect(self._path)) as raw, borrowed(raw, "sqlite://") as connection:
            raw.execute("BEGIN IMMEDIATE" if write else "BEGIN")
            try:
                yield connection
            except BaseException:
                raw.rollback()
                raise
            raw.commit()


def _state(connection: sqlite3.Connection, shown: str) -> SchemaState:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    version = None
    if VERSION_TABLE in tables:
        found = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()
        version = str(found[0]) if found else None
    return judge(version, len(tables), shown)


def _build(path: Path) -> None:
    with closing(connect(path)) as raw:
        raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        raw.execute("PRAGMA journal_mode = WAL")
        with borrowed(raw, "sqlite://") as connection:
            bring_up_to_date(connection)
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
