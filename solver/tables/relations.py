"""Rules about pairs of lessons as relations of units."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, combinations

import numpy as np
from numpy.typing import NDArray

from solver.kernel import layout as at
from solver.kernel.layout import DAYS_APART, DISJOINT, SAME_START, TOUCHING, Ints
from solver.problem import Problem
from solver.rules import DaysApart, NightRest, NotOverlapping, Pair, SameStart, Spread
from solver.rules.pair import WITHIN_WEEK, Relation
from solver.tables.closings import running

HARD = -1.0
Asked = tuple[int, int, int, int, float, int]  # first lesson, second lesson, kind, amount, weight, set of breaks

_KINDS: dict[str, int] = {
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
                    amount = 0 if rule.relation == Relation.SAME_HOUR else rule.amount
                    yield first, second, _KINDS[rule.relation], amount, weight, recess[rule.breaks]
    yield from _nights(problem)


def _rhythm(rule: Spread, weight: float) -> Iterator[Asked]:
    """All pairs where they must start at about one time. As a wish it is left to repair and improvement: it made the search of a large
    school four times slower."""
    if weight == HARD:
        most = max(0, rule.maximum)
        yield from ((first, second, at.SAME_HOUR, most, HARD, 0) for first, second in combinations(rule.lessons, 2))


def _days_apart(problem: Problem, rule: DaysApart, weight: float) -> Iterator[Asked]:
    asked = [(DAYS_APART, rule.min_days, weight, 0)] * (rule.min_days > 0) + [(TOUCHING, 0, HARD, 0)] * rule.adjacent_if_same_day
    for first, second in combinations(rule.lessons, 2):
        if _meet(problem, first, second):
            for one in asked:
                yield first, second, *one


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


def by_unit(pairs: Iterator[Asked], unit_of: list[int], number: list[int], units: int) -> tuple[Ints, NDArray[np.float64], Ints]:
    """Relations of all units in the columns of the search, their weights, and where each unit's begin (one more than there are units).

    Each pair is seen from both sides, with internal lesson numbers. Pairs within a unit and repetitions of a hard pair add nothing; of
    several the largest amount holds, and the weights of equal wishes are added.
    """
    asked = np.fromiter(chain.from_iterable(pairs), dtype=np.float64).reshape(-1, 6)
    first, second, kind, amount, recess = (asked[:, column].astype(np.int64) for column in (0, 1, 2, 3, 5))
    weight, both = np.repeat(asked[:, 4], 2), np.repeat(kind, 2)
    mine, theirs = np.stack([first, second], axis=1).ravel(), np.stack([second, first], axis=1).ravel()
    turned = np.isin(both, list(_ONE_WAY)) & (np.arange(len(both)) % 2 == 1)
    of, at_number = np.array(unit_of, dtype=np.int64), np.array(number, dtype=np.int64)
    columns = (of[theirs], both + at.MIRRORED * turned, np.repeat(amount, 2), at_number[mine], at_number[theirs], np.repeat(recess, 2))
    rows, unit = np.stack(columns, axis=1), of[mine]
    kept = unit != rows[:, at.OTHER]
    rows, unit, weight, both = rows[kept], unit[kept], weight[kept], both[kept]
    hard = weight < 0
    alike = hard & (both == DAYS_APART)
    _, amounts = np.unique(np.where(hard & (both <= TOUCHING), 0, rows[:, at.AMOUNT]), return_inverse=True)
    sets = int(rows[:, at.RECESS].max(initial=0)) + 1
    _, asks = np.unique(((amounts * sets + rows[:, at.RECESS]) * 2 * at.MIRRORED + rows[:, at.KIND]) * 2 + hard, return_inverse=True)
    mine, theirs = np.where(alike, unit, rows[:, at.MINE]), np.where(alike, rows[:, at.OTHER], rows[:, at.THEIRS])
    _, earliest, group = np.unique((asks * len(number) + mine) * len(number) + theirs, return_index=True, return_inverse=True)
    most, sums = np.zeros(len(earliest), dtype=np.int64), np.zeros(len(earliest))
    np.maximum.at(most, group, rows[:, at.AMOUNT])
    np.add.at(sums, group, weight)
    order = np.lexsort((earliest, unit[earliest]))
    found = rows[earliest[order]]
    found[:, at.AMOUNT] = most[order]
    begins = np.searchsorted(unit[earliest[order]], np.arange(units + 1))
    return found, np.where(hard[earliest[order]], HARD, sums[order]), begins
