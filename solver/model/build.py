"""From a timetable and the lessons that may move to a CP-SAT model, and back from its values to a timetable."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ortools.sat.python import cp_model

from solver.checks.table import Layout, Table
from solver.model.allowed import allowed_begins
from solver.model.allowed_starts import add_allowed_starts, add_closed
from solver.model.building_changes import add_building_changes
from solver.model.case import Case, Cases
from solver.model.continuous import Links, add_continuous
from solver.model.day_load import add_day_load
from solver.model.day_quota import add_day_quota
from solver.model.day_span import add_day_span
from solver.model.days_apart import add_days_apart
from solver.model.draft import Draft
from solver.model.early_start import add_early_start
from solver.model.few_rooms import add_few_rooms
from solver.model.few_slots import add_few_slots, add_slot_peak
from solver.model.free_window import add_free_window
from solver.model.gaps import add_gaps
from solver.model.late_end import add_late_end
from solver.model.lessons import add_lesson, add_no_overlap
from solver.model.min_break import add_min_break
from solver.model.night_rest import add_night_rest
from solver.model.not_overlapping import add_not_overlapping
from solver.model.pair import add_pair
from solver.model.rooms import add_rooms
from solver.model.same_room import add_same_room
from solver.model.same_start import add_same_start
from solver.model.short_days import add_short_days
from solver.model.spread import add_spread
from solver.model.window_days import add_window_days
from solver.model.work_days import add_work_days
from solver.problem import Problem
from solver.result import Solution
from solver.rules import (
    AllowedStarts,
    BuildingChanges,
    Closed,
    Continuous,
    DayLoad,
    DayQuota,
    DaysApart,
    DaySpan,
    EarlyStart,
    FewRooms,
    FewSlots,
    FreeWindow,
    Gaps,
    LateEnd,
    MinBreak,
    NightRest,
    NotOverlapping,
    Pair,
    PreferredRooms,
    RoomPeak,
    Rule,
    SameRoom,
    SameStart,
    ShortDays,
    SlotPeak,
    Spread,
    WindowDays,
    WorkDays,
)


class RuleIndex:
    """Which rules name which lesson or resource, so that a model of a few lessons looks only at theirs."""

    def __init__(self, problem: Problem) -> None:
        self.layout = Layout(problem)
        self.problem = problem
        self._of_lesson: dict[int, list[int]] = {}
        self._of_resource: dict[int, list[int]] = {}
        for number, rule in enumerate(problem.rules):
            for lesson in getattr(rule, "lessons", ()):
                self._of_lesson.setdefault(lesson, []).append(number)
            for resource in getattr(rule, "resources", ()):
                self._of_resource.setdefault(resource, []).append(number)

    def of_lesson(self, lesson: int) -> list[int]:
        """Numbers of the rules that name the lesson or one of its people."""
        found = dict.fromkeys(self._of_lesson.get(lesson, ()))
        for person in self.problem.lessons[lesson].people:
            found.update(dict.fromkeys(self._of_resource.get(person, ())))
        return list(found)

    def of_rooms(self, rooms: Iterable[int]) -> list[int]:
        found: dict[int, None] = {}
        for room in rooms:
            found.update(dict.fromkeys(self._of_resource.get(room, ())))
        return list(found)


def build(
    index: RuleIndex,
    table: Table,
    free: Sequence[int],
    *,
    optional: frozenset[int] = frozenset(),
    relaxed: bool = False,
    options: Callable[[int], list[int]] | None = None,
    hard_only: bool = False,
    gated: bool = False,
    loose: frozenset[int] = frozenset(),
) -> Draft:
    """A model in which the lessons in `free` may move and those in `optional` be left out, all others staying where `table` has them.

    `options` narrows a lesson's room options. `hard_only` leaves soft rules and costs out; `gated` gives every hard rule a literal that
    is assumed to hold; people and rooms in `loose` may be at several lessons at once. Raises NoPlaceError if a lesson has nowhere to go.
    """
    draft = Draft(table, free, relaxed=relaxed, hard_only=hard_only)
    draft.loose = loose
    if gated:
        draft.gates = {id(rule): draft.literal() for rule in draft.problem.rules if rule.weight is None or isinstance(rule, DaysApart)}
        draft.model.add_assumptions(list(draft.gates.values()))
    add_variables(draft, index, optional, options)
    add_no_overlap(draft)
    add_rules(draft, index)
    draft.minimise()
    return draft


def add_variables(draft: Draft, index: RuleIndex, optional: frozenset[int], options: Callable[[int], list[int]] | None) -> None:
    """The lessons' variables and rooms."""
    problem = draft.problem
    room_options: dict[int, list[int]] = {}
    rooms: dict[int, None] = {}
    for lesson in draft.order:
        rules = [problem.rules[number] for number in index.of_lesson(lesson)]
        add_lesson(draft, lesson, allowed_begins(draft, lesson, rules), optional=lesson in optional)
        one = problem.lessons[lesson]
        if one.room_options:
            choice = options(lesson) if options is not None else list(range(len(one.room_options)))
            room_options[lesson] = [one.option] if one.fixed_room and one.option >= 0 else choice
            for option in room_options[lesson]:
                rooms.update(dict.fromkeys(one.room_options[option].rooms))
    wishes = {number for lesson in draft.order for number in index.of_lesson(lesson) if isinstance(problem.rules[number], PreferredRooms)}
    numbers = sorted(wishes | set(index.of_rooms(rooms)))
    add_rooms(draft, room_options, [problem.rules[number] for number in numbers])


def add_rules(draft: Draft, index: RuleIndex) -> None:
    """Every rule that concerns a free lesson or one of its people."""
    numbers = dict.fromkeys(number for lesson in draft.order for number in index.of_lesson(lesson))
    cases, links = Cases(draft), Links(draft)
    for number in sorted(numbers):
        rule = draft.problem.rules[number]
        if not draft.skips(rule) or isinstance(rule, DaysApart):
            _add_rule(draft, rule, cases, links)
    if any(
        draft.layout.is_room[r]
        for rule in draft.problem.rules
        if not isinstance(rule, Closed | RoomPeak)
        for r in getattr(rule, "resources", ())
    ):
        draft.exact = False


def _add_rule(draft: Draft, rule: Rule, cases: Cases, links: Links) -> None:
    match rule:
        case AllowedStarts():
            add_allowed_starts(draft, rule)
        case Closed():
            add_closed(draft, rule)
        case SameStart():
            add_same_start(draft, rule)
        case NotOverlapping():
            add_not_overlapping(draft, rule)
        case DaysApart():
            add_days_apart(draft, rule)
        case MinBreak():
            add_min_break(draft, rule)
        case Pair():
            add_pair(draft, rule)
        case Spread():
            add_spread(draft, rule)
        case FewRooms():
            add_few_rooms(draft, rule)
        case DayQuota():
            add_day_quota(draft, rule)
        case FewSlots():
            add_few_slots(draft, rule)
        case SlotPeak():
            add_slot_peak(draft, rule)
        case SameRoom():
            add_same_room(draft, rule)
        case BuildingChanges():
            draft.exact = draft.exact and (rule.weight is None or rule.min_gap <= 0)
            for resource in rule.resources:
                add_building_changes(draft, rule, resource)
        case NightRest():
            for case in cases.of(rule.resources):
                add_night_rest(draft, rule, case)
        case (
            Gaps()
            | DayLoad()
            | DaySpan()
            | WorkDays()
            | EarlyStart()
            | Continuous()
            | FreeWindow()
            | WindowDays()
            | LateEnd()
            | ShortDays()
        ):
            for case in cases.of(rule.resources):
                _add_shape(draft, rule, case, links)


def _add_shape(draft: Draft, rule: Rule, case: Case, links: Links) -> None:
    match rule:
        case Gaps():
            add_gaps(draft, rule, case)
        case DayLoad():
            add_day_load(draft, rule, case)
        case DaySpan():
            add_day_span(draft, rule, case)
        case WindowDays():
            add_window_days(draft, rule, case)
        case LateEnd():
            add_late_end(draft, rule, case)
        case ShortDays():
            add_short_days(draft, rule, case)
        case WorkDays():
            add_work_days(draft, rule, case)
        case EarlyStart():
            add_early_start(draft, rule, case)
        case Continuous():
            add_continuous(draft, rule, case, links)
        case FreeWindow():
            add_free_window(draft, rule, case)


def hint(draft: Draft) -> None:
    """Tell the solver where the free lessons lie now."""
    table, model = draft.table, draft.model
    for index, lesson in draft.free.items():
        day = table.day[index]
        if day < 0:
            if lesson.present is not None:
                model.add_hint(lesson.present, 1)
            continue
        model.add_hint(lesson.begin, draft.masks.position(day, table.begin[index]))
        if lesson.present is not None:
            model.add_hint(lesson.present, 1)
        if len(lesson.on) > 1:
            for number, literal in lesson.on.items():
                model.add_hint(literal, int(number == day))
        if len(lesson.options) > 1:
            for option, literal in lesson.options.items():
                model.add_hint(literal, int(option == table.options[index]))


def read(draft: Draft, value: Callable[[Any], int]) -> Solution:
    """The timetable with the free lessons where the model's values put them."""
    starts, options = list(draft.table.starts), list(draft.table.options)
    for index, lesson in draft.free.items():
        if lesson.present is not None and not value(lesson.present):
            starts[index], options[index] = -1, -1
            continue
        starts[index] = draft.masks.bit(value(lesson.begin)) + draft.problem.lessons[index].before
        options[index] = next((option for option, literal in lesson.options.items() if value(literal)), -1)
    return Solution(tuple(starts), tuple(options))


SOLVED = (cp_model.OPTIMAL, cp_model.FEASIBLE)
