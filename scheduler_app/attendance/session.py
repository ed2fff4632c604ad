"""One connection to an attendance database as the steps of publishing see it, whichever back end is behind."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Any, ClassVar

from scheduler_app.attendance.event_rows import SnapshotRows

Row = tuple[Any, ...]


class Session(ABC):
    """Statements run in their own transaction unless `begin` was called. Errors of the driver become EnvironmentProblem where the
    session was opened (see the back ends)."""

    LISTED_PUPILS: ClassVar[str]
    """SQL that strings the `p.pupil_id` of a group together with the unit separator, in any order."""

    @abstractmethod
    def rows(self, sql: str, **parameters: object) -> list[Row]:
        """Run one statement and fetch all it returns."""

    @abstractmethod
    def stream(self, sql: str, **parameters: object) -> Iterator[Row]:
        """Run one query and fetch it in portions."""

    @abstractmethod
    def change(self, sql: str, **parameters: object) -> int:
        """Run one statement and return how many rows it changed."""

    @abstractmethod
    def begin_apply(self, token: str) -> None:
        """Begin the one transaction that publishes `token`, alone with that right, and with limits on every wait."""

    @abstractmethod
    def hold(self, unit: str) -> None:
        """Be the only one who publishes for `unit` until the transaction ends: from here on others may have to wait."""

    @abstractmethod
    def await_apply(self, token: str) -> None:
        """Wait, a few seconds at most, until no transaction that applies `token` is under way: a server may still be working for a
        publisher that has died, or be in the middle of its commit."""

    @abstractmethod
    def begin_read(self) -> None:
        """Begin a transaction that reads one state throughout."""

    @abstractmethod
    def commit(self) -> None: ...

    @abstractmethod
    def rollback(self) -> None: ...

    @abstractmethod
    def stage_keys(self, rows: SnapshotRows) -> None:
        """Put every key of the snapshot in `staged_key`."""

    @abstractmethod
    def stage_content(self, rows: SnapshotRows, wanted: Collection[str]) -> None:
        """Put the wanted events and their rosters in `staged_event` and `staged_pupil`, rosters in the order of their events' ids."""

    @abstractmethod
    def write(self, sql: str, kept_in: str, **parameters: object) -> int:
        """Run a statement that returns the ids it wrote, keep them in the staging table `kept_in`, and return how many they are."""

    def server_time(self) -> datetime | None:
        """The database's own clock; None where it has none but this computer's."""
        return None

    @abstractmethod
    def settle(self) -> None:
        """Let nothing of replaced rows stay in a log beside the database, as far as this program decides that."""

    @abstractmethod
    def be_patient(self) -> None:
        """Let the transaction lie idle for up to a minute, while another database is changed."""

    @abstractmethod
    def rewriting_audit(self) -> AbstractContextManager[None]:
        """Lift, inside the transaction, what keeps rows of the audit as they are; for the owner of the tables only."""

    def value(self, sql: str, **parameters: object) -> Any:
        """The first column of the first row."""
        return self.rows(sql, **parameters)[0][0]
