"""The CP-SAT model against brute force: the same feasibility, and exactly the same least cost."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from ortools.sat.python import cp_model

from solver.checker import Checker
from solver.checks.table import Table
from solver.model.build import SOLVED, RuleIndex, build, read
from solver.model.lessons import NoPlaceError
from solver.problem import Problem
from solver.result import Solution
from tests.solver.small_problems import all_solutions, problems


def best_by_force(problem: Problem) -> float | None:
    checker = Checker(problem)
    costs = [verdict.cost for verdict in map(checker.assess, all_solutions(problem)) if not verdict.hard]
    return min(costs, default=None)


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
    expected, found = best_by_force(problem), best_by_model(problem)
    if expected is None:
        assert found is None
        return
    assert found is not None
    cost, exact, solution = found
    assert Checker(problem).assess(solution).hard == 0
    if exact:
        assert cost == pytest.approx(expected)
