"""`SameStart`: free lessons together; hard ones are held to lessons that stay by their domains."""

from __future__ import annotations

from itertools import pairwise

from solver.model.allowed import begins
from solver.model.draft import Draft, FreeLesson
from solver.rules import SameStart


def add_same_start(draft: Draft, rule: SameStart) -> None:
    free = [draft.free[index] for index in rule.lessons if index in draft.free]
    if rule.weight is None:
        broken = draft.breach(rule)
        for first, second in pairwise(free):
            _together(draft, first, second, draft.unless(broken, first) + draft.unless(None, second))
        return
    for at, first in enumerate(free):
        for second in free[at + 1 :]:
            _together(draft, first, second, draft.unless(draft.breach(rule), first) + draft.unless(None, second))
    table = draft.table
    for lesson in free:
        for other in rule.lessons:
            if other not in draft.freed and table.day[other] >= 0:
                mask = begins((table.starts[other],), draft.problem.lessons[lesson.index])
                draft.only(lesson, mask, draft.unless(draft.breach(rule), lesson))


def _together(draft: Draft, first: FreeLesson, second: FreeLesson, when: list[object]) -> None:
    lessons = draft.problem.lessons
    shift = lessons[first.index].before - lessons[second.index].before
    draft.model.add(first.begin + shift == second.begin).only_enforce_if(when)
