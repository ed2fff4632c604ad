"""`Pair`: against lessons that stay by the free lesson's domain, between free lessons by their days and begins."""

from __future__ import annotations

from typing import Any

from solver.checks.pair import units_broken
from solver.model.draft import Draft, FreeLesson, Literal
from solver.rules import Pair
from solver.rules.pair import WITHIN_WEEK, Relation


def says_something(draft: Draft, rule: Pair) -> bool:
    """Whether the rule has two lessons, and weeks in which it matters."""
    if len(rule.lessons) < 2:
        return False
    first, second = (draft.problem.lessons[index] for index in rule.lessons)
    return rule.relation not in WITHIN_WEEK or first.weeks & second.weeks != 0


def begins_kept(draft: Draft, rule: Pair, index: int, allowed: int, units: int = 0) -> int:
    """The begins among `allowed` at which the lesson breaks the rule by at most `units`, beside the other lesson where it lies."""
    first, second = rule.lessons
    before, found, rest = draft.problem.lessons[index].before, 0, allowed
    while rest:
        bit = rest & -rest
        start = bit.bit_length() - 1 + before
        starts = (start, draft.table.starts[second]) if index == first else (draft.table.starts[first], start)
        if units_broken(rule, draft.table, *starts) <= units:
            found |= bit
        rest ^= bit
    return found


def add_pair(draft: Draft, rule: Pair) -> None:
    if not says_something(draft, rule):
        return
    first, second = (draft.free.get(index) for index in rule.lessons)
    if first is not None and second is not None:
        _FREE[Relation(rule.relation)](draft, rule, first, second)
    elif rule.weight is not None or id(rule) in draft.gates:
        lesson, other = (first, rule.lessons[1]) if first is not None else (second, rule.lessons[0])
        if lesson is not None and draft.table.day[other] >= 0:
            _beside_staying(draft, rule, lesson)


def _beside_staying(draft: Draft, rule: Pair, lesson: FreeLesson) -> None:
    """One literal for each unit that the begins may break the rule by."""
    units = 0
    while True:
        kept = begins_kept(draft, rule, lesson.index, lesson.allowed, units)
        if kept == lesson.allowed:
            return
        draft.only(lesson, kept, draft.unless(draft.breach(rule), lesson))
        if rule.weight is None:
            return
        units += 1


def _clauses(draft: Draft, rule: Pair, first: FreeLesson, second: FreeLesson, ways: list[Literal], same_day: bool = False) -> None:
    """One of the ways, unless the rule is broken or a lesson is away; only where they share a day if `same_day`."""
    broken = draft.breach(rule)
    literals = ways + ([broken] if broken is not None else [])
    literals += [lesson.present.negated() for lesson in (first, second) if lesson.present is not None]
    if not same_day:
        draft.model.add_bool_or(literals)
        return
    for day in first.on.keys() & second.on.keys():
        draft.model.add_bool_or([first.on[day].negated(), second.on[day].negated(), *literals])


def _same_day(draft: Draft, rule: Pair, first: FreeLesson, second: FreeLesson) -> None:
    broken = draft.breach(rule)
    free = ([broken] if broken is not None else []) + [lesson.present.negated() for lesson in (first, second) if lesson.present is not None]
    for one, other in ((first, second), (second, first)):
        for day, literal in one.on.items():
            there = [other.on[day]] if day in other.on else []
            draft.model.add_bool_or([literal.negated(), *there, *free])


def _same_hour(draft: Draft, rule: Pair, first: FreeLesson, second: FreeLesson) -> None:
    when = draft.unless(draft.breach(rule), first) + draft.unless(None, second)
    draft.model.add(_hour(draft, first) == _hour(draft, second)).only_enforce_if(when)


def _hour(draft: Draft, lesson: FreeLesson) -> Any:
    day = sum(day * literal for day, literal in lesson.on.items())
    return lesson.begin + draft.problem.lessons[lesson.index].before - draft.masks.stride * day


def _max_days(draft: Draft, rule: Pair, first: FreeLesson, second: FreeLesson) -> None:
    far = [(d1, d2) for d1 in first.on for d2 in second.on if abs(d1 - d2) > rule.amount]
    if not far:
        return
    levels = [draft.breach(rule) for _ in range(max(abs(d1 - d2) for d1, d2 in far) - rule.amount if rule.weight is not None else 1)]
    for d1, d2 in far:
        for level in range(abs(d1 - d2) - rule.amount if rule.weight is not None else 1):
            broken = levels[level]
            draft.model.add_bool_or([first.on[d1].negated(), second.on[d2].negated(), *([broken] if broken is not None else [])])


def _follows(draft: Draft, rule: Pair, first: FreeLesson, second: FreeLesson) -> None:
    _clauses(draft, rule, first, second, _steps(draft, rule, first, second, (0,)))


def _grouped(draft: Draft, rule: Pair, first: FreeLesson, second: FreeLesson) -> None:
    between = (0, rule.amount)
    _clauses(draft, rule, first, second, _steps(draft, rule, first, second, between) + _steps(draft, rule, second, first, between))


def _steps(draft: Draft, rule: Pair, first: FreeLesson, second: FreeLesson, between: tuple[int, ...]) -> list[Literal]:
    """A literal for each distance from the first's end to the second's begin that leaves so many slots but breaks between."""
    masks, breaks = draft.masks, set(rule.breaks)
    begins: dict[int, int] = {}
    rest = first.allowed
    while rest:
        bit = rest & -rest
        rest ^= bit
        position = bit.bit_length() - 1
        day = position // masks.slots
        gap = 0
        for distance in range(masks.slots):
            at = position + first.total + distance
            if gap in between:
                begins[distance] = begins.get(distance, 0) | bit
            if at >= (day + 1) * masks.slots or gap > max(between):
                break
            gap += at not in breaks
    ways = []
    for distance, mask in begins.items():
        way = draft.literal()
        draft.model.add(first.begin + first.total + distance == second.begin).only_enforce_if(way)
        draft.only(first, mask & _inside(draft, first, second, distance), [way])
        ways.append(way)
    return ways


def _inside(draft: Draft, first: FreeLesson, second: FreeLesson, distance: int) -> int:
    """Begins from which the second, so far after the first, still lies within the day."""
    return draft.masks.fitting(first.total + distance + second.total)


def _before(draft: Draft, rule: Pair, first: FreeLesson, second: FreeLesson) -> None:
    _clauses(draft, rule, first, second, [_after(draft, first, second, 0)], same_day=rule.relation == Relation.BEFORE_ON_DAY)


def _after(draft: Draft, first: FreeLesson, second: FreeLesson, slots: Any) -> Literal:
    """True only if the second begins at least `slots` after the first ends."""
    way = draft.literal()
    draft.model.add(first.begin + first.total + slots <= second.begin).only_enforce_if(way)
    return way


def _gap(draft: Draft, rule: Pair, first: FreeLesson, second: FreeLesson) -> None:
    """Far enough in one order, or in the other (MIN_GAP) or not after it at all (GAP_AFTER)."""
    missing: Any = 0
    extra = []
    if rule.weight is not None:
        missing = draft.model.new_int_var(0, max(0, rule.amount), "")
        draft.charge(missing, rule.weight)
        overlapping = draft.literal()
        draft.model.add(missing >= rule.amount).only_enforce_if(overlapping)
        extra = [overlapping]
    ways = [_after(draft, first, second, rule.amount - missing), *extra]
    if rule.relation == Relation.MIN_GAP:
        ways.append(_after(draft, second, first, rule.amount - missing))
    else:
        earlier = draft.literal()
        draft.model.add(second.begin <= first.begin).only_enforce_if(earlier)
        ways.append(earlier)
    gate = draft.gates.get(id(rule))
    literals = ways + ([gate.negated()] if gate is not None else [])
    for day in first.on.keys() & second.on.keys():
        draft.model.add_bool_or([first.on[day].negated(), second.on[day].negated(), *literals])


_FREE = {
    Relation.SAME_DAY: _same_day,
    Relation.SAME_HOUR: _same_hour,
    Relation.MAX_DAYS: _max_days,
    Relation.FOLLOWS: _follows,
    Relation.GROUPED: _grouped,
    Relation.BEFORE: _before,
    Relation.BEFORE_ON_DAY: _before,
    Relation.MIN_GAP: _gap,
    Relation.GAP_AFTER: _gap,
}
