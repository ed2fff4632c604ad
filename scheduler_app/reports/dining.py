"""Dining-hall load: how many pupils are in a room that many share, over the clock."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.roster import runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, Room
from scheduler_app.domain.visibility import clean_text
from scheduler_app.reports.pages import DayColumn, LoadCurve, LoadPage
from scheduler_app.reports.printing import Printing
from scheduler_app.reports.rooms import lessons_of_rooms, printed_rooms

Steps = tuple[tuple[int, int], ...]


def dining_pages(printing: Printing) -> tuple[LoadPage, ...]:
    """A page for every shared room that is used; without a week shown, each minute tells the fullest of all weeks."""
    lessons = lessons_of_rooms(printing)
    rooms = (room for room in printed_rooms(printing.school) if printing.wants(room.uid))
    return tuple(_page(printing, room, lessons[room.uid]) for room in rooms if room.shared and lessons[room.uid])


def _page(printing: Printing, room: Room, lessons: list[Lesson]) -> LoadPage:
    shown = [lesson for lesson in lessons if printing.shows(lesson)]
    return LoadPage(
        heading=clean_text(room.name),
        subheading=" · ".join(filter(None, (printing.label("print_dining_note"), clean_text(room.building)))),
        curves=tuple(_curve(printing, day, shown) for day in printing.days),
        limit=room.seats,
        limit_text=printing.label("print_seats", n=room.seats) if room.seats else "",
    )


def _curve(printing: Printing, day: DayColumn, lessons: list[Lesson]) -> LoadCurve:
    placed = printing.school.placed
    theirs = [lesson for lesson in lessons if placed[lesson.uid].day == day.day]
    steps = load_steps(printing.school, theirs) if printing.monday is not None else _fullest(printing.school, day.day, theirs)
    peak = max((load for _, load in steps), default=0)
    at = next((minute for minute, load in steps if load == peak), 0)
    return LoadCurve(day.heading, steps, peak, printing.label("print_peak", n=peak, time=clock_text(at)) if peak else "")


def _fullest(school: School, day: int, lessons: list[Lesson]) -> Steps:
    mondays = school.year.weeks()
    weeks = {frozenset(row.uid for row in lessons if runs_on(school, row, monday + timedelta(days=day))) for monday in mondays}
    return _highest(load_steps(school, (school.lessons[uid] for uid in uids)) for uids in weeks)


def load_steps(school: School, lessons: Iterable[Lesson]) -> Steps:
    """Pupils in the room from each minute at which the number changes; lessons of one day.

    A lesson counts its groups, or the seats it asks for.
    """
    changes: dict[int, int] = {}
    for lesson in lessons:
        requirement, start = school.requirements[lesson.requirement], school.placed[lesson.uid].start
        pupils = sum(map(school.group_size, requirement.groups)) if requirement.seats is None else requirement.seats
        changes[start] = changes.get(start, 0) + pupils
        changes[start + lesson.minutes] = changes.get(start + lesson.minutes, 0) - pupils
    return _steps(changes)


def _steps(changes: dict[int, int]) -> Steps:
    load, steps = 0, []
    for minute in sorted(changes):
        if changes[minute]:
            load += changes[minute]
            steps.append((minute, load))
    return tuple(steps)


def _highest(curves: Iterable[Steps]) -> Steps:
    """At every minute the highest of the curves."""
    every = list(curves)
    steps: list[tuple[int, int]] = []
    for minute in sorted({minute for curve in every for minute, _ in curve}):
        load = max(_at(curve, minute) for curve in every)
        if not steps or steps[-1][1] != load:
            steps.append((minute, load))
    return tuple(steps)


def _at(curve: Steps, minute: int) -> int:
    return next((load for start, load in reversed(curve) if start <= minute), 0)
