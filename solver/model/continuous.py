"""`Continuous`: each lesson carries the length of the stretch it ends; what does not fit into the maximum is excess."""

from __future__ import annotations

from typing import Any

from solver.checks.continuous import runs
from solver.model.case import Case, Day
from solver.model.draft import Draft
from solver.rules import Continuous


class Links:
    """Literals, shared by all rules of a draft, that are true if one free lesson begins where another ends."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._known: dict[tuple[int, int], Any] = {}

    def between(self, first: int, second: int) -> Any:
        found = self._known.get((first, second))
        if found is None:
            draft = self._draft
            one, other = draft.free[first], draft.free[second]
            found = draft.literal()
            gap, behind = draft.literal(), draft.literal()
            draft.model.add(one.begin + one.total + 1 <= other.begin).only_enforce_if(gap)
            draft.model.add(other.begin + other.total <= one.begin).only_enforce_if(behind)
            draft.model.add_bool_or([found, gap, behind])
            self._known[first, second] = found
        return found


def add_continuous(draft: Draft, rule: Continuous, case: Case, links: Links) -> None:
    for day in case.days:
        if day.coming and _longest_possible(day) > rule.maximum:
            _add_day(draft, rule, case, day, links)


def _longest_possible(day: Day) -> int:
    return day.most_load()


def _add_day(draft: Draft, rule: Continuous, case: Case, day: Day, links: Links) -> None:
    """`carry` of a lesson or fixed stretch: slots of the stretch up to its end, at most the maximum, excess taken off on the way."""
    model = draft.model
    stretches = [(start, length) for start, length in runs(day.fixed & ~day.closed)]
    carries: dict[int, tuple[Any, Any]] = {}
    for lesson, literal in day.coming:
        carry = model.new_int_var(0, rule.maximum, "")
        excess = draft.slack(rule, lesson.total, case.times)
        model.add(carry + excess >= lesson.total).only_enforce_if(literal)
        carries[lesson.index] = (carry, excess)
    ends: list[Any] = []
    for _, length in stretches:
        over = max(0, length - rule.maximum)
        carry = model.new_int_var(min(length, rule.maximum), rule.maximum, "")
        excess = draft.slack(rule, length, case.times)
        if not isinstance(excess, int) and over:
            model.add(excess >= over)
        ends.append((carry, excess))
    for first, on_first in day.coming:
        for second, on_second in day.coming:
            if first.index != second.index:
                when = [on_first, on_second, links.between(first.index, second.index)]
                carry, excess = carries[second.index]
                model.add(carry + excess >= carries[first.index][0] + second.total).only_enforce_if(when)
        for (start, length), (carry, excess) in zip(stretches, ends):
            _join_fixed(draft, day, first.index, on_first, start, length, carries[first.index], carry, excess)


def _join_fixed(
    draft: Draft, day: Day, index: int, on: Any, start: int, length: int, own: tuple[Any, Any], carry: Any, excess: Any
) -> None:
    lesson = draft.free[index]
    today = draft.masks.day(lesson.allowed, day.number)
    if today >> (start + length) & 1:
        after = draft.literal()
        draft.only(lesson, ~draft.masks.on_day(day.number, 1 << (start + length)), [on, after.negated()])
        draft.model.add(own[0] + own[1] >= carry + lesson.total).only_enforce_if(on, after)
    if start >= lesson.total and today >> (start - lesson.total) & 1:
        before = draft.literal()
        draft.only(lesson, ~draft.masks.on_day(day.number, 1 << (start - lesson.total)), [on, before.negated()])
        draft.model.add(carry + excess >= own[0] + length).only_enforce_if(on, before)
