"""Rules about the shape of a resource's days and week, as limits."""

from __future__ import annotations

from dataclasses import dataclass, field

from solver.kernel import layout as at
from solver.problem import Problem
from solver.rules import Continuous, DayLoad, DaySpan, EarlyStart, FreeWindow, Gaps, LateEnd, Rule, ShortDays, WindowDays, WorkDays

_LOOSE = {
    at.GAPS_DAY: at.NO_LIMIT,
    at.GAPS_WEEK: at.NO_LIMIT,
    at.LOAD_MAX: at.NO_LIMIT,
    at.LOAD_MIN: 0,
    at.NEVER_EMPTY: 0,
    at.SPAN_MAX: at.NO_LIMIT,
    at.RUN_MAX: at.NO_LIMIT,
    at.DAYS_MAX: at.NO_LIMIT,
    at.DAYS_MIN: 0,
    at.LATE_MAX: at.NO_LIMIT,
    at.SPAN_LONG: at.NO_LIMIT,
    at.LONG_DAYS: at.NO_LIMIT,
    at.LATEST: at.NO_LIMIT,
}
_LEAST = frozenset({at.LOAD_MIN, at.NEVER_EMPTY, at.DAYS_MIN})


@dataclass(slots=True)
class Limits:
    """Limits of one resource on one level. Several rules about the same thing become the strictest, their costs are added: exact for
    hard rules, for soft ones a guide (the checker counts)."""

    value: dict[int, int] = field(default_factory=lambda: dict(_LOOSE))
    cost: dict[int, float] = field(default_factory=dict)
    windows: list[tuple[int, int, int]] = field(default_factory=list)
    spells: dict[tuple[int, int], int] = field(default_factory=dict)
    """(start, end) of a part of the day -> most days; more than the search can hold are left to the checker."""

    def tighten(self, column: int, value: int, weight: float | None) -> None:
        self.value[column] = (max if column in _LEAST else min)(self.value[column], value)
        self.cost[column] = self.cost.get(column, 0.0) + (weight or 0.0)

    def spell(self, rule: WindowDays) -> None:
        key = (rule.start, rule.end)
        if key in self.spells or len(self.spells) < at.MOST_SPELLS:
            self.spells[key] = min(rule.maximum, self.spells.get(key, rule.maximum))
            self.cost[at.SPELL_LO] = self.cost.get(at.SPELL_LO, 0.0) + (rule.weight or 0.0)


def shapes_of(problem: Problem, *, exact: bool = False) -> dict[int, tuple[Limits, Limits]]:
    """(hard limits, soft limits) of each resource that has any; wishes for early ends only if `exact`, else they are costs of starts."""
    found: dict[int, tuple[Limits, Limits]] = {}
    for rule in problem.rules:
        asked = list(_asked(rule))
        if exact and isinstance(rule, LateEnd) and rule.weight is not None:
            asked = [(at.LATEST, max(0, rule.latest))]
        if isinstance(rule, FreeWindow | WindowDays) or asked:
            for resource in rule.resources:  # type: ignore[attr-defined]  # every form that asks for a shape has resources
                levels = found.setdefault(resource, (Limits(), Limits()))
                limits = levels[0 if rule.weight is None else 1]
                weight = rule.weight / rule.minimum if rule.weight and isinstance(rule, ShortDays) else rule.weight  # of a day: of a slot
                for column, value in asked:
                    limits.tighten(column, value, weight)
                if isinstance(rule, WindowDays) and rule.end > rule.start:
                    limits.spell(rule)
                if isinstance(rule, FreeWindow) and rule.slots > 0:
                    limits.windows.append((rule.start, rule.end, rule.slots))
                    limits.cost[at.WINDOW_LO] = limits.cost.get(at.WINDOW_LO, 0.0) + (rule.weight or 0.0)
    return found


def _asked(rule: Rule) -> list[tuple[int, int]]:
    """(column, value) of the limits a rule sets."""
    match rule:
        case Gaps():
            return [(c, v) for c, v in ((at.GAPS_DAY, rule.max_per_day), (at.GAPS_WEEK, rule.max_per_week)) if v >= 0]
        case DayLoad():
            least = [(at.LOAD_MIN, rule.minimum), (at.NEVER_EMPTY, int(not rule.allow_empty))] if rule.minimum > 0 else []
            return least + ([(at.LOAD_MAX, rule.maximum)] if rule.maximum >= 0 else [])
        case DaySpan():
            longer = [(at.SPAN_LONG, max(0, rule.maximum)), (at.LONG_DAYS, rule.longer_days)] if rule.longer_days > 0 else []
            return [(at.SPAN_MAX, max(0, rule.maximum) + bool(longer)), *longer]
        case ShortDays():
            return [(at.LOAD_MIN, rule.minimum)] if rule.minimum > 0 else []
        case Continuous():
            return [(at.RUN_MAX, max(0, rule.maximum))]
        case WorkDays():
            least = [(at.DAYS_MIN, rule.minimum)] if rule.minimum > 0 else []
            return least + ([(at.DAYS_MAX, rule.maximum)] if rule.maximum >= 0 else [])
        case EarlyStart():
            return [(at.LATE_MAX, max(0, rule.max_late))]
    return []
