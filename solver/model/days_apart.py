"""`DaysApart`, by the literals of the days."""

from __future__ import annotations

from solver.model.draft import Draft, FreeLesson
from solver.rules import DaysApart


def add_days_apart(draft: Draft, rule: DaysApart) -> None:
    free = [draft.free[index] for index in rule.lessons if index in draft.free]
    weeks = {index: draft.problem.lessons[index].weeks for index in rule.lessons}
    pairs = [(a, b) for at, a in enumerate(free) for b in free[at + 1 :] if weeks[a.index] & weeks[b.index]]
    if not draft.skips(rule):
        for first, second in pairs:
            _keep_apart(draft, rule, first, second)
        if rule.weight is not None:
            _charge_staying(draft, rule, free)
    if rule.adjacent_if_same_day:
        for first, second in pairs:
            _touch(draft, rule, first, second)
    if rule.quota:
        _keep_quota(draft, rule, free)


def _keep_apart(draft: Draft, rule: DaysApart, first: FreeLesson, second: FreeLesson) -> None:
    """One literal for each missing day; each is worth one unit."""
    near = [(d1, d2) for d1 in first.on for d2 in second.on if abs(d1 - d2) < rule.min_days]
    if not near:
        return
    most = max(rule.min_days - abs(d1 - d2) for d1, d2 in near)
    if rule.weight is None:
        broken = draft.breach(rule)
        levels = [broken] * most if broken is not None else []
    else:
        levels = [draft.breach(rule) for _ in range(most)]
    for d1, d2 in near:
        for level in range(rule.min_days - abs(d1 - d2)) if levels else range(1):
            clause = [first.on[d1].negated(), second.on[d2].negated()]
            draft.model.add_bool_or([*clause, levels[level]] if levels else clause)


def _charge_staying(draft: Draft, rule: DaysApart, free: list[FreeLesson]) -> None:
    table, lessons = draft.table, draft.problem.lessons
    for lesson in free:
        for other in rule.lessons:
            if other in draft.freed or table.day[other] < 0 or not lessons[other].weeks & lessons[lesson.index].weeks:
                continue
            for day, literal in lesson.on.items():
                missing = rule.min_days - abs(day - table.day[other])
                if missing > 0:
                    draft.charge(literal, (rule.weight or 0.0) * missing)


def _touch(draft: Draft, rule: DaysApart, first: FreeLesson, second: FreeLesson) -> None:
    """On one day, one begins where the other ends."""
    days = [day for day in first.on if day in second.on]
    if not days:
        return
    after, before = draft.literal(), draft.literal()
    draft.model.add(first.begin + first.total == second.begin).only_enforce_if(after)
    draft.model.add(second.begin + second.total == first.begin).only_enforce_if(before)
    gate = draft.gates.get(id(rule))
    ways = [after, before] + ([gate.negated()] if gate is not None else [])
    for day in days:
        draft.model.add_bool_or([first.on[day].negated(), second.on[day].negated(), *ways])


def _keep_quota(draft: Draft, rule: DaysApart, free: list[FreeLesson]) -> None:
    """No more than the quota on one day in one week, the lessons that stay counted in."""
    table, lessons = draft.table, draft.problem.lessons
    staying = [index for index in rule.lessons if index not in draft.freed and table.day[index] >= 0]
    gate = draft.gates.get(id(rule))
    for bit, _ in draft.layout.groups(list(rule.lessons)):
        given = [lesson for lesson in free if lessons[lesson.index].weeks & bit]
        for day in range(draft.layout.days):
            there = sum(table.day[index] == day and bool(lessons[index].weeks & bit) for index in staying)
            literals = [lesson.on[day] for lesson in given if day in lesson.on]
            if literals and there + len(literals) > rule.quota:
                limit = draft.model.add(sum(literals) <= max(0, rule.quota - there))
                if gate is not None:
                    limit.only_enforce_if(gate)
