"""`RoomPeak`: for each day a cumulative constraint whose height is a variable."""

from __future__ import annotations

from typing import Any

from solver.model.draft import Draft, FreeLesson, Literal
from solver.rules import RoomPeak

Use = tuple[FreeLesson, Literal | None]
"""A free lesson that may use the room, with the literal, or if placed at all."""
Load = tuple[int, int, int]
"""Position in the model, length and pupils of a stretch that stays."""


def add_room_peak(draft: Draft, rule: RoomPeak, uses: list[Use], loads: list[Load], classes: int) -> None:
    """One kind of week of one room, that `classes` week classes share."""
    limit = max(0, rule.maximum)
    sizes = [draft.problem.lessons[lesson.index].size for lesson, _ in uses]
    for number in range(draft.layout.days):
        base = draft.masks.position(number, 0)
        staying = [row for row in loads if base <= row[0] < base + draft.layout.slots]
        sure = max((pupils for _, _, pupils in staying), default=0)
        coming = [(use, size) for use, size in zip(uses, sizes, strict=True) if number in use[0].on and size]
        most = sure + sum(size for _, size in coming)
        if not coming or most <= limit:
            continue
        intervals = [_interval(draft, lesson, literal, number) for (lesson, literal), _ in coming]
        intervals += [draft.model.new_fixed_size_interval_var(begin, length, "") for begin, length, _ in staying]
        heights = [size for _, size in coming] + [pupils for _, _, pupils in staying]
        peak = draft.model.new_int_var(0, most, "")
        draft.model.add_cumulative(intervals, heights, peak)
        draft.model.add(peak <= max(limit, sure if rule.weight is None else 0) + draft.slack(rule, most - limit, classes))


def _interval(draft: Draft, lesson: FreeLesson, literal: Literal | None, day: int) -> Any:
    """The lesson's time if it uses the room on that day."""
    there = lesson.on[day]
    if literal is not None:
        both = draft.literal()
        draft.model.add_bool_or([there.negated(), literal.negated(), both])
        draft.model.add_implication(both, there)
        there = both
    return draft.model.new_optional_fixed_size_interval_var(lesson.begin, lesson.total, there, "")
