"""`DayQuota`, by the literals of the days."""

from __future__ import annotations

from solver.model.draft import Draft
from solver.rules import DayQuota


def add_day_quota(draft: Draft, rule: DayQuota) -> None:
    table, lessons, span = draft.table, draft.problem.lessons, max(1, rule.days)
    free = [draft.free[index] for index in rule.lessons if index in draft.free]
    staying = [index for index in rule.lessons if index not in draft.freed and table.day[index] >= 0]
    for bit, classes in draft.layout.groups([lesson.index for lesson in free] + staying):
        for first in range(0, draft.layout.days, span):
            there = sum(table.day[index] // span == first // span and bool(lessons[index].weeks & bit) for index in staying)
            given = [lesson for lesson in free if lessons[lesson.index].weeks & bit]
            literals = [literal for lesson in given for day, literal in lesson.on.items() if day // span == first // span]
            limit = max(0, rule.maximum, there if rule.weight is None else 0)
            if literals and there + len(literals) > limit:
                draft.model.add(sum(literals) + there <= limit + draft.slack(rule, there + len(literals), classes))
