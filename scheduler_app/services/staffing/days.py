"""People's working days in the current timetable: what they do when, date by date, in the few ways that weeks differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from scheduler_app.domain.planning import TimeKind
from scheduler_app.domain.roster import runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson
from scheduler_app.services.staffing.counting import kind_of


@dataclass(frozen=True, slots=True, order=True)
class Duty:
    """A lesson as its teacher's time: minutes after midnight, set-up and clean-up included."""

    start: int
    end: int
    lesson: str
    kind: TimeKind


def duties(school: School) -> Mapping[str, Mapping[date, tuple[Duty, ...]]]:
    """What every person does on every date with a placed lesson, in order of time, as planned: substitutes for a day are not looked
    at. Time of rest is left out."""
    dates_of = _DatesOf(school)
    found: dict[str, dict[date, list[Duty]]] = {}
    for uid, placement in school.placed.items():
        lesson = school.lessons[uid]
        requirement = school.requirements[lesson.requirement]
        kind = kind_of(school, requirement)
        if kind is TimeKind.REST or not requirement.teachers:
            continue
        end = placement.start + lesson.minutes
        duty = Duty(placement.start - requirement.setup, end + requirement.cleanup, uid, kind)
        running = [day for day in dates_of(lesson, placement.day) if end <= school.year.closes(day)]
        for teacher in dict.fromkeys(requirement.teachers):
            employed = school.staff[teacher].dates
            days = found.setdefault(teacher, {})
            for day in running:
                if employed.includes(day):
                    days.setdefault(day, []).append(duty)
    return {person: {day: tuple(sorted(rows)) for day, rows in sorted(days.items())} for person, days in found.items()}


class _DatesOf:
    """The school days of a weekday on which a lesson of some weeks and period runs; made once for each such kind of lesson."""

    def __init__(self, school: School) -> None:
        self._school = school
        self._days = list(school.year.school_days())
        self._known: dict[tuple[object, ...], tuple[date, ...]] = {}

    def __call__(self, lesson: Lesson, weekday: int) -> tuple[date, ...]:
        key = (lesson.weeks, lesson.period, weekday)
        if key not in self._known:
            running = (day for day in self._days if day.weekday() == weekday and runs_on(self._school, lesson, day))
            self._known[key] = tuple(running)
        return self._known[key]


def spans(rows: Iterable[Duty]) -> Iterator[tuple[int, int]]:
    """The duties run together: stretches of work without any pause, in order."""
    start = end = -1
    for row in rows:
        if row.start > end:
            if end >= 0:
                yield start, end
            start, end = row.start, row.end
        else:
            end = max(end, row.end)
    if end >= 0:
        yield start, end


def week_text(days: Iterable[date], all_days: Iterable[date]) -> str:
    """In which weeks a way of spending a weekday is found: "" in all, "odd", "even", else the ISO weeks ("34-43, 45")."""
    weeks, every = [day.isocalendar().week for day in days], {day.isocalendar().week for day in all_days}
    mine = set(weeks)
    if mine == every:
        return ""
    for name, parity in (("odd", 1), ("even", 0)):
        if mine == {week for week in every if week % 2 == parity}:
            return name
    return ", ".join(_runs(list(dict.fromkeys(weeks))))


def _runs(weeks: list[int]) -> Iterator[str]:
    first = last = weeks[0]
    for week in [*weeks[1:], -1]:
        if week == last + 1:
            last = week
            continue
        yield str(first) if first == last else f"{first}-{last}"
        first = last = week
