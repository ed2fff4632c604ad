"""Attendance databases by address, as the publisher sees them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from scheduler_app.attendance.address import FileAddress, parse_address
from scheduler_app.attendance.published import PublishedLessons
from scheduler_app.attendance.schema import SchemaState
from scheduler_app.attendance.storehouse import Storehouse
from scheduler_app.errors import InputError

if TYPE_CHECKING:
    from scheduler_app.attendance.publisher import Publisher
    from scheduler_app.attendance.roles import ServerRoles
from scheduler_app.errors import EnvironmentProblem


def _now() -> datetime:
    return datetime.now(UTC)


class Targets:
    """Opens publishing targets; `clock` says when a publication was made, which is information and never an order."""

    def __init__(self, clock: Callable[[], datetime] = _now) -> None:
        self._clock = clock

    def open(self, address: str) -> Publisher:
        """Open a path to an SQLite file (made at the first publication where missing) or a `postgresql://` URL.

        EnvironmentProblem where it cannot be reached, belongs to another program, or has a newer schema; InputError for an address
        that is neither.
        """
        from scheduler_app.attendance.publisher import Publisher  # with the tables: 0.1 s that only publishing needs

        storehouse = open_storehouse(address)
        storehouse.state()
        return Publisher(storehouse, self._clock)

    def published(self, address: str) -> PublishedLessons:
        """What has been published there, for reading; EnvironmentProblem where nothing has been or it cannot be reached."""
        storehouse = open_storehouse(address)
        if storehouse.state() is SchemaState.EMPTY:
            raise EnvironmentProblem("attendance_nothing_published", path=storehouse.shown)
        return PublishedLessons(storehouse)

    def roles(self, address: str) -> ServerRoles:
        """The roles of an attendance database on a server; InputError for a file, which is one domain of trust."""
        from scheduler_app.attendance.roles import ServerRoles

        parsed = parse_address(address)
        if isinstance(parsed, FileAddress):
            raise InputError("grant_only_server", path=parsed.shown)
        return ServerRoles(parsed)


def open_storehouse(address: str) -> Storehouse:
    """The database behind an address; nothing is opened or made yet."""
    from scheduler_app.attendance.postgres_store import PostgresStore
    from scheduler_app.attendance.sqlite_store import SqliteStore

    parsed = parse_address(address)
    return SqliteStore(parsed) if isinstance(parsed, FileAddress) else PostgresStore(parsed)
