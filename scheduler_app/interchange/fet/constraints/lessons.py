"""Activities against each other."""

from __future__ import annotations

from scheduler_app.domain.rules import ParamValue, Scope
from scheduler_app.interchange.fet.reading import Constraint
from scheduler_app.interchange.fet.third_lessons import MOST_A_DAY

AGAINST_LOCKS = "MinDaysBetweenActivities (third lesson a day, which the file itself locks there)"
"""What is reported where the file's own locks break that part of the constraint."""


def min_days(c: Constraint) -> bool:
    """MinDays between every pair. Adjacent if on one day, and the most of them on one day, are hard whatever the weight, so that they
    alone survive weight 0 or no days at all. Where locks contradict the latter only the pairs count (`third_lessons`)."""
    rows, adjacent, days = c.activities(), c.truth("Consecutive_If_Same_Day", default=False), c.whole("MinDays")
    params: dict[str, ParamValue] = {"days_between": max(1, days), "adjacent_if_same_day": int(adjacent)}
    if c.element in c.reading.contradicted:
        c.reading.not_supported[AGAINST_LOCKS] += 1
    elif len(rows) > MOST_A_DAY:
        params["most_a_day"] = MOST_A_DAY
    weight = c.weight if days > 0 else 0.0
    if len(rows) > 1 and (weight != 0 or adjacent or "most_a_day" in params):
        c.reading.add_rule(c.note, "different_days", Scope.LESSON, (row.lesson for row in rows), params, weight)
    return True


def _together(rule_id: str, c: Constraint) -> bool:
    rows = c.activities()
    if len(rows) > 1 and c.percent > 0:
        c.reading.add_rule(c.note, rule_id, Scope.LESSON, (row.lesson for row in rows), {}, c.weight)
    return True


HANDLERS = {
    "MinDaysBetweenActivities": min_days,
    "ActivitiesSameStartingTime": lambda c: _together("same_start", c),
    "ActivitiesNotOverlapping": lambda c: _together("not_overlapping", c),
}
