"""`SameRoom`: two options with different rooms only where the lessons do not touch."""

from __future__ import annotations

from solver.checks.few_rooms import rooms_of
from solver.model.allowed import touching
from solver.model.draft import Draft, FreeLesson, Literal
from solver.rules import SameRoom


def add_same_room(draft: Draft, rule: SameRoom) -> None:
    table = draft.table
    free = [draft.free[index] for index in rule.lessons if index in draft.free and draft.free[index].options]
    staying = [i for i in rule.lessons if i not in draft.freed and table.day[i] >= 0 and rooms_of(table, i)]
    for at, first in enumerate(free):
        for second in free[at + 1 :]:
            _beside(draft, rule, first, second)
        for other in staying:
            _beside_staying(draft, rule, first, other)


def _beside_staying(draft: Draft, rule: SameRoom, lesson: FreeLesson, other: int) -> None:
    table, there = draft.table, frozenset(rooms_of(draft.table, other))
    mask = touching(draft.masks, table.day[other], table.begin[other], table.end[other], lesson.total)
    away = [literal for option, literal in lesson.options.items() if _rooms(draft, lesson, option) not in (there, frozenset())]
    if not away or not lesson.allowed & mask:
        return
    elsewhere = draft.literal()
    for literal in away:
        draft.model.add_implication(literal, elsewhere)
    draft.only(lesson, ~mask, [*draft.unless(draft.breach(rule), lesson), elsewhere])


def _rooms(draft: Draft, lesson: FreeLesson, option: int) -> frozenset[int]:
    return frozenset(draft.problem.lessons[lesson.index].room_options[option].rooms)


def _beside(draft: Draft, rule: SameRoom, first: FreeLesson, second: FreeLesson) -> None:
    days = sorted(first.on.keys() & second.on.keys())
    pairs = [
        (one, two)
        for option, one in first.options.items()
        for other, two in second.options.items()
        if frozenset() not in (here := _rooms(draft, first, option), there := _rooms(draft, second, other)) and here != there
    ]
    if not days or not pairs:
        return
    differ: Literal = draft.literal()
    for one, two in pairs:
        draft.model.add_bool_or([one.negated(), two.negated(), differ])
    broken = draft.breach(rule)
    for earlier, later in ((first, second), (second, first)):
        before, after = draft.literal(), draft.literal()
        draft.model.add(later.begin <= earlier.begin + earlier.total - 1).only_enforce_if(before)
        draft.model.add(later.begin >= earlier.begin + earlier.total + 1).only_enforce_if(after)
        ways = [before, after, differ.negated(), *([broken] if broken is not None else [])]
        for day in days:
            draft.model.add_bool_or([first.on[day].negated(), second.on[day].negated(), *ways])
