"""Lessons of which only so many may lie on one day."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from solver.problem import Problem
from solver.rules import DayQuota, DaysApart

Ints = NDArray[np.int64]


def quotas_of(problem: Problem) -> dict[tuple[int, tuple[int, ...]], int]:
    """Most lessons in one stretch of so many days for each set of lessons (sorted) that no relation of pairs keeps within it anyway."""
    found: dict[tuple[int, tuple[int, ...]], int] = {}
    for rule in problem.rules:
        if isinstance(rule, DayQuota) and rule.weight is None:
            lessons, most, days = tuple(sorted(set(rule.lessons))), max(0, rule.maximum), max(1, rule.days)
        elif isinstance(rule, DaysApart) and rule.quota and not (rule.weight is None and rule.min_days > 0):
            lessons, most, days = tuple(sorted(set(rule.lessons))), rule.quota, 1
            if rule.adjacent_if_same_day and rule.quota > 1:
                continue
        else:
            continue
        if len(lessons) > most:
            found[days, lessons] = min(most, found.get((days, lessons), most))
    return found


def quota_rows(problem: Problem, unit_of: list[int], number: list[int], units: int) -> tuple[Ints, Ints, Ints, Ints]:
    """`quota`, its lessons (internal numbers), the quotas of each unit, and each unit's first row and row after the last [units, 2]."""
    rows: list[tuple[int, int, int, int]] = []
    listed: list[int] = []
    of_unit: list[list[int]] = [[] for _ in range(units)]
    for (days, lessons), most in quotas_of(problem).items():
        for unit in sorted({unit_of[lesson] for lesson in lessons}):
            of_unit[unit].append(len(rows))
        rows.append((most, len(listed), len(listed) + len(lessons), days))
        listed.extend(number[lesson] for lesson in lessons)
    ends = np.cumsum([0, *(len(quotas) for quotas in of_unit)], dtype=np.int64)
    quoted = np.array([quota for quotas in of_unit for quota in quotas], dtype=np.int64)
    return np.array(rows, dtype=np.int64).reshape(-1, 4), np.array(listed, dtype=np.int64), quoted, np.stack([ends[:-1], ends[1:]], axis=1)
