"""Why a transaction was refused: the reference that leads nowhere, or the invariant that does not hold."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, and_, exists, select
from sqlalchemy.exc import IntegrityError

from scheduler_app.errors import InputError
from scheduler_app.storage.tables import Base

_CONSTRAINT = re.compile(r"constraint failed: (\S+)")


@dataclass(frozen=True, slots=True)
class Dangling:
    """A row of `table` belonging to the entity `owner` refers to `missing` in `target`, where there is no such row."""

    table: str
    owner: str
    target: str
    missing: str

    def problem(self) -> InputError:
        return InputError("storage_reference_missing", table=self.table, uid=self.owner, target=self.target, missing=self.missing)


def find_dangling(connection: Connection) -> Dangling | None:
    """The first reference of any table that leads nowhere, as the transaction stands (references are checked at its end)."""
    for table, target, query in _searches():
        row = connection.execute(query).first()
        if row is not None:
            return Dangling(table, str(row[0]), target, str(row[1]))
    return None


@cache
def _searches() -> tuple[tuple[str, str, Select[Any]], ...]:
    """For every foreign key: its table, what it refers to, and the query for an owner and a uid that is not there."""
    found = []
    for table in Base.metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            target = constraint.referred_table.alias()
            pairs = [(element.parent, target.c[element.column.name]) for element in constraint.elements]
            given = and_(*(column.is_not(None) for column, _ in pairs))
            matches = and_(*(column == referred for column, referred in pairs))
            owner = next(iter(table.primary_key.columns))
            query = select(owner, pairs[-1][0]).where(given, ~exists().where(matches)).order_by(owner).limit(1)
            found.append((table.name, constraint.referred_table.name, query))
    return tuple(found)


def value_problem(error: IntegrityError) -> InputError:
    """The error for a row that breaks a CHECK or doubles a uid, by the constraint's name."""
    if isinstance(error.orig, sqlite3.Error):
        match = _CONSTRAINT.search(str(error.orig))
        return InputError("storage_value_refused", detail=match[1] if match else error.orig.sqlite_errorname)
    from scheduler_app.storage.postgres_problems import refused_value  # loads the server's driver

    return refused_value(error.orig)
