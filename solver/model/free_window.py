"""`FreeWindow`: a free stretch as an interval of its own among the lessons."""

from __future__ import annotations

from typing import Any

from solver.checks.continuous import runs
from solver.model.case import Case, Day
from solver.model.draft import Draft, Literal
from solver.rules import FreeWindow


def add_free_window(draft: Draft, rule: FreeWindow, case: Case) -> None:
    for day in case.days:
        if day.coming:
            _add_day(draft, rule, case, day)


def _add_day(draft: Draft, rule: FreeWindow, case: Case, day: Day) -> None:
    window = (1 << rule.end) - (1 << rule.start) if rule.end > rule.start else 0
    meeting = [(lesson, literal) for lesson, literal in day.coming if _can_meet(draft, day, lesson, window)]
    if not meeting and not window & day.fixed and rule.end - rule.start >= rule.slots:
        return
    needed = _needed(draft, rule, day)
    model = draft.model
    missing = draft.slack(rule, rule.slots, case.times)
    if isinstance(missing, int):
        missing = model.new_constant(0)
    base = day.number * draft.masks.stride
    there, none = draft.literal(), draft.literal()
    model.add_bool_or([needed.negated(), there, none])
    model.add(missing >= rule.slots).only_enforce_if(none)
    begin = model.new_int_var(base + rule.start, base + max(rule.start, rule.end), "")
    end = model.new_int_var(base + rule.start, base + max(rule.start, rule.end), "")
    size = model.new_int_var(0, rule.slots, "")
    interval = model.new_optional_interval_var(begin, size, end, there, "")
    model.add(size >= 1).only_enforce_if(there)
    model.add(size + missing >= rule.slots).only_enforce_if(there)
    intervals = [interval] + [lesson.interval for lesson, _ in meeting]
    for start, length in runs(window & day.fixed):
        intervals.append(model.new_fixed_size_interval_var(base + start, length, ""))
    model.add_no_overlap(intervals)


def _can_meet(draft: Draft, day: Day, lesson: Any, window: int) -> bool:
    begins = draft.masks.day(draft.masks.begins_meeting(draft.masks.on_day(day.number, window), lesson.total), day.number)
    return bool(begins & draft.masks.day(lesson.allowed, day.number))


def _needed(draft: Draft, rule: FreeWindow, day: Day) -> Literal:
    """True at least when something begins before the window's end and something ends after its start."""
    first_fixed = (day.fixed & -day.fixed).bit_length() - 1 if day.fixed else draft.layout.slots
    begins_before = _some(draft, rule, day, first_fixed < rule.end, before=True)
    ends_after = _some(draft, rule, day, day.fixed.bit_length() > rule.start, before=False)
    needed = draft.literal()
    draft.model.add_bool_or([begins_before.negated(), ends_after.negated(), needed])
    return needed


def _some(draft: Draft, rule: FreeWindow, day: Day, sure: bool, *, before: bool) -> Literal:
    if sure:
        return draft.model.new_constant(1)
    some = draft.literal()
    for lesson, literal in day.coming:
        slots = (1 << rule.end) - 1 if before else -1 << max(0, rule.start - lesson.total + 1)
        if draft.masks.day(lesson.allowed, day.number) & slots:
            draft.only(lesson, ~draft.masks.on_day(day.number, slots), [literal, some.negated()])
    return some
