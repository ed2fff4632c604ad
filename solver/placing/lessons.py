"""Marks what the lesson's people and the rules that name it say: collisions, closed slots, allowed starts, distances, blocks."""

from __future__ import annotations

from functools import lru_cache

from solver.checks.no_overlap import RULE_IDS
from solver.checks.pair import units_broken
from solver.checks.table import Table
from solver.placing.marks import Blocker, Marks, mask_of
from solver.placing.recounted import mark_times
from solver.rules import AllowedStarts, DayQuota, DaysApart, FewSlots, NotOverlapping, Pair, Rule, SameStart, SlotPeak, Spread
from solver.rules.pair import WITHIN_WEEK

Named = dict[tuple[str, int, int, int, int], set[int]]
"""Lessons named already as in the way of lessons of one length, padding and weeks, by the kind of person."""


def mark_people(table: Table, index: int, marks: Marks, named: Named) -> None:
    """Block the starts at which one of the lesson's people is at another lesson; each lesson is named once a kind of person.

    `named` is shared by lessons that move as one: what is in the way of one of them is not said again for its like.
    """
    lessons, resources = table.problem.lessons, table.problem.resources
    lesson = lessons[index]
    kind = (lesson.length, lesson.before, lesson.after, lesson.weeks)
    for person in lesson.people:
        rule_id = RULE_IDS[resources[person].kind]
        seen = named.setdefault((rule_id, *kind), set())
        for day, others in enumerate(table.by_day(person)):
            for other in others:
                if other not in seen and lessons[other].weeks & lesson.weeks:
                    seen.add(other)
                    mask = mask_of(marks.meeting(day, table.begin[other], table.end[other]))
                    marks.block(mask, Blocker(rule_id, "", other, person))


def mark_fixed(table: Table, index: int, marks: Marks) -> None:
    """Block every start but that of a lesson whose time is fixed."""
    lesson = table.problem.lessons[index]
    if lesson.fixed_time and lesson.start >= 0:
        marks.block(marks.fitting & ~(1 << lesson.start), Blocker("fixed_time", "", index))


def mark_rule(rule: Rule, table: Table, index: int, marks: Marks) -> None:
    """Mark one rule that names the lesson."""
    match rule:
        case AllowedStarts():
            marks.breach(marks.fitting & ~_allowed(rule.starts), rule.weight, 1, Blocker(rule.rule_id, rule.uid))
        case SameStart():
            for other in _placed(rule.lessons, table, index):
                apart = marks.fitting & ~(1 << table.starts[other])
                marks.breach(apart, rule.weight, 1, Blocker(rule.rule_id, rule.uid, other))
        case NotOverlapping():
            for other in _meeting_weeks(rule.lessons, table, index):
                marks.breach(_meeting(table, other, marks), rule.weight, 1, Blocker(rule.rule_id, rule.uid, other))
        case DayQuota() | FewSlots() | SlotPeak():
            mark_times(rule, table, index, marks)
        case Pair():
            _mark_pair(rule, table, index, marks)
        case DaysApart():
            _mark_days_apart(rule, table, index, marks)
        case Spread():
            _mark_spread(rule, table, index, marks)


@lru_cache(maxsize=2000)
def _allowed(starts: tuple[int, ...]) -> int:
    return sum(1 << start for start in set(starts) if start >= 0)


def _meeting(table: Table, other: int, marks: Marks) -> int:
    return mask_of(marks.meeting(table.day[other], table.begin[other], table.end[other]))


def _mark_pair(rule: Pair, table: Table, index: int, marks: Marks) -> None:
    others = (_meeting_weeks if rule.relation in WITHIN_WEEK else _placed)(rule.lessons, table, index)
    for other in others:
        there = table.starts[other]
        first = rule.lessons[0] == index
        masks: dict[int, int] = {}
        for start in marks.starts():
            units = units_broken(rule, table, *((start, there) if first else (there, start)))
            if units:
                masks[units] = masks.get(units, 0) | 1 << start
        for units, mask in masks.items():
            marks.breach(mask, rule.weight, units, Blocker(rule.rule_id, rule.uid, other))


def _mark_spread(rule: Spread, table: Table, index: int, marks: Marks) -> None:
    others = _placed(rule.lessons, table, index)
    if not others:
        return
    at = [table.starts[other] % marks.slots for other in others]
    first, last, most = min(at), max(at), max(0, rule.maximum)
    now = max(0, last - first - most)
    far = max(others, key=lambda other: abs(table.starts[other] % marks.slots - (first + last) / 2))
    every_day = sum(1 << day * marks.slots for day in range(marks.days))
    masks: dict[int, int] = {}
    for slot in marks.of_day(0):
        more = max(0, max(last, slot) - min(first, slot) - most) - now
        if more > 0:
            masks[more] = masks.get(more, 0) | every_day << slot
    for more, mask in masks.items():
        marks.breach(mask, rule.weight, more, Blocker(rule.rule_id, rule.uid, far))


def _mark_days_apart(rule: DaysApart, table: Table, index: int, marks: Marks) -> None:
    others = _meeting_weeks(rule.lessons, table, index)
    for other in others:
        blocker = Blocker(rule.rule_id, rule.uid, other)
        for day in range(marks.days):
            missing = rule.min_days - abs(day - table.day[other])
            if missing > 0:
                marks.breach(mask_of(marks.of_day(day)), rule.weight, missing, blocker)
        if rule.adjacent_if_same_day:
            base = table.day[other] * marks.slots
            touching = (base + table.end[other] + marks.lesson.before, base + table.begin[other] - marks.lesson.length - marks.lesson.after)
            beside = sum(1 << start for start in set(touching) if start >= 0)
            marks.block(mask_of(marks.of_day(table.day[other])) & ~beside, blocker)
    if rule.quota:
        _mark_full_days(rule, others, table, index, marks)


def _mark_full_days(rule: DaysApart, others: list[int], table: Table, index: int, marks: Marks) -> None:
    """Block the days on which the lesson would be one too many in one of its weeks."""
    lessons = table.problem.lessons
    for day in range(marks.days):
        same = [other for other in others if table.day[other] == day]
        if len(same) < rule.quota:
            continue
        for bit, _ in table.layout.groups([*same, index]):
            if lessons[index].weeks & bit and sum(bool(lessons[other].weeks & bit) for other in same) >= rule.quota:
                marks.block(mask_of(marks.of_day(day)), Blocker(rule.rule_id, rule.uid, same[-1]))
                break


def _placed(lessons: tuple[int, ...], table: Table, index: int) -> list[int]:
    return [other for other in lessons if other != index and table.day[other] >= 0]


def _meeting_weeks(lessons: tuple[int, ...], table: Table, index: int) -> list[int]:
    weeks = table.problem.lessons[index].weeks
    return [other for other in _placed(lessons, table, index) if table.problem.lessons[other].weeks & weeks]
