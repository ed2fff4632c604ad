"""Room options: one for each free lesson that has any, rooms used by one lesson at a time, seats of shared ones."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from solver.checks.rooms import missing_seats
from solver.model.draft import Draft, FreeLesson, Literal
from solver.model.lessons import largest, weekly_crowds
from solver.model.room_peak import add_room_peak
from solver.rules import Closed, PreferredRooms, RoomPeak, Rule


@dataclass(frozen=True, slots=True)
class _Use:
    """A free lesson that may use a room: with the literal, or certainly if that is None."""

    lesson: FreeLesson
    literal: Literal | None
    interval: Any


def add_rooms(draft: Draft, candidates: dict[int, list[int]], rules: list[Rule]) -> None:
    """Options of the free lessons among `candidates` (by lesson), their costs, and no room overfull."""
    uses: dict[int, list[_Use]] = {}
    closings: dict[int, list[Closed]] = {}
    for rule in rules:
        if isinstance(rule, Closed):
            for room in rule.resources:
                if draft.layout.is_room[room]:
                    closings.setdefault(room, []).append(rule)
    for index, options in candidates.items():
        _add_options(draft, draft.free[index], options, closings, uses)
    for rule in rules:
        if isinstance(rule, PreferredRooms) and not draft.skips(rule):
            _add_wish(draft, rule)
    for room, users in uses.items():
        if room in draft.loose:
            continue
        if draft.layout.is_shared[room]:
            _add_seats(draft, room, users)
        else:
            _add_single(draft, users)
    for rule in rules:
        if isinstance(rule, RoomPeak) and not draft.skips(rule):
            _add_peaks(draft, rule, uses)


def _add_options(
    draft: Draft, lesson: FreeLesson, options: list[int], closings: dict[int, list[Closed]], uses: dict[int, list[_Use]]
) -> None:
    choices = draft.problem.lessons[lesson.index].room_options
    possible: list[tuple[int, int]] = []
    for option in options:
        mask = _begins_with(draft, lesson, option, closings)
        if mask and not missing_seats(draft.problem, draft.problem.lessons[lesson.index], option):
            possible.append((option, mask))
    certain = len(possible) == 1 and lesson.present is None
    for option, mask in possible:
        literal: Literal = draft.model.new_constant(1) if certain else lesson.present if len(possible) == 1 else draft.literal()
        lesson.options[option] = literal
        draft.only(lesson, mask, [] if certain else [literal])
        if choices[option].cost and not draft.hard_only:
            draft.charge(literal, choices[option].cost)
        for room in dict.fromkeys(choices[option].rooms):
            interval = lesson.interval
            if len(possible) > 1:
                interval = draft.model.new_optional_fixed_size_interval_var(lesson.begin, lesson.total, literal, "")
            uses.setdefault(room, []).append(_Use(lesson, None if certain else literal, interval))
            for closing in closings.get(room, ()):
                if closing.weight is not None:
                    _charge_closed(draft, closing, lesson, literal)
    if len(possible) != 1:
        literals = list(lesson.options.values())
        draft.model.add_exactly_one(literals if lesson.present is None else [*literals, lesson.present.negated()])


def _begins_with(draft: Draft, lesson: FreeLesson, option: int, closings: dict[int, list[Closed]]) -> int:
    """The begins at which the option's rooms are open and not taken by lessons that stay."""
    one = draft.problem.lessons[lesson.index]
    taken = 0
    for room in one.room_options[option].rooms:
        if not draft.layout.is_shared[room]:
            taken |= draft.occupied(room, one.weeks)
        for closing in closings.get(room, ()):
            if closing.weight is None:
                taken |= sum(1 << position for position in closing.positions)
    return lesson.allowed & ~draft.masks.begins_meeting(taken, lesson.total)


def _charge_closed(draft: Draft, closing: Closed, lesson: FreeLesson, literal: Literal) -> None:
    if draft.skips(closing):
        return
    shut = draft.masks.begins_meeting(sum(1 << position for position in closing.positions), lesson.total)
    if shut & lesson.allowed:
        broken = draft.breach(closing)
        draft.only(lesson, ~shut, [literal, broken.negated()] if broken is not None else [literal])


def _add_wish(draft: Draft, rule: PreferredRooms) -> None:
    rooms = set(rule.rooms)
    for index in rule.lessons:
        if index in draft.free:
            choices = draft.problem.lessons[index].room_options
            for option, literal in draft.free[index].options.items():
                if not rooms.issuperset(choices[option].rooms):
                    broken = draft.breach(rule) if rule.weight is None else None
                    if rule.weight is not None:
                        draft.charge(literal, rule.weight)
                    elif broken is not None:
                        draft.model.add_implication(literal, broken)
                    else:
                        draft.model.add(literal == 0)


def _add_single(draft: Draft, users: list[_Use]) -> None:
    by_lesson: dict[int, list[_Use]] = {}
    for use in users:
        by_lesson.setdefault(use.lesson.index, []).append(use)
    for crowd in largest(weekly_crowds(draft, list(by_lesson))):
        draft.model.add_no_overlap([use.interval for index in sorted(crowd) for use in by_lesson[index]])


def _add_seats(draft: Draft, room: int, users: list[_Use]) -> None:
    """A cumulative constraint for each kind of week, over the pupils that stay and those that may come."""
    seats = draft.problem.resources[room].capacity
    if seats <= 0:
        return
    lessons = draft.problem.lessons
    staying = draft.fixed(room)
    for bit, _ in draft.layout.groups([use.lesson.index for use in users] + staying):
        coming = [use for use in users if lessons[use.lesson.index].weeks & bit]
        loads = _loads(draft, [index for index in staying if lessons[index].weeks & bit])
        sizes = [lessons[use.lesson.index].size for use in coming]
        if sum(sizes) + max((load for _, _, load in loads), default=0) <= seats or not coming:
            continue
        intervals = [use.interval for use in coming]
        for begin, length, load in loads:
            intervals.append(draft.model.new_fixed_size_interval_var(begin, length, ""))
            sizes.append(min(load, seats))
        draft.model.add_cumulative(intervals, sizes, seats)


def _add_peaks(draft: Draft, rule: RoomPeak, uses: dict[int, list[_Use]]) -> None:
    lessons = draft.problem.lessons
    for room in rule.resources:
        users, staying = uses.get(room, []), draft.fixed(room)
        for bit, classes in draft.layout.groups([use.lesson.index for use in users] + staying) if users else ():
            loads = _loads(draft, [index for index in staying if lessons[index].weeks & bit])
            coming = [(use.lesson, use.literal) for use in users if lessons[use.lesson.index].weeks & bit]
            add_room_peak(draft, rule, coming, loads, classes)


def _loads(draft: Draft, staying: list[int]) -> list[tuple[int, int, int]]:
    """(position in the model, length, pupils) of the stretches in which the staying lessons fill the room evenly."""
    found = []
    table = draft.table
    for day in range(draft.layout.days):
        change: dict[int, int] = {}
        for index in staying:
            if table.day[index] == day:
                size = draft.problem.lessons[index].size
                change[table.begin[index]] = change.get(table.begin[index], 0) + size
                change[table.end[index]] = change.get(table.end[index], 0) - size
        slots = sorted(change)
        load = 0
        for slot, following in pairwise(slots):
            load += change[slot]
            if load:
                found.append((draft.masks.position(day, slot), following - slot, load))
    return found
