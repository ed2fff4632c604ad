"""`NotOverlapping`: hard as one no-overlap among the free lessons, soft pair by pair."""

from __future__ import annotations

from solver.model.draft import Draft, FreeLesson, Literal
from solver.model.lessons import weekly_crowds
from solver.rules import NotOverlapping


def add_not_overlapping(draft: Draft, rule: NotOverlapping) -> None:
    free = [draft.free[index] for index in rule.lessons if index in draft.free]
    weeks = {index: draft.problem.lessons[index].weeks for index in rule.lessons}
    if rule.weight is None and id(rule) not in draft.gates:
        for crowd in weekly_crowds(draft, [lesson.index for lesson in free]):
            draft.model.add_no_overlap([draft.free[index].interval for index in sorted(crowd)])
        return
    for at, first in enumerate(free):
        for second in free[at + 1 :]:
            if weeks[first.index] & weeks[second.index]:
                apart(draft, first, second, 0, draft.breach(rule))
    for lesson in free:
        for other in rule.lessons:
            if other not in draft.freed and draft.table.day[other] >= 0 and weeks[other] & weeks[lesson.index]:
                meeting = draft.masks.begins_meeting(draft.mask_of(other), lesson.total)
                if meeting & lesson.allowed:
                    draft.only(lesson, ~meeting, draft.unless(draft.breach(rule), lesson))


def apart(draft: Draft, first: FreeLesson, second: FreeLesson, slots: int, broken: Literal | None) -> None:
    """One of the two ends at least `slots` before the other begins, unless broken or one of them is not there."""
    before, after = draft.literal(), draft.literal()
    draft.model.add(first.begin + first.total + slots <= second.begin).only_enforce_if(before)
    draft.model.add(second.begin + second.total + slots <= first.begin).only_enforce_if(after)
    ways = [before, after]
    ways += [broken] if broken is not None else []
    ways += [lesson.present.negated() for lesson in (first, second) if lesson.present is not None]
    draft.model.add_bool_or(ways)
