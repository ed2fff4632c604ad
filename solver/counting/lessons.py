"""Single lessons and blocks that fit nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from solver.counting.facts import Facts, named, used
from solver.problem import Lesson
from solver.result import Contradiction
from solver.rules import DaysApart, NotOverlapping, PreferredRooms, Rule, SameStart


def of_lessons(facts: Facts) -> Iterator[Contradiction]:
    """Codes `lesson_longer_than_day`, `lesson_without_room`, `lesson_too_large`, `lesson_without_start`, `fixed_outside_day`,
    `fixed_in_closed`."""
    for index, lesson in enumerate(facts.problem.lessons):
        if used(lesson) > facts.grid.slots:
            numbers = (("needed", used(lesson)), ("day", facts.grid.slots))
            yield Contradiction("lesson_longer_than_day", ("placed",), lessons=(index,), numbers=numbers)
        elif lesson.room_options and not facts.options[index]:
            yield _no_room(facts, index)
        elif not len(facts.places.rows(index)):
            yield _no_start(facts, index)
        elif facts.fixed_start(index) >= 0:
            yield from _fixed(facts, index)


def _no_room(facts: Facts, index: int) -> Contradiction:
    lesson = facts.problem.lessons[index]
    seats = [_seats(facts, lesson, option) for option in range(len(lesson.room_options))]
    if any(seat is None or seat >= lesson.size for seat in seats):
        rules: list[Rule] = [
            rule for rule in facts.problem.rules if isinstance(rule, PreferredRooms) and rule.weight is None and index in rule.lessons
        ]
        ids, uids = named(rules)
        return Contradiction("lesson_without_room", ("room_need", *ids), uids, lessons=(index,))
    most = max(seat or 0 for seat in seats)
    return Contradiction("lesson_too_large", ("room_seats",), lessons=(index,), numbers=(("size", lesson.size), ("seats", most)))


def _seats(facts: Facts, lesson: Lesson, option: int) -> int | None:
    """Seats of an option, None without a limit."""
    seats = [facts.problem.resources[room].capacity for room in lesson.room_options[option].rooms]
    return sum(seats) if seats and all(seats) else None


def _no_start(facts: Facts, index: int) -> Contradiction:
    lesson = facts.problem.lessons[index]
    rules: list[Rule] = [*facts.allowed.get(index, ())]
    rooms = {room for option in facts.options[index] for room in option.rooms}
    people = [person for person in dict.fromkeys((*lesson.people, *sorted(rooms))) if facts.closing_rules[person]]
    for person in people:
        rules += facts.closing_rules[person]
    ids, uids = named(rules)
    return Contradiction("lesson_without_start", ids or ("placed",), uids, (index,), tuple(people), (("needed", used(lesson)),))


def _fixed(facts: Facts, index: int) -> Iterator[Contradiction]:
    lesson = facts.problem.lessons[index]
    slot = lesson.start % facts.grid.slots
    if slot < lesson.before or slot + lesson.length + lesson.after > facts.grid.slots:
        yield Contradiction("fixed_outside_day", ("placed",), lessons=(index,), numbers=(("position", lesson.start),))
        return
    window = slice(lesson.start - lesson.before, lesson.start + lesson.length + lesson.after)
    for person in dict.fromkeys(lesson.people):
        if facts.closings.hard[person, window].any():
            hit: list[Rule] = [rule for rule in facts.closing_rules[person] if any(window.start <= p < window.stop for p in rule.positions)]
            ids, uids = named(hit)
            yield Contradiction("fixed_in_closed", ids, uids, (index,), (person,), (("position", lesson.start),))
            return
    for rule in facts.allowed.get(index, ()):
        if lesson.start not in rule.starts:
            yield Contradiction("fixed_elsewhere", (rule.rule_id,), (rule.uid,), (index,), numbers=(("position", lesson.start),))
            return


def of_blocks(facts: Facts) -> Iterator[Contradiction]:
    """Codes `block_shares_person`, `block_without_start`, `block_days_apart`, `block_not_overlapping`, `block_rooms`."""
    block_of = {lesson: unit for unit, members in enumerate(facts.units) if len(members) > 1 for lesson in members}
    if not block_of:
        return
    rules: dict[int, list[Rule]] = {}
    for rule in facts.problem.rules:
        if isinstance(rule, SameStart) and rule.weight is None and rule.lessons:
            rules.setdefault(block_of.get(rule.lessons[0], -1), []).append(rule)
    for unit, members in enumerate(facts.units):
        if len(members) < 2:
            continue
        ids, uids = named(rules.get(unit, []))
        shared = _shared_person(facts, members)
        if shared is not None:
            pair, person = shared
            yield Contradiction("block_shares_person", ids, uids, pair, (person,))
        elif not facts.meet(members) and all(len(facts.places.rows(lesson)) for lesson in members):
            yield Contradiction("block_without_start", ids, uids, tuple(members))
        elif not _rooms_suffice(facts, members):
            yield Contradiction("block_rooms", ("room_need", *ids), uids, tuple(members), numbers=(("lessons", len(members)),))
    yield from _torn(facts, block_of)


def _shared_person(facts: Facts, members: list[int]) -> tuple[tuple[int, int], int] | None:
    lessons = facts.problem.lessons
    for first, second in combinations(members, 2):
        shared = set(lessons[first].people) & set(lessons[second].people)
        if shared and lessons[first].weeks & lessons[second].weeks:
            return (first, second), min(shared)
    return None


def _torn(facts: Facts, block_of: dict[int, int]) -> Iterator[Contradiction]:
    """Rules that keep apart what a block holds together."""
    lessons = facts.problem.lessons
    for rule in facts.problem.rules:
        match rule:
            case DaysApart(weight=None) if rule.min_days > 0:
                code = "block_days_apart"
            case NotOverlapping(weight=None):
                code = "block_not_overlapping"
            case _:
                continue
        for first, second in combinations(getattr(rule, "lessons", ()), 2):
            if block_of.get(first, -1) == block_of.get(second, -2) and lessons[first].weeks & lessons[second].weeks:
                yield Contradiction(code, (rule.rule_id,), (rule.uid,), (first, second))
                break


def _rooms_suffice(facts: Facts, members: list[int]) -> bool:
    """Whether every member given in one week can have rooms of its own (matching, for options of one unshared room)."""
    resources = facts.problem.resources
    for week in facts.weeks_of(members):
        wanting = []
        for index in facts.given(members, week):
            options = facts.options[index]
            if options and all(len(option.rooms) == 1 and not resources[option.rooms[0]].shared for option in options):
                wanting.append([option.rooms[0] for option in options])
        if matched(wanting) < len(wanting):
            return False
    return True


def matched(wanting: list[list[int]]) -> int:
    """How many of the lists can be given one of their values, each value once (augmenting paths)."""
    owner: dict[int, int] = {}

    def give(index: int, seen: set[int]) -> bool:
        for value in wanting[index]:
            if value in seen:
                continue
            seen.add(value)
            if value not in owner or give(owner[value], seen):
                owner[value] = index
                return True
        return False

    return sum(give(index, set()) for index in range(len(wanting)))
