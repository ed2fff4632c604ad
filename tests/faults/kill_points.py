"""The moments at which a process writes, counted, so that it can be made to die at any one of them.

A point is right before an SQL statement that writes (both databases, both back ends), right before a COMMIT and while the server is
answering it, between the portions of an upload, and right before a file is made, renamed or removed. Dying before a point is dying after
the one before it.
"""

from __future__ import annotations

import os
import re
import resource
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

_WRITES = re.compile(
    r"\s*(WITH|INSERT|UPDATE|DELETE|REPLACE|CREATE|DROP|ALTER|BEGIN|COMMIT|LOCK|SELECT drop_rosters|PRAGMA (wal_ch|jour))", re.I
)
_STAGING = re.compile(r"^\s*(INSERT INTO|CREATE TEMP \w+|DELETE FROM) (staged_|added|rewritten)", re.I)
_FILE_EVENTS = ("os.rename", "os.remove", "os.chmod", "os.truncate")


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


class KillPoints:
    """Counts points; at number `at` the process dies. With `every` reading and staging count too. Once in a process."""

    def __init__(self, at: int, folder: Path, *, every: bool = False) -> None:
        self._left = at
        self._every = every
        self._watch_sqlite()
        self._watch_postgres()
        self._watch_files(str(folder))

    def reached(self) -> None:
        self._left -= 1
        if self._left == 0:
            die()

    def _statement(self, sql: Any) -> None:
        text = sql.decode() if isinstance(sql, bytes) else str(sql)
        if self._every or (_WRITES.match(text) and not _STAGING.search(text)):
            self.reached()

    def _watch_sqlite(self) -> None:
        connect = sqlite3.connect

        def watched(*arguments: Any, **named: Any) -> sqlite3.Connection:
            connection = connect(*arguments, **named)
            connection.set_trace_callback(self._statement)
            return connection

        sqlite3.connect = watched  # type: ignore[assignment]

    def _watch_postgres(self) -> None:
        execute, commit, write = psycopg.Cursor.execute, psycopg.Connection.commit, psycopg.Copy.write

        def executed(cursor: Any, query: Any, *arguments: Any, **named: Any) -> Any:
            if query in ("COMMIT", b"COMMIT"):
                self._at_commit(cursor.connection)
            else:
                self._statement(query)
            return execute(cursor, query, *arguments, **named)

        def committed(connection: Any) -> None:
            self._at_commit(connection)
            commit(connection)

        def written(copy: Any, data: Any) -> None:
            self.reached()
            write(copy, data)

        psycopg.Cursor.execute = executed  # type: ignore[method-assign, assignment]
        psycopg.Connection.commit = committed  # type: ignore[method-assign]
        psycopg.Copy.write = written  # type: ignore[method-assign]

    def _at_commit(self, connection: Any) -> None:
        self.reached()
        if self._left == 1:
            connection.pgconn.send_query(b"COMMIT")
            connection.pgconn.flush()
        self.reached()

    def _watch_files(self, folder: str) -> None:
        def heard(event: str, arguments: tuple[Any, ...]) -> None:
            writes = event in _FILE_EVENTS or (event == "open" and arguments[2] & (os.O_WRONLY | os.O_RDWR))
            if writes and str(arguments[0]).startswith(folder):
                self.reached()

        sys.addaudithook(heard)


def die_beyond(size: int) -> None:
    """Let the process die at the first write that would make any file longer than `size` bytes; the part below is written."""
    signal.signal(signal.SIGXFSZ, signal.SIG_DFL)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


def in_a_child(arrange: Callable[[], object], work: Callable[[], None]) -> bool:
    """Do `work` in a process forked from this one, after `arrange`; whether it was killed. RuntimeError where it failed in another way.

    This process must have no thread and no open connection.
    """
    child = os.fork()
    if child == 0:
        code = 1
        try:
            arrange()
            work()
            code = 0
        finally:
            if code:
                sys.excepthook(*sys.exc_info())  # type: ignore[arg-type]
            os._exit(code)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGKILL, signal.SIGXFSZ):
        return True
    if os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"the child ended with {status}")
    return False
