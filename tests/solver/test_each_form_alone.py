"""Every rule form with no other: model, compiled search and the places of the board against the checker and every placement there is."""

from __future__ import annotations

from itertools import islice

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from solver.checker import Checker, assess
from solver.construct import Construction
from solver.places import Places
from solver.rules import FORMS, Rule
from solver.stopping import Stop
from tests.solver.small_problems import all_solutions, problems
from tests.solver.test_model import best_by_force, best_by_model, idle
from tests.solver.test_places import broken_by, named_apart, with_lesson

_EACH = pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
_FEW = settings(max_examples=12, suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow])


@_EACH
@_FEW
@given(data=st.data())
def test_the_model_finds_the_cost_that_the_checker_counts(form: type[Rule], data: st.DataObject) -> None:
    problem = data.draw(problems(max_rules=2, only=form))
    assume(not idle(problem)[0])
    expected, found = best_by_force(problem), best_by_model(problem)
    assert (found is None) == (expected is None)
    if found is not None:
        cost, exact, solution = found
        assert Checker(problem).assess(solution).hard == 0
        assert cost == pytest.approx(expected) if exact else cost >= (expected or 0.0) - 1e-6


@_EACH
@_FEW
@given(data=st.data())
def test_the_search_places_what_can_be_placed(form: type[Rule], data: st.DataObject) -> None:
    problem = data.draw(problems(max_rules=2, only=form))
    checker = Checker(problem)
    assume(any(checker.assess(solution).hard == 0 for solution in all_solutions(problem)))
    construction = Construction(problem)
    assert construction.run(Stop(20))
    assert checker.assess(construction.solution()).hard == 0


@_EACH
@_FEW
@given(data=st.data())
def test_the_board_calls_a_place_free_where_the_checker_does_and_at_its_cost(form: type[Rule], data: st.DataObject) -> None:
    problem = named_apart(data.draw(problems(max_rules=2, only=form)))
    solution = data.draw(st.sampled_from(list(islice(all_solutions(problem), 0, None, 7))))
    lesson = data.draw(st.integers(0, len(problem.lessons) - 1))
    before = assess(problem, solution).cost
    options = range(len(problem.lessons[lesson].room_options)) or [-1]
    for verdict in Places(problem).of(solution, lesson):
        possible = [option for option in options if not broken_by(problem, solution, lesson, verdict.start, option)]
        assert verdict.free == bool(possible)
        if verdict.free:
            costs = [assess(problem, with_lesson(solution, lesson, verdict.start, option)).cost - before for option in possible]
            assert verdict.cost == pytest.approx(min(costs))
