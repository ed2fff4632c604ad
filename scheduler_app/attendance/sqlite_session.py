"""An attendance database in one SQLite file: WAL, durable commits, foreign keys on, BEGIN IMMEDIATE for every write."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from scheduler_app.attendance.event_rows import EVENT_COLUMNS, SnapshotRows
from scheduler_app.attendance.session import Row, Session
from scheduler_app.errors import EnvironmentProblem

BUSY_SECONDS = 5.0

_STAGING = (
    "CREATE TEMP TABLE staged_key (id TEXT PRIMARY KEY, content_hash TEXT NOT NULL) WITHOUT ROWID",
    f"CREATE TEMP TABLE staged_event ({', '.join(EVENT_COLUMNS)})",
    "CREATE TEMP TABLE staged_pupil (calendar_event_id TEXT, pupil_id TEXT, planned_minutes INTEGER,"
    " PRIMARY KEY (calendar_event_id, pupil_id)) WITHOUT ROWID",
    *(f"CREATE TEMP TABLE {name} (id TEXT PRIMARY KEY) WITHOUT ROWID" for name in ("staged_gone", "added", "rewritten")),
)

_CODES = {
    sqlite3.SQLITE_FULL: "attendance_disk_full",
    sqlite3.SQLITE_READONLY: "attendance_read_only",
    sqlite3.SQLITE_BUSY: "attendance_busy",
    sqlite3.SQLITE_LOCKED: "attendance_busy",
    sqlite3.SQLITE_NOTADB: "attendance_not_a_database",
    sqlite3.SQLITE_CORRUPT: "attendance_damaged",
    sqlite3.SQLITE_CANTOPEN: "attendance_cannot_open",
    sqlite3.SQLITE_PERM: "attendance_cannot_open",
    sqlite3.SQLITE_IOERR: "attendance_disk_failed",
}


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file or the disk into an EnvironmentProblem that names the file; faults of ours pass through."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if primary not in _CODES:
            raise
        raise EnvironmentProblem(_CODES[primary], path=str(path)) from error


def connect(path: Path) -> sqlite3.Connection:
    """Open an existing file; never creates one."""
    connection = sqlite3.connect(f"{path.as_uri()}?mode=rw", uri=True, timeout=BUSY_SECONDS, isolation_level=None)
    try:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA cache_size = -24576")  # KiB: most of a term's transaction fits, so that it writes few pages twice
        connection.execute("PRAGMA secure_delete = ON")  # a name that was replaced is overwritten, not just forgotten
    except BaseException:
        connection.close()
        raise
    return connection


class SqliteSession(Session):
    """See `Session`; parameters are SQLite's own `:name`."""

    LISTED_PUPILS = "group_concat(p.pupil_id, char(31))"

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, **parameters: object) -> list[Row]:
        return self._connection.execute(sql, parameters).fetchall()

    def stream(self, sql: str, **parameters: object) -> Iterator[Row]:
        yield from self._connection.execute(sql, parameters)

    def change(self, sql: str, **parameters: object) -> int:
        return self._connection.execute(sql, parameters).rowcount

    def begin_apply(self, token: str) -> None:
        self._connection.execute("BEGIN IMMEDIATE")

    def hold(self, unit: str) -> None:
        """The file has one writer at a time, and this has been it since the transaction began."""

    def await_apply(self, token: str) -> None:
        """Nothing to wait for: the file has no server, a transaction ends with its process."""

    def begin_read(self) -> None:
        self._connection.execute("BEGIN")

    def commit(self) -> None:
        self._connection.execute("COMMIT")

    def rollback(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def settle(self) -> None:
        self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def be_patient(self) -> None:
        """A file has no server that would end a transaction."""

    @contextmanager
    def rewriting_audit(self) -> Iterator[None]:
        found = self.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'audit'")
        for name, _ in found:
            self.change(f'DROP TRIGGER "{name}"')
        yield
        for _, made in found:
            self.change(made)

    def stage_keys(self, rows: SnapshotRows) -> None:
        for statement in _STAGING:
            self._connection.execute(statement)
        with self._staging():
            self._connection.executemany("INSERT INTO staged_key VALUES (?, ?)", sorted(rows.keys()))

    def stage_content(self, rows: SnapshotRows, wanted: Collection[str]) -> None:
        marks = ", ".join("?" for _ in EVENT_COLUMNS)
        # Rosters are sorted here, while nothing is locked, so that the transaction appends them without sorting.
        with self._staging():
            self._connection.executemany(f"INSERT INTO staged_event VALUES ({marks})", rows.event_rows(wanted))
            self._connection.executemany(
                "INSERT INTO staged_pupil VALUES (?, ?, ?)",
                ((key, pupil, minutes) for key, minutes, pupils in sorted(rows.rosters(wanted)) for pupil in pupils),
            )

    def write(self, sql: str, kept_in: str, **parameters: object) -> int:
        ids = self._connection.execute(sql, parameters).fetchall()
        self._connection.executemany(f"INSERT INTO {kept_in} VALUES (?)", sorted(ids))
        return len(ids)

    @contextmanager
    def _staging(self) -> Iterator[None]:
        # A deferred transaction that writes temporary tables only takes no lock on the file.
        self._connection.execute("BEGIN")
        try:
            yield
        except BaseException:
            self.rollback()
            raise
        self._connection.execute("COMMIT")
