"""What the rooms say: for each room option of a lesson, at which starts it is taken and what it costs."""

from __future__ import annotations

from dataclasses import dataclass, field

from solver.checks.rooms import missing_seats
from solver.checks.table import Table
from solver.placing.marks import Blocker, Marks
from solver.rules import Closed, PreferredRooms


@dataclass(slots=True)
class OptionMarks:
    """One room option: `cost` at any start, `extra` at some; `always` blocks every start, `takers` those in their mask of positions.

    `taken` is all takers' masks in one.
    """

    option: int
    cost: float = 0.0
    always: list[Blocker] = field(default_factory=list)
    taken: int = 0
    takers: list[tuple[int, Blocker]] = field(default_factory=list)
    extra: dict[int, float] = field(default_factory=dict)

    def blockers(self, start: int) -> list[Blocker]:
        return self.always + [blocker for mask, blocker in self.takers if mask >> start & 1]

    def take(self, mask: int, blocker: Blocker) -> None:
        if mask:
            self.taken |= mask
            self.takers.append((mask, blocker))

    def cost_at(self, start: int) -> float:
        return self.cost + self.extra.get(start, 0.0)


def mark_options(
    table: Table, index: int, marks: Marks, wishes: list[PreferredRooms], closings: dict[int, list[tuple[Closed, list[int]]]]
) -> list[OptionMarks]:
    """The lesson's options, cheapest first; empty if it needs no room."""
    lesson = table.problem.lessons[index]
    found = []
    for option, choice in enumerate(lesson.room_options):
        one = OptionMarks(option, choice.cost)
        missing = missing_seats(table.problem, lesson, option)
        if missing:
            one.always.append(Blocker("room_seats", "", index, choice.rooms[0]))
        if lesson.fixed_room and lesson.option >= 0 and option != lesson.option:
            one.always.append(Blocker("fixed_room", "", index))
        for wish in wishes:
            outside = [room for room in choice.rooms if room not in wish.rooms]
            if outside and wish.weight is None:
                one.always.append(Blocker(wish.rule_id, wish.uid, -1, outside[0]))
            elif outside:
                one.cost += wish.weight or 0.0
        for room in dict.fromkeys(choice.rooms):
            _mark_room(table, index, marks, one, room)
            for closing, masks in closings.get(room, ()):
                _mark_closed(closing, masks, room, marks, one)
        found.append(one)
    return sorted(found, key=lambda one: one.cost)


def _mark_room(table: Table, index: int, marks: Marks, one: OptionMarks, room: int) -> None:
    if table.layout.is_shared[room]:
        _mark_shared(table, index, marks, one, room)
        return
    lessons = table.problem.lessons
    for other in table.placed(room):
        if other != index and lessons[other].weeks & lessons[index].weeks:
            starts = marks.meeting(table.day[other], table.begin[other], table.end[other])
            if starts:
                one.take((1 << starts.stop) - (1 << starts.start), Blocker("no_overlap_room", "", other, room))


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
    one.take(sum(1 << start for start in marks.meeting_masks(full)), Blocker("room_seats", "", -1, room))


def _mark_closed(closing: Closed, masks: list[int], room: int, marks: Marks, one: OptionMarks) -> None:
    starts = marks.meeting_masks(masks)
    if closing.weight is None:
        one.take(sum(1 << start for start in starts), Blocker(closing.rule_id, closing.uid, -1, room))
        return
    for start in starts:
        one.extra[start] = one.extra.get(start, 0.0) + closing.weight
