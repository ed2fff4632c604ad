"""Days of a class that are about as long as each other."""

from __future__ import annotations

from scheduler_app.domain.rules import Rule
from scheduler_app.services.solving.context import BuildContext
from solver.rules import DayLoad
from solver.rules import Rule as SolverRule


def convert(rule: Rule, context: BuildContext) -> tuple[SolverRule, ...]:
    """A day's lesson time is at most `minutes` more or less than the mean day of the same pupils; each minute beyond counts.

    A day without lessons counts by what the other days then have too much.
    """
    play = max(0, context.axis.at_most(context.number(rule, "minutes")))
    weight = context.weekly_weight(rule, minutes=True)
    bounds: dict[tuple[int, int], list[int]] = {}
    lessons = {index: profile.lessons for profile, index in context.resources.profiles.items()}
    for person in context.people(rule, monotone=False):
        least, most = _mean_day(lessons[person], context)
        bounds.setdefault((max(0, least - play), most + play), []).append(person)
    return tuple(
        DayLoad(
            uid=rule.uid, rule_id=rule.rule_id, weight=weight, resources=tuple(people), maximum=most, minimum=least
        )
        for (least, most), people in bounds.items()
    )  # fmt: skip


def _mean_day(lessons: int, context: BuildContext) -> tuple[int, int]:
    """Whole slots just below and above the mean day of these lessons, in the lightest and the fullest kind of week."""
    weeks: dict[int, int] = {}
    for index, (shape, mask) in enumerate(zip(context.shapes, context.weeks, strict=True)):
        if lessons >> index & 1:
            weeks[mask] = weeks.get(mask, 0) + shape.before + shape.length + shape.after
    totals = [sum(slots for mask, slots in weeks.items() if mask >> week & 1) for week in range(context.week_classes)]
    used = [total for total in totals if total] or [0]
    days = len(context.axis.weekdays)
    return min(used) // days, -(-max(used) // days)
