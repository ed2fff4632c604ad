"""Placements as 100 % locks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from scheduler_app.interchange.fet.elements import constraint


@dataclass(frozen=True)
class Lock:
    """One activity's day, hour and rooms by FET's names; `real_rooms` where `room` is a virtual one; no room: None."""

    activity: int
    day: str
    hour: str
    room: str | None = None
    real_rooms: Sequence[str] = ()


def add_locks(time: Element, space: Element, locks: Sequence[Lock]) -> None:
    """Append a lock for every activity to the two constraint lists, unless the very same one stands there already.

    Nothing is removed: a constraint that a placement contradicts stays for FET to judge.
    """
    times = _present(time, "ConstraintActivityPreferredStartingTime", ("Activity_Id", "Preferred_Day", "Preferred_Hour"))
    rooms = _present(space, "ConstraintActivityPreferredRoom", ("Activity_Id", "Room"), "Real_Room")
    for lock in locks:
        if (str(lock.activity), lock.day, lock.hour) not in times:
            when = (("Preferred_Day", lock.day), ("Preferred_Hour", lock.hour), ("Permanently_Locked", False))
            constraint(time, "ActivityPreferredStartingTime", (("Activity_Id", lock.activity), *when))
        if lock.room is not None and (str(lock.activity), lock.room, *lock.real_rooms) not in rooms:
            real: list[tuple[str, object]] = [("Number_of_Real_Rooms", len(lock.real_rooms))] if lock.real_rooms else []
            real += [("Real_Room", name) for name in lock.real_rooms]
            fields = (("Activity_Id", lock.activity), ("Room", lock.room), *real, ("Permanently_Locked", False))
            constraint(space, "ActivityPreferredRoom", fields)


def _present(parent: Element, tag: str, fields: Sequence[str], listed: str = "") -> set[tuple[str, ...]]:
    """What active constraints of the type at 100 % say already, in these fields and then in all those called `listed`."""
    found = set()
    for element in parent.findall(tag):
        if (element.findtext("Active") or "true").strip() == "true" and float(element.findtext("Weight_Percentage") or 100) >= 100:
            more = (child.text or "" for child in (element.findall(listed) if listed else ()))
            found.add((*(element.findtext(field) or "" for field in fields), *more))
    return found


def names_by_number(numbers: Mapping[str, int]) -> dict[int, str]:
    """The names of days or hours by their number."""
    return {number: name for name, number in numbers.items()}
