"""Rules about pairs of lessons as relations of units."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from solver.kernel import layout as at
from solver.kernel.layout import DAYS_APART, DISJOINT, SAME_START, TOUCHING
from solver.problem import Problem
from solver.rules import DaysApart, NightRest, NotOverlapping, Pair, SameStart, Spread
from solver.rules.pair import WITHIN_WEEK, Relation
from solver.tables.closings import running

HARD = -1.0
Asked = tuple[int, int, int, int, float, int]  # first lesson, second lesson, kind, amount, weight, set of breaks

_KINDS = {
    Relation.SAME_DAY: at.SAME_DAY, Relation.SAME_HOUR: at.SAME_HOUR, Relation.MAX_DAYS: at.MAX_DAYS, Relation.FOLLOWS: at.FOLLOWS,
    Relation.GROUPED: at.GROUPED, Relation.BEFORE: at.BEFORE_IN_WEEK, Relation.BEFORE_ON_DAY: at.BEFORE_ON_DAY,
    Relation.MIN_GAP: at.MIN_GAP, Relation.GAP_AFTER: at.GAP_AFTER,
}  # fmt: skip
_ONE_WAY = {at.FOLLOWS, at.BEFORE_IN_WEEK, at.BEFORE_ON_DAY, at.GAP_AFTER}
"""Kinds in which the two lessons are not alike."""


def break_sets(problem: Problem) -> list[tuple[int, ...]]:
    """The different sets of breaks that `Pair` rules name, at least one."""
    return list(dict.fromkeys([(), *(rule.breaks for rule in problem.rules if isinstance(rule, Pair))]))


def recess_rows(problem: Problem) -> NDArray[np.int64]:
    """For each set of breaks how many of its slots lie before each position."""
    sets = break_sets(problem)
    bits = np.zeros((len(sets), problem.grid.positions), dtype=np.bool_)
    for row, positions in enumerate(sets):
        bits[row, list(positions)] = True
    return running(bits)


def pairs_of(problem: Problem) -> Iterator[Asked]:
    """Every pair of lessons with what is asked of it; `HARD` as weight of what must be. Hard `SameStart` is in the units already,
    hard `NotOverlapping` is a resource of its own."""
    recess = {positions: row for row, positions in enumerate(break_sets(problem))}
    for rule in problem.rules:
        weight = HARD if rule.weight is None else rule.weight
        match rule:
            case DaysApart():
                yield from _days_apart(problem, rule, weight)
            case SameStart() if rule.weight is not None:
                yield from ((first, second, SAME_START, 0, weight, 0) for first, second in combinations(rule.lessons, 2))
            case NotOverlapping() if rule.weight is not None:
                yield from ((*pair, DISJOINT, 0, weight, 0) for pair in combinations(rule.lessons, 2) if _meet(problem, *pair))
            case Spread():
                yield from _rhythm(rule, weight)
            case Pair() if len(rule.lessons) > 1:
                first, second = rule.lessons
                if rule.relation not in WITHIN_WEEK or _meet(problem, first, second):
                    yield first, second, _KINDS[Relation(rule.relation)], rule.amount, weight, recess[rule.breaks]
    yield from _nights(problem)


def _rhythm(rule: Spread, weight: float) -> Iterator[Asked]:
    """All pairs where they must start at one time. The rest is left to repair and improvement: as a wish it made the search of a large
    school four times slower."""
    if weight == HARD and rule.maximum <= 0:
        yield from ((first, second, at.SAME_HOUR, 0, HARD, 0) for first, second in combinations(rule.lessons, 2))


def _days_apart(problem: Problem, rule: DaysApart, weight: float) -> Iterator[Asked]:
    for first, second in combinations(rule.lessons, 2):
        if not _meet(problem, first, second):
            continue
        if rule.min_days > 0:
            yield first, second, DAYS_APART, rule.min_days, weight, 0
        if rule.adjacent_if_same_day:
            yield first, second, TOUCHING, 0, HARD, 0


def _nights(problem: Problem) -> Iterator[Asked]:
    """`NightRest` is kept where every two lessons of the person keep it; a soft one counts each night once, here each pair."""
    rules = [rule for rule in problem.rules if isinstance(rule, NightRest) and rule.slots > 0]
    lessons_of: dict[int, list[int]] = {}
    for index, lesson in enumerate(problem.lessons if rules else ()):
        for person in lesson.people:
            lessons_of.setdefault(person, []).append(index)
    seen: dict[Asked, None] = {}
    for rule in rules:
        weight = HARD if rule.weight is None else rule.weight
        for resource in rule.resources:
            for first, second in combinations(lessons_of.get(resource, ()), 2):
                if _meet(problem, first, second):
                    seen[first, second, at.REST, rule.slots, weight, int(rule.around)] = None
    yield from seen


def _meet(problem: Problem, first: int, second: int) -> bool:
    return problem.lessons[first].weeks & problem.lessons[second].weeks != 0


def by_unit(pairs: Iterator[Asked], unit_of: list[int], number: list[int]) -> dict[int, list[tuple[int, int, int, int, int, int, float]]]:
    """Rows (other unit, kind, amount, own lesson, other lesson, set of breaks, weight) of each unit, with internal lesson numbers.

    Pairs within a unit and repetitions of a hard pair add nothing.
    """
    found: dict[int, dict[object, tuple[int, int, int, int, int, int, float]]] = {}
    for first, second, kind, amount, weight, recess in pairs:
        for mine, theirs in ((first, second), (second, first)):
            unit, other = unit_of[mine], unit_of[theirs]
            if unit == other:
                continue
            seen = kind + at.MIRRORED if kind in _ONE_WAY and mine == second else kind
            rows = found.setdefault(unit, {})
            row = (other, seen, amount, number[mine], number[theirs], recess, weight)
            lessons = (number[mine], number[theirs]) if kind != DAYS_APART or weight >= 0 else None
            key: object = (other, seen, lessons, weight < 0, 0 if weight < 0 and kind <= TOUCHING else amount, recess)
            if weight >= 0 and key in rows:
                row = (*row[:6], rows[key][6] + weight)
            elif key in rows:
                row = (*row[:2], max(amount, rows[key][2]), *row[3:])
            rows[key] = row
    return {unit: list(rows.values()) for unit, rows in found.items()}
