"""Organization v12: what teachers are said to teach a group, as requirements with their lessons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scheduler_app.domain.calendar import ALWAYS, DateRange
from scheduler_app.domain.people import StaffMember
from scheduler_app.domain.teaching import Lesson, Requirement, Subject
from scheduler_app.interchange.edlevo.register import Register, dates_of
from scheduler_app.interchange.weekly import WeeklyMinutes, even_lengths
from scheduler_app.interchange.xml_file import child_text

_MOST_HOURS = 2000


@dataclass(slots=True)
class _Taught:
    """A group's subject: who teaches it, the hours of the longest activity, and its dates."""

    teachers: dict[str, None]
    hours: int = 0
    dates: DateRange = ALWAYS


def read_activities(register: Register, rows: Iterable[tuple[str, str, Element]]) -> None:
    """Rows are group uid, person uid and role. The same subject of a group is one requirement with all its teachers.

    Hours are those of the whole activity. Lessons are made with a new requirement only, so that a split of the scheduler's stays; what a
    later file no longer lists stays too, since its lessons may be placed. What is cancelled, outside the school year or without a known
    subject or teacher is left out and counted.
    """
    taught: dict[tuple[str, str], _Taught] = {}
    for group, person, activity in _given(register, rows):
        subject = _subject(register, activity)
        if subject is None or person not in register.known.rows(StaffMember):
            register.left_out("activity without a known subject" if subject is None else "activity of somebody who is no teacher")
            continue
        one = taught.setdefault((group, subject.uid), _Taught({}))
        one.teachers[person] = None
        hours = child_text(activity, "hours")
        number = int(hours) if hours.isascii() and hours.isdigit() and len(hours) < 5 else 0
        if number >= one.hours:
            one.hours, one.dates = number, dates_of(activity, "begin", "end")
    weekly = WeeklyMinutes(register.school.year)
    for (group, subject_uid), one in taught.items():
        _put(register, group, subject_uid, one, weekly)


def _given(register: Register, rows: Iterable[tuple[str, str, Element]]) -> Iterator[tuple[str, str, Element]]:
    """Activities that take place in the school year."""
    for group, person, role in rows:
        for activity in role.findall("extension/activity"):
            if child_text(activity, "cancelled") in ("true", "1"):
                register.left_out("activity cancelled")
            elif not dates_of(activity, "begin", "end").meets(register.school.year.dates):
                register.left_out("activity of another year")
            else:
                yield group, person, activity


def _subject(register: Register, activity: Element) -> Subject | None:
    """The school's subject or course with the activity's code, or a new one called as the code."""
    official = child_text(activity, "recommendedsubjectcode")
    code = child_text(activity, "coursecode") or child_text(activity, "subjectcode") or official
    if not code:
        return None
    known = register.known.named(Subject, code)
    if known is None and official:
        known = next((row for row in register.known.rows(Subject).values() if row.official_code == official and not row.archived), None)
    if known is None:
        uid = register.known.new_uid("edlevo subject", code.casefold())
        register.put(Subject, uid, register.known.rows(Subject).get(uid), {"code": code, "name": code, "official_code": official})
        known = register.known.rows(Subject)[uid]
    return known


def _uid(register: Register, group: str, subject: str) -> str:
    return register.known.new_uid("edlevo activity", f"{group}\n{subject}")


def _put(register: Register, group: str, subject: str, taught: _Taught, weekly: WeeklyMinutes) -> None:
    uid = _uid(register, group, subject)
    present = register.known.rows(Requirement).get(uid)
    minutes = weekly.of(min(taught.hours, _MOST_HOURS) * 60, taught.dates.first, taught.dates.last)
    values: dict[str, object] = {"subject": subject, "groups": (group,), "teachers": tuple(taught.teachers)}
    if minutes is not None or present is None:
        values["minutes"] = minutes or 0
    register.put(Requirement, uid, present, values)
    if present is None:
        for position, length in enumerate(even_lengths(minutes or 0)):
            lesson = register.known.new_uid("edlevo lesson", f"{uid}\n{position}")
            register.put_row(Lesson(lesson, uid, length, position))
