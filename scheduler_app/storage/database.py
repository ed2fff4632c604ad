"""What an open school needs of its database, whichever kind it is."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection


class Database(Protocol):
    """One database that holds one school. Errors come out as InputError and EnvironmentProblem, save IntegrityError."""

    @property
    def place(self) -> str:
        """Where it lies, for messages: a path, or server, database and schema. Never a password."""
        ...

    def reading(self) -> AbstractContextManager[Connection]:
        """A transaction that sees one committed state throughout."""
        ...

    def writing(self) -> AbstractContextManager[Connection]:
        """A transaction that is committed, durably, when the block ends; writers wait for each other."""
        ...

    def close(self) -> None: ...
