"""Rules made a little weaker: the same rule with another limit, or closed time given back at the edges of what is open."""

from __future__ import annotations

from dataclasses import dataclass, replace

from solver.problem import Grid
from solver.rules import Closed, Continuous, DayLoad, DaysApart, DaySpan, EarlyStart, FreeWindow, Gaps, MinBreak, Rule, WorkDays


@dataclass(frozen=True, slots=True)
class Relaxed:
    """A weaker rule, and what its limit is now: `value` in the unit, which is slots, days, times or edge (slots opened at each edge)."""

    rule: Rule
    value: int
    unit: str


def relaxed(rule: Rule, amount: int, grid: Grid) -> Relaxed | None:
    """The rule weaker by `amount` (1 is the least) of its unit; None where it cannot be weaker by that much, or only be left out."""
    found = _limit(rule, amount, grid) if not isinstance(rule, Closed) else _opened(rule, amount, grid)
    return None if found is None or found.rule == rule else found


def _limit(rule: Rule, amount: int, grid: Grid) -> Relaxed | None:
    match rule:
        case WorkDays(minimum=minimum) if minimum > 0:
            return _within(rule, "minimum", minimum - amount, "days", low=1)
        case WorkDays():
            return _within(rule, "maximum", rule.maximum + amount, "days", high=grid.days)
        case DayLoad(minimum=minimum) if minimum > 0:
            return _within(rule, "minimum", minimum - amount, "slots", low=1)
        case DayLoad() | DaySpan() | Continuous():
            return _within(rule, "maximum", rule.maximum + amount, "slots", high=grid.slots)
        case Gaps(max_per_day=limit) if limit >= 0:
            return _within(rule, "max_per_day", limit + amount, "slots", high=grid.slots)
        case Gaps(max_per_week=limit) if limit >= 0:
            return _within(rule, "max_per_week", limit + amount, "slots", high=grid.slots * grid.days)
        case MinBreak() | FreeWindow():
            return _within(rule, "slots", rule.slots - amount, "slots", low=1)
        case DaysApart() if rule.min_days > 1:
            return _within(rule, "min_days", rule.min_days - amount, "days", low=1)
        case EarlyStart():
            return _within(rule, "max_late", rule.max_late + amount, "times", high=grid.days)
    return None


def _within(rule: Rule, name: str, value: int, unit: str, *, low: int = 0, high: int | None = None) -> Relaxed | None:
    if value < low or (high is not None and value > high):
        return None
    return Relaxed(replace(rule, **{name: value}), value, unit)  # type: ignore[arg-type]


def _opened(rule: Closed, amount: int, grid: Grid) -> Relaxed | None:
    """What lies within `amount` slots of an open slot of the same day is open too; a day closed altogether stays so."""
    shut = set(rule.positions)
    for _ in range(amount):
        edge = {at for at in shut if _beside_open(at, shut, grid)}
        if not edge:
            return None
        shut -= edge
    return Relaxed(replace(rule, positions=tuple(sorted(shut))), amount, "edge")


def _beside_open(at: int, shut: set[int], grid: Grid) -> bool:
    day = at // grid.slots
    return any(other // grid.slots == day and other not in shut and 0 <= other < grid.positions for other in (at - 1, at + 1))
