"""`MinBreak`: every pair of one resource's lessons that share a week, since those with another between them are far enough apart.

That holds while no lesson is shorter than the break; where one is, the model may count a pair the checker does not.
"""

from __future__ import annotations

from solver.model.draft import Draft, FreeLesson
from solver.model.not_overlapping import apart
from solver.rules import MinBreak

Pair = tuple[int, int]


def add_min_break(draft: Draft, rule: MinBreak) -> None:
    lessons = draft.problem.lessons
    pairs: dict[Pair, int] = {}
    near: dict[int, list[int]] = {}
    for resource in rule.resources:
        free = [index for index in draft.layout.lessons_of[resource] if index in draft.free]
        if any(draft.layout.spread[index] < rule.slots for index in draft.layout.lessons_of[resource]):
            draft.exact = False
        for at, first in enumerate(free):
            near.setdefault(first, []).append(resource)
            for second in free[at + 1 :]:
                if lessons[first].weeks & lessons[second].weeks:
                    pairs[first, second] = pairs.get((first, second), 0) + 1
    for (first, second), times in pairs.items():
        one, other = draft.free[first], draft.free[second]
        if any(day in other.on for day in one.on):
            if rule.weight is None:
                apart(draft, one, other, rule.slots, draft.breach(rule))
            else:
                _soft_pair(draft, rule, one, other, times)
    if rule.weight is not None:
        for index, resources in near.items():
            _charge_staying(draft, rule, draft.free[index], resources)


def _soft_pair(draft: Draft, rule: MinBreak, first: FreeLesson, second: FreeLesson, times: int) -> None:
    missing = draft.slack(rule, rule.slots, times)
    order = draft.literal()
    draft.model.add(first.begin + first.total + rule.slots - missing <= second.begin).only_enforce_if(draft.unless(None, first, order))
    draft.model.add(second.begin + second.total + rule.slots - missing <= first.begin).only_enforce_if(
        draft.unless(None, second, order.negated())
    )


def _charge_staying(draft: Draft, rule: MinBreak, lesson: FreeLesson, resources: list[int]) -> None:
    """Charge the begins near lessons that stay: for each number of missing slots, the begins that miss that many or more."""
    weeks = draft.problem.lessons[lesson.index].weeks
    times: dict[int, int] = {}
    for resource in resources:
        for other in draft.fixed(resource):
            if draft.problem.lessons[other].weeks & weeks:
                times[other] = times.get(other, 0) + 1
    alike: dict[tuple[int, int], list[int]] = {}
    for other, count in times.items():
        for missing in range(1, rule.slots + 1):
            alike.setdefault((missing, count), []).append(other)
    for (missing, count), others in alike.items():
        mask = 0
        for other in others:
            mask |= draft.masks.near(draft.mask_of(other), lesson.total, rule.slots - missing + 1)
        if mask & lesson.allowed:
            _charge_twice(draft, rule, lesson, missing, count, others, mask)


def _charge_twice(draft: Draft, rule: MinBreak, lesson: FreeLesson, missing: int, count: int, others: list[int], mask: int) -> None:
    """Charge once where one neighbour is too near, twice where one on each side is."""
    both = seen = 0
    for other in others:
        part = draft.masks.near(draft.mask_of(other), lesson.total, rule.slots - missing + 1)
        both |= seen & part
        seen |= part
    draft.only(lesson, ~mask, draft.unless(draft.breach(rule, count), lesson))
    if both & lesson.allowed:
        draft.only(lesson, ~both, draft.unless(draft.breach(rule, count), lesson))
