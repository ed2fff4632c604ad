"""`BuildingChanges`: where somebody is at each slot of a day, and how often that changes."""

from __future__ import annotations

from typing import Any

from solver.checks.building_changes import building_of
from solver.model.draft import Draft, FreeLesson, Literal
from solver.rules import BuildingChanges


def add_building_changes(draft: Draft, rule: BuildingChanges, resource: int) -> None:
    """For one resource, each kind of week by itself."""
    lessons, layout = draft.problem.lessons, draft.layout
    own = layout.lessons_of[resource]
    free = [draft.free[index] for index in own if index in draft.free]
    staying = draft.fixed(resource)
    if not free:
        return
    for bit, classes in layout.groups([lesson.index for lesson in free] + staying):
        coming = [lesson for lesson in free if lessons[lesson.index].weeks & bit]
        fixed = [index for index in staying if lessons[index].weeks & bit and building_of(draft.table, index)]
        names = {building_of(draft.table, index) for index in fixed}
        where = {lesson.index: _where(draft, lesson) for lesson in coming}
        names |= {name for literals in where.values() for name in literals}
        if coming and len(names) > 1:
            if rule.max_per_day >= 0 or rule.max_per_week >= 0:
                _limit(draft, rule, sorted(names), coming, where, fixed, classes)
            if rule.min_gap > 0:
                _keep_apart(draft, rule, coming, where, fixed, classes)


def _where(draft: Draft, lesson: FreeLesson) -> dict[str, Literal]:
    """A literal for each building that the lesson may be in."""
    found: dict[str, list[Literal]] = {}
    for option, literal in lesson.options.items():
        rooms = draft.problem.lessons[lesson.index].room_options[option].rooms
        name = next((one for room in rooms if (one := draft.problem.resources[room].building)), "")
        if name:
            found.setdefault(name, []).append(literal)
    where = {}
    for name, literals in found.items():
        if len(literals) == 1:
            where[name] = literals[0]
            continue
        where[name] = draft.literal()
        for literal in literals:
            draft.model.add_implication(literal, where[name])
    return where


def _limit(
    draft: Draft,
    rule: BuildingChanges,
    names: list[str],
    coming: list[FreeLesson],
    where: dict[int, dict[str, Literal]],
    fixed: list[int],
    classes: int,
) -> None:
    """At most so many changes of the building in which one is, or was last, from slot to slot."""
    model, slots, table = draft.model, draft.layout.slots, draft.table
    week: list[Any] = []
    for day in range(draft.layout.days):
        if not any(day in lesson.on for lesson in coming) and not any(table.day[index] == day for index in fixed):
            continue
        states = [[draft.literal() for _ in names] for _ in range(slots)]
        moved: list[Any] = []
        for slot, state in enumerate(states):
            model.add_exactly_one(state)
            if slot:
                moved.append(draft.literal())
                for now, before in zip(state, states[slot - 1], strict=True):
                    model.add_bool_or([now.negated(), before, moved[-1]])
        for index in fixed:
            if table.day[index] == day:
                for slot in range(table.begin[index], table.end[index]):
                    model.add(states[slot][names.index(building_of(table, index))] == 1)
        for lesson in coming:
            for name, literal in where[lesson.index].items():
                for slot in range(slots) if day in lesson.on else ():
                    meeting = draft.masks.begins_meeting(1 << (day * slots + slot), lesson.total) & draft.masks.on_day(day)
                    if lesson.allowed & meeting:
                        draft.only(lesson, ~meeting, [literal, states[slot][names.index(name)].negated()])
        if rule.max_per_day >= 0:
            model.add(sum(moved) <= rule.max_per_day + draft.slack(rule, slots, classes))
        week += moved
    if rule.max_per_week >= 0 and week:
        model.add(sum(week) <= rule.max_per_week + draft.slack(rule, len(week), classes))


def _keep_apart(
    draft: Draft, rule: BuildingChanges, coming: list[FreeLesson], where: dict[int, dict[str, Literal]], fixed: list[int], classes: int
) -> None:
    """Time to walk between lessons in different buildings: of all pairs of a day, which says the same as of those that follow."""
    for at, first in enumerate(coming):
        for second in coming[at + 1 :]:
            for one, here in where[first.index].items():
                for other, there in where[second.index].items():
                    if one != other:
                        _apart(draft, rule, first, second, [here, there])
        for index in fixed:
            for name, literal in where[first.index].items():
                if name != building_of(draft.table, index):
                    near = draft.masks.near(draft.mask_of(index), first.total, rule.min_gap)
                    draft.only(first, ~near, draft.unless(draft.breach(rule, classes), first, literal))


def _apart(draft: Draft, rule: BuildingChanges, first: FreeLesson, second: FreeLesson, when: list[Literal]) -> None:
    ways = []
    for earlier, later in ((first, second), (second, first)):
        way = draft.literal()
        draft.model.add(earlier.begin + earlier.total + rule.min_gap <= later.begin).only_enforce_if(way)
        ways.append(way)
    broken = draft.breach(rule)
    ways += [literal.negated() for literal in when] + ([broken] if broken is not None else [])
    for day in sorted(first.on.keys() & second.on.keys()):
        draft.model.add_bool_or([first.on[day].negated(), second.on[day].negated(), *ways])
