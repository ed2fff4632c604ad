"""Why a transaction was refused: the reference that leads nowhere, or the invariant that does not hold."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

import psycopg
from sqlalchemy import Connection, and_, exists, select
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
    for table in Base.metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            target = constraint.referred_table.alias()
            columns = [element.parent for element in constraint.elements]
            matches = and_(*(column == target.c[element.column.name] for column, element in zip(columns, constraint.elements, strict=True)))
            given = and_(*(column.is_not(None) for column in columns))
            owner = next(iter(table.primary_key.columns))
            query = select(owner, columns[-1]).where(given, ~exists().where(matches)).order_by(owner).limit(1)
            row = connection.execute(query).first()
            if row is not None:
                return Dangling(table.name, str(row[0]), constraint.referred_table.name, str(row[1]))
    return None


def value_problem(error: IntegrityError) -> InputError:
    """The error for a row that breaks a CHECK or doubles a uid, by the constraint's name."""
    if isinstance(error.orig, psycopg.Error):
        return InputError("storage_value_refused", detail=error.orig.diag.constraint_name or error.orig.sqlstate or "")
    assert isinstance(error.orig, sqlite3.Error)
    match = _CONSTRAINT.search(str(error.orig))
    return InputError("storage_value_refused", detail=match[1] if match else error.orig.sqlite_errorname)
