"""The timplan as the demo schools use it: guaranteed hours by stage (services/staffing/timplan), and what they mean in minutes a week."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scheduler_app.domain.clock import GRID_MINUTES
from scheduler_app.services.staffing.timplan import ANY_SUBJECT, national_tables

PLANNING_WEEKS = 35.6
"""178 school days of a läsår, five a week (skolförordningen 2011:185: at least 178 days)."""


@dataclass(frozen=True, slots=True)
class Timplan:
    """Hours of 60 minutes by stage (its grades) and subject code, and the shares of a stage's grades where not even."""

    stages: Mapping[tuple[int, ...], Mapping[str, int]]
    spread: Mapping[tuple[tuple[int, ...], str], tuple[int, ...]]


def _national(school_form: str) -> Timplan:
    table = next(row for row in national_tables() if row.school_form == school_form)
    stages = {stage.grades: stage.hours for stage in table.stages}
    return Timplan(stages, {(stage.grades, code): shares for stage in table.stages for code, shares in stage.spread.items()})


LOW, MIDDLE, HIGH = (1, 2, 3), (4, 5, 6), (7, 8, 9)
GRUNDSKOLA_2024 = _national("GR")
"""SPR is språkval; the 40 h HKK of low and middle stage together are put in the middle stage."""
PRESCHOOL_HOURS = _national("FSK").stages[0,][ANY_SUBJECT]


def stage_of(grade: int) -> tuple[int, ...]:
    """The grades of the stage that a grade belongs to."""
    return next(stage for stage in (LOW, MIDDLE, HIGH) if grade in stage)


def minutes_a_week(plan: Timplan, grade: int) -> dict[str, int]:
    """Minutes a week by subject in a grade: the stage's hours over 35.6 weeks a year, rounded up to the 5-minute grid over the stage."""
    stage = stage_of(grade)
    found = {}
    for subject, hours in plan.stages[stage].items():
        steps = -(-int(hours * 60 / PLANNING_WEEKS * 1000) // (GRID_MINUTES * 1000))
        minutes = _shared(steps, plan.spread.get((stage, subject), (1,) * len(stage)))[stage.index(grade)] * GRID_MINUTES
        if minutes:
            found[subject] = minutes
    return found


def preschool_minutes() -> int:
    """Minutes a week in förskoleklass: 525 h over 35.6 weeks, rounded up to the grid."""
    return -(-int(PRESCHOOL_HOURS * 60 / PLANNING_WEEKS * 1000) // (GRID_MINUTES * 1000)) * GRID_MINUTES


def _shared(steps: int, weights: tuple[int, ...]) -> list[int]:
    """Whole steps in proportion to the weights; what is left over goes to the largest remainders."""
    total = sum(weights)
    parts = [steps * weight // total for weight in weights]
    order = sorted(range(len(weights)), key=lambda i: (-(steps * weights[i] % total), i))
    for i in order[: steps - sum(parts)]:
        parts[i] += 1
    return parts


def split(minutes: int, wished: int, shortest: int = 40, longest: int = 80) -> tuple[int, ...]:
    """Lesson lengths on the grid that sum to `minutes`, equal within 5 minutes and as near `wished` as the limits let them be.

    An amount under `shortest` stays one lesson.
    """
    steps = minutes // GRID_MINUTES
    fewest, most = -(-minutes // longest), max(1, minutes // shortest)
    count = min(max(fewest, round(minutes / wished), 1), max(fewest, most))
    return tuple((steps // count + (1 if i < steps % count else 0)) * GRID_MINUTES for i in range(count))
