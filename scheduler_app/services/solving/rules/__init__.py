"""One converter for each rule kind of the catalogue: what the scheduler states, in the solver's forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from scheduler_app.services.solving.rules import (
    allowed_slots,
    allowed_starts,
    closed,
    comfortable_load,
    different_days,
    early_start,
    fixed_time,
    frame,
    gaps,
    late_end,
    lunch_window,
    max_continuous,
    max_day_length,
    max_days,
    max_days_within,
    max_minutes_per_day,
    min_break,
    min_days,
    min_minutes_per_day,
    min_rest,
    not_overlapping,
    pairs,
    preferred_room,
    preferred_time,
    rhythm,
    room_stability,
    same_start,
    single_lesson_days,
    unavailable,
    uneven_days,
)
from solver.rules import Rule as SolverRule

Converter = Callable[[Rule, BuildContext], tuple[SolverRule, ...]]

CONVERTERS: Mapping[str, Converter] = {
    "frame": frame.convert,
    "unavailable": unavailable.convert,
    "closed": closed.convert,
    "fixed_time": fixed_time.convert,
    "preferred_time": preferred_time.convert,
    "allowed_starts": allowed_starts.convert,
    "allowed_slots": allowed_slots.convert,
    "lunch_window": lunch_window.convert,
    "different_days": different_days.convert,
    "same_start": same_start.convert,
    "not_overlapping": not_overlapping.convert,
    "consecutive": pairs.consecutive,
    "grouped": pairs.grouped,
    "ordered": pairs.ordered,
    "same_day": pairs.same_day,
    "same_hour": pairs.same_hour,
    "max_days_between": pairs.max_days_between,
    "min_gap": pairs.min_gap,
    "last_of_day": pairs.last_of_day,
    "min_rest": min_rest.convert,
    "gap_after": pairs.gap_after,
    "max_days_within": max_days_within.convert,
    "gaps": gaps.convert,
    "max_minutes_per_day": max_minutes_per_day.convert,
    "min_minutes_per_day": min_minutes_per_day.convert,
    "max_day_length": max_day_length.convert,
    "max_continuous": max_continuous.convert,
    "max_days": max_days.convert,
    "min_days": min_days.convert,
    "early_start": early_start.convert,
    "min_break": min_break.convert,
    "preferred_room": preferred_room.convert,
    "late_end": late_end.convert,
    "uneven_days": uneven_days.convert,
    "single_lesson_days": single_lesson_days.convert,
    "rhythm": rhythm.convert,
    "room_stability": room_stability.convert,
    "comfortable_load": comfortable_load.convert,
}
"""Rule id -> converter; the same ids as `domain.rules.CATALOGUE` (tested)."""
