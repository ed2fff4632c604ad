"""Timplan: guaranteed hours of teaching by stage, as dated data, and what they mean in minutes a week.

Source: skollagen bilaga 1 (SFS 2023:945, in force from autumn 2024), as collected in the project's domain facts: 1 882 h (åk 1–3),
2 334 h (åk 4–6), 2 634 h (åk 7–9) and 40 h HKK in åk 1–6 together, 6 890 h in all. Förskoleklass: at least 525 h a year.
The timplan applies by cohort: from autumn 2028 a ten-year grundskola follows with other stages, which is a new row here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from scheduler_app.domain.clock import GRID_MINUTES

PLANNING_WEEKS = 35.6
"""178 school days of a läsår, five a week (skolförordningen 2011:185: at least 178 days)."""


@dataclass(frozen=True, slots=True)
class Timplan:
    """Hours of 60 minutes by stage (its grades) and subject code, for cohorts that begin on `valid_from` or later."""

    school_form: str
    valid_from: date
    source: str
    stages: Mapping[tuple[int, ...], Mapping[str, int]]


LOW, MIDDLE, HIGH = (1, 2, 3), (4, 5, 6), (7, 8, 9)
PRESCHOOL_HOURS = 525

GRUNDSKOLA_2024 = Timplan(
    "GR", date(2024, 7, 1), "SFS 2023:945, bilaga 1",
    {
        LOW: {"BL": 60, "EN": 60, "IDH": 140, "MA": 420, "MU": 80, "NO": 145, "SO": 200, "SL": 50, "SV": 680, "TK": 47},
        MIDDLE: {
            "BL": 80, "EN": 220, "HKK": 40, "IDH": 180, "MA": 410, "MU": 80, "NO": 216, "SO": 375, "SL": 140, "SV": 520, "TK": 65,
            "SPR": 48,
        },
        HIGH: {
            "BL": 100, "EN": 200, "HKK": 90, "IDH": 280, "MA": 400, "MU": 80, "NO": 289, "SO": 405, "SL": 140, "SV": 290, "TK": 88,
            "SPR": 272,
        },
    },
)  # fmt: skip
"""SPR is språkval; the 40 h HKK of low and middle stage together are put in the middle stage."""

# How this school spreads a subject over the grades of a stage, where not evenly: shares of the stage's minutes.
_SPREAD: Mapping[tuple[tuple[int, ...], str], tuple[int, ...]] = {
    (LOW, "EN"): (0, 1, 1),
    (LOW, "TK"): (0, 1, 1),
    (MIDDLE, "SPR"): (0, 0, 1),
    (MIDDLE, "HKK"): (0, 1, 1),
    (MIDDLE, "BL"): (65, 35, 35),
    (MIDDLE, "TK"): (0, 1, 1),
    (HIGH, "HKK"): (0, 1, 1),
    (HIGH, "TK"): (0, 1, 1),
}


def stage_of(grade: int) -> tuple[int, ...]:
    """The grades of the stage that a grade belongs to."""
    return next(stage for stage in (LOW, MIDDLE, HIGH) if grade in stage)


def minutes_a_week(plan: Timplan, grade: int) -> dict[str, int]:
    """Minutes a week by subject in a grade: the stage's hours over 35.6 weeks a year, rounded up to the 5-minute grid over the stage."""
    stage = stage_of(grade)
    found = {}
    for subject, hours in plan.stages[stage].items():
        steps = -(-int(hours * 60 / PLANNING_WEEKS * 1000) // (GRID_MINUTES * 1000))
        minutes = _shared(steps, _SPREAD.get((stage, subject), (1,) * len(stage)))[stage.index(grade)] * GRID_MINUTES
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
