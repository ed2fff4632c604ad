"""A solution laid out for checking: who is occupied when, as bit masks of one day's slots (bit 0 is the first slot)."""

from __future__ import annotations

from dataclasses import dataclass

from solver.problem import Problem, ResourceKind
from solver.result import Solution, Violation
from solver.rules import Closed, Rule


@dataclass(frozen=True, slots=True)
class Week:
    """`masks` are the occupied slots of each day in `classes` week classes that look the same."""

    classes: int
    masks: list[int]


class Layout:
    """What does not change with the solution: closed slots, whose lessons are whose, which week classes differ for whom."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.days = problem.grid.days
        self.slots = problem.grid.slots
        self.full = (1 << problem.week_classes) - 1
        self.lessons_of: list[list[int]] = [[] for _ in problem.resources]
        self.spread = [lesson.before + lesson.length + lesson.after for lesson in problem.lessons]
        for index, lesson in enumerate(problem.lessons):
            for person in set(lesson.people):
                self.lessons_of[person].append(index)
        self.closed: list[list[int]] = [[0] * self.days for _ in problem.resources]
        for rule in problem.rules:
            if isinstance(rule, Closed):
                self._close(rule)
        self.is_room = [resource.kind is ResourceKind.ROOM for resource in problem.resources]
        self.is_shared = [resource.shared for resource in problem.resources]
        self.is_whole = all(lesson.weeks & self.full == self.full for lesson in problem.lessons)
        """Whether every lesson is given in every week."""
        self._groups: dict[frozenset[int], list[tuple[int, int]]] = {}

    def _close(self, rule: Closed) -> None:
        masks = day_masks(rule.positions, self.days, self.slots)
        for resource in rule.resources:
            days = self.closed[resource]
            for day, mask in enumerate(masks):
                days[day] |= mask

    def groups(self, lessons: list[int]) -> list[tuple[int, int]]:
        """(week mask, number of week classes) of the classes in which different ones of `lessons` are given."""
        if self.is_whole:
            return [(1, self.problem.week_classes)]
        kinds = frozenset(self.problem.lessons[index].weeks & self.full for index in lessons)
        if kinds not in self._groups:
            seen: dict[tuple[bool, ...], list[int]] = {}
            ordered = sorted(kinds)
            for week in range(self.problem.week_classes):
                entry = seen.setdefault(tuple(bool(kind >> week & 1) for kind in ordered), [1 << week, 0])
                entry[1] += 1
            self._groups[kinds] = [(bit, count) for bit, count in seen.values()]
        return self._groups[kinds]


class Table:
    """One solution on one layout, which `move` may change lesson by lesson.

    `begin` and `end` are the first occupied slot and the slot after the last, padding included, cut at the day's ends; both 0 when
    unplaced. `mask` holds the same as bits.
    """

    def __init__(self, layout: Layout, solution: Solution) -> None:
        self.layout = layout
        self.problem = layout.problem
        self.starts = list(solution.starts)
        self.options = list(solution.options)
        count = len(self.problem.lessons)
        self.day = [-1] * count
        self.begin = [0] * count
        self.end = [0] * count
        self.mask = [0] * count
        self._weeks: dict[int, list[Week]] = {}
        self._days: dict[int, list[list[int]]] = {}
        self._rooms: dict[int, list[int]] = {}
        for index, start in enumerate(self.starts):
            if start >= 0:
                self._put(index, start)
                for room in self._chosen(index):
                    self._rooms.setdefault(room, []).append(index)

    def _put(self, index: int, start: int) -> None:
        lesson, slots = self.problem.lessons[index], self.layout.slots
        day, slot = divmod(start, slots)
        begin, end = max(0, slot - lesson.before), min(slots, slot + lesson.length + lesson.after)
        self.day[index], self.begin[index], self.end[index] = day, begin, end
        self.mask[index] = (1 << end) - (1 << begin)

    def _chosen(self, index: int) -> tuple[int, ...]:
        option = self.options[index]
        if option < 0:
            return ()
        rooms = self.problem.lessons[index].room_options[option].rooms
        return rooms if len(rooms) < 2 else tuple(dict.fromkeys(rooms))

    def move(self, index: int, start: int, option: int) -> None:
        """Place the lesson at `start` in that room option, or take it off the table with -1 and -1."""
        if self.starts[index] >= 0:
            for room in self._chosen(index):
                self._rooms[room].remove(index)
                self._forget(room)
        self.starts[index], self.options[index] = start, option
        if start >= 0:
            self._put(index, start)
            for room in self._chosen(index):
                self._rooms.setdefault(room, []).append(index)
                self._forget(room)
        else:
            self.day[index], self.begin[index], self.end[index], self.mask[index] = -1, 0, 0, 0
        for person in self.problem.lessons[index].people:
            self._forget(person)

    def _forget(self, resource: int) -> None:
        self._weeks.pop(resource, None)
        self._days.pop(resource, None)

    def placed(self, resource: int) -> list[int]:
        """The placed lessons that use the resource."""
        day = self.day
        people = [index for index in self.layout.lessons_of[resource] if day[index] >= 0]
        return people + self._rooms[resource] if resource in self._rooms else people

    def by_day(self, resource: int) -> list[list[int]]:
        """`placed`, a list for each day."""
        found = self._days.get(resource)
        if found is None:
            found = self._days[resource] = [[] for _ in range(self.layout.days)]
            day = self.day
            for index in self.placed(resource):
                found[day[index]].append(index)
        return found

    def weeks(self, resource: int) -> list[Week]:
        """The resource's occupied slots, day by day, for each different kind of week."""
        found = self._weeks.get(resource)
        if found is None:
            found = self._weeks[resource] = self._lay(resource)
        return found

    def _lay(self, resource: int) -> list[Week]:
        lessons, day, mask = self.placed(resource), self.day, self.mask
        weeks = [(bit, Week(classes, [0] * self.layout.days)) for bit, classes in self.layout.groups(lessons)]
        if self.layout.is_whole or (len(weeks) == 1 and all(self.problem.lessons[index].weeks & weeks[0][0] for index in lessons)):
            masks = weeks[0][1].masks
            for index in lessons:
                masks[day[index]] |= mask[index]
        else:
            for index in lessons:
                given = self.problem.lessons[index].weeks
                for bit, week in weeks:
                    if given & bit:
                        week.masks[day[index]] |= mask[index]
        return [week for _, week in weeks]

    def rooms_in_use(self) -> dict[int, list[int]]:
        """The placed lessons of each room some lesson has chosen."""
        return self._rooms

    def position(self, day: int, slot: int) -> int:
        return day * self.layout.slots + slot


def broken(
    rule: Rule, amount: float, lessons: tuple[int, ...] = (), resource: int = -1, position: int = -1, *, hard: bool = False
) -> Violation:
    """A violation of `rule`; `hard` makes it hard whatever the rule's weight."""
    is_hard = hard or rule.weight is None
    cost = 0.0 if is_hard else (rule.weight or 0.0) * amount
    return Violation(rule.rule_id, rule.uid, is_hard, float(amount), cost, lessons, resource, position)


def always(rule_id: str, amount: float, lessons: tuple[int, ...] = (), resource: int = -1, position: int = -1) -> Violation:
    """A violation of a rule that is always in force."""
    return Violation(rule_id, "", True, float(amount), 0.0, lessons, resource, position)


def day_masks(positions: tuple[int, ...], days: int, slots: int) -> list[int]:
    """The positions as one mask a day."""
    masks = [0] * days
    for position in positions:
        day, slot = divmod(position, slots)
        masks[day] |= 1 << slot
    return masks


def first_slot(mask: int) -> int:
    """The lowest bit that is set, -1 of an empty mask."""
    return (mask & -mask).bit_length() - 1
