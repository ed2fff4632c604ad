"""What the shape of days and weeks of the lesson's people would cost at one start."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solver.checks.min_break import short_breaks
from solver.checks.shape import Shape
from solver.checks.table import Table
from solver.placing.marks import Marks
from solver.rules import MinBreak, Rule

Memo = dict[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Change:
    """A hard shape rule, the resource, and by how many units its breach grows."""

    rule: Rule
    resource: int
    units: float


@dataclass(slots=True)
class _DayCase:
    """People for whom a rule looks the same on one day: (classes, occupied, closed, week total without the day) of each kind of week."""

    weeks: tuple[tuple[int, int, int, int], ...]
    people: list[int]
    before: int


class ShapeMarks:
    """The shape rules of one lesson's people, with the lesson off the table."""

    def __init__(self, table: Table, index: int, marks: Marks, rules: Sequence[tuple[Rule, Shape, list[int], Memo]]) -> None:
        self._table, self._index, self._marks = table, index, marks
        self._rules = rules
        concerned = dict.fromkeys(person for _, _, people, _ in rules for person in people)
        self._weeks = {person: self._lay(person) for person in concerned}
        self._cases: dict[int, list[list[_DayCase]]] = {}

    def _lay(self, person: int) -> list[tuple[int, list[int]]]:
        """(classes, occupied slots of each day) of the kinds of weeks in which the lesson is given."""
        table, lessons = self._table, self._table.problem.lessons
        placed = table.placed(person)
        weeks = []
        for bit, classes in table.layout.groups([*placed, self._index]):
            if lessons[self._index].weeks & bit:
                masks = [0] * table.layout.days
                for other in placed:
                    if lessons[other].weeks & bit:
                        masks[table.day[other]] |= table.mask[other]
                weeks.append((classes, masks))
        return weeks

    def delta(self, start: int) -> tuple[float, list[Change]]:
        """(cost of the soft rules, changes of the hard ones) when the lesson comes to that start."""
        day = start // self._marks.slots
        occupied = self._marks.occupied(start)
        cases = self._cases.get(day)
        if cases is None:
            cases = self._cases[day] = [self._day_cases(day, *entry[1:]) for entry in self._rules]
        cost = 0.0
        changes = []
        for (rule, shape, _, memo), day_cases in zip(self._rules, cases):
            weight = rule.weight
            for case in day_cases:
                units = _units(case, occupied, shape, memo) - case.before
                if units and weight is not None:
                    cost += weight * units * len(case.people)
                elif units:
                    changes += [Change(rule, person, units) for person in case.people]
        return cost, changes

    def _day_cases(self, day: int, shape: Shape, people: list[int], memo: Memo) -> list[_DayCase]:
        alike: dict[tuple[tuple[int, int, int, int], ...], list[int]] = {}
        for person in people:
            closed = self._table.layout.closed[person]
            key = []
            for classes, masks in self._weeks[person]:
                others = sum(_of_day(shape, memo, masks[d], closed[d])[1] for d in range(len(masks)) if d != day)
                key.append((classes, masks[day], closed[day], others))
            alike.setdefault(tuple(key), []).append(person)
        cases = [_DayCase(key, same, 0) for key, same in alike.items()]
        for case in cases:
            case.before = _units(case, 0, shape, memo)
        return cases


def _of_day(shape: Shape, memo: Memo, occupied: int, closed: int) -> tuple[int, int]:
    key = (occupied, closed)
    value = memo.get(key)
    if value is None:
        value = memo[key] = shape.of_day(occupied, closed)
    return value


def _units(case: _DayCase, added: int, shape: Shape, memo: Memo) -> int:
    total = 0
    for classes, occupied, closed, others in case.weeks:
        key = (occupied | added, closed)
        value = memo.get(key)
        if value is None:
            value = memo[key] = shape.of_day(*key)
        total += classes * (value[0] + shape.of_week(others + value[1]))
    return total


@dataclass(frozen=True, slots=True)
class _SameDay:
    """People with the same lessons on one day: units of breach among these, and the starts that are near to one, as a mask of slots."""

    lessons: tuple[int, ...]
    people: list[int]
    before: int
    near: int


class BreakMarks:
    """The shortest-break rules of one lesson's people, with the lesson off the table."""

    def __init__(self, table: Table, index: int, marks: Marks, rules: Sequence[tuple[MinBreak, list[int]]]) -> None:
        self._table, self._index, self._marks = table, index, marks
        self._rules = rules
        self._alike: dict[tuple[int, int], list[_SameDay]] = {}

    def delta(self, start: int) -> tuple[float, list[Change]]:
        """(cost of the soft rules, changes of the hard ones) when the lesson comes to that start."""
        table, index, marks = self._table, self._index, self._marks
        day, slot = divmod(start, marks.slots)
        table.begin[index] = max(0, slot - marks.lesson.before)
        table.end[index] = min(marks.slots, slot + marks.lesson.length + marks.lesson.after)
        cost = 0.0
        changes = []
        for number, (rule, people) in enumerate(self._rules):
            for alike in self._day(number, rule, people, day):
                if not alike.near >> slot & 1:
                    continue
                units = sum(short[2] for short in short_breaks(rule.slots, [*alike.lessons, index], table)) - alike.before
                if units and rule.weight is not None:
                    cost += rule.weight * units * len(alike.people)
                elif units:
                    changes += [Change(rule, person, units) for person in alike.people]
        table.begin[index] = table.end[index] = 0
        return cost, changes

    def _day(self, number: int, rule: MinBreak, people: list[int], day: int) -> list[_SameDay]:
        found = self._alike.get((number, day))
        if found is None:
            alike: dict[tuple[int, ...], list[int]] = {}
            for person in people:
                alike.setdefault(tuple(self._table.by_day(person)[day]), []).append(person)
            found = self._alike[number, day] = []
            for key, same in alike.items():
                before = sum(short[2] for short in short_breaks(rule.slots, list(key), self._table))
                found.append(_SameDay(key, same, before, self._near(rule.slots, key)))
        return found

    def _near(self, slots: int, lessons: tuple[int, ...]) -> int:
        """The slots of the day, as a mask, from which the lesson would meet one of these or be less than `slots` away from it."""
        lesson, found = self._marks.lesson, 0
        for other in lessons:
            begin, end = self._table.begin[other] - lesson.length - lesson.after - slots + 1, self._table.end[other] + lesson.before + slots
            found |= (1 << end) - (1 << max(0, begin))
        return found
