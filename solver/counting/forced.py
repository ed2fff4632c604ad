"""Lessons that have one possible start each, and cannot all have it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from solver.counting.facts import Facts, named
from solver.counting.lessons import matched
from solver.problem import ResourceKind
from solver.result import Contradiction
from solver.rules import Rule

_RULES = {ResourceKind.PUPILS: "no_overlap_pupil", ResourceKind.TEACHER: "no_overlap_teacher"}


def of_forced(facts: Facts) -> Iterator[Contradiction]:
    """Codes `forced_collision` (two of one person at once) and `forced_rooms` (more at once than the rooms they may have)."""
    yield from _people(facts, facts.forced)
    yield from _rooms(facts, facts.forced)


def _people(facts: Facts, forced: dict[int, int]) -> Iterator[Contradiction]:
    users: dict[int, list[int]] = {}
    for index in forced:
        for person in dict.fromkeys(facts.problem.lessons[index].people):
            users.setdefault(person, []).append(index)
    for person, lessons in users.items():
        ordered = sorted(lessons, key=lambda index: forced[index])
        for first, second in pairwise(ordered):
            if _meet(facts, forced, first, second):
                kind = _RULES[facts.problem.resources[person].kind]
                yield _contradiction(facts, "forced_collision", kind, [first, second], (person,))
                break


def _rooms(facts: Facts, forced: dict[int, int]) -> Iterator[Contradiction]:
    """For each forced lesson, those that run when it begins: more than their rooms hold, in the smallest number of lessons."""
    resources = facts.problem.resources
    wanting = {}
    for index in forced:
        options = facts.options[index]
        if options and all(len(option.rooms) == 1 and not resources[option.rooms[0]].shared for option in options):
            wanting[index] = [option.rooms[0] for option in options]
    running: dict[int, list[int]] = {}
    for index in wanting:
        for position in _window(facts, forced, index):
            running.setdefault(position, []).append(index)
    seen: set[tuple[int, ...]] = set()
    told: set[frozenset[int]] = set()
    for anchor in wanting:
        near = {index for position in _window(facts, forced, anchor) for index in running[position] if forced[index] <= forced[anchor]}
        together = sorted(index for index in near if _meet(facts, forced, anchor, index))
        if tuple(together) in seen:
            continue
        seen.add(tuple(together))
        if matched([wanting[index] for index in together]) == len(together):
            continue
        for index in list(together):
            fewer = [one for one in together if one != index]
            if matched([wanting[one] for one in fewer]) < len(fewer):
                together = fewer
        if frozenset(together) not in told:
            told.add(frozenset(together))
            rooms = tuple(dict.fromkeys(room for index in together for room in wanting[index]))
            yield _contradiction(facts, "forced_rooms", "no_overlap_room", together, rooms)


def _window(facts: Facts, forced: dict[int, int], index: int) -> range:
    """The positions of a forced lesson, with what goes before and after."""
    lesson = facts.problem.lessons[index]
    return range(forced[index] - lesson.before, forced[index] + lesson.length + lesson.after)


def _meet(facts: Facts, forced: dict[int, int], first: int, second: int) -> bool:
    """Whether the two share a position and a week."""
    one, other = _window(facts, forced, first), _window(facts, forced, second)
    weeks = facts.problem.lessons[first].weeks & facts.problem.lessons[second].weeks
    return weeks != 0 and one.start < other.stop and other.start < one.stop


def _contradiction(facts: Facts, code: str, kind: str, lessons: list[int], resources: tuple[int, ...]) -> Contradiction:
    rules: list[Rule] = [rule for index in lessons for rule in _forcing(facts, index)]
    ids, uids = named(rules)
    numbers = (("lessons", len(lessons)), ("rooms", len(resources)))
    return Contradiction(code, (kind, *ids), uids, tuple(lessons), resources, numbers)


def _forcing(facts: Facts, index: int) -> list[Rule]:
    """The rules that leave the lesson its one start: those about starts if they do it alone, else the closings of its people too."""
    starts = facts.allowed.get(index, [])
    if starts and len(frozenset(starts[0].starts).intersection(*(rule.starts for rule in starts))) == 1:
        single = next((rule for rule in starts if len(set(rule.starts)) == 1), None)
        return [single] if single is not None else list(starts)
    people = facts.problem.lessons[index].people
    return [*starts, *(rule for person in people for rule in facts.closing_rules[person])]
