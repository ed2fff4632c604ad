"""`FewSlots` and `SlotPeak`, position by position."""

from __future__ import annotations

from typing import Any

from solver.checks.few_slots import users
from solver.model.draft import Draft
from solver.rules import FewSlots, SlotPeak


def add_few_slots(draft: Draft, rule: FewSlots) -> None:
    span = max(1, rule.span)
    sure = {position // span for position in _staying(draft, rule)}
    stretches: dict[int, int] = {}
    for position in set(rule.positions):
        stretches[position // span] = stretches.get(position // span, 0) | 1 << position
    used = []
    for stretch in sorted(stretches.keys() - sure):
        one = draft.literal()
        meeting = [_occupied_only_if(draft, index, stretches[stretch], one) for index in rule.lessons]
        if any(meeting):
            used.append(one)
    limit = max(0, rule.maximum, len(sure) if rule.weight is None else 0)
    if used and len(sure) + len(used) > limit:
        draft.model.add(sum(used) + len(sure) <= limit + draft.slack(rule, len(sure) + len(used)))


def add_slot_peak(draft: Draft, rule: SlotPeak) -> None:
    sure = _staying(draft, rule)
    for position in sorted(set(rule.positions)):
        there = []
        for index in rule.lessons:
            one = draft.literal()
            if _occupied_only_if(draft, index, 1 << position, one):
                there.append(one)
        fixed = len(sure.get(position, ()))
        limit = max(0, rule.maximum, fixed if rule.weight is None else 0)
        if there and fixed + len(there) > limit:
            draft.model.add(sum(there) + fixed <= limit + draft.slack(rule, fixed + len(there)))


def _staying(draft: Draft, rule: FewSlots | SlotPeak) -> dict[int, list[int]]:
    found = {position: [i for i in lessons if i not in draft.freed] for position, lessons in users(rule, draft.table).items()}
    return {position: lessons for position, lessons in found.items() if lessons}


def _occupied_only_if(draft: Draft, index: int, positions: int, literal: Any) -> bool:
    """Let the free lesson occupy one of the positions only with the literal; False if it never can."""
    lesson = draft.free.get(index)
    if lesson is None:
        return False
    meeting = 0
    for day in lesson.on:
        here = positions & draft.masks.on_day(day)
        if here:
            meeting |= draft.masks.begins_meeting(here, lesson.total) & draft.masks.on_day(day)
    if not lesson.allowed & meeting:
        return False
    draft.only(lesson, ~meeting, draft.unless(literal, lesson))
    return True
