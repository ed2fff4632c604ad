"""Rules about order and nearness of lessons as FET constraints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import combinations, pairwise

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.interchange.fet.elements import constraint
from scheduler_app.interchange.fet.exporting import Exporting, Writer, numbered, percent_of

_PLACES = ("First_Activity_Id", "Second_Activity_Id", "Third_Activity_Id")


def _named(e: Exporting, rule: Rule, name: str, sets: Iterable[tuple[str, ...]]) -> bool:
    for lessons in sets:
        fields = [(place, e.ids[uid]) for place, uid in zip(_PLACES, lessons, strict=False)]
        constraint(e.time, name, fields, percent_of(rule))
    return True


def _consecutive(e: Exporting, rule: Rule) -> bool:
    return len(e.listed(rule)) == len(rule.targets) and _named(e, rule, "TwoActivitiesConsecutive", pairwise(rule.targets))


def _grouped(e: Exporting, rule: Rule) -> bool:
    name = {2: "TwoActivitiesGrouped", 3: "ThreeActivitiesGrouped"}.get(len(e.listed(rule)))
    return name is not None and len(e.listed(rule)) == len(rule.targets) and _named(e, rule, name, [rule.targets])


def _ordered(e: Exporting, rule: Rule) -> bool:
    name = "TwoActivitiesOrderedIfSameDay" if e.number(rule, "same_day_only") else "TwoActivitiesOrdered"
    return _named(e, rule, name, combinations(e.listed(rule), 2))


def _sets(e: Exporting, rule: Rule) -> list[list[str]]:
    """The listed lessons, or those of each requirement; single ones say nothing."""
    found: dict[str, list[str]] = {}
    for uid in e.lessons(rule):
        key = "" if rule.scope is Scope.LESSON else e.school.requirement_of(uid).uid
        found.setdefault(key, []).append(uid)
    return [lessons for lessons in found.values() if len(lessons) > 1]


def _listed(name: str, fields: tuple[tuple[str, str], ...] = (), hours: bool = False) -> Writer:
    """A writer of one constraint for each set; `fields` are FET's tags and our parameters, in minutes if `hours`."""

    def write(e: Exporting, rule: Rule) -> bool:
        amounts = [(tag, e.slots.count(e.number(rule, param)) if hours else e.number(rule, param)) for tag, param in fields]
        unit = e.slots.length if hours else 1  # FET weighs the hour, the rule its minutes
        percent = percent_of(rule if rule.weight is None else replace(rule, weight=rule.weight * unit))
        for lessons in _sets(e, rule):
            constraint(e.time, name, [*numbered(e, lessons), *amounts], percent)
        return True

    return write


def _last_of_day(e: Exporting, rule: Rule) -> bool:
    if rule.weight is not None:
        return False
    for uid in e.lessons(rule):
        constraint(e.time, "ActivityEndsStudentsDay", [("Activity_Id", e.ids[uid])])
    return True


def _gap_after(e: Exporting, rule: Rule) -> bool:
    if rule.weight is not None or rule.targets:
        return False
    tags = [("First_Activity_Tag", str(rule.params.get("tag", ""))), ("Second_Activity_Tag", str(rule.params.get("then", "")))]
    gaps = ("MinGaps", e.slots.count(e.number(rule, "minutes")))
    constraint(e.time, "StudentsMinGapsBetweenOrderedPairOfActivityTags", [*tags, gaps])
    return True


def _in_selection(name: str, tag: str) -> Writer:
    """A writer of a hard limit in selected slots."""

    def write(e: Exporting, rule: Rule) -> bool:
        if rule.weight is not None:
            return False
        minutes = [divmod(minute, 1440) for minute in e.numbers(rule, "positions")]
        chosen = {(day, start) for day, clock in minutes for start in e.slots.touching(clock, clock + 1)}
        slots = [names for day, clock in sorted(chosen or e.slots.everything) if (names := e.slots.names(day, clock)) is not None]
        listed = [("Selected_Time_Slot", (("Selected_Day", day), ("Selected_Hour", hour))) for day, hour in slots]
        lessons = e.lessons(rule)
        if lessons:
            fields = [*numbered(e, lessons), ("Number_of_Selected_Time_Slots", len(slots)), *listed, (tag, e.number(rule, "most"))]
            constraint(e.time, name, fields)
        return True

    return write


def _few_rooms(e: Exporting, rule: Rule) -> bool:
    if rule.weight is not None or rule.scope not in (Scope.LESSON, Scope.REQUIREMENT):
        return False
    for lessons in _sets(e, rule):
        fields = [*numbered(e, lessons), ("Max_Number_of_Different_Rooms", e.number(rule, "most"))]
        constraint(e.space, "ActivitiesOccupyMaxDifferentRooms", fields)
    return True


def _stay(e: Exporting, rule: Rule) -> bool:
    if rule.weight is not None:
        return False
    for lessons in _sets(e, rule):
        constraint(e.space, "ActivitiesSameRoomIfConsecutive", numbered(e, lessons))
    return True


PAIR_WRITERS: Mapping[str, Writer] = {
    "consecutive": _consecutive,
    "grouped": _grouped,
    "ordered": _ordered,
    "same_day": _listed("ActivitiesSameStartingDay"),
    "same_hour": _listed("ActivitiesSameStartingHour"),
    "max_days_between": _listed("MaxDaysBetweenActivities", (("MaxDays", "days"),)),
    "min_gap": _listed("MinGapsBetweenActivities", (("MinGaps", "minutes"),), hours=True),
    "last_of_day": _last_of_day,
    "gap_after": _gap_after,
    "few_times": _in_selection("ActivitiesOccupyMaxTimeSlotsFromSelection", "Max_Number_of_Occupied_Time_Slots"),
    "at_once": _in_selection("ActivitiesMaxSimultaneousInSelectedTimeSlots", "Max_Number_of_Simultaneous_Activities"),
    "room_stability": _few_rooms,
    "stay_in_room": _stay,
}
