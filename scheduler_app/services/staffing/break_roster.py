"""The break-duty roster: every break of every area, who watches it, and how much that is for each person."""

from __future__ import annotations

from collections.abc import Iterator

from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.planning import TimeKind, duty_uid
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import BreakDutyRoster, DutyLoad, DutyPlace
from scheduler_app.services.staffing.counting import kind_of, settings
from scheduler_app.services.staffing.sums import requirement_minutes


def break_roster(school: School) -> BreakDutyRoster:
    """Breaks in order of area, weekday and time; break duty that somebody placed by hand stands under its room or note."""
    places = [*_planned(school), *_by_hand(school)]
    places.sort(key=lambda row: (row.area.casefold(), row.day, row.start, row.duty_break))
    minutes = duty_minutes(school)
    loads = [
        DutyLoad(person.uid, person.name, round(minutes.get(person.uid, 0)), most_duty(school, person))
        for person in school.staff.values()
        if not person.archived and (person.uid in minutes or most_duty(school, person))
    ]
    return BreakDutyRoster(tuple(places), tuple(sorted(loads, key=lambda row: (row.name.casefold(), row.uid))))


def most_duty(school: School, person: StaffMember) -> int:
    """Most minutes of break duty a week: the post's own, or the school's scaled by percent; nothing for a vacancy."""
    own = school.post_terms.get(person.uid)
    if own is not None and own.break_duty_minutes is not None:
        return own.break_duty_minutes
    if own is not None and own.vacant:
        return 0
    return round(settings(school).break_duty_minutes * person.percent / 100)


def duty_minutes(school: School) -> dict[str, float]:
    """Minutes of break duty a week by person, however it came about."""
    minutes = requirement_minutes(school)
    found: dict[str, float] = {}
    for requirement in school.requirements.values():
        if kind_of(school, requirement) is TimeKind.BREAK_DUTY:
            for teacher in dict.fromkeys(requirement.teachers):
                found[teacher] = found.get(teacher, 0.0) + minutes[requirement.uid]
    return found


def _planned(school: School) -> Iterator[DutyPlace]:
    for row in school.duty_breaks.values():
        watching = [school.requirements[uid] for n in range(row.people) if (uid := duty_uid(row.uid, n)) in school.requirements]
        staff = tuple(dict.fromkeys(uid for requirement in watching for uid in requirement.teachers))
        yield _place(school, row.uid, row.area, row.building, row.day, row.start, row.minutes, staff, row.people)


def _by_hand(school: School) -> Iterator[DutyPlace]:
    made = {duty_uid(row.uid, n) for row in school.duty_breaks.values() for n in range(row.people)}
    for uid, placement in school.placed.items():
        lesson = school.lessons[uid]
        requirement = school.requirements[lesson.requirement]
        if requirement.uid in made or kind_of(school, requirement) is not TimeKind.BREAK_DUTY:
            continue
        room = school.rooms.get(placement.rooms[0]) if placement.rooms else None
        area = room.name if room is not None else requirement.note or school.subjects[requirement.subject].name
        building = room.building if room is not None else ""
        staff = tuple(dict.fromkeys(requirement.teachers))
        yield _place(school, "", area, building, placement.day, placement.start, lesson.minutes, staff, max(1, len(staff)))


def _place(
    school: School, uid: str, area: str, building: str, day: int, start: int, minutes: int, staff: tuple[str, ...], people: int
) -> DutyPlace:
    rows = [school.staff[one] for one in staff]
    return DutyPlace(
        uid, area, building, day, start, start + minutes, staff, tuple(row.name for row in rows),
        tuple(row.signature for row in rows), max(0, people - len(staff)),
    )  # fmt: skip
