"""What the rooms say: for each room option of a lesson, at which starts it is taken and what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from solver.checks.few_rooms import rooms_of
from solver.checks.rooms import missing_seats
from solver.checks.table import Table
from solver.placing.marks import Blocker, Marks, mask_of, positions_of
from solver.rules import Closed, FewRooms, PreferredRooms, RoomPeak


@dataclass(slots=True)
class Takers:
    """What takes a room: the starts as masks of the week's positions, each with what to call it, and all of them in one."""

    taken: int = 0
    each: list[tuple[int, Blocker]] = field(default_factory=list)

    def take(self, mask: int, blocker: Blocker) -> None:
        if mask:
            self.taken |= mask
            self.each.append((mask, blocker))

    def without(self, lesson: int) -> Takers:
        others = Takers()
        for mask, blocker in self.each:
            if blocker.lesson != lesson:
                others.take(mask, blocker)
        return others


Taken = dict[tuple[int, int, int, int, int], tuple[list[list[int]], Takers]]
"""For a room and a lesson's length, padding and weeks: the room's lessons (the table's own list, new after each change of it), and how
they are in the way."""


@dataclass(slots=True)
class OptionMarks:
    """One room option: `cost` at any start, `extra` at some; `always` blocks every start, `takers` those in their masks.

    `taken` is all takers' masks in one.
    """

    option: int
    cost: float = 0.0
    always: list[Blocker] = field(default_factory=list)
    taken: int = 0
    takers: list[Takers] = field(default_factory=list)
    extra: dict[int, float] = field(default_factory=dict)

    def blockers(self, start: int) -> list[Blocker]:
        return self.always + [blocker for takers in self.takers for mask, blocker in takers.each if mask >> start & 1]

    def take(self, mask: int, blocker: Blocker) -> None:
        if mask:
            self.take_all(Takers(mask, [(mask, blocker)]))

    def take_all(self, takers: Takers) -> None:
        self.taken |= takers.taken
        self.takers.append(takers)

    def cost_at(self, start: int) -> float:
        return self.cost + self.extra.get(start, 0.0)


def mark_options(
    table: Table,
    index: int,
    marks: Marks,
    wishes: Sequence[PreferredRooms | FewRooms],
    closings: Mapping[int, Sequence[tuple[Closed, list[int]]]],
    peaks: Mapping[int, Sequence[RoomPeak]],
    taken: Taken,
) -> list[OptionMarks]:
    """The lesson's options, cheapest first; empty if it needs no room. `taken` is filled, and kept for one problem."""
    lesson = table.problem.lessons[index]
    used = [_rooms_of_others(wish, table, index) for wish in wishes]
    found = []
    for option, choice in enumerate(lesson.room_options):
        one = OptionMarks(option, choice.cost)
        missing = missing_seats(table.problem, lesson, option)
        if missing:
            one.always.append(Blocker("room_seats", "", index, choice.rooms[0]))
        if lesson.fixed_room and lesson.option >= 0 and option != lesson.option:
            one.always.append(Blocker("fixed_room", "", index))
        for wish, others in zip(wishes, used):
            _mark_wish(wish, others, choice.rooms, one)
        for room in dict.fromkeys(choice.rooms):
            _mark_room(table, index, marks, one, room, taken)
            for closing, masks in closings.get(room, ()):
                _mark_closed(closing, masks, room, marks, one)
            for peak in peaks.get(room, ()):
                _mark_peak(peak, table, index, room, marks, one)
        found.append(one)
    return sorted(found, key=lambda one: one.cost)


def _rooms_of_others(wish: PreferredRooms | FewRooms, table: Table, index: int) -> set[int]:
    """The rooms that other lessons of a wish for few rooms have."""
    if isinstance(wish, PreferredRooms):
        return set()
    return {room for other in wish.lessons if other != index and table.starts[other] >= 0 for room in rooms_of(table, other)}


def _mark_wish(wish: PreferredRooms | FewRooms, used: set[int], rooms: tuple[int, ...], one: OptionMarks) -> None:
    """Rooms that are not wished, or one more than the rooms `used` of a set of lessons that is to have few."""
    if isinstance(wish, PreferredRooms):
        outside = [room for room in rooms if room not in wish.rooms]
        units = 1 if outside else 0
    else:
        outside = [room for room in dict.fromkeys(rooms) if room not in used]
        most = max(0, wish.maximum)
        units = max(0, len(used) + len(outside) - most) - max(0, len(used) - most)
    if units and wish.weight is None:
        one.always.append(Blocker(wish.rule_id, wish.uid, -1, outside[0]))
    elif units:
        one.cost += (wish.weight or 0.0) * units


def _mark_peak(rule: RoomPeak, table: Table, index: int, room: int, marks: Marks, one: OptionMarks) -> None:
    """The starts at which the room's fullest moment of the day would be fuller, and too full."""
    lessons = table.problem.lessons
    others = [other for other in table.placed(room) if other != index]
    units: dict[int, int] = {}
    for bit, classes in table.layout.groups([*others, index]):
        if not lessons[index].weeks & bit:
            continue
        for day in range(marks.days):
            load = [0] * marks.slots
            for other in others:
                if table.day[other] == day and lessons[other].weeks & bit:
                    for slot in range(table.begin[other], table.end[other]):
                        load[slot] += lessons[other].size
            before = max(0, max(load) - max(0, rule.maximum))
            for start in marks.of_day(day):
                begin = start % marks.slots - marks.lesson.before
                peak = max(load[begin : begin + table.layout.spread[index]]) + lessons[index].size
                more = max(before, peak - max(0, rule.maximum)) - before
                if more:
                    units[start] = units.get(start, 0) + more * classes
    if rule.weight is None:
        one.take(sum(1 << start for start in units), Blocker(rule.rule_id, rule.uid, -1, room))
    else:
        for start, more in units.items():
            one.extra[start] = one.extra.get(start, 0.0) + rule.weight * more


def _mark_room(table: Table, index: int, marks: Marks, one: OptionMarks, room: int, taken: Taken) -> None:
    if table.layout.is_shared[room]:
        _mark_shared(table, index, marks, one, room)
        return
    lesson, lessons = table.problem.lessons[index], table.problem.lessons
    key = (room, lesson.length, lesson.before, lesson.after, lesson.weeks)
    by_day = table.by_day(room)
    known = taken.get(key)
    if known is None or known[0] is not by_day:
        known = taken[key] = (by_day, Takers())
        for other in sorted(table.placed(room)):
            if lessons[other].weeks & lesson.weeks:
                starts = marks.meeting(table.day[other], table.begin[other], table.end[other])
                known[1].take(mask_of(starts), Blocker("no_overlap_room", "", other, room))
    one.take_all(known[1] if table.day[index] < 0 else known[1].without(index))


def _mark_shared(table: Table, index: int, marks: Marks, one: OptionMarks, room: int) -> None:
    """Take the starts at which the lesson's pupils do not fit beside those already there, in any of its weeks."""
    seats = table.problem.resources[room].capacity
    lessons = table.problem.lessons
    if seats <= 0:
        return
    others = [other for other in table.placed(room) if other != index]
    full = [0] * marks.days
    for bit, _ in table.layout.groups([*others, index]):
        if not lessons[index].weeks & bit:
            continue
        load = [[0] * marks.slots for _ in range(marks.days)]
        for other in others:
            if lessons[other].weeks & bit:
                day, size = load[table.day[other]], lessons[other].size
                for slot in range(table.begin[other], table.end[other]):
                    day[slot] += size
        for day_index, sizes in enumerate(load):
            full[day_index] |= sum(1 << slot for slot, size in enumerate(sizes) if size + lessons[index].size > seats)
    one.take(marks.meeting_masks(full), Blocker("room_seats", "", -1, room))


def _mark_closed(closing: Closed, masks: list[int], room: int, marks: Marks, one: OptionMarks) -> None:
    starts = marks.meeting_masks(masks)
    if closing.weight is None:
        one.take(starts, Blocker(closing.rule_id, closing.uid, -1, room))
        return
    for start in positions_of(starts):
        one.extra[start] = one.extra.get(start, 0.0) + closing.weight
