"""What all reports of one printing share: the school, the week, the audience, the language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from scheduler_app.domain.calendar import WeekKind
from scheduler_app.domain.printing import PrintOrder
from scheduler_app.domain.roster import runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import StaffSum
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.visibility import Audience, clean_text
from scheduler_app.errors import InputError
from scheduler_app.reports.pages import DayColumn
from scheduler_app.texts import text


@dataclass(frozen=True)
class Printing:
    """One order to print, as the reports ask it. `monday` is the week shown, None for the timetable as a whole."""

    school: School
    audience: Audience
    language: str
    printed: date
    monday: date | None = None
    staff: tuple[StaffSum, ...] = ()

    @classmethod
    def of(cls, order: PrintOrder) -> Printing:
        """InputError for a week that the school year does not have."""
        monday = None if order.week is None else monday_of_week(order.school, order.week)
        return cls(order.school, order.audience, order.language, order.printed, monday, order.staff)

    def label(self, code: str, **data: object) -> str:
        return text(code, self.language, **data)

    @cached_property
    def days(self) -> tuple[DayColumn, ...]:
        """The school's weekdays, and any other day that has a lesson."""
        used = {placement.day for placement in self.school.placed.values()}
        return tuple(self._column(day) for day in sorted({*self.school.year.weekdays, *used}))

    def shows(self, lesson: Lesson) -> bool:
        """Tell whether the lesson runs in the week shown, if it is placed."""
        placement = self.school.placed.get(lesson.uid)
        if self.monday is None or placement is None:
            return True
        return runs_on(self.school, lesson, self.monday + timedelta(days=placement.day))

    def badge(self, lesson: Lesson) -> str:
        """Which weeks and period, where not always; nothing when one week is shown."""
        if self.monday is not None:
            return ""
        match lesson.weeks.kind:
            case WeekKind.ODD:
                weeks = self.label("print_odd_weeks")
            case WeekKind.EVEN:
                weeks = self.label("print_even_weeks")
            case WeekKind.EXPLICIT:
                weeks = self.label("print_weeks", weeks=_stretches(lesson.weeks.weeks))
            case _:
                weeks = ""
        period = self.school.year.period(lesson.period)
        return " ".join(part for part in (weeks, clean_text(period.name) if period else "") if part)

    @property
    def week_text(self) -> str:
        """The week shown, or the school year."""
        if self.monday is None:
            return self.label("print_year", year=clean_text(self.school.year.name))
        last = self.monday + timedelta(days=max(self.school.year.weekdays, default=4))
        return self.label(
            "print_week", week=self.monday.isocalendar().week, first=self._short(self.monday), last=self._short(last), year=last.year
        )

    def _column(self, day: int) -> DayColumn:
        name = self.label(f"weekday_{day}")
        if self.monday is None:
            return DayColumn(day, name)
        when = self.monday + timedelta(days=day)
        off = next((clean_text(row.name) for row in self.school.year.days_off if row.dates.includes(when)), "")
        if not off and not self.school.year.is_school_day(when):
            off = self.label("print_no_school")
        return DayColumn(day, f"{name} {self._short(when)}", off)

    def _short(self, day: date) -> str:
        return self.label("print_date", day=day.day, month=self.label(f"month_{day.month}"))


def monday_of_week(school: School, week: int) -> date:
    """The Monday of an ISO week of the school year; InputError where the year has no school day in it."""
    found = next((monday for monday in school.year.weeks() if monday.isocalendar().week == week), None)
    if found is None:
        raise InputError("print_no_such_week", week=week, year=school.year.name)
    return found


def _stretches(weeks: tuple[int, ...]) -> str:
    """`34–36, 40` of 34, 35, 36, 40, in the order given."""
    runs: list[list[int]] = []
    for week in weeks:
        if runs and week == runs[-1][-1] + 1:
            runs[-1].append(week)
        else:
            runs.append([week])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
