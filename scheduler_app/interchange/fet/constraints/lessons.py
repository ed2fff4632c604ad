"""Activities against each other."""

from __future__ import annotations

from scheduler_app.domain.rules import ParamValue, Scope
from scheduler_app.interchange.fet.activities import Activity
from scheduler_app.interchange.fet.document import days_per_term
from scheduler_app.interchange.fet.reading import Constraint
from scheduler_app.interchange.fet.third_lessons import MOST_A_DAY

AGAINST_LOCKS = "MinDaysBetweenActivities (third lesson a day, which the file itself locks there)"
"""What is reported where the file's own locks break that part of the constraint."""


def min_days(c: Constraint) -> bool:
    """MinDays between every pair. Adjacent if on one day, and the most of them on one day, are hard whatever the weight, so that they
    alone survive weight 0 or no days at all. Where locks contradict the latter only the pairs count (`third_lessons`)."""
    rows, adjacent, days = c.activities(), c.truth("Consecutive_If_Same_Day", default=False), c.whole("MinDays")
    params: dict[str, ParamValue] = {"days_between": max(1, days), "adjacent_if_same_day": int(adjacent)}
    if c.element in c.reading.contradicted:
        c.reading.not_supported[AGAINST_LOCKS] += 1
    elif len(rows) > MOST_A_DAY:
        params["most_a_day"] = MOST_A_DAY
    weight = c.weight if days > 0 else 0.0
    if len(rows) > 1 and (weight != 0 or adjacent or "most_a_day" in params):
        c.reading.add_rule(c.note, "different_days", Scope.LESSON, (row.lesson for row in rows), params, weight)
    return True


def _together(rule_id: str, c: Constraint, params: dict[str, ParamValue] | None = None) -> bool:
    rows = c.activities()
    if len(rows) > 1 and c.percent > 0:
        c.reading.add_rule(c.note, rule_id, Scope.LESSON, (row.lesson for row in rows), params or {}, c.weight)
    return True


def _pair(rule_id: str, c: Constraint, **params: ParamValue) -> bool:
    """Two or three activities in the order in which the constraint names them; with one of them inactive it says nothing."""
    tags = ("First_Activity_Id", "Second_Activity_Id", "Third_Activity_Id")
    named = [tag for tag in tags if c.element.find(tag) is not None]
    rows = c.activities(*named)
    if len(rows) == len(named) > 1 and c.percent > 0:
        c.reading.add_rule(c.note, rule_id, Scope.LESSON, (row.lesson for row in rows), params, c.weight)
    return True


def _days_between(c: Constraint) -> bool:
    return _together("max_days_between", c, {"days": c.whole("MaxDays")})


def _gaps_between(c: Constraint) -> bool:
    rows = c.activities()
    if len(rows) > 1 and c.percent > 0:
        lessons = (row.lesson for row in rows)
        c.reading.add_rule(c.note, "min_gap", Scope.LESSON, lessons, {"minutes": c.minutes("MinGaps")}, c.weight_per_minute)
    return True


def _in_selection(rule_id: str, c: Constraint, tag: str) -> bool:
    positions, rows = c.slots("Selected_Time_Slot"), c.activities()
    params: dict[str, ParamValue] = {"positions": positions, "most": c.whole(tag)}
    if rows and positions and c.percent > 0:
        c.reading.add_rule(c.note, rule_id, Scope.LESSON, (row.lesson for row in rows), params, c.weight)
    return True


def _of_terms(rule_id: str, c: Constraint, tag: str) -> bool:
    """Terms are stretches of days; outside the terms mode the constraint means nothing that could be kept."""
    days, rows = days_per_term(c.reading.document), c.activities()
    if days > 0 and rows and c.percent > 0:
        params: dict[str, ParamValue] = {"most": c.whole(tag), "days": days}
        c.reading.add_rule(c.note, rule_id, Scope.LESSON, (row.lesson for row in rows), params, c.weight)
    return days > 0


def _ends_day(c: Constraint, rows: tuple[Activity, ...]) -> bool:
    if rows and c.percent > 0:
        c.reading.add_rule(c.note, "last_of_day", Scope.LESSON, (row.lesson for row in rows), {}, c.weight)
    return True


def _gap_of_tags(c: Constraint) -> bool:
    params: dict[str, ParamValue] = {
        "tag": c.text("First_Activity_Tag"), "then": c.text("Second_Activity_Tag"), "minutes": c.minutes("MinGaps")
    }  # fmt: skip
    if c.percent > 0 and params["tag"] and params["then"]:
        c.reading.add_rule(c.note, "gap_after", Scope.GROUP, (), params, c.weight_per_minute)
    return True


HANDLERS = {
    "MinDaysBetweenActivities": min_days,
    "ActivitiesSameStartingTime": lambda c: _together("same_start", c),
    "ActivitiesNotOverlapping": lambda c: _together("not_overlapping", c),
    "ActivitiesSameStartingDay": lambda c: _together("same_day", c),
    "ActivitiesSameStartingHour": lambda c: _together("same_hour", c),
    "ActivitiesOccupyMaxTimeSlotsFromSelection": lambda c: _in_selection("few_times", c, "Max_Number_of_Occupied_Time_Slots"),
    "ActivitiesMaxSimultaneousInSelectedTimeSlots": lambda c: _in_selection("at_once", c, "Max_Number_of_Simultaneous_Activities"),
    "ActivitiesOccupyMaxTerms": lambda c: _of_terms("few_stretches", c, "Max_Number_of_Occupied_Terms"),
    "ActivitiesMaxInATerm": lambda c: _of_terms("most_in_stretch", c, "Max_Number_of_Activities_in_A_Term"),
    "MaxDaysBetweenActivities": _days_between,
    "MinGapsBetweenActivities": _gaps_between,
    "TwoActivitiesConsecutive": lambda c: _pair("consecutive", c),
    "TwoActivitiesGrouped": lambda c: _pair("grouped", c),
    "ThreeActivitiesGrouped": lambda c: _pair("grouped", c),
    "TwoActivitiesOrdered": lambda c: _pair("ordered", c),
    "TwoActivitiesOrderedIfSameDay": lambda c: _pair("ordered", c, same_day_only=1),
    "ActivityEndsStudentsDay": lambda c: _ends_day(c, c.activities()),
    "ActivitiesEndStudentsDay": lambda c: _ends_day(c, c.filtered()),
    "StudentsMinGapsBetweenOrderedPairOfActivityTags": _gap_of_tags,
}
