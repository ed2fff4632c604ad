"""An attendance database as a place: its state, how it is made, and sessions on it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import StaticPool

from scheduler_app.attendance.schema import SchemaState
from scheduler_app.attendance.session import Session


class Storehouse(ABC):
    """Knows one address. Every session is a connection of its own, so that calls may come from any thread."""

    @property
    @abstractmethod
    def shown(self) -> str:
        """The address without any password."""

    @abstractmethod
    def state(self) -> SchemaState:
        """Look at what is there without writing; EnvironmentProblem where it is unreachable or not ours."""

    @abstractmethod
    def create(self) -> None:
        """Make the tables where there are none; whole or not at all."""

    @abstractmethod
    def upgrade(self) -> None:
        """Bring older tables up to date; whole or not at all. EnvironmentProblem `attendance_older_schema` where the login may not."""

    def make_ready(self) -> None:
        """Make or bring up to date what is there, before anything is written."""
        match self.state():
            case SchemaState.EMPTY:
                self.create()
            case SchemaState.OLDER:
                self.upgrade()

    @abstractmethod
    def session(self) -> AbstractContextManager[Session]:
        """A session that is rolled back and closed at the end, with driver errors turned into EnvironmentProblem."""

    @abstractmethod
    def tables(self, *, write: bool) -> AbstractContextManager[sa.Connection]:
        """A SQLAlchemy connection in one transaction, committed at the end: for reporting, not for publishing."""


@contextmanager
def borrowed(raw: Any, url: str) -> Iterator[sa.Connection]:
    """SQLAlchemy on a driver connection that stays ours: its transactions, its closing and its errors are not SQLAlchemy's business."""
    engine = sa.create_engine(url, creator=lambda: raw, poolclass=StaticPool, pool_reset_on_return=None)
    connection = engine.connect()
    try:
        yield connection
    except sa.exc.DBAPIError as error:
        raise error.orig or error from None
    finally:
        connection.close()
        engine.dispose(close=False)
