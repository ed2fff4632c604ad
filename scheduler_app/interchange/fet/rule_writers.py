"""Domain rules as FET constraints.

Only what FET can say is written: hard rules, and soft ones where FET knows a weight below 100 (lessons' times, days apart, same
start). Weights up to 0.9999 are FET's own way of counting and kept as percent; heavier ones become 95 %.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from xml.etree.ElementTree import Element

from scheduler_app.domain.rules import CATALOGUE, Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.interchange.fet.elements import constraint
from scheduler_app.interchange.fet.slots import Slots
from scheduler_app.interchange.fet.third_lessons import MOST_A_DAY

SOFT_PERCENT = 95.0
"""What FET's manual suggests for a wish."""


@dataclass
class Exporting:
    """What rule writers see: FET names by uid, activity ids and active lessons, and the two lists to append to."""

    school: School
    slots: Slots
    ids: Mapping[str, int]
    active: set[str]
    staff: Mapping[str, str]
    rooms: Mapping[str, str]
    groups: Mapping[str, str]
    subjects: Mapping[str, str]
    time: Element
    space: Element
    closed: dict[tuple[Scope, str], set[tuple[int, int]]] = field(default_factory=dict)

    def number(self, rule: Rule, name: str) -> int:
        value = rule.params.get(name, next(p.default for p in CATALOGUE[rule.rule_id].params if p.name == name))
        return value if isinstance(value, int) else 0

    def numbers(self, rule: Rule, name: str) -> tuple[int, ...]:
        value = rule.params.get(name, ())
        return tuple(int(row) for row in value) if isinstance(value, tuple) else ()

    def lessons(self, rule: Rule) -> list[str]:
        """Active lessons a rule on lessons, requirements or subjects is about; of the whole school for any other scope."""
        found = []
        for uid, lesson in self.school.lessons.items():
            requirement = self.school.requirements[lesson.requirement]
            key = {Scope.LESSON: uid, Scope.REQUIREMENT: requirement.uid, Scope.SUBJECT: requirement.subject}.get(rule.scope)
            if uid in self.active and (key is None or not rule.targets or key in rule.targets):
                found.append(uid)
        return found

    def hours(self, lesson: str) -> int:
        row = self.school.lessons[lesson]
        requirement = self.school.requirements[row.requirement]
        return self.slots.count(row.minutes + requirement.setup + requirement.cleanup)

    def setup(self, lesson: str) -> int:
        return self.school.requirement_of(lesson).setup


Writer = Callable[[Exporting, Rule], bool]
"""Writes one rule; False if FET cannot say it."""


def write_rules(e: Exporting) -> Counter[str]:
    """Append every active rule and block that FET can say; gives the others by rule id and count."""
    left: Counter[str] = Counter()
    for rule in e.school.rules.values():
        if rule.active:
            writer = WRITERS.get(rule.rule_id)
            known = all(uid in _holder(e, rule.scope) for uid in rule.targets)
            if writer is None or not known or not writer(e, rule):
                left[rule.rule_id] += 1
    _write_closed(e)
    left.update(_write_blocks(e))
    _write_room_needs(e)
    return left


def _holder(e: Exporting, scope: Scope) -> Mapping[str, object]:
    school = e.school
    return {
        Scope.GROUP: e.groups, Scope.STAFF: e.staff, Scope.ROOM: e.rooms, Scope.SUBJECT: school.subjects,
        Scope.REQUIREMENT: school.requirements, Scope.LESSON: school.lessons, Scope.SCHOOL: {},
    }[scope]  # fmt: skip


def _percent(rule: Rule) -> float:
    if rule.weight is None:
        return 100.0
    return round(rule.weight * 100, 4) if rule.weight < 1 else SOFT_PERCENT


def _close(e: Exporting, rule: Rule, positions: Iterable[tuple[int, int]]) -> bool:
    if rule.weight is not None:
        return False
    everyone: Mapping[Scope, Mapping[str, object]] = {Scope.STAFF: e.staff, Scope.GROUP: e.groups, Scope.ROOM: e.rooms}
    targets = rule.targets or (("",) if rule.scope is Scope.SCHOOL else tuple(everyone[rule.scope]))
    where = set(positions)
    for uid in targets:
        e.closed.setdefault((rule.scope, uid), set()).update(where)
    return True


def _closed(e: Exporting, rule: Rule) -> bool:
    minutes = [divmod(minute, 1440) for minute in e.numbers(rule, "positions")]
    return _close(e, rule, ((day, start) for day, clock in minutes for start in e.slots.touching(clock, clock + 1)))


def _unavailable(e: Exporting, rule: Rule) -> bool:
    touched = e.slots.touching(e.number(rule, "start"), e.number(rule, "end"))
    return _close(e, rule, ((e.number(rule, "day"), start) for start in touched))


def _frame(e: Exporting, rule: Rule) -> bool:
    days = e.numbers(rule, "days") or e.slots.weekdays
    outside = e.slots.outside(e.number(rule, "start"), e.number(rule, "end"))
    return _close(e, rule, ((day, start) for day in days for start in outside))


def _write_closed(e: Exporting) -> None:
    kinds = {
        Scope.STAFF: ("TeacherNotAvailableTimes", "Teacher", e.staff), Scope.GROUP: ("StudentsSetNotAvailableTimes", "Students", e.groups),
        Scope.ROOM: ("RoomNotAvailableTimes", "Room", e.rooms),
    }  # fmt: skip
    for (scope, uid), where in e.closed.items():
        slots = [names for day, clock in sorted(where) if (names := e.slots.names(day, clock)) is not None]
        if not slots:
            continue
        if scope is Scope.SCHOOL:
            listed = [("Break_Time", (("Day", day), ("Hour", hour))) for day, hour in slots]
            constraint(e.time, "BreakTimes", [("Number_of_Break_Times", len(slots)), *listed])
            continue
        name, tag, names_of = kinds[scope]
        listed = [("Not_Available_Time", (("Day", day), ("Hour", hour))) for day, hour in slots]
        parent = e.space if scope is Scope.ROOM else e.time
        constraint(parent, name, [(tag, names_of[uid]), ("Number_of_Not_Available_Times", len(slots)), *listed])


def _starts(e: Exporting, rule: Rule, lesson: str, starts: Iterable[tuple[int, int]]) -> None:
    """Allow an activity's starts; clock times are the lesson's, the activity begins with its set-up."""
    slots = [names for day, clock in starts if (names := e.slots.names(day, clock - e.setup(lesson))) is not None]
    listed = [("Preferred_Starting_Time", (("Preferred_Starting_Day", day), ("Preferred_Starting_Hour", hour))) for day, hour in slots]
    if slots:
        fields = [("Activity_Id", e.ids[lesson]), ("Number_of_Preferred_Starting_Times", len(slots)), *listed]
        constraint(e.time, "ActivityPreferredStartingTimes", fields, _percent(rule))


def _fixed_time(e: Exporting, rule: Rule) -> bool:
    for lesson in e.lessons(rule):
        _starts(e, rule, lesson, [(e.number(rule, "day"), e.number(rule, "start"))])
    return True


def _allowed_starts(e: Exporting, rule: Rule) -> bool:
    for lesson in e.lessons(rule):
        _starts(e, rule, lesson, [divmod(minute, 1440) for minute in e.numbers(rule, "positions")])
    return True


def _within(e: Exporting, rule: Rule, allowed: set[tuple[int, int]]) -> bool:
    for lesson in e.lessons(rule):
        hours = e.slots.count(e.school.lessons[lesson].minutes)
        _starts(e, rule, lesson, e.slots.fitting(hours, allowed))
    return True


def _allowed_slots(e: Exporting, rule: Rule) -> bool:
    minutes = [divmod(minute, 1440) for minute in e.numbers(rule, "positions")]
    return _within(e, rule, {(day, start) for day, clock in minutes for start in e.slots.touching(clock, clock + 1)})


def _preferred_time(e: Exporting, rule: Rule) -> bool:
    days = e.numbers(rule, "days") or e.slots.weekdays
    outside = set(e.slots.outside(e.number(rule, "start"), e.number(rule, "end")))
    return _within(e, rule, {(day, start) for day in days for start in e.slots.starts if start not in outside})


def _lunch(e: Exporting, rule: Rule) -> bool:
    if rule.scope is not Scope.SUBJECT:
        return False
    outside = set(e.slots.outside(e.number(rule, "start"), e.number(rule, "end")))
    return _within(e, rule, {(day, start) for day in e.slots.weekdays for start in e.slots.starts if start not in outside})


def _different_days(e: Exporting, rule: Rule) -> bool:
    """FET itself adds that no three of one constraint share a day: what does not say so is written pair by pair, and a limit of one is a
    hard constraint beside the rule's own."""
    sets: dict[tuple[str, ...], list[str]] = {}
    for lesson in e.lessons(rule):
        requirement = e.school.requirement_of(lesson)
        keys: list[tuple[str, ...]] = [(requirement.subject, group) for group in requirement.groups] or [("", requirement.uid)]
        if rule.scope is Scope.LESSON:
            keys = [()]
        elif rule.scope is Scope.REQUIREMENT:
            keys = [("", requirement.uid)]
        for key in keys:
            sets.setdefault(key, []).append(lesson)
    adjacent, days, most = bool(e.number(rule, "adjacent_if_same_day")), e.number(rule, "days_between"), e.number(rule, "most_a_day")
    whole = adjacent or rule.weight is None or most in (1, MOST_A_DAY)
    for lessons in dict.fromkeys(tuple(rows) for rows in sets.values() if len(rows) > 1):
        for listed in [lessons] if whole else combinations(lessons, 2):
            _apart(e, listed, days, adjacent, _percent(rule))
        if most == 1 and rule.weight is not None:
            _apart(e, lessons, 1, False, 100.0)
    return True


def _apart(e: Exporting, lessons: Iterable[str], days: int, adjacent: bool, percent: float) -> None:
    fields = [("Consecutive_If_Same_Day", adjacent), *_ids(e, lessons), ("MinDays", days)]
    constraint(e.time, "MinDaysBetweenActivities", fields, percent)


def _ids(e: Exporting, lessons: Iterable[str]) -> list[tuple[str, object]]:
    rows = list(lessons)
    return [("Number_of_Activities", len(rows)), *(("Activity_Id", e.ids[uid]) for uid in rows)]


def _same_start(e: Exporting, rule: Rule) -> bool:
    return _together(e, e.lessons(rule), "ActivitiesSameStartingTime", _percent(rule), {e.setup(uid) for uid in e.lessons(rule)})


def _not_overlapping(e: Exporting, rule: Rule) -> bool:
    return _together(e, e.lessons(rule), "ActivitiesNotOverlapping", _percent(rule), set())


def _together(e: Exporting, lessons: list[str], name: str, percent: float, setups: set[int]) -> bool:
    if len(setups) > 1:
        return False  # the lessons start together, their set-up does not
    if len(lessons) > 1:
        constraint(e.time, name, _ids(e, lessons), percent)
    return True


def _write_blocks(e: Exporting) -> Counter[str]:
    sets: dict[tuple[str, int], list[str]] = {}
    for uid, lesson in e.school.lessons.items():
        block = e.school.requirements[lesson.requirement].block
        if block is not None and uid in e.active:
            sets.setdefault((block, lesson.position), []).append(uid)
    left: Counter[str] = Counter()
    for lessons in sets.values():
        if not _together(e, lessons, "ActivitiesSameStartingTime", 100, {e.setup(uid) for uid in lessons}):
            left["block"] += 1
    return left


def _write_room_needs(e: Exporting) -> None:
    """Rooms a lesson may use by name, where its placement agrees with them (a lock says the rest)."""
    for uid in e.ids:
        named = [e.rooms[room] for room in e.school.requirement_of(uid).room_need.rooms if room in e.rooms]
        placement = e.school.placed.get(uid)
        if uid not in e.active or not named or e.school.requirement_of(uid).room_need.count > 1:
            continue
        if placement is None or not placement.rooms or e.rooms.get(placement.rooms[0]) in named:
            rooms = [("Preferred_Room", name) for name in named]
            constraint(e.space, "ActivityPreferredRooms", [("Activity_Id", e.ids[uid]), ("Number_of_Preferred_Rooms", len(named)), *rooms])


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
        for who in _who(e, rule):
            constraint(e.time, who[0] + family, [*who[1], (tag, amount), *extra])
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


WRITERS: Mapping[str, Writer] = {
    "closed": _closed, "unavailable": _unavailable, "frame": _frame,
    "fixed_time": _fixed_time, "allowed_starts": _allowed_starts, "allowed_slots": _allowed_slots, "preferred_time": _preferred_time,
    "lunch_window": _lunch, "different_days": _different_days, "same_start": _same_start, "not_overlapping": _not_overlapping,
    "gaps": _gaps, "min_minutes_per_day": _min_minutes,
    "max_minutes_per_day": _shape("MaxHoursDaily", "MaxHoursDaily", "Maximum_Hours_Daily", "minutes", "at_most"),
    "max_continuous": _shape("MaxHoursContinuously", "MaxHoursContinuously", "Maximum_Hours_Continuously", "minutes", "at_most"),
    "max_days": _shape("MaxDaysPerWeek", "MaxDaysPerWeek", "Max_Days_Per_Week", "days", "number"),
    "min_days": _shape("MinDaysPerWeek", "", "Minimum_Days_Per_Week", "days", "number", whole_week=True),
    "early_start": _shape("", "EarlyMaxBeginningsAtSecondHour", "Max_Beginnings_At_Second_Hour", "max_late", "number", whole_week=True),
    "max_day_length": _shape("MaxSpanPerDay", "MaxSpanPerDay", "Max_Span", "minutes", "at_most"),
}  # fmt: skip
