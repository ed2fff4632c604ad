"""An attendance database in PostgreSQL: COPY into temporary tables, then one short transaction with limits on every wait."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cache
from itertools import islice

import psycopg
from psycopg import errors, sql

from scheduler_app.attendance import statements
from scheduler_app.attendance.address import ServerAddress
from scheduler_app.attendance.event_rows import EVENT_COLUMNS, SnapshotRows
from scheduler_app.attendance.session import Row, Session
from scheduler_app.attendance.statements import PUPIL_SEPARATOR
from scheduler_app.errors import EnvironmentProblem

CONNECT_SECONDS = 10
_PORTION = 5000

LIMITS = (
    "SET LOCAL lock_timeout = '5s'",
    "SET LOCAL statement_timeout = '60s'",
    "SET LOCAL idle_in_transaction_session_timeout = '10s'",
    "SET LOCAL TimeZone = 'Europe/Stockholm'",
)
"""Nobody waits longer than five seconds for a lock, and whoever sleeps or loses the network in mid-transaction is rolled back by the server
within ten."""

_SETTINGS = ("SET TimeZone = 'Europe/Stockholm'", "SET work_mem = '64MB'", "SET jit = off")
"""A term's rosters are sorted in memory, and no statement is long enough for being compiled."""

_EVENT_TYPES = {
    "id": "uuid", "local_date": "date", "start_minute": "integer", "end_minute": "integer", "starts_at": "timestamptz",
    "ends_at": "timestamptz", "groups": "jsonb", "rooms": "jsonb", "teachers": "jsonb",
}  # fmt: skip

_STAGING = (
    'CREATE TEMP TABLE staged_key (id uuid, content_hash text COLLATE "C")',
    "CREATE TEMP TABLE staged_event (" + ", ".join(f"{name} {_EVENT_TYPES.get(name, 'text')}" for name in EVENT_COLUMNS) + ")",
    'CREATE TEMP TABLE staged_roster (calendar_event_id uuid, planned_minutes integer, pupils text COLLATE "C")',
    "CREATE TEMP VIEW staged_pupil AS SELECT calendar_event_id, pupil_id, planned_minutes"
    f" FROM staged_roster, unnest(string_to_array(pupils, chr({ord(PUPIL_SEPARATOR)}))) AS roster (pupil_id)",
    *(f"CREATE TEMP TABLE {name} (id uuid)" for name in ("staged_gone", "added", "rewritten")),
)
"""A roster travels as one row, a twentieth of the rows that it becomes."""


_BY_FUNCTION = {statements.DROP_ROSTERS: "SELECT drop_rosters(ARRAY(SELECT id FROM rewritten))"}
"""What a publisher may do only in this one way: its login has no right to delete anything (migration 0002)."""


@contextmanager
def postgres_errors(address: ServerAddress) -> Iterator[None]:
    """Turn what the server or the network says into an EnvironmentProblem that names the database; faults of ours pass through."""
    try:
        yield
    except (errors.LockNotAvailable, errors.QueryCanceled, errors.DeadlockDetected) as error:
        raise EnvironmentProblem("attendance_busy", path=address.shown) from error
    except errors.InsufficientPrivilege as error:
        raise EnvironmentProblem("attendance_not_allowed", path=address.shown) from error
    except errors.ReadOnlySqlTransaction as error:
        raise EnvironmentProblem("attendance_read_only", path=address.shown) from error
    except (errors.DiskFull, errors.OutOfMemory, errors.ConfigurationLimitExceeded) as error:
        raise EnvironmentProblem("attendance_disk_full", path=address.shown) from error
    except (psycopg.OperationalError, psycopg.InterfaceError, errors.IdleInTransactionSessionTimeout) as error:
        raise EnvironmentProblem("attendance_unreachable", path=address.shown) from error


def connect(address: ServerAddress) -> psycopg.Connection[Row]:
    """Connect; every statement is its own transaction until one is begun, and the session's clock is Stockholm's."""
    connection = psycopg.connect(address.conninfo, autocommit=True, connect_timeout=CONNECT_SECONDS, application_name="ringklocka")
    for setting in _SETTINGS:
        connection.execute(setting.encode())
    connection.execute(sql.SQL("SET search_path = {}").format(sql.Identifier(address.schema)))
    return connection


def set_limits(connection: psycopg.Connection[Row]) -> None:
    """Limit every wait of the transaction at hand."""
    for statement in LIMITS:
        connection.execute(statement.encode())


class PostgresSession(Session):
    """See `Session`."""

    LISTED_PUPILS = "string_agg(p.pupil_id, chr(31))"

    def __init__(self, connection: psycopg.Connection[Row]) -> None:
        self._connection = connection

    def rows(self, sql: str, **parameters: object) -> list[Row]:
        return self._connection.execute(_marked(sql), parameters).fetchall()

    def stream(self, sql: str, **parameters: object) -> Iterator[Row]:
        with self._connection.cursor(name="portions") as cursor:
            cursor.itersize = 5_000
            cursor.execute(_marked(sql), parameters)
            yield from cursor

    def change(self, sql: str, **parameters: object) -> int:
        return self._connection.execute(_marked(_BY_FUNCTION.get(sql, sql)), parameters).rowcount

    def begin_apply(self, token: str) -> None:
        self._begin_with_limits()
        self._lock(token)

    def hold(self, unit: str) -> None:
        self._lock(unit)

    def _lock(self, key: str) -> None:
        self._connection.execute("SELECT pg_advisory_xact_lock(hashtextextended('ringklocka:' || %s, 0))", (key,))

    def await_apply(self, token: str) -> None:
        self._begin_with_limits()
        self._connection.execute("SELECT pg_advisory_xact_lock_shared(hashtextextended('ringklocka:' || %s, 0))", (token,))
        self._connection.execute("COMMIT")

    def _begin_with_limits(self) -> None:
        self._connection.execute("BEGIN")
        set_limits(self._connection)

    def begin_read(self) -> None:
        self._connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")

    def commit(self) -> None:
        self._connection.execute("COMMIT")

    def rollback(self) -> None:
        if not self._connection.closed and self._connection.info.transaction_status != psycopg.pq.TransactionStatus.IDLE:
            self._connection.execute("ROLLBACK")

    def stage_keys(self, rows: SnapshotRows) -> None:
        for statement in _STAGING:
            self._connection.execute(statement.encode())
        self._copy("COPY staged_key FROM STDIN", (f"{key}\t{digest}\n" for key, digest in rows.keys()))  # noqa: SIM118 - not a dict
        # With the index every plan is good enough, also before the target's own statistics have been gathered.
        self._connection.execute("ALTER TABLE staged_key ADD PRIMARY KEY (id)")
        self._connection.execute("ANALYZE staged_key")

    def stage_content(self, rows: SnapshotRows, wanted: Collection[str]) -> None:
        if not wanted:
            return
        self._copy(
            f"COPY staged_event ({', '.join(EVENT_COLUMNS)}) FROM STDIN",
            ("\t".join([str(cell) if isinstance(cell, int) else _escaped(cell) for cell in row]) + "\n" for row in rows.event_rows(wanted)),
        )
        rosters = sorted(rows.rosters(wanted))
        self._copy("COPY staged_roster FROM STDIN", (_roster_line(*row) for row in rosters))
        self._connection.execute("ANALYZE staged_event")
        self._connection.execute("ANALYZE staged_roster")

    def settle(self) -> None:
        """What the server keeps of earlier rows is its own: VACUUM, the write-ahead log and backups."""

    def be_patient(self) -> None:
        self._connection.execute("SET LOCAL idle_in_transaction_session_timeout = '60s'")

    @contextmanager
    def rewriting_audit(self) -> Iterator[None]:
        self.change("ALTER TABLE audit DISABLE TRIGGER audit_no_change")
        yield
        self.change("ALTER TABLE audit ENABLE TRIGGER audit_no_change")

    def server_time(self) -> datetime | None:
        found: datetime = self.value("SELECT clock_timestamp()")
        return found

    def write(self, sql: str, kept_in: str, **parameters: object) -> int:
        written = f"WITH written AS ({sql}) INSERT INTO {kept_in} SELECT id FROM written"
        count = self._connection.execute(_marked(written), parameters).rowcount
        if count:
            self._connection.execute(f"ANALYZE {kept_in}".encode())
        return count

    def _copy(self, statement: str, lines: Iterable[str]) -> None:
        portions = iter(lines)
        with self._connection.cursor() as cursor, cursor.copy(statement.encode()) as copy:
            while portion := "".join(islice(portions, _PORTION)):
                copy.write(portion)


@cache
def _marked(statement: str) -> bytes:
    """`:name` as psycopg writes it."""
    return re.sub(r":(\w+)", r"%(\1)s", statement).encode()


def _escaped(value: str) -> str:
    if "\\" in value or "\t" in value or "\n" in value or "\r" in value:
        return value.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")
    return value


def _roster_line(key: str, minutes: int, pupils: tuple[str, ...]) -> str:
    return f"{key}\t{minutes}\t{_escaped(PUPIL_SEPARATOR.join(pupils))}\n"
