"""`AllowedStarts` and `Closed` where the domains do not hold them already: soft, or switched by a gate."""

from __future__ import annotations

from solver.model.allowed import begins
from solver.model.draft import Draft
from solver.rules import AllowedStarts, Closed


def add_allowed_starts(draft: Draft, rule: AllowedStarts) -> None:
    if rule.weight is None and id(rule) not in draft.gates:
        return
    for index in rule.lessons:
        lesson = draft.free.get(index)
        if lesson is not None:
            mask = begins(rule.starts, draft.problem.lessons[index])
            if lesson.allowed & ~mask:
                draft.only(lesson, mask, draft.unless(draft.breach(rule), lesson))


def add_closed(draft: Draft, rule: Closed) -> None:
    """For people, and only when gated; rooms are handled with the room options."""
    if id(rule) not in draft.gates:
        return
    shut = sum(1 << position for position in rule.positions)
    people = {person for person in rule.resources if not draft.layout.is_room[person]}
    for index, lesson in draft.free.items():
        if people.intersection(draft.problem.lessons[index].people):
            mask = ~draft.masks.begins_meeting(shut, lesson.total)
            if lesson.allowed & ~mask:
                draft.only(lesson, mask, draft.unless(draft.breach(rule), lesson))
