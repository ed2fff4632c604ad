"""Columns for dates and clock times."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.changes import Change
from scheduler_app.domain.clock import GRID_MINUTES, clock_text, parse_clock
from scheduler_app.domain.school import School
from scheduler_app.ui.data.columns import Column, NotAcceptedError

Made = Callable[[School, Any, Any], tuple[Change, ...]]
"""How a row's new value becomes changes of the school: (school, row before, row after)."""


def row_itself(school: School, before: Any, after: Any) -> tuple[Change, ...]:
    return () if before == after else (Change(before, after),)


def date_columns(made: Made = row_itself, *, required: bool = False) -> tuple[Column, Column]:
    """First and last day of a row's `dates`; empty leaves that end open unless both are `required`."""
    first = QCoreApplication.translate("DataTable", "First day")
    last = QCoreApplication.translate("DataTable", "Last day")
    return _date_column(first, "first", made, required), _date_column(last, "last", made, required)


def _date_column(title: str, end: str, made: Made, required: bool) -> Column:
    def show(school: School, row: Any) -> str:
        day = getattr(row.dates, end)
        return day.isoformat() if day is not None else ""

    def edit(school: School, row: Any, typed: str) -> tuple[Change, ...]:
        day = day_of(typed)
        if required and day is None:
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "{column} must not be empty.").format(column=title))
        try:
            dates = replace(row.dates, **{end: day})
        except ValueError:
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "The last day must not be before the first.")) from None
        return made(school, row, replace(row, dates=dates))

    return Column(title, show, edit)


def day_of(typed: str) -> date | None:
    """A date such as 2026-08-17; None for nothing."""
    text = typed.strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise NotAcceptedError(
            QCoreApplication.translate("DataTable", "{value} is not a date such as 2026-08-17.").format(value=text)
        ) from None


def clock_column(title: str, field: str, made: Made = row_itself, *, optional: bool = False) -> Column:
    """Minutes after midnight, shown and typed as 08:10, on the 5-minute grid."""

    def show(school: School, row: Any) -> str:
        value = getattr(row, field)
        return "" if value is None else clock_text(value)

    def edit(school: School, row: Any, typed: str) -> tuple[Change, ...]:
        if optional and not typed.strip():
            return made(school, row, replace(row, **{field: None}))
        return made(school, row, replace(row, **{field: minute_of(typed)}))

    return Column(title, show, edit)


def minute_of(typed: str) -> int:
    try:
        minute = parse_clock(typed.strip())
    except ValueError:
        minute = -1
    if minute < 0 or minute % GRID_MINUTES:
        raise NotAcceptedError(
            QCoreApplication.translate("DataTable", "{value} is not a time such as 08:10, on the 5-minute grid.").format(value=typed)
        )
    return minute
