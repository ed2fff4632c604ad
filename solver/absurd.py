"""Input that is not a timetabling problem at all: numbers out of range, references to nothing. Plain Python, no exceptions."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from solver.problem import Lesson, Problem
from solver.result import Contradiction
from solver.rules import Rule

MOST_WEEK_CLASSES = 62
MOST_POSITIONS = 100_000
MOST_PUPILS = 1 << 30
MOST_SEATS = (1 << 31) - 1
"""Of a room: as many as a school stores at the most."""
MOST_NUMBER = 100_000
"""Of a rule's limit: more than there are slots in any week, and few enough for a bit mask."""
MOST_WEIGHT = 1e12
"""Of a rule or a room option: what a timetable costs must stay within 64 bits."""
_LIMITS = (
    "maximum", "minimum", "max_per_day", "max_per_week", "min_gap", "days", "longer_days", "min_days", "most_a_day", "max_late", "span",
    "start", "end", "slots", "latest", "amount",
)  # fmt: skip
_TIMES = ("start", "end")


def absurd(problem: Problem) -> tuple[Contradiction, ...]:
    """What makes the problem impossible to read; empty when the other modules can rely on its numbers.

    Codes: `grid_absurd`, `resource_absurd`, `lesson_absurd` (numbers tell the field that is out of range), `lesson_without_week`,
    `rule_absurd`.
    """
    grid = problem.grid
    if grid.days < 1 or grid.slots < 1 or grid.positions > MOST_POSITIONS or not 1 <= problem.week_classes <= MOST_WEEK_CLASSES:
        numbers = (("days", grid.days), ("slots", grid.slots), ("week_classes", problem.week_classes))
        return (Contradiction("grid_absurd", ("placed",), numbers=numbers),)
    return (*_resources(problem), *_lessons(problem), *_rules(problem))


def _resources(problem: Problem) -> Iterator[Contradiction]:
    for index, resource in enumerate(problem.resources):
        if not 0 <= resource.capacity <= MOST_SEATS:
            yield Contradiction("resource_absurd", ("room_seats",), resources=(index,), numbers=(("capacity", resource.capacity),))


def _lessons(problem: Problem) -> Iterator[Contradiction]:
    full, positions = (1 << problem.week_classes) - 1, problem.grid.positions
    limits = (
        ("length", 1, positions), ("before", 0, positions), ("after", 0, positions), ("size", 0, MOST_PUPILS), ("start", -1, positions - 1),
    )  # fmt: skip
    sound: set[int] = set()
    for index, lesson in enumerate(problem.lessons):
        field = _out_of_range(lesson, limits, len(problem.resources), sound)
        if field is not None:
            yield Contradiction("lesson_absurd", ("placed",), lessons=(index,), numbers=(field,))
        elif lesson.weeks < 0 or not lesson.weeks & full or lesson.weeks > full:
            yield Contradiction("lesson_without_week", ("placed",), lessons=(index,), numbers=(("weeks", lesson.weeks),))


def _out_of_range(lesson: Lesson, limits: Iterable[tuple[str, int, int]], count: int, sound: set[int]) -> tuple[str, int] | None:
    """The first field that is, with its value; `sound` are the ids of room options looked at before, which lessons share."""
    for name, low, high in limits:
        value: int = getattr(lesson, name)
        if not low <= value <= high:
            return name, value
    if not -1 <= lesson.option < len(lesson.room_options):
        return "option", lesson.option
    for value in _outside(lesson.people, count):
        return "people", value
    for option in lesson.room_options:
        if id(option) in sound:
            continue
        for value in _outside(option.rooms, count):
            return "rooms", value
        if not _is_weight(option.cost):
            return "cost", -1
        sound.add(id(option))
    return None


def _rules(problem: Problem) -> Iterator[Contradiction]:
    resources = len(problem.resources)
    positions = problem.grid.positions
    ranges = {"lessons": len(problem.lessons), "resources": resources, "rooms": resources, "positions": positions, "breaks": positions}
    counted: dict[type[Rule], list[tuple[str, int]]] = {}
    for rule in problem.rules:
        if type(rule) not in counted:
            counted[type(rule)] = [(name, count) for name, count in ranges.items() if hasattr(rule, name)]
        wrong = [value for name, count in counted[type(rule)] for value in _outside(getattr(rule, name), count)]
        wrong += out_of_range(rule)
        if wrong:
            yield Contradiction("rule_absurd", (rule.rule_id,), (rule.uid,), numbers=(("value", wrong[0]),))


def out_of_range(rule: Rule) -> list[int]:
    """The rule's limits that are no numbers to count with, and -1 for a weight that is none; empty for a sound rule."""
    wrong = [value for name, low in _LIMITS_OF[type(rule)] if not low <= (value := getattr(rule, name)) <= MOST_NUMBER]
    return wrong if rule.weight is None or _is_weight(rule.weight) else [*wrong, -1]


class _LimitsOf(dict[type[Rule], tuple[tuple[str, int], ...]]):
    """By form of rule the fields that are limits, each with the least it may be."""

    def __missing__(self, form: type[Rule]) -> tuple[tuple[str, int], ...]:
        names = {field.name for field in fields(form)}
        self[form] = tuple((name, 0 if name in _TIMES else -MOST_NUMBER) for name in _LIMITS if name in names)
        return self[form]


_LIMITS_OF = _LimitsOf()


def _is_weight(value: float) -> bool:
    return math.isfinite(value) and 0 <= value <= MOST_WEIGHT


def _outside(values: Sequence[int], count: int) -> Iterable[int]:
    if not values or (min(values) >= 0 and max(values) < count):
        return ()
    return (value for value in values if not 0 <= value < count)
