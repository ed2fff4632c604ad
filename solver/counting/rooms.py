"""More teaching than a set of rooms can hold (Hall's condition on the sets of rooms that occur)."""

from __future__ import annotations

from collections.abc import Iterator

from solver.counting.facts import Facts, named
from solver.problem import ResourceKind
from solver.result import Contradiction
from solver.rules import Rule


def of_rooms(facts: Facts) -> Iterator[Contradiction]:
    """Codes `rooms_overfull` (lessons that all need these rooms, slots against open slots) and `shared_room_overfull` (pupil slots).

    Looked at for each set of rooms some lesson is confined to, and for unions of overlapping sets.
    """
    wanted = _wanted(facts)
    seen: set[frozenset[int]] = set()
    for rooms in _sets(list(wanted)):
        if any(rooms >= smaller for smaller in seen):
            continue
        lessons = sorted(index for single, indices in wanted.items() if single <= rooms for index in indices)
        found = _overfull(facts, rooms, lessons)
        if found is not None:
            seen.add(rooms)
            yield found
    yield from _shared(facts)


def _wanted(facts: Facts) -> dict[frozenset[int], list[int]]:
    """Lessons by the unshared rooms they are confined to (those whose options are single rooms)."""
    resources = facts.problem.resources
    found: dict[frozenset[int], list[int]] = {}
    for index, options in enumerate(facts.options):
        single = [option.rooms[0] for option in options if len(option.rooms) == 1]
        if options and len(single) == len(options) and not any(resources[room].shared for room in single):
            found.setdefault(frozenset(single), []).append(index)
    return found


def _sets(sets: list[frozenset[int]]) -> list[frozenset[int]]:
    """The sets, smallest first, and what each becomes together with all that it touches."""
    found = dict.fromkeys(sorted(sets, key=lambda rooms: (len(rooms), sorted(rooms))))
    for rooms in list(found):
        union = rooms.union(*(other for other in sets if other & rooms and len(other) <= len(rooms)))
        found.setdefault(union)
    return list(found)


def _overfull(facts: Facts, rooms: frozenset[int], lessons: list[int]) -> Contradiction | None:
    opened = sum(sum(facts.open_slots(room)) for room in rooms)
    for week in facts.weeks_of(lessons):
        given = facts.given(lessons, week)
        needed = sum(facts.used(index) for index in given)
        if needed > opened:
            rules: list[Rule] = [rule for room in sorted(rooms) for rule in facts.closing_rules[room]]
            ids, uids = named(rules)
            numbers = (("needed", needed), ("open", opened), ("rooms", len(rooms)))
            return Contradiction("rooms_overfull", ("no_overlap_room", *ids), uids, tuple(given), tuple(sorted(rooms)), numbers)
    return None


def _shared(facts: Facts) -> Iterator[Contradiction]:
    for number, room in enumerate(facts.problem.resources):
        if room.kind is not ResourceKind.ROOM or not room.shared or room.capacity <= 0:
            continue
        lessons = [index for index, options in enumerate(facts.options) if options and all(number in option.rooms for option in options)]
        opened = room.capacity * sum(facts.open_slots(number))
        for week in facts.weeks_of(lessons):
            given = facts.given(lessons, week)
            needed = sum(facts.used(index) * facts.problem.lessons[index].size for index in given)
            if needed > opened:
                numbers = (("needed", needed), ("open", opened), ("seats", room.capacity))
                yield Contradiction("shared_room_overfull", ("room_seats",), (), tuple(given), (number,), numbers)
                break
