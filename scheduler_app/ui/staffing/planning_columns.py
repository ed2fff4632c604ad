"""Columns that the tables of staff planning share, and tables whose rows share the uid of what they are about."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.changes import Change
from scheduler_app.domain.school import School
from scheduler_app.ui.data.columns import Column, NotAcceptedError, changed, figure, one_of
from scheduler_app.ui.data.kind import DataKind


def person_column() -> Column:
    return one_of(QCoreApplication.translate("Staffing", "Teacher"), "staff", lambda school: present(school.staff), _signature)


def subject_column(*, optional: bool = False) -> Column:
    title = QCoreApplication.translate("Staffing", "Subject")
    return one_of(title, "subject", lambda school: present(school.subjects), lambda row: str(row.code), optional=optional)


def group_column(*, optional: bool = False) -> Column:
    title = QCoreApplication.translate("Staffing", "Group")
    return one_of(title, "group", lambda school: present(school.groups), lambda row: str(row.name), optional=optional)


def decimal_column(title: str, field: str, low: float, high: float, *, optional: bool = False) -> Column:
    """A number with decimals from `low` to `high`, with comma or point."""

    def show(school: School, row: Any) -> str:
        value = getattr(row, field)
        return "" if value is None else figure(value)

    def edit(school: School, row: Any, typed: str) -> tuple[Change, ...]:
        if optional and not typed.strip():
            return changed(row, **{field: None})
        try:
            value = float(typed.strip().replace(",", "."))
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            said = QCoreApplication.translate("Staffing", "{column} must be a number from {low} to {high}.")
            raise NotAcceptedError(said.format(column=title, low=figure(low), high=figure(high)))
        return changed(row, **{field: value})

    return Column(title, show, edit, number=True)


def present(rows: Mapping[str, Any]) -> list[Any]:
    return [row for row in rows.values() if not row.archived]


def _signature(row: Any) -> str:
    return str(row.signature)


def first(rows: Mapping[str, Any]) -> str | None:
    """The uid of the first row that is not archived."""
    return next((uid for uid, row in rows.items() if not row.archived), None)


def about(key: str, title: str, name: Column, columns: tuple[Column, ...], rows: Callable[[School], list[Any]], field: str) -> DataKind:
    """A fixed table with a row for every owner; an edit adds the stored row where there is none yet."""

    def storing(column: Column) -> Column:
        edit = column.edit
        assert edit is not None

        def store(school: School, row: Any, typed: str) -> tuple[Change, ...]:
            stored = getattr(school, field).get(row.uid)
            return tuple(Change(stored, change.after) for change in edit(school, row, typed) if stored != change.after)

        return Column(column.title, column.show, store, column.choices, column.number)

    return DataKind(key, title, (name, *map(storing, columns)), rows, lambda school: None, fixed=True)
