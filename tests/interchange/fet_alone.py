"""A .fet file of four or five activities with one constraint, and its timetables."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement
from scheduler_app.interchange.fet.constraints import rooms
from scheduler_app.interchange.fet.reader import FetReading, read_fet
from tests.interchange.fet_files import YEAR, constraint, tags

DAYS, HOURS = 4, 4
ONE_AFTER_THE_OTHER = "11 12 21 22"
"""The four activities by day and hour: two on Monday morning, two on Tuesday morning."""


@dataclass(frozen=True)
class Alone:
    """A constraint with a timetable that keeps it and one that breaks it: day, hour and, where it has one, room of each activity.

    Activities 1 and 2 are the halves of one of subject S, 3 is S too and 4 is P; 1 and 3 have the tag red, 4 has blue; all four
    have teacher T and the students Y. Activity 5, there where a timetable names it, has nobody in common with them. With `roomy`
    every activity wants room A (in the east) or B (in the west), otherwise none wants any but by the constraint.
    """

    name: str
    body: str
    broken: str
    kept: str = ONE_AFTER_THE_OTHER
    roomy: bool = False
    terms: bool = False


def file_of(case: Alone, percent: float = 100) -> str:
    """The file as text."""
    count = len(case.kept.split())
    spatial = case.name in rooms.HANDLERS or "Building" in case.name or case.name == "RoomNotAvailableTimes"
    said = constraint(case.name, case.body, percent)
    roomy = "".join(
        constraint(
            "ActivityPreferredRooms", tags(Activity_Id=number, Number_of_Preferred_Rooms=2, Preferred_Room="A") + tags(Preferred_Room="B")
        )
        for number in range(1, count + 1)
        if case.roomy
    )
    mode = tags(Mode="Terms", Number_of_Terms=2, Number_of_Days_Per_Term=2) if case.terms else tags(Mode="Official")
    lists = {
        "Days_List": tags(Number_of_Days=DAYS) + "".join(_named("Day", f"D{number + 1}") for number in range(DAYS)),
        "Hours_List": tags(Number_of_Hours=HOURS) + "".join(_named("Hour", f"H{number + 1}") for number in range(HOURS)),
        "Subjects_List": _named("Subject", "S") + _named("Subject", "P"),
        "Activity_Tags_List": _named("Activity_Tag", "red") + _named("Activity_Tag", "blue"),
        "Teachers_List": _named("Teacher", "T") + (_named("Teacher", "U") if count > 4 else ""),
        "Students_List": "".join(f"<Year>{tags(Name=name, Number_of_Students=9)}</Year>" for name in ("Y", "Z")[: count - 3]),
        "Activities_List": "".join(_ACTIVITIES[:count]),
        "Buildings_List": _named("Building", "East") + _named("Building", "West"),
        "Rooms_List": "".join(
            f"<Room>{tags(Name=name, Building=building, Capacity=30)}</Room>"
            for name, building in (("A", "East"), ("B", "West"), ("C", "West"))
        ),
        "Time_Constraints_List": constraint("BasicCompulsoryTime", "") + ("" if spatial else said),
        "Space_Constraints_List": constraint("BasicCompulsorySpace", "") + roomy + (said if spatial else ""),
    }
    whole = "".join(f"<{name}>{inside}</{name}>" for name, inside in lists.items())
    return f'<?xml version="1.0" encoding="UTF-8"?><fet version="6.8.5">{mode}<Institution_Name>Alone</Institution_Name>{whole}</fet>'


def read_alone(case: Alone, percent: float = 100) -> FetReading:
    return read_fet(file_of(case, percent).encode(), YEAR)


def placed(reading: FetReading, timetable: str) -> School:
    """The school with its lessons where the timetable has them."""
    school = reading.school
    named = {room.name: room.uid for room in school.rooms.values()}
    rows = []
    for uid, number in reading.activity_ids.items():
        day, hour, *room = timetable.split()[number - 1]
        where = tuple(named[name] for name in room)
        rows.append(Placement(school.current, uid, int(day) - 1, 480 + 60 * (int(hour) - 1), where))
    return replace(school, placements={row.uid: row for row in rows})


def _named(tag: str, name: str) -> str:
    return f"<{tag}>{tags(Name=name)}</{tag}>"


def _activity(number: int, group: int, total: int, subject: str, tag: str = "", teacher: str = "T", students: str = "Y") -> str:
    labelled = tags(Activity_Tag=tag) if tag else ""
    numbers = tags(Duration=1, Total_Duration=total, Id=number, Activity_Group_Id=group, Active="true")
    return f"<Activity>{tags(Teacher=teacher, Subject=subject)}{labelled}{tags(Students=students)}{numbers}</Activity>"


_ACTIVITIES = (
    _activity(1, 1, 2, "S", "red"),
    _activity(2, 1, 2, "S"),
    _activity(3, 0, 1, "S", "red"),
    _activity(4, 0, 1, "P", "blue"),
    _activity(5, 0, 1, "S", teacher="U", students="Z"),
)
