"""How rooms are used over the week, and which are free."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from scheduler_app.domain.roster import runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement

Stretch = tuple[int, int]
"""Minutes after midnight, from and to."""

Busy = Mapping[str, Mapping[int, tuple[Stretch, ...]]]
"""Room uid -> weekday -> stretches in use, in order and not overlapping; set-up and clean-up count."""


def weeks_shown(school: School, monday: date | None) -> tuple[date, ...]:
    """The week asked for, or every week of the school year (by its Monday)."""
    return (monday,) if monday is not None else school.year.weeks()


def busy_in_week(school: School, monday: date) -> Busy:
    """Every unarchived room's stretches in one week; days off have none."""
    return _busy(school, (row for row in school.placed.values() if _runs(school, row, monday)))


def busy_in_any(school: School, weeks: Iterable[date]) -> Busy:
    """What is in use in at least one of the weeks: the rest is free in all of them."""
    mondays = tuple(weeks)
    return _busy(school, (row for row in school.placed.values() if any(_runs(school, row, monday) for monday in mondays)))


def minutes_used(school: School, weeks: Sequence[date]) -> Mapping[str, Mapping[int, float]]:
    """Room uid -> weekday -> minutes in use, the mean of the weeks on whose weekday there was school."""
    sums: dict[str, dict[int, float]] = {uid: {} for uid, room in school.rooms.items() if not room.archived}
    days = {day: sum(school.year.is_school_day(monday + timedelta(days=day)) for monday in weeks) for day in range(7)}
    seen: dict[frozenset[str], Busy] = {}
    for monday in weeks:
        running = [row for row in school.placed.values() if _runs(school, row, monday)]
        key = frozenset(row.lesson for row in running)
        if key not in seen:
            seen[key] = _busy(school, running)
        for uid, by_day in seen[key].items():
            for day, stretches in by_day.items():
                sums[uid][day] = sums[uid].get(day, 0.0) + sum(end - start for start, end in stretches)
    return {uid: {day: minutes / days[day] for day, minutes in row.items() if days[day]} for uid, row in sums.items()}


def day_frame(school: School) -> Stretch:
    """From the first start to the last end of what is placed, the time rooms are measured against; the unit's frame where nothing is."""
    spans = [row.span(school.lessons[row.lesson].minutes) for row in school.placed.values() if not school.subject_of(row.lesson).special]
    if not spans:
        return school.unit.day_start, school.unit.day_end
    return min(span.start for span in spans), max(span.end for span in spans)


def free_rooms(school: School, when: date, start: int, end: int) -> tuple[str, ...]:
    """Uids of the unarchived rooms that nobody uses on the date from `start` to `end` (minutes after midnight), shared ones left out."""
    busy = busy_in_week(school, when - timedelta(days=when.weekday()))
    free = (uid for uid, by_day in busy.items() if not any(begin < end and start < stop for begin, stop in by_day.get(when.weekday(), ())))
    return tuple(uid for uid in free if not school.rooms[uid].shared)


def _runs(school: School, row: Placement, monday: date) -> bool:
    return runs_on(school, school.lessons[row.lesson], monday + timedelta(days=row.day))


def _busy(school: School, placements: Iterable[Placement]) -> dict[str, dict[int, tuple[Stretch, ...]]]:
    found: dict[str, dict[int, list[Stretch]]] = {uid: {} for uid, room in school.rooms.items() if not room.archived}
    for row in placements:
        requirement = school.requirement_of(row.lesson)
        stretch = (row.start - requirement.setup, row.start + school.lessons[row.lesson].minutes + requirement.cleanup)
        for uid in row.rooms:
            if uid in found:
                found[uid].setdefault(row.day, []).append(stretch)
    return {uid: {day: _merged(rows) for day, rows in by_day.items()} for uid, by_day in found.items()}


def _merged(stretches: Iterable[Stretch]) -> tuple[Stretch, ...]:
    done: list[Stretch] = []
    for start, end in sorted(stretches):
        if done and start <= done[-1][1]:
            done[-1] = (done[-1][0], max(done[-1][1], end))
        else:
            done.append((start, end))
    return tuple(done)
