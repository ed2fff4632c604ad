"""A school in one SQLite file: recognised, checked, opened in WAL mode, and left as a single file again."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Connection, Dialect, Engine, create_engine, event, make_url
from sqlalchemy.pool import StaticPool

from scheduler_app.errors import EnvironmentProblem, InputError
from scheduler_app.storage import shared_places
from scheduler_app.storage.migrating import SCHEMA_VERSION
from scheduler_app.storage.problems import translated

APPLICATION_ID = 0x52494E47
"""`RING` in the file's header, so that other programs' SQLite files are told apart."""

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_BUSY_SECONDS = 5.0
_SHARED_BUSY_SECONDS = 0.2
SIDECARS = ("-wal", "-shm", "-journal")


def examine(path: Path) -> None:
    """Refuse, by its header alone, what is no school file: InputError with a code for each case. Nothing is changed."""
    place = str(path)
    with translated(place):
        if path.is_dir():
            raise InputError("storage_is_folder", place=place)
        if not path.exists():
            raise InputError("storage_missing", place=place)
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    if not header:
        raise InputError("storage_empty_file", place=place)
    if not header.startswith(_MAGIC[: len(header)]) or len(header) < len(_MAGIC):
        raise InputError("storage_not_sqlite", place=place)
    if len(header) < _HEADER_BYTES:
        raise InputError("storage_damaged", place=place, detail="header")
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise InputError("storage_foreign_database", place=place)
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise InputError("storage_newer", place=place, found=version, known=SCHEMA_VERSION)


def raw_connection(path: Path, mode: str = "rw", timeout: float = _BUSY_SECONDS) -> sqlite3.Connection:
    """Connect without ever creating a file (unless `mode` is rwc); transactions are begun by hand."""
    # the file name is a URI only so that the mode can be given: every other character is taken literally
    uri = f"file:{quote(str(path.absolute()))}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=timeout, isolation_level=None, check_same_thread=False)


class SqliteDatabase:
    """An open school file. `reading`, `writing` and `close` as in Database."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._shared = shared_places.is_shared(path)
        with self._alone(), translated(self.place):
            _require_whole(path, _SHARED_BUSY_SECONDS if self._shared else _BUSY_SECONDS)
            self._identity = _identity(path)
        self._engine = engine_of(path)

    @property
    def place(self) -> str:
        return str(self._path)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with translated(self.place), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        with translated(self.place):
            self._require_same_file()
            with self._engine.connect().execution_options(immediate=True) as connection, connection.begin():
                yield connection

    def begin_work(self) -> None:
        """Get ready for edits: WAL, where a commit is one write and one sync of the log.

        Where other computers may write the file too, it is locked for this program alone instead (see shared_places).
        """
        with self._alone(), translated(self.place):
            if not self._shared:
                self.pragma("journal_mode=WAL")
                self.pragma("user_version")  # the first read takes the lock by which others see that the file is open
                return
            self.pragma("synchronous=EXTRA")
            self.pragma("locking_mode=EXCLUSIVE")
            with self._engine.connect().execution_options(immediate=True) as connection, connection.begin():
                connection.exec_driver_sql("UPDATE school_state SET revision = revision")  # the lock is taken by writing

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Where a file is for one program alone, `busy` means that another has it."""
        try:
            yield
        except EnvironmentProblem as problem:
            if self._shared and problem.code == "storage_busy":
                raise EnvironmentProblem("storage_shared_place", place=self.place) from problem
            raise

    def pragma(self, text: str) -> Any:
        """Run a PRAGMA outside any transaction; returns the first value."""
        rows = self.driver_connection().execute(f"PRAGMA {text}").fetchall()  # to the end: a half-read statement keeps its lock
        return rows[0][0] if rows else None

    def driver_connection(self) -> sqlite3.Connection:
        with closing(self._engine.raw_connection()) as fairy:
            connection = fairy.driver_connection
        assert isinstance(connection, sqlite3.Connection)
        return connection

    def close(self) -> None:
        """Fold the log into the file and leave one file; what another process still has open stays as it is."""
        with suppress(sqlite3.Error):
            self.pragma("wal_checkpoint(TRUNCATE)")
            self.pragma("journal_mode=DELETE")
        self._engine.dispose()

    def abandon(self) -> None:
        """Leave a file that turned out to be none of ours without touching it."""
        self._engine.dispose()

    def _require_same_file(self) -> None:
        """A file replaced under us (a cloud folder, another program) would take edits into nowhere."""
        try:
            same = _identity(self._path) == self._identity
        except FileNotFoundError:
            same = False
        if not same:
            raise EnvironmentProblem("storage_replaced", place=self.place)


def _require_whole(path: Path, timeout: float) -> None:
    """Refuse a damaged file, and one whose unfinished log is newer than its header said.

    On a connection of its own: SQLite 3.40 keeps a lock after quick_check that makes the next checkpoint fail.
    """
    with closing(_configured(path, "rw", timeout)) as connection:
        if connection.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
            raise InputError("storage_damaged", place=str(path), detail="quick_check")
        version = connection.execute("PRAGMA user_version").fetchall()[0][0]
    if version > SCHEMA_VERSION:
        raise InputError("storage_newer", place=str(path), found=version, known=SCHEMA_VERSION)


def revision_in(path: Path) -> int:
    """How many transactions have changed the school in a file that was examined; the file stays as it is."""
    with translated(str(path)), closing(_configured(path, "rw")) as connection:
        row = connection.execute("SELECT revision FROM school_state").fetchone()
    if row is None:
        raise InputError("storage_damaged", place=str(path), detail="school_state")
    return int(row[0])


def engine_of(path: Path, mode: str = "rw") -> Engine:
    """An engine with one connection to the file; `immediate` among the execution options begins with the write lock."""

    def connect() -> Any:
        return _configured(path, mode)

    dialect = _dialect()
    pool = StaticPool(connect, dialect=dialect)
    engine = Engine(pool, dialect, _URL, hide_parameters=True, execution_options={"compiled_cache": _STATEMENTS})

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        immediate = connection.get_execution_options().get("immediate")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")

    return engine


_URL = make_url("sqlite://")

_STATEMENTS: dict[Any, Any] = {}
"""Statements as SQL, for every file: an engine would keep its own and compile half a hundred anew with every file that is opened."""


@cache
def _dialect() -> Dialect:
    """What SQLAlchemy knows of this SQLite; statements are compiled for a dialect, so one stands for all files."""
    engine = create_engine(_URL)
    with engine.connect():  # it asks the library once
        pass
    engine.dispose()
    return engine.dialect


def _configured(path: Path, mode: str, timeout: float = _BUSY_SECONDS) -> sqlite3.Connection:
    connection = raw_connection(path, mode, timeout)
    try:
        for text in _SETTINGS:
            connection.execute(f"PRAGMA {text}").fetchall()
    except BaseException:
        connection.close()
        raise
    return connection


_SETTINGS = (
    "foreign_keys=ON",
    "secure_delete=ON",  # a removed name is overwritten, not just forgotten
    "synchronous=FULL",  # a commit that was acknowledged survives a power cut
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "temp_store=MEMORY",
)


def _identity(path: Path) -> tuple[int, int]:
    stat = os.stat(path)
    return stat.st_dev, stat.st_ino
