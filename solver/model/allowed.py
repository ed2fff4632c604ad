"""Where a free lesson can begin, given its closed slots, the lessons that stay, and the hard rules that name it."""

from __future__ import annotations

from solver.model.draft import Draft
from solver.model.pair import begins_kept, says_something
from solver.model.weekmask import WeekMasks
from solver.problem import Lesson
from solver.rules import AllowedStarts, Closed, DaysApart, MinBreak, NotOverlapping, Pair, Rule, SameStart


def allowed_begins(draft: Draft, index: int, rules: list[Rule]) -> int:
    """The week mask of the lesson's possible begins. `rules` are those that name it or its people; gated ones are left out."""
    lesson = draft.problem.lessons[index]
    masks, total = draft.masks, draft.layout.spread[index]
    found = masks.fitting(total)
    if lesson.fixed_time and lesson.start >= 0:
        found &= 1 << max(0, lesson.start - lesson.before)
    taken = 0
    for person in dict.fromkeys(lesson.people):
        taken |= draft.occupied(person, lesson.weeks)
        if not draft.gates:
            taken |= draft.closed(person)
    found &= ~masks.begins_meeting(taken, total)
    for rule in rules:
        if id(rule) not in draft.gates and found:
            found = _with_rule(draft, rule, index, lesson, found)
    return found


def _with_rule(draft: Draft, rule: Rule, index: int, lesson: Lesson, found: int) -> int:
    match rule:
        case AllowedStarts(weight=None):
            return found & begins(rule.starts, lesson)
        case SameStart(weight=None):
            starts = {draft.table.starts[other] for other in rule.lessons if _stays(draft, other, index)}
            return found & (begins(tuple(starts), lesson) if len(starts) == 1 else found)
        case NotOverlapping(weight=None):
            taken = 0
            for other in rule.lessons:
                if _stays(draft, other, index) and draft.problem.lessons[other].weeks & lesson.weeks:
                    taken |= draft.mask_of(other)
            return found & ~draft.masks.begins_meeting(taken, draft.layout.spread[index])
        case Pair(weight=None):
            stays = any(_stays(draft, other, index) for other in rule.lessons)
            return begins_kept(draft, rule, index, found) if stays and says_something(draft, rule) else found
        case DaysApart():
            return _apart(draft, rule, index, lesson, found)
        case MinBreak(weight=None):
            taken = 0
            for person in lesson.people:
                if person in rule.resources:
                    taken |= draft.occupied(person, lesson.weeks)
            return found & ~draft.masks.near(taken, draft.layout.spread[index], rule.slots)
        case Closed():
            return found
    return found


def _apart(draft: Draft, rule: DaysApart, index: int, lesson: Lesson, found: int) -> int:
    table, masks, total = draft.table, draft.masks, draft.layout.spread[index]
    others = [o for o in rule.lessons if _stays(draft, o, index) and draft.problem.lessons[o].weeks & lesson.weeks]
    for other in others:
        there = table.day[other]
        if rule.weight is None:
            for day in range(masks.days):
                if abs(day - there) < rule.min_days:
                    found &= ~masks.on_day(day)
        if rule.adjacent_if_same_day:
            found &= ~masks.on_day(there) | touching(masks, there, table.begin[other], table.end[other], total)
    return found


def touching(masks: WeekMasks, day: int, begin: int, end: int, total: int) -> int:
    """The begins on that day from which `total` slots end at `begin` or start at `end`."""
    mask = 1 << end if end < masks.slots else 0
    if begin >= total:
        mask |= 1 << (begin - total)
    return masks.on_day(day, mask)


def begins(starts: tuple[int, ...], lesson: Lesson) -> int:
    """Starts (the lesson proper) as a week mask of begins (with the set-up before it)."""
    mask = 0
    for start in starts:
        if start >= lesson.before:
            mask |= 1 << (start - lesson.before)
    return mask


def _stays(draft: Draft, other: int, index: int) -> bool:
    return other != index and other not in draft.freed and draft.table.day[other] >= 0
