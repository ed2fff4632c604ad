"""Checks `room_need`, `room_seats` and the cost of room options (`preferred_room`)."""

from __future__ import annotations

from collections.abc import Iterable

from solver.checks.table import Table, always
from solver.problem import Lesson, Problem
from solver.result import Violation


def check(table: Table, only: Iterable[int] | None = None, rooms: Iterable[int] | None = None) -> list[Violation]:
    """Placed lessons without a room they need, too large for their rooms, or in an option that costs; overfull shared rooms.

    Of all lessons and rooms or `only` some lessons and some `rooms`.
    """
    found = []
    for index in range(len(table.problem.lessons)) if only is None else only:
        lesson = table.problem.lessons[index]
        start, option = table.starts[index], table.options[index]
        if start < 0 or not lesson.room_options:
            continue
        if option < 0:
            found.append(always("room_need", 1, (index,), position=start))
            continue
        chosen = lesson.room_options[option]
        missing = missing_seats(table.problem, lesson, option)
        if missing > 0:
            found.append(always("room_seats", missing, (index,), chosen.rooms[0], start))
        if chosen.cost:
            found.append(Violation("preferred_room", "", False, 1.0, chosen.cost, (index,), chosen.rooms[0] if chosen.rooms else -1, start))
    used = table.rooms_in_use()
    for room in used if rooms is None else rooms:
        lessons = used.get(room, [])
        if table.layout.is_shared[room] and table.problem.resources[room].capacity > 0:
            found += _overfull(room, lessons, table)
    return found


def missing_seats(problem: Problem, lesson: Lesson, option: int) -> int:
    """Pupils of the lesson beyond the seats of the option's rooms together; 0 when one of them has no limit."""
    seats = [problem.resources[room].capacity for room in lesson.room_options[option].rooms]
    return max(0, lesson.size - sum(seats)) if seats and all(seats) else 0


def _overfull(room: int, lessons: list[int], table: Table) -> list[Violation]:
    """One violation for each stretch of a day in which a shared room holds too many; the amount is the most pupils too many."""
    capacity = table.problem.resources[room].capacity
    found = []
    for week, _ in table.layout.groups(lessons):
        given = [index for index in lessons if table.problem.lessons[index].weeks & week]
        for day in range(table.layout.days):
            today = [index for index in given if table.day[index] == day]
            for begin, end, most in stretches([(table.begin[i], table.end[i], table.problem.lessons[i].size) for i in today], capacity):
                there = tuple(i for i in today if table.begin[i] < end and table.end[i] > begin)
                found.append(always("room_seats", most - capacity, there, room, table.position(day, begin)))
    return list(dict.fromkeys(found))


def stretches(uses: list[tuple[int, int, int]], capacity: int) -> list[tuple[int, int, int]]:
    """(first slot, slot after the last, most pupils) of the stretches in which uses (begin, end, size) exceed the capacity."""
    change: dict[int, int] = {}
    for begin, end, size in uses:
        change[begin] = change.get(begin, 0) + size
        change[end] = change.get(end, 0) - size
    found, load, since, most = [], 0, -1, 0
    for slot in sorted(change):
        load += change[slot]
        if load > capacity:
            since = slot if since < 0 else since
            most = max(most, load)
        elif since >= 0:
            found.append((since, slot, most))
            since, most = -1, 0
    return found
