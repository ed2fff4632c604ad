"""Too many lessons for the days, by how many of them may share one."""

from __future__ import annotations

from collections.abc import Iterator

from solver.counting.facts import Facts
from solver.result import Contradiction
from solver.rules import DaysApart


def of_quotas(facts: Facts) -> Iterator[Contradiction]:
    """Codes `fixed_day_quota`, `day_quota_impossible`: one for each rule at most."""
    for rule in facts.problem.rules:
        if isinstance(rule, DaysApart) and rule.quota:
            found = _fixed_together(facts, rule) or _too_few_days(facts, rule)
            if found is not None:
                yield found


def _fixed_together(facts: Facts, rule: DaysApart) -> Contradiction | None:
    fixed = [index for index in sorted(set(rule.lessons)) if facts.fixed_start(index) >= 0]
    for week in facts.weeks_of(fixed):
        days: dict[int, list[int]] = {}
        for index in facts.given(fixed, week):
            days.setdefault(facts.fixed_start(index) // facts.grid.slots, []).append(index)
        for together in days.values():
            if len(together) > rule.quota:
                numbers = (("lessons", len(together)), ("maximum", rule.quota))
                return Contradiction("fixed_day_quota", (rule.rule_id,), (rule.uid,), tuple(together), numbers=numbers)
    return None


def _too_few_days(facts: Facts, rule: DaysApart) -> Contradiction | None:
    lessons = sorted(set(rule.lessons))
    for week in facts.weeks_of(lessons):
        given = facts.given(lessons, week)
        days = len(facts.possible_days(given))
        if len(given) > rule.quota * days:
            numbers = (("lessons", len(given)), ("maximum", rule.quota), ("days", days))
            return Contradiction("day_quota_impossible", (rule.rule_id,), (rule.uid,), tuple(given), numbers=numbers)
    return None
