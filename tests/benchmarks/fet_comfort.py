"""What a timetable in a .fet file is like for teachers, counted from the file itself in the same way for both programs."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

Slot = tuple[int, int]


@dataclass(frozen=True)
class Comfort:
    """`gaps`: idle hours of teachers between their first and last hour of a day, as FET defines them (breaks and hours at which the teacher
    is not available are none); `single_days`: days on which a teacher has a single hour."""

    gaps: int
    single_days: int


def comfort_of(file: Path) -> Comfort:
    """Count in a file in which every activity has its time locked at 100 %."""
    root = ET.parse(file).getroot()
    days = {_text(day, "Name"): number for number, day in enumerate(root.iterfind("Days_List/Day"))}
    hours = {_text(hour, "Name"): number for number, hour in enumerate(root.iterfind("Hours_List/Hour"))}
    time = root.find("Time_Constraints_List")
    assert time is not None
    breaks: set[Slot] = set()
    away: dict[str, set[Slot]] = {}
    begins: dict[str, Slot] = {}
    for one in time:
        if _text(one, "Active") == "false":
            continue
        if one.tag == "ConstraintActivityPreferredStartingTime" and float(_text(one, "Weight_Percentage")) == 100:
            day = _text(one, "Preferred_Day") or _text(one, "Day")
            hour = _text(one, "Preferred_Hour") or _text(one, "Hour")
            begins[_text(one, "Activity_Id")] = (days[day], hours[hour])
        elif one.tag == "ConstraintBreakTimes":
            breaks |= {(days[_text(slot, "Day")], hours[_text(slot, "Hour")]) for slot in one.iterfind("Break_Time")}
        elif one.tag == "ConstraintTeacherNotAvailableTimes":
            slots = {(days[_text(slot, "Day")], hours[_text(slot, "Hour")]) for slot in one.iterfind("Not_Available_Time")}
            away.setdefault(_text(one, "Teacher"), set()).update(slots)
    weeks: dict[str, dict[int, set[int]]] = {}
    for activity in root.iterfind("Activities_List/Activity"):
        if _text(activity, "Active") != "false" and _text(activity, "Id") in begins:
            day_number, first = begins[_text(activity, "Id")]
            for teacher in activity.iterfind("Teacher"):
                own = weeks.setdefault((teacher.text or "").strip(), {}).setdefault(day_number, set())
                own.update(range(first, first + int(_text(activity, "Duration"))))
    return _count(weeks, breaks, away)


def _count(weeks: dict[str, dict[int, set[int]]], breaks: set[Slot], away: dict[str, set[Slot]]) -> Comfort:
    gaps = single = 0
    for teacher, week in weeks.items():
        shut = breaks | away.get(teacher, set())
        for day, taken in week.items():
            single += len(taken) == 1
            gaps += sum(hour not in taken and (day, hour) not in shut for hour in range(min(taken), max(taken)))
    return Comfort(gaps, single)


def _text(element: ET.Element, tag: str) -> str:
    return (element.findtext(tag) or "").strip()
