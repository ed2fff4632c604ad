"""Syllabuses, activities and rooms of the standard as subjects, requirements with lessons, and rooms."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from scheduler_app.domain.groups import Group
from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.people import Origin, StaffMember
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.teaching import Lesson, Requirement, Room, Subject
from scheduler_app.interchange.ss12000 import received
from scheduler_app.interchange.ss12000.known import Known
from scheduler_app.interchange.ss12000.taking import taken_over
from scheduler_app.interchange.weekly import WeeklyMinutes, even_lengths

_TAUGHT = (None, "Undervisning", "Elevaktivitet")
"""Types of activities that are taken over; conferences, exams and the rest are planned here."""

_LONGEST_CODE = 40


class Teaching:
    """Reads the teaching of one unit, when its people and groups have been read."""

    def __init__(self, rows: received.Rows, known: Known, unit: str, duties: Mapping[str, str], reading: Reading) -> None:
        self._rows, self._known, self._unit, self._duties, self._reading = rows, known, unit, duties, reading
        self._school = known.school
        self._subjects: dict[tuple[str, str], Subject] = {}
        """Subjects present and new by official code and code: one subject may have several syllabuses, one for each stage."""
        for row in self._school.subjects.values():
            self._subjects.setdefault(_key(row.official_code, row.code), row)
        self._weekly = WeeklyMinutes(known.school.year)
        self._put: set[str] = set()
        """Uids of subjects that the source has."""

    def read(self) -> None:
        for id, room in self._rows.rows["rooms"].items():
            self._read_room(id, room)
        self._groups = {row.uid for row in self._reading.entities if isinstance(row, Group)} | self._school.groups.keys()
        self._staff = {row.uid for row in self._reading.entities if isinstance(row, StaffMember)} | self._school.staff.keys()
        for id, activity in sorted(self._rows.rows["activities"].items()):
            self._reading.entities += self._requirement(id, activity)
        if "activities" not in self._rows.offered:
            for row in self._rows.rows["syllabuses"].values():
                if row.course_code is None:
                    self._subject(row)

    def _read_room(self, id: str, room: received.Room) -> None:
        if room.owner is not None and room.owner.id != self._unit and self._known.present("room", id) is None:
            return
        values: dict[str, Any] = {"name": room.display_name} | ({"seats": room.seats} if room.seats is not None else {})
        self._reading.entities.append(taken_over(Room, self._known.uid("room", id), self._known.present("room", id), values))

    def _subject(self, row: received.Syllabus) -> Subject:
        code = (row.course_code or row.subject_designation or row.subject_code or (row.subject_name or "?")[:3].upper())[:_LONGEST_CODE]
        official = row.course_code or row.subject_code or ""
        name = (row.course_name if row.course_code else row.subject_name) or row.subject_name or code
        present = self._known.present("subject", row.id) or self._subjects.get(_key(official, code)) or self._by_code(code)
        if present is not None:
            made = (
                present
                if present.origin is Origin.LOCAL
                else replace(present, code=code, name=name, official_code=official, archived=False)
            )
        else:
            made = Subject(row.id, code, name, official, hue=len(self._subjects) % 12, origin=Origin.IMPORT)
        self._put_subject(made)
        return made

    def _by_code(self, code: str) -> Subject | None:
        """A subject of the school's own with that code: the register's is the same one."""
        found = (row for (_, known), row in self._subjects.items() if known == code.casefold() and not row.official_code)
        return next(found, None)

    def _put_subject(self, made: Subject) -> None:
        self._subjects[_key(made.official_code, made.code)] = made
        if made.uid not in self._put:
            self._put.add(made.uid)
            self._reading.entities.append(made)

    def _subject_of(self, activity: received.Activity, present: Requirement | None) -> str:
        """The syllabus's subject, else the present one, else one named as the activity is (some registers put the code there)."""
        syllabus = self._rows.rows["syllabuses"].get(activity.syllabus.id) if activity.syllabus is not None else None
        if syllabus is not None:
            return self._subject(syllabus).uid
        if activity.syllabus is not None and self._known.present("subject", activity.syllabus.id) is not None:
            return self._known.uid("subject", activity.syllabus.id)
        if present is not None:
            return present.subject
        code = activity.display_name[:_LONGEST_CODE] or "?"
        named = next((row for row in self._subjects.values() if row.code.casefold() == code.casefold()), None)
        if named is None:
            uid = uid_of(self._school.unit.uid, "ss12000-subject", code.casefold())
            named = Subject(uid, code, activity.display_name or "?", hue=len(self._subjects) % 12, origin=Origin.IMPORT)
        self._put_subject(named)
        return named.uid

    def _requirement(self, id: str, activity: received.Activity) -> Iterator[Any]:
        year = self._school.year.dates
        assert year.first is not None
        assert year.last is not None
        if (activity.end_date or year.last) < year.first or (activity.start_date or year.first) > year.last:
            return
        present: Requirement | None = self._known.present("requirement", id)
        groups = tuple(dict.fromkeys(uid for group in activity.groups or () if (uid := self._known.uid("group", group.id)) in self._groups))
        if not groups or activity.activity_type not in _TAUGHT or activity.calendar_events_required is False:
            self._reading.not_supported["activities: groups elsewhere" if not groups else "activities: other types"] += 1
            return
        teachers = [self._duties[row.duty.id] for row in activity.teachers or () if self._duties.get(row.duty.id) in self._staff]
        values: dict[str, Any] = {"subject": self._subject_of(activity, present), "groups": groups}
        if teachers or present is None:
            values["teachers"] = tuple(dict.fromkeys(teachers))
        minutes = self._weekly.of(activity.minutes_planned, activity.start_date, activity.end_date)
        if minutes is not None or present is None:
            values["minutes"] = minutes or 0
        made: Requirement = taken_over(Requirement, self._known.uid("requirement", id), present, values)
        yield made
        if present is None:
            for position, length in enumerate(even_lengths(made.minutes)):
                uid = uid_of(self._school.unit.uid, "ss12000-lesson", f"{made.uid}\n{position}")
                yield Lesson(uid, made.uid, length, position)


def _key(official: str, code: str) -> tuple[str, str]:
    return official.casefold(), code.casefold()
