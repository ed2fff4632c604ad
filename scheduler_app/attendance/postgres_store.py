"""A schema of a PostgreSQL database as an attendance database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress

import psycopg
import sqlalchemy as sa
from psycopg import sql

from scheduler_app.attendance.address import ServerAddress
from scheduler_app.attendance.postgres_session import PostgresSession, connect, postgres_errors, set_limits
from scheduler_app.attendance.schema import HEAD, VERSION_TABLE, SchemaState, bring_up_to_date, judge
from scheduler_app.attendance.session import Row, Session
from scheduler_app.attendance.storehouse import Storehouse, borrowed
from scheduler_app.errors import EnvironmentProblem


class PostgresStore(Storehouse):
    """See `Storehouse`."""

    def __init__(self, address: ServerAddress) -> None:
        self._address = address

    @property
    def shown(self) -> str:
        return self._address.shown

    def state(self) -> SchemaState:
        with postgres_errors(self._address), closing(connect(self._address)) as connection:
            return self._state(connection)

    def upgrade(self) -> None:
        try:
            self.create()
        except EnvironmentProblem as problem:
            if problem.code == "attendance_not_allowed":
                raise EnvironmentProblem("attendance_older_schema", path=self.shown, known=HEAD) from problem
            raise

    def create(self) -> None:
        """One transaction; two publishers that come at once make it once."""
        with postgres_errors(self._address), closing(connect(self._address)) as raw:
            raw.autocommit = False
            with raw, borrowed(raw, "postgresql+psycopg://") as connection:
                raw.execute("SELECT pg_advisory_xact_lock(hashtextextended('ringklocka:schema', 0))")
                state = self._state(raw)
                if state is SchemaState.CURRENT:
                    return
                if state is SchemaState.EMPTY:
                    raw.execute(sql.SQL("CREATE SCHEMA IF NOT EXISTS {}").format(sql.Identifier(self._address.schema)))
                bring_up_to_date(connection, self._address.schema)

    @contextmanager
    def session(self) -> Iterator[Session]:
        with postgres_errors(self._address), closing(connect(self._address)) as connection:
            session = PostgresSession(connection)
            try:
                yield session
            finally:
                with suppress(psycopg.Error):  # the first error is the one to tell
                    session.rollback()

    @contextmanager
    def tables(self, *, write: bool) -> Iterator[sa.Connection]:
        with postgres_errors(self._address), closing(connect(self._address)) as raw:
            raw.autocommit = False
            raw.read_only = not write
            with borrowed(raw, "postgresql+psycopg://") as connection:
                try:
                    set_limits(raw)  # now: SQLAlchemy's first look at a server ends with a rollback
                    yield connection
                except BaseException:
                    raw.rollback()
                    raise
                raw.commit()

    def _state(self, connection: psycopg.Connection[Row]) -> SchemaState:
        listed = "SELECT table_name FROM information_schema.tables WHERE table_schema = %s"
        tables = {name for (name,) in connection.execute(listed, (self._address.schema,))}
        version = None
        if VERSION_TABLE in tables:
            found = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}".encode()).fetchone()
            version = str(found[0]) if found else None
        return judge(version, len(tables), self.shown)
