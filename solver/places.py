"""Where one lesson can go, start by start: free, at what cost, or blocked by which rule and lesson. Plain Python on bit masks."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import TypeVar

from solver.checker import Checker, validate
from solver.checks.shape import Shape
from solver.checks.shapes import shape_of
from solver.checks.table import Layout, Table, day_masks
from solver.placing.lessons import Named, mark_fixed, mark_people, mark_rule
from solver.placing.marks import Blocker, Marks
from solver.placing.nights import mark_nights
from solver.placing.question import Question
from solver.placing.recounted import mark_rooms
from solver.placing.rooms import Taken, mark_options
from solver.placing.shapes import BreakMarks, Memo, ShapeMarks
from solver.placing.together import Judged, PlaceVerdict, barred, verdicts
from solver.problem import Problem
from solver.result import Solution
from solver.rules import BuildingChanges, Closed, FewRooms, MinBreak, NightRest, PreferredRooms, RoomPeak, Rule, SameRoom

__all__ = ["Blocker", "Judged", "PlaceVerdict", "Places"]

B = TypeVar("B")

_MOST_KEPT = 100
_FORM = attrgetter("uid", "length", "people", "room_options", "weeks", "size", "before", "after")
"""All of a lesson but where it lies and whether that is fixed."""


@dataclass(frozen=True, slots=True)
class RoomVerdict:
    """One room option of a lesson at one start: what it costs and what takes its rooms or forbids it."""

    option: int
    cost: float
    blockers: tuple[Blocker, ...]


class Places:
    """Answers for one problem; keeps the timetable it was last asked about, so questions about similar ones are quick.

    A start is blocked when the lesson there would break a hard rule: for rules between lessons, when it is one of those that break
    it; for rules about the shape of a person's day or week, when the breach is larger than with the lesson off the timetable or
    where it is now. Such shape rules are looked at for people, not for rooms.
    """

    def __init__(self, problem: Problem) -> None:
        self._problem = problem
        self.layout = Layout(problem)
        self._table: Table | None = None
        self._taken: Taken = {}
        self._questions: dict[tuple[int, ...], list[Question]] = {}
        """What was worked out lately about lessons that move as one; the rest of the timetable is as it was then."""
        self._of_lesson: dict[int, list[Rule]] = {}
        self._wishes: dict[int, list[PreferredRooms | FewRooms]] = {}
        self._peaks: dict[int, list[RoomPeak]] = {}
        self._closings: dict[int, list[tuple[Closed, list[int]]]] = {}
        self._breaks: list[MinBreak] = []
        self._breaks_of: dict[int, list[int]] = {}
        self._rests: dict[int, list[NightRest]] = {}
        self._stays: dict[int, list[SameRoom]] = {}
        self._walks: list[BuildingChanges] = []
        self._shapes: list[tuple[Rule, Shape, Memo]] = []
        self._shapes_of: dict[int, list[int]] = {}
        for rule in problem.rules:
            self._index(rule)

    def _index(self, rule: Rule) -> None:
        shape = shape_of(rule, self._problem.grid)
        match rule:
            case PreferredRooms() | FewRooms():
                for lesson in rule.lessons:
                    self._wishes.setdefault(lesson, []).append(rule)
            case RoomPeak():
                for room in rule.resources:
                    self._peaks.setdefault(room, []).append(rule)
            case Closed():
                masks = day_masks(rule.positions, self.layout.days, self.layout.slots)
                for resource in rule.resources:
                    self._closings.setdefault(resource, []).append((rule, masks))
            case MinBreak():
                for resource in rule.resources:
                    self._breaks_of.setdefault(resource, []).append(len(self._breaks))
                self._breaks.append(rule)
            case SameRoom():
                for lesson in rule.lessons:
                    self._stays.setdefault(lesson, []).append(rule)
            case BuildingChanges():
                self._walks.append(rule)
            case NightRest():
                for resource in rule.resources:
                    self._rests.setdefault(resource, []).append(rule)
            case _ if shape is not None:
                for resource in shape.resources:
                    self._shapes_of.setdefault(resource, []).append(len(self._shapes))
                self._shapes.append((rule, shape, {}))
            case _:
                for lesson in getattr(rule, "lessons", ()):
                    self._of_lesson.setdefault(lesson, []).append(rule)

    def follow(self, problem: Problem) -> bool:
        """Go over to a problem whose lessons lie or are fixed otherwise; nothing happens and False if more than that is another.

        Rules and resources count as the same only if they are the same objects.
        """
        old = self._problem
        if (problem.grid, problem.week_classes, len(problem.lessons)) != (old.grid, old.week_classes, len(old.lessons)):
            return False
        changed = {index: pair for index, pair in enumerate(zip(old.lessons, problem.lessons)) if pair[0] is not pair[1]}
        if problem.rules is not old.rules or problem.resources is not old.resources:
            return False
        if any(_FORM(before) != _FORM(after) for before, after in changed.values()):
            return False
        fixed = {index for index, pair in changed.items() if any(one.fixed_time or one.fixed_room for one in pair)}
        self._questions = {unit: known for unit, known in self._questions.items() if fixed.isdisjoint(unit)}
        self._problem = self.layout.problem = problem
        if self._table is not None:
            self._table.problem = problem
        return True

    def of(self, solution: Solution, lesson: int) -> list[PlaceVerdict]:
        """A verdict for every start at which the lesson, with its padding, lies within a day. Raises ValueError as `assess` does."""
        return self.together(solution, (lesson,))

    def at(self, solution: Solution, lesson: int, start: int) -> PlaceVerdict:
        """The verdict on one start; ValueError if the lesson does not fit into the day there."""
        found = self.together(solution, (lesson,), (start,))
        if not found:
            raise ValueError(f"lesson {lesson} does not fit into the day at {start}")
        return found[0]

    def together(self, solution: Solution, lessons: Sequence[int], starts: Iterable[int] | None = None) -> list[PlaceVerdict]:
        """For every start of the first lesson, or those given that fit into the day, the verdict on all, the others off the table."""
        return self.named(solution, lessons, _itself, starts)

    def named(
        self, solution: Solution, lessons: Sequence[int], name: Callable[[Blocker], B], starts: Iterable[int] | None = None
    ) -> list[Judged[B]]:
        """Like `together`, with what `name` gives for each blocker; whatever it gives one and the same object for is said once.

        Where people, rules about lessons, rooms or the day's end forbid one of them, days are not looked at. Every lesson's room is
        looked for by itself.
        """
        table, unit = self._show(solution), tuple(lessons)
        for lesson in lessons:
            table.move(lesson, -1, -1)
        try:
            questions = self._questions.pop(unit, None) or self._ask(table, unit)
            first, shut = questions[0].marks, barred(questions)
            asked = list(first.starts()) if starts is None else [start for start in starts if first.fits(start)]
            still = [start for start in asked if not shut >> start & 1]
            for lesson, question in zip(lessons, questions):
                self._look(table, solution, lesson, question, still)
            found = list(verdicts(questions, asked, name))
            if not any(shut >> solution.starts[lesson] & 1 for lesson in lessons if solution.starts[lesson] >= 0):
                self._keep(unit, questions)
            return found
        finally:
            for lesson in lessons:
                table.move(lesson, solution.starts[lesson], solution.options[lesson])

    def rooms(self, solution: Solution, lesson: int, start: int) -> list[RoomVerdict]:
        """A verdict on each room option of the lesson at that start, cheapest first."""
        table = self._show(solution)
        marks = Marks(self._problem.lessons[lesson], self.layout.days, self.layout.slots)
        options = mark_options(table, lesson, marks, self._wishes.get(lesson, []), self._closings, self._peaks, self._taken)
        return [RoomVerdict(one.option, one.cost_at(start), tuple(one.blockers(start))) for one in options]

    def holders(self, solution: Solution, lesson: int, option: int, start: int) -> tuple[int, ...]:
        """Other placed lessons that are in one of the option's unshared rooms while the lesson is there from `start` on."""
        table, row = self._show(solution), self._problem.lessons[lesson]
        day, slot = divmod(start, self.layout.slots)
        begin, end = slot - row.before, slot + row.length + row.after
        rooms = (room for room in row.room_options[option].rooms if not self.layout.is_shared[room]) if option >= 0 else ()
        found = (
            other for room in rooms for other in table.by_day(room)[day]
            if other != lesson and self._problem.lessons[other].weeks & row.weeks and table.begin[other] < end and begin < table.end[other]
        )  # fmt: skip
        return tuple(dict.fromkeys(found))

    def _keep(self, unit: tuple[int, ...], questions: list[Question]) -> None:
        """For the next time: what has been worked out holds until another lesson moves.

        Not if one of the lessons lies where something is in the way: more was asked about that start than about others like it.
        """
        self._questions[unit] = questions
        if len(self._questions) > _MOST_KEPT:
            del self._questions[next(iter(self._questions))]

    def _ask(self, table: Table, lessons: Sequence[int]) -> list[Question]:
        named: Named = {}
        return [self._question(table, lesson, named) for lesson in lessons]

    def _question(self, table: Table, lesson: int, named: Named) -> Question:
        marks = Marks(self._problem.lessons[lesson], self.layout.days, self.layout.slots)
        mark_people(table, lesson, marks, named)
        mark_fixed(table, lesson, marks)
        for rule in self._of_lesson.get(lesson, ()):
            mark_rule(rule, table, lesson, marks)
        self._mark_closed(lesson, marks)
        options = mark_options(table, lesson, marks, self._wishes.get(lesson, []), self._closings, self._peaks, self._taken)
        return Question(marks, options, self._shape_marks(table, lesson, marks), self._break_marks(table, lesson, marks))

    def _look(self, table: Table, solution: Solution, lesson: int, question: Question, starts: list[int]) -> None:
        """Add what is worked out start by start, for these starts and the one where the lesson is now."""
        marks, now = question.marks, solution.starts[lesson]
        question.lie(now, solution.options[lesson])
        looked = [*starts, now] if now not in starts and marks.fits(now) else starts
        new = [start for start in looked if start not in question.looked]
        question.looked.update(new)
        for person in dict.fromkeys(self._problem.lessons[lesson].people):
            for rest in self._rests.get(person, ()):
                mark_nights(rest, person, table, lesson, marks, new)
        mark_rooms([*self._stays.get(lesson, ()), *self._walks_of(lesson)], table, lesson, marks, question.options, new)
        marks.lay_costs(new)
        question.look_back(lambda: self._by_checker(solution, lesson))

    def _walks_of(self, lesson: int) -> list[BuildingChanges]:
        """The rules about walking, for the lesson's people alone."""
        people = set(self._problem.lessons[lesson].people)
        own = (replace(rule, resources=tuple(people.intersection(rule.resources))) for rule in self._walks)
        return [rule for rule in own if rule.resources]

    def _shape_marks(self, table: Table, lesson: int, marks: Marks) -> ShapeMarks:
        users: dict[int, list[int]] = {}
        for person in dict.fromkeys(self._problem.lessons[lesson].people):
            for number in self._shapes_of.get(person, ()):
                users.setdefault(number, []).append(person)
        rules = [(rule, shape, people, memo) for number, people in users.items() for rule, shape, memo in (self._shapes[number],)]
        return ShapeMarks(table, lesson, marks, rules)

    def _break_marks(self, table: Table, lesson: int, marks: Marks) -> BreakMarks:
        users: dict[int, list[int]] = {}
        for person in dict.fromkeys(self._problem.lessons[lesson].people):
            for number in self._breaks_of.get(person, ()):
                users.setdefault(number, []).append(person)
        return BreakMarks(table, lesson, marks, [(self._breaks[number], people) for number, people in users.items()])

    def _show(self, solution: Solution) -> Table:
        table = self._table
        if table is None:
            validate(self._problem, solution)
            self._table = table = Table(self.layout, solution)
            return table
        if len(solution.starts) != len(table.starts) or len(solution.options) != len(table.options):
            validate(self._problem, solution)
        if table.starts != list(solution.starts) or table.options != list(solution.options):
            validate(self._problem, solution)
            places = enumerate(zip(zip(table.starts, table.options), zip(solution.starts, solution.options)))
            moved = {index: there for index, (here, there) in places if here != there}
            for index, there in moved.items():
                table.move(index, *there)
            self._questions = {unit: known for unit, known in self._questions.items() if moved.keys() <= set(unit)}
        return table

    def _mark_closed(self, lesson: int, marks: Marks) -> None:
        rules: dict[int, tuple[Closed, list[int], list[int]]] = {}
        for person in dict.fromkeys(self._problem.lessons[lesson].people):
            for rule, masks in self._closings.get(person, ()):
                rules.setdefault(id(rule), (rule, masks, []))[2].append(person)
        for rule, masks, people in rules.values():
            marks.breach(marks.meeting_masks(masks), rule.weight, len(people), Blocker(rule.rule_id, rule.uid, -1, people[0]))

    def _by_checker(self, solution: Solution, lesson: int) -> float:
        """What the lesson costs where it is, by the checker: only for a lesson that reaches outside its day."""
        starts, options = list(solution.starts), list(solution.options)
        starts[lesson], options[lesson] = -1, -1
        checker = Checker(self._problem)
        return checker.assess(solution).cost - checker.assess(Solution(tuple(starts), tuple(options))).cost


def _itself(blocker: Blocker) -> Blocker:
    return blocker
