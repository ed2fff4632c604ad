"""Rules about people's days and weeks as FET constraints."""

from __future__ import annotations

from collections.abc import Mapping

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.interchange.fet.elements import constraint
from scheduler_app.interchange.fet.exporting import Exporting, Writer

_TAGGED = ("MaxHoursDaily", "MaxHoursContinuously")
"""Families that FET also has for the lessons of one activity tag."""


def _shape(
    teacher: str, students: str, tag: str, param: str, unit: str, extra: tuple[tuple[str, object], ...] = (), *, whole_week: bool = False
) -> Writer:
    """A writer for a hard rule on people's days.

    `teacher` and `students` are FET's families ("" where it has none); `unit` says what becomes of the parameter: "at_most"
    or "at_least" so many minutes as hours, or "number". `whole_week` marks rules that lessons left out as inactive could make
    seem broken.
    """

    def write(e: Exporting, rule: Rule) -> bool:
        value = e.number(rule, param)
        family = teacher if rule.scope is Scope.STAFF else students if rule.scope is Scope.GROUP else ""
        if rule.weight is not None or not family or value < 0 or (whole_week and len(e.active) < len(e.ids)):
            return False
        amount = value if unit == "number" else e.slots.count(value) if unit == "at_least" else e.slots.at_most(value)
        marked = rule.params.get("tag", "")
        if marked and family not in _TAGGED:
            return False
        more = [("Activity_Tag_Name" if rule.scope is Scope.STAFF else "Activity_Tag", str(marked))] if marked else []
        for who in _who(e, rule):
            constraint(e.time, who[0] + ("ActivityTag" if marked else "") + family, [*who[1], *more, (tag, amount), *extra])
        return True

    return write


def _who(e: Exporting, rule: Rule) -> list[tuple[str, list[tuple[str, object]]]]:
    if not rule.targets:
        return [("Teachers" if rule.scope is Scope.STAFF else "Students", [])]
    if rule.scope is Scope.STAFF:
        return [("Teacher", [("Teacher_Name", e.staff[uid])]) for uid in rule.targets]
    return [("StudentsSet", [("Students", e.groups[uid])]) for uid in rule.targets]


def _gaps(e: Exporting, rule: Rule) -> bool:
    week = _shape("MaxGapsPerWeek", "MaxGapsPerWeek", "Max_Gaps", "max_per_week", "at_most", whole_week=True)
    day = _shape("MaxGapsPerDay", "MaxGapsPerDay", "Max_Gaps", "max_per_day", "at_most", whole_week=True)
    said = [writer(e, rule) for name, writer in (("max_per_week", week), ("max_per_day", day)) if e.number(rule, name) >= 0]
    return bool(said) and all(said)


def _min_minutes(e: Exporting, rule: Rule) -> bool:
    empty = bool(e.number(rule, "allow_empty"))
    if rule.scope is Scope.STAFF and not empty:
        return False  # FET lets teachers have empty days
    extra: tuple[tuple[str, object], ...] = (("Allow_Empty_Days", empty),)
    return _shape("MinHoursDaily", "MinHoursDaily", "Minimum_Hours_Daily", "minutes", "at_least", extra, whole_week=True)(e, rule)


def _span(e: Exporting, rule: Rule) -> bool:
    """FET knows one longer day, of teachers."""
    longer = e.number(rule, "longer_days")
    if longer > 1 or (longer and rule.scope is not Scope.STAFF):
        return False
    extra: tuple[tuple[str, object], ...] = (("Allow_One_Day_Exception_of_Plus_One", bool(longer)),) if rule.scope is Scope.STAFF else ()
    return _shape("MaxSpanPerDay", "MaxSpanPerDay", "Max_Span", "minutes", "at_most", extra)(e, rule)


def _rest(e: Exporting, rule: Rule) -> bool:
    extra = (("Circular", bool(e.number(rule, "around"))),)
    return _shape("MinRestingHours", "MinRestingHours", "Minimum_Resting_Hours", "minutes", "at_least", extra)(e, rule)


def _days_within(e: Exporting, rule: Rule) -> bool:
    touched = e.slots.touching(e.number(rule, "start"), e.number(rule, "end"))
    if not touched:
        return True
    first, last = (e.slots.starts.index(start) for start in (touched[0], touched[-1]))
    names = e.slots.hour_names
    extra = (("Interval_Start_Hour", names[first]), ("Interval_End_Hour", names[last + 1] if last + 1 < len(names) else ""))
    return _shape("IntervalMaxDaysPerWeek", "IntervalMaxDaysPerWeek", "Max_Days_Per_Week", "days", "number", extra)(e, rule)


def _walks(e: Exporting, rule: Rule) -> bool:
    """Up to three constraints, in the space list, which names one teacher by another tag than the time list does."""
    if rule.weight is not None:
        return False
    limits = [
        ("MaxBuildingChangesPerDay", "Max_Building_Changes_Per_Day", e.number(rule, "max_changes_per_day")),
        ("MaxBuildingChangesPerWeek", "Max_Building_Changes_Per_Week", e.number(rule, "max_changes_per_week")),
        ("MinGapsBetweenBuildingChanges", "Min_Gaps_Between_Building_Changes", e.slots.count(e.number(rule, "minutes")) or -1),
    ]
    for family, tag, most in limits:
        for who, named in _who(e, rule) if most >= 0 else ():
            fields = [("Teacher" if field == "Teacher_Name" else field, name) for field, name in named]
            constraint(e.space, who + family, [*fields, (tag, most)])
    return True


SHAPE_WRITERS: Mapping[str, Writer] = {
    "gaps": _gaps, "min_minutes_per_day": _min_minutes, "max_day_length": _span, "min_rest": _rest, "max_days_within": _days_within,
    "building_changes": _walks,
    "max_minutes_per_day": _shape("MaxHoursDaily", "MaxHoursDaily", "Maximum_Hours_Daily", "minutes", "at_most"),
    "max_continuous": _shape("MaxHoursContinuously", "MaxHoursContinuously", "Maximum_Hours_Continuously", "minutes", "at_most"),
    "max_days": _shape("MaxDaysPerWeek", "MaxDaysPerWeek", "Max_Days_Per_Week", "days", "number"),
    "min_days": _shape("MinDaysPerWeek", "", "Minimum_Days_Per_Week", "days", "number", whole_week=True),
    "early_start": _shape("", "EarlyMaxBeginningsAtSecondHour", "Max_Beginnings_At_Second_Hour", "max_late", "number", whole_week=True),
}  # fmt: skip
