"""A school as aSc Timetables XML: periods of the frame, people, groups, rooms, lessons, and a card for every placement."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from scheduler_app.domain.clock import clock_text
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.groups import Group, GroupKind
from scheduler_app.domain.teaching import Lesson, Requirement
from scheduler_app.domain.visibility import clean_text
from scheduler_app.interchange.asc.terms import TermParts
from scheduler_app.interchange.asc.weeks import WeekCycle
from scheduler_app.interchange.timetables.clock import frame_of_school
from scheduler_app.interchange.timetables.members import members_on
from scheduler_app.interchange.timetables.rooms import rooms_named
from scheduler_app.texts import text

_OPTIONS = "idprefix:RK,groupstype1,decimalseparatordot,lessonsincludeclasseswithoutstudents,handlestudentsafterlessons"


def write_asc(order: ExportOrder) -> dict[str, bytes]:
    """One file. aSc counts periods: a lesson that begins within one is put at its beginning. A requirement's lessons of one length, weeks
    and period are one aSc lesson. Teaching groups over class borders become a group of each class; groups hold whom they hold on the
    order's day. `left_out` counts what aSc cannot be told."""
    root = _AscWriter(order).write()
    indent(root, " ")
    return {"asctt2012.xml": b'<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="utf-8")}


class _AscWriter:
    def __init__(self, order: ExportOrder) -> None:
        self._order, self._school = order, order.school
        self._frame = frame_of_school(order.school)
        self._weeks, self._terms = WeekCycle(order.school, order.language), TermParts(order.school)
        self._root = Element("timetable", {"ascttversion": "2012.3.1", "importtype": "database", "options": _OPTIONS})
        self._classes = [group for group in self._school.groups.values() if group.kind is GroupKind.CLASS and not group.archived]
        self._of_class: dict[str, list[str]] = {}

    def write(self) -> Element:
        self._periods()
        self._things()
        self._groups()
        self._lessons()
        return self._root

    def _section(self, name: str, tag: str, rows: Sequence[Mapping[str, object]]) -> None:
        columns = ",".join(dict.fromkeys(key for row in rows for key in row))
        section = SubElement(self._root, name, {"options": "canadd,export:silent", "columns": columns})
        for row in rows:
            SubElement(section, tag, {key: clean_text(str(value)) for key, value in row.items()})

    def _periods(self) -> None:
        frame = self._frame
        self._section("periods", "period", [
            {"name": frame.names[n], "short": frame.names[n], "period": n, "starttime": clock_text(frame.spans[n][0]),
             "endtime": clock_text(frame.spans[n][1])} for n in frame.numbers
        ])  # fmt: skip
        days = self._order.day_names or tuple("MTWTFSS")
        count = max((*self._school.year.weekdays, 4)) + 1
        self._section("daysdefs", "daysdef", [
            {"id": f"D{day}", "name": days[day], "short": days[day][:2], "days": _mask(day, count)} for day in range(count)
        ])  # fmt: skip
        self._section("weeksdefs", "weeksdef", self._weeks.rows())
        self._section("termsdefs", "termsdef", self._terms.rows(text("whole_year", self._order.language)))

    def _things(self) -> None:
        school = self._school
        self._section("subjects", "subject", [
            {"id": _id("S", row.uid), "name": row.name or row.code, "short": row.code, "partner_id": row.uid}
            for row in school.subjects.values() if not row.archived
        ])  # fmt: skip
        self._section("teachers", "teacher", [
            {"id": _id("T", row.uid), "firstname": row.given_name, "lastname": row.family_name, "name": row.name or row.signature,
             "short": row.signature, "partner_id": row.uid} for row in school.staff.values() if not row.archived
        ])  # fmt: skip
        self._section("classrooms", "classroom", [
            {"id": _id("R", row.uid), "name": row.name, "short": row.name, "capacity": row.seats or "", "partner_id": row.uid}
            for row in school.rooms.values() if not row.archived
        ])  # fmt: skip

    def _groups(self) -> None:
        """Every class with its entire class and its parts; a group over class borders is a part of each class it has pupils of."""
        school = self._school
        members = members_on(school, self._order.day or school.year.dates.first or date.min)
        rows: list[dict[str, object]] = []
        for group in self._classes:
            rows.append(_group_row(group, group, "1", 0, ()))
        for group in school.groups.values():
            if group.kind is GroupKind.CLASS or group.archived:
                continue
            homes = [home for home in self._classes if home.uid == group.parent or members[home.uid] & members[group.uid]]
            for home in homes:
                pupils = sorted(members[group.uid] & members[home.uid]) if members[home.uid] else sorted(members[group.uid])
                rows.append(_group_row(group, home, "0", 1 if group.kind is GroupKind.HALF else 2, self._named(pupils)))
                self._of_class.setdefault(group.uid, []).append(home.uid)
        self._section("classes", "class", [
            {"id": _id("C", row.uid), "name": row.name, "short": row.name, "teacherid": _id("T", row.mentor) if row.mentor else "",
             "grade": "" if row.grade is None else row.grade, "partner_id": row.uid} for row in self._classes
        ])  # fmt: skip
        self._section("groups", "group", rows)
        self._students(members)

    def _named(self, pupils: Sequence[str]) -> tuple[str, ...]:
        return tuple(_id("P", uid) for uid in pupils if self._is_shown(uid))

    def _is_shown(self, uid: str) -> bool:
        return not (self._order.public or self._school.pupils[uid].placeholder or self._school.pupils[uid].archived)

    def _students(self, members: Mapping[str, set[str]]) -> None:
        home = {pupil: group.uid for group in self._classes for pupil in members[group.uid]}
        rows = [row for row in self._school.pupils.values() if self._is_shown(row.uid)]
        self._section("students", "student", [
            {"id": _id("P", row.uid), "classid": _id("C", home[row.uid]) if row.uid in home else "", "name": row.name,
             "firstname": row.given_name, "lastname": row.family_name, "partner_id": row.uid} for row in rows
        ])  # fmt: skip

    def _lessons(self) -> None:
        lessons: list[dict[str, object]] = []
        cards: list[dict[str, object]] = []
        for requirement in self._school.requirements.values():
            alike: dict[tuple[object, ...], list[Lesson]] = {}
            for lesson in self._school.lessons_of[requirement.uid]:
                alike.setdefault((lesson.minutes, lesson.weeks, lesson.period), []).append(lesson)
            for rows in alike.values():
                lessons.append(self._lesson(requirement, rows))
                cards += [card for lesson in rows if (card := self._card(rows[0].uid, lesson)) is not None]
        self._section("lessons", "lesson", lessons)
        self._section("cards", "card", cards)

    def _lesson(self, requirement: Requirement, rows: Sequence[Lesson]) -> dict[str, object]:
        """Lessons that are alike; where the frame's periods differ in length they are as many as the first lesson covers."""
        first = rows[0]
        placement = self._school.placed.get(first.uid)
        start = placement.start if placement else self._frame.spans[self._frame.numbers[0]][0]
        _, length = self._frame.periods_at(start, start + first.minutes)
        groups = [(group, home) for group in requirement.groups for home in self._homes(group)]
        return {
            "id": _id("L", first.uid), "classids": ",".join(dict.fromkeys(_id("C", home) for _, home in groups)),
            "subjectid": _id("S", requirement.subject), "periodspercard": length,
            "periodsperweek": f"{len(rows) * length * self._weeks.share(first.weeks):.3f}",
            "teacherids": ",".join(_id("T", uid) for uid in requirement.teachers),
            "classroomids": ",".join(_id("R", uid) for uid in rooms_named(self._school, requirement.room_need)),
            "groupids": ",".join(_group_id(group, home) for group, home in groups),
            "weeksdefid": self._weeks.id(first.weeks), "termsdefid": self._terms.id(first.period), "partner_id": requirement.uid,
        }  # fmt: skip

    def _homes(self, group: str) -> Sequence[str]:
        if self._school.groups[group].kind is GroupKind.CLASS:
            return [group] if not self._school.groups[group].archived else []
        return self._of_class.get(group, [])

    def _card(self, key: str, lesson: Lesson) -> dict[str, object] | None:
        placement = self._school.placed.get(lesson.uid)
        if placement is None:
            return None
        first, _ = self._frame.periods_at(placement.start, placement.start + lesson.minutes)
        return {
            "lessonid": _id("L", key), "period": first, "days": _mask(placement.day, max((*self._school.year.weekdays, 4)) + 1),
            "weeks": self._weeks.mask(lesson.weeks), "terms": self._terms.mask(lesson.period),
            "classroomids": ",".join(_id("R", uid) for uid in placement.rooms),
        }  # fmt: skip


def _group_row(group: Group, home: Group, entire: str, division: int, students: Sequence[str]) -> dict[str, object]:
    name = group.name.removeprefix(f"{home.name} ") if group.uid != home.uid else group.name
    return {
        "id": _group_id(group.uid, home.uid), "classid": _id("C", home.uid), "name": name, "entireclass": entire,
        "divisiontag": division, "studentcount": group.planned_pupils or "", "studentids": ",".join(students),
    }  # fmt: skip


def _group_id(group: str, home: str) -> str:
    return _id("G", group if group == home else f"{group}.{home}")


def _id(letter: str, uid: str) -> str:
    """An id without what separates ids in lists."""
    return letter + uid.replace("%", "%25").replace(",", "%2C")


def _mask(day: int, count: int) -> str:
    return "".join("1" if number == day else "0" for number in range(max(count, day + 1)))
