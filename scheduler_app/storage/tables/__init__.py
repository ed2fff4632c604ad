"""The relational schema: one typed model a table, the same for SQLite and PostgreSQL."""

from scheduler_app.storage.tables import calendar, groups, log, people, rules, state, teaching, timetable
from scheduler_app.storage.tables.base import Base

__all__ = ["Base", "calendar", "groups", "log", "people", "rules", "state", "teaching", "timetable"]
