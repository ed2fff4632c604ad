"""Double bookings of dated lessons as findings, and those that changes of single dates have made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.publication import PlannedEvent
from scheduler_app.domain.school import School
from scheduler_app.services.double_booking import DoubleBooking, double_bookings, shared_rooms
from scheduler_app.services.expansion import Expansion
from scheduler_app.services.finding import Finding
from scheduler_app.services.wording import Fact, Listing, Who, lesson_name


def changed_dates_clashes(school: School) -> Iterator[Finding]:
    """Substitutes and rooms of single dates that are needed elsewhere then; other clashes are the timetable's own."""
    days = sorted({row.day for row in school.dated_changes.values() if row.teachers or row.rooms})
    changed = set(school.dated_changes)
    for day in days:
        events = Expansion(school, day, day).events
        for finding in clashes(school, events):
            if any(f"{lesson}/{day.isoformat()}" in changed for lesson in finding.lessons):
                yield finding


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
