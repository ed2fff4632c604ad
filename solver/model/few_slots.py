"""`FewSlots` and `SlotPeak`, position by position."""

from __future__ import annotations

from typing import Any

from solver.checks.few_slots import users
from solver.model.draft import Draft
from solver.rules import FewSlots, SlotPeak


def add_few_slots(draft: Draft, rule: FewSlots) -> None:
    sure = _staying(draft, rule)
    used = []
    for position in sorted(set(rule.positions) - sure.keys()):
        one = draft.literal()
        meeting = [_occupied_only_if(draft, index, position, one) for index in rule.lessons]
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
            if _occupied_only_if(draft, index, position, one):
                there.append(one)
        fixed = len(sure.get(position, ()))
        limit = max(0, rule.maximum, fixed if rule.weight is None else 0)
        if there and fixed + len(there) > limit:
            draft.model.add(sum(there) + fixed <= limit + draft.slack(rule, fixed + len(there)))


def _staying(draft: Draft, rule: FewSlots | SlotPeak) -> dict[int, list[int]]:
    found = {position: [i for i in lessons if i not in draft.freed] for position, lessons in users(rule, draft.table).items()}
    return {position: lessons for position, lessons in found.items() if lessons}


def _occupied_only_if(draft: Draft, index: int, position: int, literal: Any) -> bool:
    """Let the free lesson occupy the position only with the literal; False if it never can."""
    lesson = draft.free.get(index)
    if lesson is None:
        return False
    day = position // draft.masks.slots
    meeting = draft.masks.begins_meeting(1 << position, lesson.total) & draft.masks.on_day(day)
    if not lesson.allowed & meeting:
        return False
    draft.only(lesson, ~meeting, draft.unless(literal, lesson))
    return True
