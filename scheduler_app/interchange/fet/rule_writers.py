"""Domain rules as FET constraints.

Only what FET can say is written: hard rules, and soft ones where FET knows a weight below 100 (lessons' times, days apart, same
start). Weights up to 0.9999 are FET's own way of counting and kept as percent; heavier ones become 95 %.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.interchange.fet.elements import constraint
from scheduler_app.interchange.fet.exporting import Exporting, Writer, numbered, percent_of
from scheduler_app.interchange.fet.pair_writers import PAIR_WRITERS
from scheduler_app.interchange.fet.shape_writers import SHAPE_WRITERS
from scheduler_app.interchange.fet.third_lessons import MOST_A_DAY


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
        constraint(e.time, "ActivityPreferredStartingTimes", fields, percent_of(rule))


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
            _apart(e, listed, days, adjacent, percent_of(rule))
        if most == 1 and rule.weight is not None:
            _apart(e, lessons, 1, False, 100.0)
    return True


def _apart(e: Exporting, lessons: Iterable[str], days: int, adjacent: bool, percent: float) -> None:
    fields = [("Consecutive_If_Same_Day", adjacent), *numbered(e, lessons), ("MinDays", days)]
    constraint(e.time, "MinDaysBetweenActivities", fields, percent)


def _same_start(e: Exporting, rule: Rule) -> bool:
    return _together(e, e.lessons(rule), "ActivitiesSameStartingTime", percent_of(rule), {e.setup(uid) for uid in e.lessons(rule)})


def _not_overlapping(e: Exporting, rule: Rule) -> bool:
    return _together(e, e.lessons(rule), "ActivitiesNotOverlapping", percent_of(rule), set())


def _together(e: Exporting, lessons: list[str], name: str, percent: float, setups: set[int]) -> bool:
    if len(setups) > 1:
        return False  # the lessons start together, their set-up does not
    if len(lessons) > 1:
        constraint(e.time, name, numbered(e, lessons), percent)
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
        need = e.school.requirement_of(uid).room_need
        if uid not in e.active or not named or need.count > 1 or need.set_sizes:
            continue
        if placement is None or not placement.rooms or e.rooms.get(placement.rooms[0]) in named:
            rooms = [("Preferred_Room", name) for name in named]
            constraint(e.space, "ActivityPreferredRooms", [("Activity_Id", e.ids[uid]), ("Number_of_Preferred_Rooms", len(named)), *rooms])


WRITERS: Mapping[str, Writer] = {
    "closed": _closed, "unavailable": _unavailable, "frame": _frame,
    "fixed_time": _fixed_time, "allowed_starts": _allowed_starts, "allowed_slots": _allowed_slots, "preferred_time": _preferred_time,
    "lunch_window": _lunch, "different_days": _different_days, "same_start": _same_start, "not_overlapping": _not_overlapping,
    **SHAPE_WRITERS, **PAIR_WRITERS,
}  # fmt: skip
