"""What all reports of one printing share: the school, the week, the audience, the language."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from scheduler_app.domain.calendar import DateRange, Period, WeekKind
from scheduler_app.domain.dated_changes import DatedChange
from scheduler_app.domain.printing import PrintOrder
from scheduler_app.domain.roster import expected_pupils, runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.domain.visibility import Audience, clean_text
from scheduler_app.errors import InputError
from scheduler_app.reports.pages import DayColumn
from scheduler_app.texts import day_text, number, text


@dataclass(frozen=True)
class Printing:
    """One order to print, as the reports ask it. `monday` is the week shown; without it the period, without that the whole timetable."""

    order: PrintOrder
    monday: date | None = None

    @classmethod
    def for_order(cls, order: PrintOrder) -> Printing:
        """InputError for a week that the school year does not have."""
        return cls(order, None if order.week is None else monday_of_week(order.school, order.week))

    @property
    def school(self) -> School:
        return self.order.school

    @property
    def audience(self) -> Audience:
        return self.order.audience

    @property
    def language(self) -> str:
        return self.order.language

    @property
    def period(self) -> Period | None:
        return self.order.period

    def label(self, code: str, **data: object) -> str:
        return text(code, self.language, **data)

    def number(self, value: float) -> str:
        """With as few decimals as needed."""
        return number(value, self.language)

    def tenths(self, value: float) -> str:
        """With one decimal at most."""
        return self.number(round(value, 1))

    @cached_property
    def days(self) -> tuple[DayColumn, ...]:
        """The school's weekdays, and any other day that has a lesson."""
        used = {placement.day for placement in self.school.placed.values()}
        return tuple(self._column(day) for day in sorted({*self.school.year.weekdays, *used}))

    def wants(self, uid: str) -> bool:
        """Tell whether somebody or something is to be printed."""
        return not self.order.of or uid in self.order.of

    @cached_property
    def schools(self) -> tuple[Printing, ...]:
        """This printing, and the same of the other schools; a week is that of each one's own year."""
        plain = replace(self.order, others=(), of=(), period=None)
        return (self, *(replace(self, order=replace(plain, school=school)) for school in self.order.others))

    @cached_property
    def dates(self) -> DateRange:
        """The week or period shown; else the day of printing, moved into the school year where it lies outside."""
        if self.monday is not None:
            return DateRange(self.monday, self.monday + timedelta(days=6))
        if self.period is not None:
            return self.period.dates
        year = self.school.year.dates
        day = max(self.order.printed, year.first or self.order.printed)
        day = min(day, year.last or day)
        return DateRange(day, day)

    def shows(self, lesson: Lesson) -> bool:
        """Tell whether the lesson runs in the period shown, and in the week shown if it is placed."""
        placement = self.school.placed.get(lesson.uid)
        if self.monday is not None and placement is not None:
            day, change = self.monday + timedelta(days=placement.day), self.change(lesson)
            if (change is not None and change.cancelled) or placement.start + lesson.minutes > self.school.year.closes(day):
                return False
            return runs_on(self.school, lesson, day)
        theirs = self.school.year.period(lesson.period)
        return self.period is None or theirs is None or theirs.dates.meets(self.period.dates)

    def day_of(self, lesson: Lesson) -> date | None:
        """The lesson's date in the week shown; None when no week is, or for one without a place."""
        placement = self.school.placed.get(lesson.uid)
        return None if self.monday is None or placement is None else self.monday + timedelta(days=placement.day)

    def expected(self, lesson: Lesson, day: date) -> frozenset[str]:
        """Pupil uids expected at the lesson then; worked out once for all pages."""
        found = self._expected.get((lesson.uid, day))
        if found is None:
            found = self._expected[lesson.uid, day] = expected_pupils(self.school, lesson, day)
        return found

    @cached_property
    def _expected(self) -> dict[tuple[str, date], frozenset[str]]:
        return {}

    def change(self, lesson: Lesson) -> DatedChange | None:
        """What is different about the lesson in the week shown; nothing when no week is."""
        day = self.day_of(lesson)
        return None if day is None else self.school.dated_changes.get(f"{lesson.uid}/{day.isoformat()}")

    def teachers(self, lesson: Lesson) -> tuple[str, ...]:
        """Who teaches, substitutes of the week shown included."""
        change = self.change(lesson)
        return (change.teachers if change is not None else ()) or self.school.requirements[lesson.requirement].teachers

    def rooms(self, lesson: Lesson) -> tuple[str, ...]:
        """Where it is, other rooms of the week shown included; nowhere without a place."""
        change, placement = self.change(lesson), self.school.placed.get(lesson.uid)
        return (change.rooms if change is not None else ()) or (placement.rooms if placement is not None else ())

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
        named = clean_text(period.name) if period and period != self.period else ""
        return " ".join(part for part in (weeks, named) if part)

    @property
    def week_text(self) -> str:
        """The week or period shown, or the school year."""
        if self.period is not None and self.monday is None:
            dates = self.period.dates
            first, last = dates.first or self.school.year.dates.first, dates.last or self.school.year.dates.last
            assert first is not None
            assert last is not None
            return self.label("print_period", name=clean_text(self.period.name), first=self.day_text(first), last=self.day_text(last))
        if self.monday is None:
            return self.label("print_year", year=clean_text(self.school.year.name))
        last = self.monday + timedelta(days=max(self.school.year.weekdays, default=4))
        return self.label(
            "print_week", week=self.monday.isocalendar().week, first=self._short(self.monday), last=self._short(last), year=last.year
        )

    def _column(self, day: int) -> DayColumn:
        name = day_text(day, self.language, heading=True)
        if self.monday is None:
            return DayColumn(day, name)
        when = self.monday + timedelta(days=day)
        off = next((clean_text(row.name) for row in self.school.year.days_off if row.dates.includes(when)), "")
        if not off and not self.school.year.is_school_day(when):
            off = self.label("print_no_school")
        return DayColumn(day, f"{name} {self._short(when)}", off)

    def day_text(self, day: date) -> str:
        """A date in full."""
        return f"{self._short(day)} {day.year}"

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
