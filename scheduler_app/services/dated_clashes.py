"""Double bookings of dated lessons as findings, and those that changes of single dates have made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.publication import PlannedEvent
from scheduler_app.domain.roster import runs_on
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.services.double_booking import DoubleBooking, double_bookings, shared_rooms
from scheduler_app.services.finding import Finding
from scheduler_app.services.wording import Fact, Listing, Who, lesson_name


def changed_dates_clashes(school: School) -> Iterator[Finding]:
    """Substitutes and rooms of single dates that another lesson needs then; other clashes are the timetable's own.

    Looks at the lessons of one weekday that overlap, and at no pupils: a check after every edit has no time for expanding dates.
    """
    of_day: dict[int, list[Placement]] = {}
    for placement in school.placed.values():
        of_day.setdefault(placement.day, []).append(placement)
    told: set[frozenset[str]] = set()
    for change in school.dated_changes.values():
        own = school.placed.get(change.lesson)
        if own is None or own.day != change.day.weekday() or not (change.teachers or change.rooms):
            continue
        needed = _needed(school, own, change.day)
        for other in of_day[own.day]:
            pair = frozenset((f"{change.day}", own.lesson, other.lesson))
            shared = needed & _needed(school, other, change.day) if other is not own and _meet(school, own, other) else frozenset()
            if shared and pair not in told:
                told.add(pair)
                yield _finding(school, own, other, change.day, sorted(shared)[0])


def _needed(school: School, placement: Placement, day: date) -> frozenset[str]:
    """Uids of the teachers and unshared rooms that a lesson needs on a date; none on a date on which it is not given."""
    lesson = school.lessons[placement.lesson]
    change = school.dated_changes.get(f"{lesson.uid}/{day.isoformat()}")
    if not runs_on(school, lesson, day) or (change is not None and change.cancelled):
        return frozenset()
    teachers = (change.teachers if change is not None else ()) or school.requirements[lesson.requirement].teachers
    rooms = (change.rooms if change is not None else ()) or placement.rooms
    return frozenset((*teachers, *(uid for uid in rooms if uid in school.rooms and not school.rooms[uid].shared)))


def _meet(school: School, one: Placement, other: Placement) -> bool:
    ends = one.start + school.lessons[one.lesson].minutes, other.start + school.lessons[other.lesson].minutes
    return one.start < ends[1] and other.start < ends[0]


def _finding(school: School, one: Placement, other: Placement, day: date, shared: str) -> Finding:
    names = Listing((lesson_name(school, one.lesson), lesson_name(school, other.lesson)))
    who = school.staff[shared].signature if shared in school.staff else school.rooms[shared].name
    time = clock_text(max(one.start, other.start))
    facts: dict[str, Fact] = {"who": who, "lessons": names, "n": 1, "date": day.isoformat(), "time": time}
    return Finding("double_booked", True, "broken_double_booked", (one.lesson, other.lesson), (), 1, facts)


def clashes(school: School, events: Iterable[PlannedEvent]) -> Iterator[Finding]:
    """Each pair of lessons once, with the first date and how many there are."""
    counted: dict[tuple[str, str, str], tuple[DoubleBooking, int]] = {}
    for case in double_bookings(tuple(events), shared_rooms=shared_rooms(school)):
        key = (case.one.lesson, case.other.lesson, case.place)
        seen = counted.get(key)
        counted[key] = (case, 1) if seen is None else (seen[0], seen[1] + 1)
    for case, count in counted.values():
        names = Listing((lesson_name(school, case.one.lesson), lesson_name(school, case.other.lesson)))
        facts: dict[str, Fact] = {
            "who": _shared(school, case), "lessons": names, "n": count,
            "date": case.one.local_date.isoformat(), "time": clock_text(case.other.start),
        }  # fmt: skip
        yield Finding("double_booked", True, "broken_double_booked", (case.one.lesson, case.other.lesson), (), count, facts)


def _shared(school: School, case: DoubleBooking) -> Fact:
    """What two lessons both need: a teacher by signature, a room, or a number of pupils."""
    if not case.place:
        return Who("who_some_pupils", "", case.pupils)
    member = school.staff.get(case.place)
    return member.signature if member is not None else case.place
