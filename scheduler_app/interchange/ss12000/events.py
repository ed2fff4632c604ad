"""Dated lessons as calendar events: groups and teachers come with the activity, the event says only what differs on the date."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from scheduler_app.domain.dated_lesson import DatedLesson
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience, clean_text
from scheduler_app.interchange.ss12000.shown import Shown
from scheduler_app.interchange.ss12000.written import CalendarEvent, Meta, Reference, StudentException, TeacherException

STOCKHOLM = ZoneInfo("Europe/Stockholm")


class EventRows:
    """Writes the events of one school; remembers who is ordinarily there, since a term asks thousands of times."""

    def __init__(self, school: School, audience: Audience) -> None:
        self._shown = Shown(school, audience)
        self._members: dict[tuple[str, date], frozenset[str]] = {}
        self._constant: dict[str, frozenset[str] | None] = {}

    def row(self, lesson: DatedLesson, at: datetime) -> dict[str, Any]:
        """One event; `at` is used where the lesson has never been published. A lesson that the timetable no longer has keeps its
        event, under the id of an activity that is gone."""
        shown, known = self._shown, self._shown.school.lessons.get(lesson.lesson)
        meta = Meta(created=lesson.written or at, modified=lesson.written or at)
        requirement = known.requirement if known is not None and known.requirement in shown.requirements else None
        event = CalendarEvent(
            id=lesson.uid,
            meta=meta,
            activity=self._activity(requirement, lesson),
            start_time=_instant(lesson.day, lesson.start),
            end_time=_instant(lesson.day, lesson.end),
            cancelled=lesson.cancelled,
            student_exceptions=self._students(requirement, lesson) or None,
            teacher_exceptions=self._teachers(requirement, lesson) or None,
            rooms=tuple(Reference(id=shown.id_of("room", uid), display_name=clean_text(name)) for uid, name in lesson.rooms) or None,
        )
        return event.row()

    def _activity(self, requirement: str | None, lesson: DatedLesson) -> Reference:
        if requirement is None:
            return Reference(id=self._shown.id_of("requirement", f"lesson {lesson.lesson}"))
        row = self._shown.requirements[requirement]
        return Reference(id=self._shown.id_of("requirement", requirement), display_name=self._shown.school.subjects[row.subject].code)

    def _students(self, requirement: str | None, lesson: DatedLesson) -> tuple[StudentException, ...]:
        shown = self._shown
        if requirement is None or lesson.cancelled or not shown.pupils:
            return ()
        ordinary = self._ordinary(requirement, lesson.day)
        coming = {pupil for pupil in lesson.pupils if pupil in shown.pupils}
        differing = [(uid, True) for uid in coming - ordinary] + [(uid, False) for uid in ordinary - coming]
        return tuple(StudentException(student=shown.person_of(shown.pupils[uid]), participates=comes) for uid, comes in sorted(differing))

    def _teachers(self, requirement: str | None, lesson: DatedLesson) -> tuple[TeacherException, ...]:
        shown = self._shown
        if requirement is None or lesson.cancelled or not shown.staff:
            return ()
        ordinary = set(shown.requirements[requirement].teachers) & shown.staff.keys()
        coming = set(lesson.teachers) & shown.staff.keys()
        differing = [(uid, True) for uid in coming - ordinary] + [(uid, False) for uid in ordinary - coming]
        return tuple(TeacherException(duty=shown.duty_of(uid), participates=comes) for uid, comes in sorted(differing))

    def _ordinary(self, requirement: str, day: date) -> frozenset[str]:
        """Members of the activity's groups on the date, as anybody can work out from the groups' memberships."""
        if requirement not in self._constant:
            self._constant[requirement] = self._always(requirement)
        constant = self._constant[requirement]
        if constant is not None:
            return constant
        if (requirement, day) not in self._members:
            rows = (row for group in self._shown.requirements[requirement].groups for row in self._shown.members(group))
            self._members[requirement, day] = frozenset(row.pupil for row in rows if row.dates.includes(day))
        return self._members[requirement, day]

    def _always(self, requirement: str) -> frozenset[str] | None:
        """The members if they are the same all year."""
        rows = [row for group in self._shown.requirements[requirement].groups for row in self._shown.members(group)]
        whole = all(row.dates.includes(self._shown.first) and row.dates.includes(self._shown.last) for row in rows)
        return frozenset(row.pupil for row in rows) if whole else None


def _instant(day: date, minute: int) -> datetime:
    return datetime.combine(day, time(), STOCKHOLM) + timedelta(minutes=minute)  # wall-clock arithmetic: the zone stays
