"""The shape of a teacher's or a students set's day and week.

Every constraint comes for one teacher, all teachers, one set and all students; "all" is a rule without targets.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from scheduler_app.domain.rules import ParamValue, Scope
from scheduler_app.interchange.fet.reading import Constraint

Who = tuple[Scope, tuple[str, ...]]
Shape = Callable[[Constraint], tuple[str, dict[str, ParamValue], float | None] | None]
"""What a family says: rule id, parameters and weight; None where this form of it is not supported."""


def _max_gaps_per_week(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None]:
    return "gaps", {"max_per_day": -1, "max_per_week": c.minutes("Max_Gaps")}, c.weight_per_minute


def _max_gaps_per_day(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None]:
    return "gaps", {"max_per_day": c.minutes("Max_Gaps"), "max_per_week": -1}, c.weight_per_minute


def _max_hours_daily(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None]:
    return "max_minutes_per_day", {"minutes": c.minutes("Maximum_Hours_Daily")}, c.weight_per_minute


def _min_hours_daily(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None]:
    empty = int(c.truth("Allow_Empty_Days"))
    return "min_minutes_per_day", {"minutes": c.minutes("Minimum_Hours_Daily"), "allow_empty": empty}, c.weight_per_minute


def _max_continuous(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None]:
    return "max_continuous", {"minutes": c.minutes("Maximum_Hours_Continuously")}, c.weight_per_minute


def _max_days(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None]:
    return "max_days", {"days": c.whole("Max_Days_Per_Week")}, c.weight


def _min_days(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None]:
    return "min_days", {"days": c.whole("Minimum_Days_Per_Week")}, c.weight


def _early(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None]:
    return "early_start", {"max_late": c.whole("Max_Beginnings_At_Second_Hour")}, c.weight


def _max_span(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None] | None:
    params: dict[str, ParamValue] = {"minutes": c.minutes("Max_Span")}
    if c.truth("Allow_One_Day_Exception_of_Plus_One", default=False):
        params["longer_days"] = 1
    return "max_day_length", params, c.weight_per_minute


def _tag_hours_daily(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None] | None:
    return _tagged(c, "max_minutes_per_day", "Maximum_Hours_Daily")


def _tag_hours_continuously(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None] | None:
    return _tagged(c, "max_continuous", "Maximum_Hours_Continuously")


def _tagged(c: Constraint, rule_id: str, amount: str) -> tuple[str, dict[str, ParamValue], float | None] | None:
    tag = c.text("Activity_Tag_Name") or c.text("Activity_Tag")
    return (rule_id, {"minutes": c.minutes(amount), "tag": tag}, c.weight_per_minute) if tag else None


def _interval_max_days(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None]:
    """From the start of one hour to the start of another; without the latter to the end of the day."""
    frame, first, last = c.reading.frame, c.text("Interval_Start_Hour"), c.text("Interval_End_Hour")
    if first not in frame.hours or (last and last not in frame.hours):
        raise c.refuse("Interval_Start_Hour/Interval_End_Hour", f"{first} {last}")
    begin, end = frame.hours[first], frame.hours[last] if last else len(frame.hours)
    if end <= begin:
        raise c.refuse("Interval_End_Hour", last)
    days: dict[str, ParamValue] = {"start": frame.position(0, begin), "end": frame.position(0, end)}
    return "max_days_within", days | {"days": c.whole("Max_Days_Per_Week")}, c.weight


def _building_changes(param: str, tag: str, c: Constraint) -> tuple[str, dict[str, ParamValue], float | None]:
    return "building_changes", {param: c.minutes(tag) if param == "minutes" else c.whole(tag)}, c.weight


def _min_resting(c: Constraint) -> tuple[str, dict[str, ParamValue], float | None]:
    around = int(c.truth("Circular", default=False))
    return "min_rest", {"minutes": c.minutes("Minimum_Resting_Hours"), "around": around}, c.weight_per_minute


_SHAPES: dict[str, Shape] = {
    "MaxGapsPerWeek": _max_gaps_per_week,
    "MaxGapsPerDay": _max_gaps_per_day,
    "MaxHoursDaily": _max_hours_daily,
    "MinHoursDaily": _min_hours_daily,
    "MaxHoursContinuously": _max_continuous,
    "MaxDaysPerWeek": _max_days,
    "MinDaysPerWeek": _min_days,
    "EarlyMaxBeginningsAtSecondHour": _early,
    "MaxSpanPerDay": _max_span,
    "ActivityTagMaxHoursDaily": _tag_hours_daily,
    "ActivityTagMaxHoursContinuously": _tag_hours_continuously,
    "IntervalMaxDaysPerWeek": _interval_max_days,
    "MinRestingHours": _min_resting,
    "MaxBuildingChangesPerDay": partial(_building_changes, "max_changes_per_day", "Max_Building_Changes_Per_Day"),
    "MaxBuildingChangesPerWeek": partial(_building_changes, "max_changes_per_week", "Max_Building_Changes_Per_Week"),
    "MinGapsBetweenBuildingChanges": partial(_building_changes, "minutes", "Min_Gaps_Between_Building_Changes"),
}

_WHO: dict[str, Callable[[Constraint], Who]] = {
    "Teachers": lambda c: (Scope.STAFF, ()),
    "Teacher": lambda c: (Scope.STAFF, (c.teacher(),)),
    "Students": lambda c: (Scope.GROUP, ()),
    "StudentsSet": lambda c: (Scope.GROUP, (c.students(),)),
}


def _read(shape: Shape, who: Callable[[Constraint], Who], c: Constraint) -> bool:
    said = shape(c)
    if said is None:
        return False
    rule_id, params, weight = said
    scope, targets = who(c)
    if c.percent > 0:
        c.reading.add_rule(c.note, rule_id, scope, targets, params, weight)
    return True


HANDLERS: dict[str, Callable[[Constraint], bool]] = {
    prefix + family: partial(_read, shape, who) for family, shape in _SHAPES.items() for prefix, who in _WHO.items()
}
