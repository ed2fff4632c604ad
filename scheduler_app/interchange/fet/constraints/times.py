"""When people, rooms and activities may be used."""

from __future__ import annotations

from collections.abc import Iterable

from scheduler_app.domain.rules import Scope
from scheduler_app.interchange.fet.activities import Activity
from scheduler_app.interchange.fet.reading import Constraint, TimeLock


def _break_times(c: Constraint) -> bool:
    return _closed(c, Scope.SCHOOL, (), "Break_Time")


def _teacher_not_available(c: Constraint) -> bool:
    return _closed(c, Scope.STAFF, (c.teacher(),), "Not_Available_Time")


def _students_not_available(c: Constraint) -> bool:
    return _closed(c, Scope.GROUP, (c.students(),), "Not_Available_Time")


def _room_not_available(c: Constraint) -> bool:
    name = c.text("Room")
    if name in c.reading.virtual_rooms:
        return False
    if name not in c.reading.rooms:
        raise c.refuse("Room", name)
    return _closed(c, Scope.ROOM, (c.reading.rooms[name].uid,), "Not_Available_Time")


def _closed(c: Constraint, scope: Scope, targets: tuple[str, ...], tag: str) -> bool:
    positions = c.slots(tag)
    if positions and c.percent > 0:
        c.reading.add_rule(c.note, "closed", scope, targets, {"positions": positions}, c.weight)
    return True


def _starting_time(c: Constraint) -> bool:
    """One exact start. At 100 % it is a lock, handled when rooms are known; day or hour may be missing in files before 5.8.1."""
    day, hour, rows, frame = c.text("Preferred_Day"), c.text("Preferred_Hour"), c.activities(), c.reading.frame
    if (day and day not in frame.days) or (hour and hour not in frame.hours):
        raise c.refuse("Preferred_Day/Preferred_Hour", f"{day} {hour}")
    if not rows or c.percent == 0:
        return True
    if not day or not hour:
        days = [frame.days[day]] if day else frame.days.values()
        hours = [frame.hours[hour]] if hour else frame.hours.values()
        return _allowed(c, "allowed_starts", rows, tuple(sorted(frame.position(d, h) for d in days for h in hours)))
    weekday, start = divmod(frame.position(frame.days[day], frame.hours[hour]), 1440)
    if c.weight is not None:
        c.reading.add_rule(c.note, "fixed_time", Scope.LESSON, (rows[0].lesson,), {"day": weekday, "start": start}, c.weight)
    else:
        lock = TimeLock(weekday, start, c.truth("Permanently_Locked"), c.note)
        c.reading.time_locks.setdefault(rows[0].id, []).append(lock)
    return True


def _preferred_day(c: Constraint) -> bool:
    day, frame = c.text("Preferred_Day"), c.reading.frame
    if day not in frame.days:
        raise c.refuse("Preferred_Day", day)
    return _allowed(c, "allowed_starts", c.activities(), tuple(frame.position(frame.days[day], hour) for hour in frame.hours.values()))


def _starts_of_one(c: Constraint) -> bool:
    return _allowed(c, "allowed_starts", c.activities(), c.slots("Preferred_Starting_Time"))


def _starts_of_many(c: Constraint) -> bool:
    return _allowed(c, "allowed_starts", c.filtered(), c.slots("Preferred_Starting_Time"))


def _slots_of_one(c: Constraint) -> bool:
    return _allowed(c, "allowed_slots", c.activities(), c.slots("Preferred_Time_Slot"))


def _slots_of_many(c: Constraint) -> bool:
    return _allowed(c, "allowed_slots", c.filtered(), c.slots("Preferred_Time_Slot"))


def _allowed(c: Constraint, rule_id: str, rows: Iterable[Activity], positions: tuple[int, ...]) -> bool:
    lessons = tuple(row.lesson for row in rows)
    if lessons and c.percent > 0:
        c.reading.add_rule(c.note, rule_id, Scope.LESSON, lessons, {"positions": positions}, c.weight)
    return True


HANDLERS = {
    "BasicCompulsoryTime": lambda c: True,  # always in force here too
    "BreakTimes": _break_times,
    "TeacherNotAvailableTimes": _teacher_not_available,
    "StudentsSetNotAvailableTimes": _students_not_available,
    "RoomNotAvailableTimes": _room_not_available,
    "ActivityPreferredStartingTime": _starting_time,
    "ActivityPreferredDay": _preferred_day,
    "ActivityPreferredStartingTimes": _starts_of_one,
    "ActivitiesPreferredStartingTimes": _starts_of_many,
    "SubactivitiesPreferredStartingTimes": _starts_of_many,
    "ActivityPreferredTimeSlots": _slots_of_one,
    "ActivitiesPreferredTimeSlots": _slots_of_many,
    "SubactivitiesPreferredTimeSlots": _slots_of_many,
}
