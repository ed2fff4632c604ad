"""Rules about pairs of lessons as relations of units."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from solver.kernel.layout import DAYS_APART, DISJOINT, SAME_START, TOUCHING
from solver.problem import Problem
from solver.rules import DaysApart, NotOverlapping, SameStart

HARD = -1.0
Pair = tuple[int, int, int, int, float]  # first lesson, second lesson, kind, amount, weight


def pairs_of(problem: Problem) -> Iterator[Pair]:
    """Every pair of lessons with what is asked of it; `HARD` as weight of what must be. Hard `SameStart` is in the units already,
    hard `NotOverlapping` is a resource of its own."""
    for rule in problem.rules:
        weight = HARD if rule.weight is None else rule.weight
        match rule:
            case DaysApart():
                yield from _days_apart(problem, rule, weight)
            case SameStart() if rule.weight is not None:
                yield from ((first, second, SAME_START, 0, weight) for first, second in combinations(rule.lessons, 2))
            case NotOverlapping() if rule.weight is not None:
                yield from ((*pair, DISJOINT, 0, weight) for pair in combinations(rule.lessons, 2) if _meet(problem, *pair))


def _days_apart(problem: Problem, rule: DaysApart, weight: float) -> Iterator[Pair]:
    for first, second in combinations(rule.lessons, 2):
        if not _meet(problem, first, second):
            continue
        if rule.min_days > 0:
            yield first, second, DAYS_APART, rule.min_days, weight
        if rule.adjacent_if_same_day:
            yield first, second, TOUCHING, 0, HARD


def _meet(problem: Problem, first: int, second: int) -> bool:
    return problem.lessons[first].weeks & problem.lessons[second].weeks != 0


def by_unit(pairs: Iterator[Pair], unit_of: list[int], number: list[int]) -> dict[int, list[tuple[int, int, int, int, int, float]]]:
    """Rows (other unit, kind, amount, own lesson, other lesson, weight) of each unit, with internal lesson numbers.

    Pairs within a unit and repetitions of a hard pair add nothing.
    """
    found: dict[int, dict[object, tuple[int, int, int, int, int, float]]] = {}
    for first, second, kind, amount, weight in pairs:
        for mine, theirs in ((first, second), (second, first)):
            unit, other = unit_of[mine], unit_of[theirs]
            if unit == other:
                continue
            rows = found.setdefault(unit, {})
            row = (other, kind, amount, number[mine], number[theirs], weight)
            lessons = (number[mine], number[theirs]) if kind != DAYS_APART or weight >= 0 else None
            key: object = (other, kind, lessons, weight < 0, amount if weight >= 0 else 0)
            if weight >= 0 and key in rows:
                row = (*row[:5], rows[key][5] + weight)
            elif key in rows:
                row = (*row[:2], max(amount, rows[key][2]), *row[3:])
            rows[key] = row
    return {unit: list(rows.values()) for unit, rows in found.items()}
