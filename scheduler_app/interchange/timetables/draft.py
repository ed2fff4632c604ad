"""Rows of another timetable program's file on their way into a school.

What the school has already by name (a teacher's signature, a class, a room, a subject) is used as it is, so that people from the register
stay the register's. What is new gets a uid that tells where it came from, and a later import of the file may change and archive that only.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from scheduler_app.domain.calendar import EVERY_WEEK, SchoolYear, WeekPattern
from scheduler_app.domain.changes import COLLECTION
from scheduler_app.domain.groups import Group, GroupKind, Membership
from scheduler_app.domain.identity import uid_of
from scheduler_app.domain.people import Origin, Pupil, SecurityMarking, StaffMember
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.refused import RefusedRow
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import ANY_ROOM, Block, Lesson, Requirement, Room, RoomNeed, Subject
from scheduler_app.domain.timetable import Placement
from scheduler_app.interchange.csv.known import Known
from scheduler_app.interchange.timetables.own_teaching import OwnTeaching
from scheduler_app.interchange.timetables.periods import Periods
from scheduler_app.interchange.timetables.shown import crowded, need_shown

_KINDS = (Subject, Room, StaffMember, Pupil, Group, Membership, Requirement, Lesson)
"""What a later import of the same kind of file may take away, if it made it."""


class Draft:
    """Collects a Reading; every method takes the file's own key and returns the uid to refer to."""

    def __init__(self, school: School, source: str) -> None:
        self.school = school
        self.reading = Reading()
        self.periods = Periods(school.year, school.unit.uid, source)
        self._source = source
        self._known = Known(school)
        self._own_teaching = OwnTeaching(school, source)
        self._made: dict[tuple[type[Any], str], Any] = {}
        self._positions: Counter[str] = Counter()
        self._shown: dict[str, Placement] = {}
        """Where the file puts each lesson, whether or not it is taken over."""

    # People and things

    def subject(self, key: str, code: str, name: str) -> str:
        found = self._known.named(Subject, code) or self._known.named(Subject, name)
        return self._row(Subject, found, key, {"code": code or name, "name": name or code}, {"hue": len(self._made) % 12})

    def room(self, key: str, name: str, seats: int = 0) -> str:
        return self._row(Room, self._known.named(Room, name), key, {"name": name, "seats": seats}, {})

    def teacher(self, key: str, signature: str, given: str, family: str) -> str:
        found = self._known.named(StaffMember, signature)
        values = {"signature": signature, "given_name": given, "family_name": family}
        return self._row(StaffMember, found, key, values, {"marking": SecurityMarking.UNKNOWN})

    def pupil(self, key: str, given: str, family: str, own: str = "") -> str:
        """`own` is the uid that the file was told, if it is one of the school's."""
        return self._row(
            Pupil, self._known.rows(Pupil).get(own), key, {"given_name": given, "family_name": family}, {"marking": SecurityMarking.UNKNOWN}
        )

    def placeholder(self, key: str) -> str:
        """Somebody nameless, to tell which groups share pupils."""
        return self._row(Pupil, None, key, {"given_name": "", "family_name": "", "placeholder": True}, {})

    def group(self, key: str, name: str, kind: GroupKind, parent: str | None = None, *, planned: int = 0, grade: int | None = None) -> str:
        found = self._known.named(Group, name, lambda row: (row.kind is GroupKind.CLASS) is (kind is GroupKind.CLASS))
        values: dict[str, Any] = {"name": name, "kind": kind, "parent": parent, "grade": grade, "planned_pupils": planned}
        return self._row(Group, found, key, values, {})

    def teaching_group(self, name: str) -> str | None:
        """The school's teaching group of that name."""
        found = self._known.named(Group, name, lambda row: row.kind is GroupKind.TEACHING)
        return found.uid if found is not None else None

    def member(self, group: str, pupil: str) -> None:
        known = (row for row in self._known.memberships_of(pupil) if row.group == group)
        if next(known, None) is None or self._own(Membership, f"{group}\n{pupil}") in self.school.memberships:
            self._row(Membership, None, f"{group}\n{pupil}", {"group": group, "pupil": pupil}, {})

    # Teaching

    def block(self, key: str, name: str) -> str:
        return self._row(Block, None, key, {"name": name}, {})

    def requirement(
        self, key: str, subject: str, groups: tuple[str, ...], teachers: tuple[str, ...], rooms: tuple[str, ...], block: str | None = None,
        own: str = "",
    ) -> str:  # fmt: skip
        """A requirement the school has already, the one called `own` or one of the same subject, groups and teachers, is that one."""
        known = self._own_teaching.find(own, subject, groups, teachers)
        if known is not None:
            return known
        need = RoomNeed(rooms=rooms) if rooms else ANY_ROOM
        values = {"subject": subject, "groups": groups, "teachers": teachers, "room_need": need, "minutes": 0, "block": block}
        return self._row(Requirement, None, key, values, {})

    def lesson(self, requirement: str, minutes: int, weeks: WeekPattern = EVERY_WEEK, period: str | None = None) -> str:
        if (Requirement, requirement) not in self._made:
            found = self._own_teaching.lesson(requirement, minutes, weeks, period)
            if not found:
                self.left_out("lessons beyond those of the school")
            return found
        position = self._positions[requirement]
        self._positions[requirement] += 1
        row = self._made[Requirement, requirement]
        share = minutes if weeks == EVERY_WEEK else minutes // 2
        self._made[Requirement, requirement] = replace(row, minutes=row.minutes + share)
        values = {"requirement": requirement, "minutes": minutes, "position": position, "weeks": weeks, "period": period}
        return self._row(Lesson, None, f"{requirement}\n{position}", values, {})

    def place(self, lesson: str, day: int, start: int, rooms: tuple[str, ...]) -> None:
        """A place in the current timetable, for a lesson that has none: what the scheduler has placed stays there.

        Nothing happens for a lesson that could not be told apart (an empty uid).
        """
        if not lesson:
            return
        placement = Placement(self.school.current, lesson, day, start, rooms)
        self._shown[lesson] = placement
        if self.school.current in self.school.timetables and lesson not in self.school.placed:
            self._made[Placement, placement.uid] = placement

    # The whole

    def refuse(self, line: int, code: str, file: str = "", **data: object) -> None:
        self.reading.refused.append(RefusedRow(line, code, data, file))

    def left_out(self, what: str, times: int = 1) -> None:
        self.reading.not_supported[what] += times

    def finished(self, complete: tuple[type[Any], ...] = _KINDS) -> Reading:
        """The reading, with what earlier imports of such a file made and this one does not list among `complete` kinds."""
        year = self.school.year
        if self.periods.added:
            year = replace(year, periods=(*year.periods, *self.periods.added))
            self.reading.entities.append(year)
        self._read_from_places(year)
        used = {row.block for (kind, _), row in self._made.items() if kind is Requirement}
        self._made = {key: row for key, row in self._made.items() if key[0] is not Block or key[1] in used}
        self.reading.entities += self._made.values()
        listed = set(self._made)
        for kind in complete:
            rows = getattr(self.school, COLLECTION[kind])
            self.reading.gone += [row for uid, row in rows.items() if uid.startswith(f"{self._source}-") and (kind, uid) not in listed]
        return self.reading

    def _read_from_places(self, year: SchoolYear) -> None:
        """What such files do not say but show: rooms with a crowd are shared, and the rooms in which teaching lies will do for it."""
        lessons = {uid: row for (kind, uid), row in self._made.items() if kind is Lesson}
        for uid in crowded(self._shown, lessons, year):
            room = self._made.get((Room, uid))
            if room is not None:
                self._made[Room, uid] = replace(room, shared=True)
        places: dict[str, list[Placement]] = {}
        for uid, placement in self._shown.items():
            if uid in lessons:
                places.setdefault(lessons[uid].requirement, []).append(placement)
        rooms = self._known.rows(Room) | {uid: row for (kind, uid), row in self._made.items() if kind is Room}
        for uid, rows in places.items():
            requirement = self._made[Requirement, uid]
            self._made[Requirement, uid] = replace(requirement, room_need=need_shown(requirement.room_need, rows, rooms))

    def _own(self, kind: type[Any], key: str) -> str:
        return f"{self._source}-{uid_of(self.school.unit.uid, f'{self._source}/{kind.__name__}', key)}"

    def _row(self, kind: type[Any], found: Any, key: str, values: dict[str, Any], new: dict[str, Any]) -> str:
        uid = self._own(kind, key)
        if found is not None and found.uid != uid:
            if not found.uid.startswith(f"{self._source}-"):
                return str(found.uid)
            uid = found.uid
        if (kind, uid) in self._made:
            return uid  # named again, where less may be said of it
        present = self._known.rows(kind).get(uid)
        if present is not None:
            values = {name: value for name, value in values.items() if value not in ("", None)}
            back = {"archived": False} if hasattr(present, "archived") else {}
            row = replace(present, **values, **back)
        else:
            marked = {"origin": Origin.IMPORT} if "origin" in kind.__dataclass_fields__ else {}
            row = kind(uid=uid, **values, **new, **marked)
        self._known.add(row)
        self._made[kind, uid] = row
        return uid
