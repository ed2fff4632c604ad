"""The CP-SAT model against brute force: the same feasibility, and exactly the same least cost."""

from __future__ import annotations

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from ortools.sat.python import cp_model

from solver.checker import Checker
from solver.checks.shapes import shape_of
from solver.checks.table import Layout, Table
from solver.model.build import SOLVED, RuleIndex, build, read
from solver.model.lessons import NoPlaceError
from solver.problem import Problem
from solver.result import Solution
from solver.rules import MinBreak
from tests.solver.small_problems import all_solutions, problems


def idle(problem: Problem) -> tuple[bool, float]:
    """(whether a hard rule is broken, the cost) by people in weeks without any lesson, which no model of lessons can see."""
    layout = Layout(problem)
    broken, cost = False, 0.0
    for rule in problem.rules:
        shape = shape_of(rule, problem.grid)
        for resource in shape.resources if shape is not None else ():
            lessons = layout.lessons_of[resource]
            for bit, classes in layout.groups(lessons):
                if shape is not None and not any(problem.lessons[index].weeks & bit for index in lessons):
                    days = [shape.of_day(0, closed) for closed in layout.closed[resource]]
                    units = classes * (sum(day[0] for day in days) + shape.of_week(sum(day[1] for day in days)))
                    broken |= rule.weight is None and units > 0
                    cost += (rule.weight or 0.0) * units
    return broken, cost


def best_by_force(problem: Problem) -> float | None:
    checker = Checker(problem)
    costs = [verdict.cost for verdict in map(checker.assess, all_solutions(problem)) if not verdict.hard]
    return min(costs, default=None)


def first_possible(problem: Problem) -> Solution | None:
    checker = Checker(problem)
    return next((solution for solution in all_solutions(problem) if not checker.assess(solution).hard), None)


def best_by_model(problem: Problem) -> tuple[float, bool, Solution] | None:
    """(the model's least cost, whether it claims to be exact, the timetable)."""
    index = RuleIndex(problem)
    count = len(problem.lessons)
    table = Table(index.layout, Solution((-1,) * count, (-1,) * count))
    try:
        draft = build(index, table, range(count))
    except NoPlaceError:
        return None
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 20
    status = solver.solve(draft.model)
    assert status in (*SOLVED, cp_model.INFEASIBLE)
    if status == cp_model.INFEASIBLE:
        return None
    assert status == cp_model.OPTIMAL
    solution = read(draft, lambda variable: int(solver.value(variable)))
    return Checker(problem).assess(solution).cost, draft.exact, solution


@settings(max_examples=60)
@given(problems(max_lessons=3))
def test_model_and_brute_force_agree(problem: Problem) -> None:
    assume(not idle(problem)[0])
    expected, found = best_by_force(problem), best_by_model(problem)
    if expected is None:
        assert found is None
        return
    assert found is not None
    cost, exact, solution = found
    assert Checker(problem).assess(solution).hard == 0
    if exact:
        assert cost == pytest.approx(expected)


@settings(max_examples=60)
@given(problems(max_lessons=4, max_rules=4), st.integers(0, 3), st.integers(0, 3))
def test_with_some_lessons_staying_the_model_finds_the_best_places_of_the_others(problem: Problem, one: int, other: int) -> None:
    base = first_possible(problem)
    assume(base is not None and not any(isinstance(rule, MinBreak) and rule.weight is not None for rule in problem.rules))
    assert base is not None
    free = sorted({one % len(problem.lessons), other % len(problem.lessons)})
    checker = Checker(problem)
    staying = {lesson: base for lesson in range(len(problem.lessons)) if lesson not in free}
    expected = min(verdict.cost for verdict in map(checker.assess, all_solutions(problem, staying)) if not verdict.hard)
    index = RuleIndex(problem)
    draft = build(index, Table(index.layout, base), free)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    assert solver.solve(draft.model) == cp_model.OPTIMAL
    found = checker.assess(read(draft, lambda variable: int(solver.value(variable))))
    assert found.hard == 0
    assert found.cost == pytest.approx(expected)
