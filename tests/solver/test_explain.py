"""Planted contradictions are named, with nothing else; possible problems are said to be possible; ways out really are."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from solver.checker import assess
from solver.checks.table import Layout
from solver.explain import explain
from solver.explaining.part import Cutter
from solver.explaining.proof import Prover
from solver.explaining.ways import attempt, changed
from solver.problem import Problem
from solver.rules import AllowedStarts, Closed, DayLoad, DaysApart, Gaps, MinBreak, NotOverlapping, PreferredRooms, SameStart, WorkDays
from solver.stopping import Stop
from tests.solver.small_problems import OTHER_PUPILS, PUPILS, ROOM, TEACHER, all_solutions, lesson, problems, school


def core_rules(problem: Problem) -> set[str]:
    explanation = explain(problem, time_limit=30)
    assert explanation.status == "infeasible"
    return {rule.rule for rule in explanation.core if rule.rule}


def test_a_possible_problem_is_shown_to_be_possible() -> None:
    problem = school([lesson(2), lesson(2), lesson(1, (TEACHER,))], Gaps(uid="g", rule_id="gaps", resources=(PUPILS,), max_per_week=0))
    explanation = explain(problem, time_limit=30)
    assert explanation.status == "feasible"
    assert explanation.timetable is not None
    assert assess(problem, explanation.timetable).hard == 0


def test_blocks_that_cannot_meet_are_named_with_their_rules() -> None:
    rules = (
        AllowedStarts(uid="mornings", rule_id="allowed_starts", lessons=(0,), starts=(0, 8)),
        AllowedStarts(uid="afternoons", rule_id="allowed_starts", lessons=(1,), starts=(4, 12)),
        SameStart(uid="block", rule_id="block", lessons=(0, 1)),
        DaysApart(uid="innocent", rule_id="different_days", lessons=(0, 2)),
        Closed(uid="frame", rule_id="frame", resources=(PUPILS, OTHER_PUPILS), positions=(7, 15)),
    )
    problem = school([lesson(1, (PUPILS,)), lesson(1, (OTHER_PUPILS,)), lesson(1, (PUPILS,))], *rules)
    assert core_rules(problem) == {"mornings", "afternoons", "block"}


def test_the_ways_out_of_a_contradiction_are_verified() -> None:
    rules = (
        WorkDays(uid="one day", rule_id="max_days", resources=(TEACHER,), maximum=1),
        MinBreak(uid="long breaks", rule_id="min_break", resources=(TEACHER,), slots=3),
        Gaps(uid="innocent", rule_id="gaps", weight=1.0, resources=(PUPILS,), max_per_week=0),
    )
    lessons = [lesson(2, (TEACHER, PUPILS)) for _ in range(3)]
    problem = school(lessons, *rules)
    explanation = explain(problem, time_limit=30)
    assert {rule.rule for rule in explanation.core if rule.rule} == {"one day", "long breaks"}
    verified = {way.rules[0] for way in explanation.ways_out if way.verified and way.kind == "drop_rule"}
    assert verified == {"one day", "long breaks"}
    assert sum(way.verified for way in explanation.ways_out) >= 2


def test_a_locked_lesson_in_the_way_is_named_and_may_be_unlocked() -> None:
    rules = (
        AllowedStarts(uid="only then", rule_id="allowed_starts", lessons=(1, 2), starts=(2, 3)),
        NotOverlapping(uid="apart", rule_id="not_overlapping", lessons=(0, 1, 2)),
    )
    lessons = [lesson(1, (PUPILS,), start=3, fixed_time=True), lesson(1, (OTHER_PUPILS,)), lesson(1, (TEACHER,))]
    explanation = explain(school(lessons, *rules), time_limit=30)
    assert explanation.status == "infeasible"
    assert ("fixed_time", (0,)) in {(rule.rule_id, rule.lessons) for rule in explanation.core}
    assert any(way.kind == "unlock_lesson" and way.lessons == (0,) and way.verified for way in explanation.ways_out)


def test_the_room_and_the_lessons_that_crowd_it_are_named() -> None:
    rules = tuple(AllowedStarts(uid=f"then {index}", rule_id="allowed_starts", lessons=(index,), starts=(0, 1)) for index in range(3))
    lessons = [lesson(1, (person,), (ROOM,)) for person in (PUPILS, OTHER_PUPILS, TEACHER)]
    problem = school(lessons, *rules, PreferredRooms(uid="innocent", rule_id="preferred_room", lessons=(0,), rooms=(ROOM,)))
    explanation = explain(problem, time_limit=30)
    assert explanation.status == "infeasible"
    assert "innocent" not in {rule.rule for rule in explanation.core}
    assert "room" in " ".join(rule.rule_id for rule in explanation.core) or explanation.contradictions


def test_a_minimum_that_an_idle_person_cannot_meet_is_named() -> None:
    rule = DayLoad(uid="every day", rule_id="min_minutes_per_day", resources=(OTHER_PUPILS,), minimum=1, allow_empty=False)
    explanation = explain(school([lesson(1)], rule), time_limit=10)
    assert explanation.status == "infeasible"
    assert "every day" in {one.rule for one in explanation.core} | {r for c in explanation.contradictions for r in c.rules}


def test_nothing_is_claimed_when_there_is_no_time() -> None:
    stop = Stop()
    stop.ask()
    rules = (
        WorkDays(uid="d", rule_id="max_days", resources=(TEACHER,), maximum=1),
        MinBreak(uid="b", rule_id="min_break", resources=(TEACHER,), slots=3),
    )
    explanation = explain(school([lesson(2, (TEACHER,)) for _ in range(3)], *rules), time_limit=10, stop=stop)
    assert explanation.status in ("unknown", "infeasible")
    assert explanation.status == "unknown" or explanation.contradictions


@settings(max_examples=25)
@given(problems(max_lessons=3, max_rules=4))
def test_parts_are_impossible_only_if_the_whole_is_and_cores_are_impossible(problem: Problem) -> None:
    cutter = Cutter(problem)
    prover = Prover(cutter, Stop(20))
    possible = any(not assess(problem, solution).hard for solution in all_solutions(problem))
    for lessons in Layout(problem).lessons_of:
        part = cutter.part(frozenset(lessons))
        if lessons and prover.impossible(part):
            assert not possible
            core = prover.core(part)
            assert prover.impossible(core)
            for number in core.rules:
                assert not prover.impossible(replace(core, rules=core.rules - {number}))


def two_contradictions() -> Problem:
    rules = (
        AllowedStarts(uid="first", rule_id="allowed_starts", lessons=(0,), starts=(0,)),
        AllowedStarts(uid="second", rule_id="allowed_starts", lessons=(1,), starts=(0,)),
        DayLoad(uid="short days", rule_id="max_minutes_per_day", resources=(TEACHER,), maximum=1),
        Closed(uid="innocent", rule_id="frame", resources=(OTHER_PUPILS,), positions=(7, 15)),
    )
    return school([lesson(1, (PUPILS,)), lesson(1, (PUPILS,)), lesson(2, (TEACHER,)), lesson(1, (OTHER_PUPILS,))], *rules)


def test_two_contradictions_are_both_named_and_told_apart() -> None:
    explanation = explain(two_contradictions(), time_limit=30)
    named: dict[int, set[str]] = {}
    for rule in explanation.core:
        named.setdefault(rule.contradiction, set()).add(rule.rule)
    assert sorted(sorted(rules - {""}) for rules in named.values()) == [["first", "second"], ["short days"]]


def test_a_way_out_of_two_contradictions_changes_something_for_each() -> None:
    problem = two_contradictions()
    verified = [way for way in explain(problem, time_limit=30).ways_out if way.verified]
    assert len(verified) >= 2
    for way in verified:
        assert len(way.also) == 1
        assert attempt(changed(problem, way), Stop(5)).is_complete
        assert not attempt(changed(problem, replace(way, also=())), Stop(0.5)).is_complete
    assert len({frozenset((replace(way, also=(), verified=False), *way.also)) for way in verified}) == len(verified)


def test_where_nothing_is_proved_the_fullest_timetable_and_the_hardest_lessons_are_given() -> None:
    stop = Stop()
    stop.ask()
    explanation = explain(school([lesson(2), lesson(2, (TEACHER,))]), time_limit=30, stop=stop)
    assert explanation.status == "unknown"
    assert explanation.timetable is not None
    assert set(explanation.hardest) == {0, 1}


def test_lessons_that_the_fullest_timetable_lacks_are_the_hardest() -> None:
    best = attempt(school([lesson(3, (PUPILS,)) for _ in range(11)]), Stop(0.3))
    lacking = [index for index, start in enumerate(best.timetable.starts) if start < 0]
    assert not best.is_complete
    assert lacking
    assert set(best.hardest[: len(lacking)]) == set(lacking)


def test_letting_go_of_a_lesson_lets_go_of_the_rule_that_holds_it_there_as_well() -> None:
    rules = (
        AllowedStarts(uid="held", rule_id="fixed_time", lessons=(0,), starts=(3,)),
        Closed(uid="shut", rule_id="closed", resources=(PUPILS,), positions=(3,)),
    )
    explanation = explain(school([lesson(1, (PUPILS,), start=3, fixed_time=True)], *rules), time_limit=30)
    unlocking = next(way for way in explanation.ways_out if way.kind == "unlock_lesson")
    assert unlocking.verified
    assert unlocking.rules == ("held",)
