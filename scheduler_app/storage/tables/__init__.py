"""The relational schema: one typed model a table, the same for SQLite and PostgreSQL."""

from scheduler_app.storage.tables import (
    calendar,
    dated_changes,
    groups,
    imports,
    log,
    people,
    planning,
    rules,
    state,
    teaching,
    timetable,
    workbench,
)
from scheduler_app.storage.tables.base import Base

__all__ = [
    "Base", "calendar", "dated_changes", "groups", "imports", "log", "people", "planning", "rules", "state", "teaching", "timetable",
    "workbench",
]  # fmt: skip
