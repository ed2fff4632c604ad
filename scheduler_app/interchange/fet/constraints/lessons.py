"""Activities against each other."""

from __future__ import annotations

from scheduler_app.domain.rules import Scope
from scheduler_app.interchange.fet.reading import Constraint

MOST_A_DAY = "MinDaysBetweenActivities (never three on one day)"
"""What is reported where that part of the constraint is not carried over."""


def min_days(c: Constraint) -> bool:
    """MinDays between every pair. Adjacent if on one day is hard whatever the weight, so that alone survives weight 0.

    FET 6.4 and later also refuse a third of the activities on one day, whatever the weight and also if they need not be
    adjacent (measured with 6.8.5). Hard or adjacent constraints imply that; for the others no rule of ours says it, so it is
    reported.
    """
    rows, adjacent, days = c.activities(), c.truth("Consecutive_If_Same_Day", default=False), c.whole("MinDays")
    if len(rows) > 2 and not adjacent and (c.percent < 100 or days < 1):
        c.reading.not_supported[MOST_A_DAY] += 1
    if len(rows) < 2 or days < 1 or (c.percent == 0 and not adjacent):
        return True
    params = {"days_between": days, "adjacent_if_same_day": int(adjacent)}
    c.reading.add_rule(c.note, "different_days", Scope.LESSON, (row.lesson for row in rows), params, c.weight)
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
