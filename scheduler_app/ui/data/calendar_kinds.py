"""Tables of the calendar: the school, its year, terms, periods, days off, and the frame of named periods."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any
from uuid import uuid4

from PySide6.QtCore import QCoreApplication

from scheduler_app.domain.calendar import DateRange, DayOff, DayOffKind, Period, SchoolYear, Term
from scheduler_app.domain.changes import Change
from scheduler_app.domain.school import School
from scheduler_app.ui import labels
from scheduler_app.ui.data.columns import Column, NotAcceptedError, changed, number_column, text_column
from scheduler_app.ui.data.dates import Made, clock_column, date_columns, minute_of
from scheduler_app.ui.data.kind import DataKind
from scheduler_app.ui.names import day_text


def calendar_kinds() -> tuple[DataKind, ...]:
    return (
        _year(),
        _inside_year("terms", QCoreApplication.translate("DataTable", "Terms"), lambda dates: Term(str(uuid4()), _new(), dates)),
        _inside_year("periods", QCoreApplication.translate("DataTable", "Timetable periods"), _new_period),
        _days_off(), _frame(),
    )  # fmt: skip


def _new_period(dates: DateRange) -> Period:
    return Period(str(uuid4()), _new(), dates)


def _new() -> str:
    return QCoreApplication.translate("DataTable", "New")


def school_unit() -> DataKind:
    return DataKind(
        "unit", QCoreApplication.translate("DataTable", "School unit"),
        (
            text_column(QCoreApplication.translate("DataTable", "Name"), "name", required=True),
            text_column(QCoreApplication.translate("DataTable", "School unit code"), "code"),
            text_column(QCoreApplication.translate("DataTable", "Municipality"), "municipality"),
            clock_column(QCoreApplication.translate("DataTable", "Day starts"), "day_start"),
            clock_column(QCoreApplication.translate("DataTable", "Day ends"), "day_end"),
            number_column(QCoreApplication.translate("DataTable", "Norm min/week"), "teaching_minutes_norm", 0, 10_000),
        ),
        lambda school: [school.unit], lambda school: None, fixed=True,
    )  # fmt: skip


def _year() -> DataKind:
    return DataKind(
        "year", QCoreApplication.translate("DataTable", "School year"),
        (
            text_column(QCoreApplication.translate("DataTable", "Name"), "name", required=True),
            *date_columns(required=True),
            Column(QCoreApplication.translate("DataTable", "School days"), _days, _set_days),
        ),
        lambda school: [school.year], lambda school: None, fixed=True,
    )  # fmt: skip


def _days(school: School, row: SchoolYear) -> str:
    return " ".join(map(day_text, row.weekdays))


def _set_days(school: School, row: SchoolYear, typed: str) -> tuple[Change, ...]:
    names = {day_text(day).casefold().rstrip("."): day for day in range(7)}
    found = [names.get(part.casefold().rstrip(".,")) for part in typed.split()]
    if not found or None in found:
        text = QCoreApplication.translate("DataTable", "Write weekdays such as {example}.")
        raise NotAcceptedError(text.format(example=" ".join(map(day_text, range(5)))))
    return changed(row, weekdays=tuple(sorted({day for day in found if day is not None})))


# Rows inside the year


def _made_in(field: str) -> Made:
    """A row of the year in place of the one with its uid."""

    def made(school: School, before: Any, after: Any) -> tuple[Change, ...]:
        rows = tuple(after if row.uid == after.uid else row for row in getattr(school.year, field))
        return changed(school.year, **{field: rows})

    return made


def _name_column(made: Made) -> Column:
    title = QCoreApplication.translate("DataTable", "Name")

    def edit(school: School, row: Any, typed: str) -> tuple[Change, ...]:
        name = " ".join(typed.split())
        if not name:
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "{column} must not be empty.").format(column=title))
        return made(school, row, replace(row, name=name))

    return Column(title, lambda school, row: row.name, edit)


def _inside_year(field: str, title: str, new: Callable[[DateRange], Any], more: Sequence[Column] = ()) -> DataKind:
    made = _made_in(field)

    def delete(school: School, rows: Sequence[Any]) -> tuple[Change, ...]:
        gone = {row.uid for row in rows}
        used = next((row for row in school.lessons.values() if row.period in gone), None)
        if used is not None:
            raise NotAcceptedError(QCoreApplication.translate("DataTable", "Lessons belong to the period; change them first."))
        return changed(school.year, **{field: tuple(row for row in getattr(school.year, field) if row.uid not in gone)})

    return DataKind(
        field, title, (_name_column(made), *date_columns(made, required=True), *more),
        lambda school: list(getattr(school.year, field)), lambda school: new(school.year.dates),
        insert=lambda school, row: changed(school.year, **{field: (*getattr(school.year, field), row)}), delete=delete,
    )  # fmt: skip


def _days_off() -> DataKind:
    made = _made_in("days_off")
    kinds = {kind: labels.day_off_kind(kind) for kind in DayOffKind}
    noon = 12 * 60

    def set_kind(school: School, row: DayOff, typed: str) -> tuple[Change, ...]:
        kind = next((kind for kind, word in kinds.items() if word.casefold() == typed.strip().casefold()), None)
        if kind is None:
            text = QCoreApplication.translate("DataTable", "{value} is not one of: {choices}.")
            raise NotAcceptedError(text.format(value=typed, choices=", ".join(kinds.values())))
        minute = (row.from_minute or noon) if kind is DayOffKind.HALF_DAY else None
        return made(school, row, replace(row, kind=kind, from_minute=minute))

    def until(school: School, row: DayOff, typed: str) -> tuple[Change, ...]:
        if not typed.strip():
            kind = DayOffKind.BREAK if row.kind is DayOffKind.HALF_DAY else row.kind
            return made(school, row, replace(row, kind=kind, from_minute=None))
        return made(school, row, replace(row, kind=DayOffKind.HALF_DAY, from_minute=minute_of(typed)))

    def kind_words(school: School) -> list[str]:
        return list(kinds.values())

    shown = clock_column("", "from_minute", optional=True).show
    more = (
        Column(QCoreApplication.translate("DataTable", "Kind"), lambda school, row: kinds[row.kind], set_kind, kind_words),
        Column(QCoreApplication.translate("DataTable", "Lessons until"), shown, until),
    )  # fmt: skip

    def new(dates: DateRange) -> DayOff:
        return DayOff(str(uuid4()), _new(), DateRange(dates.first, dates.first))

    return _inside_year("days_off", QCoreApplication.translate("DataTable", "Days off"), new, more)


# The frame of named periods


@dataclass(frozen=True)
class FrameRow:
    """One named period of the day; `uid` is its place in the frame."""

    uid: str
    name: str
    start: int
    end: int


def _frame_rows(school: School) -> list[FrameRow]:
    return [FrameRow(str(number), *period) for number, period in enumerate(school.unit.period_frame)]


def _with_frame(school: School, rows: Sequence[FrameRow]) -> tuple[Change, ...]:
    frame = tuple(sorted(((row.name, row.start, row.end) for row in rows), key=lambda period: period[1]))
    for (_, _, end), (name, start, _) in pairwise(frame):
        if start < end:
            raise NotAcceptedError(
                QCoreApplication.translate("DataTable", "{name} begins before the one before it ends.").format(name=name)
            )
    if any(start >= end for _, start, end in frame):
        raise NotAcceptedError(QCoreApplication.translate("DataTable", "A period must end after it begins."))
    return changed(school.unit, period_frame=frame)


def _frame() -> DataKind:
    def made(school: School, before: FrameRow, after: FrameRow) -> tuple[Change, ...]:
        return _with_frame(school, [after if row.uid == after.uid else row for row in _frame_rows(school)])

    def new_row(school: School) -> FrameRow:
        start = max((row.end for row in _frame_rows(school)), default=school.unit.day_start)
        return FrameRow(str(len(school.unit.period_frame)), str(len(school.unit.period_frame) + 1), start, start + 40)

    return DataKind(
        "frame", QCoreApplication.translate("DataTable", "Bell times"),
        (
            _name_column(made),
            clock_column(QCoreApplication.translate("DataTable", "Begins"), "start", made),
            clock_column(QCoreApplication.translate("DataTable", "Ends"), "end", made),
        ),
        _frame_rows, new_row,
        insert=lambda school, row: _with_frame(school, [*_frame_rows(school), row]),
        delete=lambda school, rows: _with_frame(school, [row for row in _frame_rows(school) if row not in rows]),
    )  # fmt: skip
