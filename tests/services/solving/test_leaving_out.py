"""A lesson that can be placed nowhere: the others are placed, it stays where it is and is told by name."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Lesson, RoomNeed
from scheduler_app.domain.timetable import LockedBy, Placement
from scheduler_app.errors import InputError
from scheduler_app.services.checking import check
from scheduler_app.services.solving import Event, Finished, Placer, Progress, SolveJob, SolveOutcome, Suggester, explain, solve
from scheduler_app.services.solving.leaving_out import placeable
from solver.problem import Problem
from solver.wire import event_line
from tests.schools import TIMETABLE, schools, tiny_school

LABORATORY = RoomNeed(tags=("laboratory",))
ODD = "MA-7A-odd"


def _one_more(school: School, model: str = "MA-7A-1", *, need: RoomNeed | None = None, **fields: object) -> School:
    """One lesson more, of a requirement of its own that is like the model's."""
    lesson, requirement = school.lessons[model], school.requirement_of(model)
    own = replace(requirement, uid="odd", block=None, room_need=need or requirement.room_need)
    more: Lesson = replace(lesson, uid=ODD, requirement="odd", **fields)  # type: ignore[arg-type]
    return replace(school, requirements={**school.requirements, "odd": own}, lessons={**school.lessons, ODD: more})


def _no_room(school: School) -> School:
    return _one_more(school, need=LABORATORY)


FAULTS: dict[str, tuple[Callable[[School], School], str]] = {
    "no room": (_no_room, "no room fits"),
    "off the grid": (lambda school: _one_more(school, minutes=47), "47 minutes"),
    "never": (lambda school: _one_more(school, period="gone"), "no school day"),
    "longer than the day": (lambda school: _one_more(school, minutes=600), "the day has 540"),
}


def _needing(school: School, need: RoomNeed, *requirements: str) -> School:
    changed = {uid: replace(school.requirements[uid], room_need=need) for uid in requirements}
    return replace(school, requirements={**school.requirements, **changed})


def _lying(school: School, day: int, start: int, *rooms: str, lock: LockedBy | None = None) -> School:
    row = Placement(TIMETABLE, ODD, day, start, rooms, lock, lock)
    return replace(school, placements={**school.placements, row.uid: row})


def _after(school: School, outcome: SolveOutcome) -> School:
    return apply_changes(school, outcome.step.changes)


def _hard(school: School) -> set[tuple[str, tuple[str, ...]]]:
    return {(row.rule_id, row.lessons) for row in check(school).violations if row.severity == "hard"}


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("kind", FAULTS)
def test_the_others_are_placed_and_the_lesson_is_told_by_name_and_cause(kind: str, keep: bool) -> None:
    make, cause = FAULTS[kind]
    school = make(tiny_school())
    events: list[Event] = []
    outcome = solve(school, time_limit=10, keep=keep, on_event=events.append)
    summary = outcome.summary()
    assert (summary["status"], summary["placed"], summary["lessons"], summary["hard"]) == ("partial", 35, 36, 1)
    assert [row["lesson"] for row in summary["left_out"]] == [ODD]  # type: ignore[attr-defined]
    (told,) = outcome.left_out("en")
    assert told.sentence.startswith("Not placed – 7A Matematik")
    assert cause in told.sentence
    assert all("{" not in row.sentence for row in outcome.left_out("sv"))
    after = _after(school, outcome)
    assert set(school.lessons) - set(after.placed) == {ODD}
    assert {lessons for _, lessons in _hard(after)} == {(ODD,)}
    assert {event.lessons for event in events if isinstance(event, Progress)} <= {36}
    assert isinstance(events[-1], Finished)
    assert (events[-1].result.assessment.placed, str(events[-1].result.status)) == (35, "partial")
    named = explain(school, 20, "en")
    assert named.data()["status"] == "infeasible"
    assert {row.lessons for row in named.rules} == {(ODD,)}


RULES = {
    "of the morning, too short for it": Rule("r", "preferred_time", Scope.SUBJECT, ("MA",)),
    "about it alone, of no such time": Rule("r", "fixed_time", Scope.LESSON, (ODD,), {"day": 0, "start": 3}),
    "with another": Rule("r", "consecutive", Scope.LESSON, (ODD, "SV-7A-1")),
}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_that_only_the_lesson_makes_useless_does_not_refuse_the_school(name: str) -> None:
    school = FAULTS["longer than the day"][0](tiny_school())
    school = replace(school, rules={**school.rules, "r": RULES[name]})
    assert solve(school, time_limit=2).summary()["placed"] == 35


def test_what_concerns_the_whole_school_is_still_refused() -> None:
    school = _no_room(tiny_school())
    gone = Rule("gone", "max_days", Scope.STAFF, ("nobody",), {"days": 3})
    for wrong in (replace(school, rules={"gone": gone}), replace(school, year=replace(school.year, weekdays=()))):
        with pytest.raises(InputError):
            solve(wrong, time_limit=1)
        with pytest.raises(InputError):
            SolveJob(wrong, 1.0)


def test_a_school_of_nothing_but_such_lessons_is_answered() -> None:
    school = _needing(tiny_school(), LABORATORY, *tiny_school().requirements)
    summary = solve(replace(school, placements={}), time_limit=2).summary()
    assert (summary["status"], summary["placed"], summary["lessons"]) == ("partial", 0, 35)


@pytest.mark.parametrize("keep", [False, True])
def test_a_block_is_left_out_whole_and_says_so(keep: bool) -> None:
    school = _needing(tiny_school(), LABORATORY, "EN-7A")
    outcome = solve(school, time_limit=10, keep=keep)
    block = {"EN-7A-1", "EN-7B-1", "EN-7A-2", "EN-7B-2"}
    told = {row.lesson: row for row in outcome.left_out("en")}
    assert set(told) == block
    assert {uid for uid, row in told.items() if row.lies} == {"EN-7A-1", "EN-7B-1"}
    assert told["EN-7B-2"].sentence == "Not placed – 7B Engelska starts together with 7A Engelska, which cannot be placed."
    after = _after(school, outcome)
    assert all(after.placed.get(uid) == school.placed.get(uid) for uid in block)
    assert set(school.lessons) - set(after.placed) == {"EN-7A-2", "EN-7B-2"}
    assert outcome.summary()["hard"] == 3  # two that need a laboratory, and the one in the tray with its mate


@pytest.mark.parametrize("keep", [False, True])
@pytest.mark.parametrize("lock", [None, LockedBy.PERSON])
def test_one_that_lies_on_the_board_stays_and_nothing_is_put_on_top_of_it(keep: bool, lock: LockedBy | None) -> None:
    school = _lying(_no_room(tiny_school()), 4, 600, "GYM", lock=lock)
    outcome = solve(school, time_limit=10, keep=keep)
    summary = outcome.summary()
    assert (summary["status"], summary["placed"], summary["hard"]) == ("partial", 36, 1)
    assert [(row.lies, row.sentence[:20]) for row in outcome.left_out("en")] == [(True, "Left where it lies –")]
    after = _after(school, outcome)
    assert after.placed[ODD] == school.placed[ODD]
    assert _hard(after) == {("room_need", (ODD,))}


def test_one_that_lies_where_it_contradicts_something_locked_stays_without_stopping_the_others() -> None:
    school = _lying(_no_room(tiny_school()), 1, 930)  # the conference is locked there, with the same teacher
    outcome = solve(school, time_limit=10)
    assert (outcome.summary()["status"], outcome.summary()["placed"]) == ("partial", 36)
    assert _after(school, outcome).placed[ODD] == school.placed[ODD]


def test_one_that_lies_where_another_has_to_be_stays_without_stopping_the_others() -> None:
    only = Rule("only", "fixed_time", Scope.LESSON, ("MA-7B-3",), {"day": 4, "start": 600})  # of the same teacher
    school = _lying(_no_room(tiny_school()), 4, 600, "GYM")
    outcome = solve(replace(school, rules={**school.rules, "only": only}), time_limit=10)
    assert (outcome.summary()["status"], outcome.summary()["placed"]) == ("partial", 36)
    placed = _after(school, outcome).placed
    assert (placed["MA-7B-3"].day, placed["MA-7B-3"].start) == (4, 600)
    assert placed[ODD] == school.placed[ODD]


def _tempted(school: School, lesson: str) -> School:
    """The lesson would rather be where the impossible one lies."""
    wish = Rule("here", "preferred_time", Scope.LESSON, (lesson,), {"start": 600, "end": 660, "days": (4,)}, 1000.0)
    return replace(school, rules={**school.rules, "here": wish})


def test_one_that_lies_in_a_room_that_a_rule_denies_it_keeps_its_people() -> None:
    school = _tempted(_lying(_one_more(tiny_school()), 4, 600, "GYM"), "MA-7B-3")
    only = Rule("only", "preferred_room", Scope.LESSON, (ODD,), {"rooms": ("BILD",)})  # no gym, and the need says gym
    school = _needing(replace(school, rules={**school.rules, "only": only}), RoomNeed(tags=("gym",)), "odd")
    outcome = solve(school, time_limit=10)
    assert [row.lesson for row in outcome.left_out()] == [ODD]
    assert not any(rule.startswith("no_overlap") for rule, _ in _hard(_after(school, outcome)))


def test_one_that_lies_in_the_room_of_a_locked_lesson_keeps_its_people() -> None:
    school = _tempted(_lying(_no_room(tiny_school()), 4, 600, "GYM"), "MA-7A-3")
    locked = Placement(TIMETABLE, "IDH-7B-2", 4, 600, ("GYM",), LockedBy.PERSON, LockedBy.PERSON)
    school = replace(school, placements={**school.placements, locked.uid: locked})
    outcome = solve(school, time_limit=10)
    assert outcome.summary()["placed"] == 36
    overlaps = {(rule, lessons) for rule, lessons in _hard(_after(school, outcome)) if rule.startswith("no_overlap")}
    assert {rule for rule, _ in overlaps} == {"no_overlap_room"}  # that was there before


@pytest.mark.parametrize("kind", FAULTS)
def test_the_board_and_suggestions_answer_about_such_lessons(kind: str) -> None:
    school = FAULTS[kind][0](tiny_school())
    for lesson in (ODD, "MA-7A-1"):
        assert isinstance(Placer(school).places(lesson), tuple)
        assert isinstance(Suggester(school).suggest(lesson, seconds=0.05), tuple)
    lying = _lying(school, 4, 600)
    Placer(lying).places(ODD)
    with suppress(InputError):  # longer than the day: said in words
        Suggester(lying).why_here(ODD)


def test_the_desktops_job_counts_the_whole_school_and_names_the_lesson() -> None:
    school = _no_room(tiny_school())
    job = SolveJob(school, 1.0)
    assert [(row.lesson, row.lies) for row in job.left_out("sv")] == [(ODD, False)]
    assert job.read(event_line(Progress(34, 35, 1, None, None, 0.1))) == Progress(34, 36, 2, None, None, 0.1)
    assert SolveJob(tiny_school(), 1.0).left_out() == ()


def _problem(school: School) -> Problem | str:
    try:
        return placeable(school).to_solve
    except InputError as error:
        return error.code


@given(schools(), st.data())
def test_any_school_with_an_impossible_lesson_more_is_searched_as_without_it(school: School, data: st.DataObject) -> None:
    if not school.lessons:
        return
    model = data.draw(st.sampled_from(sorted(school.lessons)))
    need = RoomNeed(tags=("of no room\n",))
    more = _one_more(school, model, need=need)
    without = replace(more, lessons={uid: row for uid, row in more.lessons.items() if uid != ODD})
    assert _problem(more) == _problem(without)


@settings(max_examples=4)
@given(st.sets(st.sampled_from(sorted(tiny_school().requirements)), min_size=3, max_size=6), st.integers(1, 99))
def test_the_others_are_placed_exactly_as_without_it(chosen: set[str], seed: int) -> None:
    school = tiny_school()
    lessons = {uid: row for uid, row in school.lessons.items() if row.requirement in chosen}
    school = replace(school, lessons=lessons, rules={}, placements={})
    more = _no_room(replace(tiny_school(), rules={}, placements={}))
    more = replace(more, lessons={**lessons, ODD: more.lessons[ODD]})
    found = [solve(one, time_limit=20, seed=seed) for one in (school, more)]
    assert [outcome.summary()["placed"] for outcome in found] == [len(lessons)] * 2
    assert found[0].result.solution == found[1].result.solution
