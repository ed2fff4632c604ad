"""Which rooms activities want; what it comes to for each activity is settled in `room_needs`."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from scheduler_app.domain.rules import ParamValue, Scope
from scheduler_app.interchange.fet.activities import Activity
from scheduler_app.interchange.fet.reading import Constraint, RoomWish


def _of_activity(c: Constraint) -> bool:
    return _wish(c, c.activities(), loose=c.element.find("Permanently_Locked") is not None and not c.truth("Permanently_Locked"))


def _of_filter(c: Constraint) -> bool:
    return _wish(c, c.filtered())


def _teachers_home(c: Constraint) -> bool:
    teacher = c.text("Teacher") or c.text("Teacher_Name")
    c.teacher()
    return _wish(c, (row for row in c.reading.activities.values() if row.teachers == (teacher,)), home="teacher")


def _students_home(c: Constraint) -> bool:
    uid = c.students()
    return _wish(c, (row for row in c.reading.activities.values() if row.students == (uid,)), home="students")


def _wish(c: Constraint, rows: Iterable[Activity], home: str = "", loose: bool = False) -> bool:
    """Note the wish for every activity."""
    rooms = tuple(dict.fromkeys(_uid(c, name) for tag in ("Room", "Preferred_Room") for name in _names(c, tag)))
    real = tuple(_uid(c, name) for name in _names(c, "Real_Room"))
    if c.percent > 0:
        for row in rows:
            c.reading.room_wishes.setdefault(row.id, []).append(RoomWish(rooms, c.percent, home, loose, c.number, real))
    return True


def _few_rooms(c: Constraint) -> bool:
    return _of_list(c, "room_stability", {"most": c.whole("Max_Number_of_Different_Rooms")})


def _of_list(c: Constraint, rule_id: str, params: dict[str, ParamValue]) -> bool:
    rows = c.activities()
    if len(rows) > 1 and c.percent > 0:
        c.reading.add_rule(c.note, rule_id, Scope.LESSON, (row.lesson for row in rows), params, c.weight)
    return True


def _names(c: Constraint, tag: str) -> list[str]:
    return [name for child in c.element.findall(tag) if (name := child.text or "")]


def _uid(c: Constraint, name: str) -> str:
    """The uid of a real or virtual room."""
    if name in c.reading.virtual_rooms:
        return c.reading.virtual_rooms[name].uid
    if name not in c.reading.rooms:
        raise c.refuse("Room", name)
    return c.reading.rooms[name].uid


HANDLERS: dict[str, Callable[[Constraint], bool]] = {
    "BasicCompulsorySpace": lambda c: True,  # always in force here too
    "ActivityPreferredRoom": _of_activity,
    "ActivityPreferredRooms": _of_activity,
    "SubjectPreferredRoom": _of_filter,
    "SubjectPreferredRooms": _of_filter,
    "ActivityTagPreferredRoom": _of_filter,
    "ActivityTagPreferredRooms": _of_filter,
    "SubjectActivityTagPreferredRoom": _of_filter,
    "SubjectActivityTagPreferredRooms": _of_filter,
    "ActivitiesOccupyMaxDifferentRooms": _few_rooms,
    "ActivitiesSameRoomIfConsecutive": lambda c: _of_list(c, "stay_in_room", {}),
    "TeacherHomeRoom": _teachers_home,
    "TeacherHomeRooms": _teachers_home,
    "StudentsSetHomeRoom": _students_home,
    "StudentsSetHomeRooms": _students_home,
}
