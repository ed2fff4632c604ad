"""Where contradictions are looked for: small sets of lessons that can be impossible by themselves, smallest first."""

from __future__ import annotations

from collections.abc import Iterator

from solver.explaining.part import Cutter
from solver.rules import DaysApart, NotOverlapping, Pair, SameStart


def seeds(cutter: Cutter) -> Iterator[frozenset[int]]:
    """Lessons of one rule, of one person, of one set of rooms, then of all who meet in a block; no set twice."""
    seen: set[frozenset[int]] = set()
    for lessons in _all(cutter):
        if lessons and lessons not in seen:
            seen.add(lessons)
            yield lessons


def _all(cutter: Cutter) -> Iterator[frozenset[int]]:
    problem, layout = cutter.problem, cutter.layout
    relations = [rule for number in cutter.hard if isinstance(rule := problem.rules[number], SameStart | NotOverlapping | DaysApart | Pair)]
    yield from sorted((frozenset(rule.lessons) for rule in relations), key=len)
    people = [frozenset(layout.lessons_of[resource]) for resource in range(len(problem.resources)) if not layout.is_room[resource]]
    yield from sorted(people, key=len)
    yield from sorted(_by_rooms(cutter), key=len)
    blocks = [frozenset(rule.lessons) for rule in relations if isinstance(rule, SameStart)]
    yield from sorted((_with_people(cutter, block) for block in blocks), key=len)


def _by_rooms(cutter: Cutter) -> list[frozenset[int]]:
    """For each set of rooms that some lesson is limited to, the lessons that are limited to these."""
    rooms_of = {}
    for index, lesson in enumerate(cutter.problem.lessons):
        if lesson.room_options:
            rooms_of[index] = frozenset(room for option in lesson.room_options for room in option.rooms)
    return [frozenset(index for index, rooms in rooms_of.items() if rooms <= limit) for limit in set(rooms_of.values())]


def _with_people(cutter: Cutter, lessons: frozenset[int]) -> frozenset[int]:
    people = {person for index in lessons for person in cutter.problem.lessons[index].people}
    return lessons.union(*(cutter.layout.lessons_of[person] for person in people))
