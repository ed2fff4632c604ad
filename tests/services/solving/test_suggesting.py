"""Suggestions, holes and reasons on the tiny school, held against the check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import LockedBy
from scheduler_app.errors import InputError
from scheduler_app.services import editing
from scheduler_app.services.checking import check
from scheduler_app.services.solving import Suggester, Suggestion
from tests.schools import tiny_school


def without(school: School, *lessons: str) -> School:
    return replace(school, placements={uid: row for uid, row in school.placements.items() if row.lesson not in lessons})


@pytest.mark.parametrize("lesson", ["MA-7A-1", "MA-7B-3", "IDH-7A-2", "BL-7A1-1", "EN-7A-2"])
@pytest.mark.parametrize("placed", [True, False])
def test_every_suggestion_is_what_the_check_says(lesson: str, placed: bool) -> None:
    school = tiny_school() if placed else without(tiny_school(), lesson)
    suggester, now = Suggester(school), check(school)
    heard: list[Suggestion] = []
    found = suggester.suggest(lesson, seconds=5.0, limit=8, found=heard.append)
    assert found
    assert set(found) <= set(heard)
    assert [(-row.placed_change, row.cost_change) for row in found] == sorted((-row.placed_change, row.cost_change) for row in found)
    for row in found:
        step = suggester.step(row)
        after = check(apply_changes(school, step.changes))
        assert after.hard <= now.hard
        assert after.placed - now.placed == row.placed_change
        assert after.cost - now.cost == pytest.approx(row.cost_change, abs=0.01)
        assert lesson in {move.lesson for move in row.moves}
        assert row.touched
        assert step.label == "move_lessons"


def test_a_suggestion_undone_leaves_the_school_as_it_was() -> None:
    school = tiny_school()
    suggester = Suggester(school)
    step = suggester.step(suggester.suggest("MA-7A-1", seconds=5.0)[0])
    assert apply_changes(apply_changes(school, step.changes), step.inverse().changes) == school


def test_a_chain_to_a_place_names_who_is_moved() -> None:
    school = tiny_school()
    taken = school.placed["MA-7A-1"]
    found = Suggester(school).suggest("SV-7A-1", at=(taken.day, taken.start), seconds=5.0)
    assert found
    for row in found:
        assert any(move.lesson == "SV-7A-1" and (move.day, move.start) == (taken.day, taken.start) for move in row.moves)
        assert any(move.lesson == "MA-7A-1" for move in row.moves)
    names = {(who.code, who.name) for who in found[0].touched}
    assert {("who_group", "7A"), ("who_teacher", "AND"), ("who_teacher", "BER")} <= names


def test_locked_lessons_are_never_moved() -> None:
    school = tiny_school()
    for uid in ("MA-7A-1", "MA-7A-2"):
        school = apply_changes(school, editing.set_lock(school, uid, time=LockedBy.PERSON).changes)
    suggester = Suggester(school)
    assert suggester.suggest("MA-7A-1") == ()
    for row in suggester.suggest("SV-7A-1", seconds=5.0):
        assert {"MA-7A-1", "MA-7A-2"}.isdisjoint(move.lesson for move in row.moves)


def test_it_stops_when_asked_and_refuses_what_is_not_there() -> None:
    suggester = Suggester(tiny_school())
    assert suggester.suggest("MA-7A-1", should_stop=lambda: True) == ()
    for call, code in (
        (lambda: suggester.suggest("gone"), "lesson_unknown"),
        (lambda: suggester.suggest("MA-7A-1", at=(0, 491)), "time_off_grid"),
        (lambda: suggester.why_not("MA-7A-1", 6, 490), "time_off_grid"),
        (lambda: Suggester(without(tiny_school(), "MA-7A-1")).why_here("MA-7A-1"), "lesson_unplaced"),
        (lambda: suggester.lessons_for(6, 480, 540), "no_such_hole"),
        (lambda: suggester.free_staff(0, 540, 480), "no_such_hole"),
    ):
        with pytest.raises(InputError) as caught:
            call()
        assert caught.value.code == code


def test_lessons_for_a_hole_are_those_the_check_allows_there() -> None:
    school = without(tiny_school(), "MA-7A-1")
    place = tiny_school().placed["MA-7A-1"]
    end = place.start + school.lessons["MA-7A-1"].minutes
    found = Suggester(school).lessons_for(place.day, place.start, end, group="7A")
    assert found[0].lesson == "MA-7A-1"
    assert not found[0].placed
    now = check(school)
    for fit in found:
        assert "7A" in {school.groups[uid].name[:2] for uid in school.requirement_of(fit.lesson).groups}
        assert place.start <= fit.start
        assert fit.start + school.lessons[fit.lesson].minutes <= end
        after = check(apply_changes(school, editing.move_lesson(school, fit.lesson, fit.day, fit.start, fit.rooms).changes))
        assert after.hard <= now.hard
        assert after.cost - now.cost == pytest.approx(fit.cost, abs=0.01)
    assert all(
        "AND" in school.requirement_of(fit.lesson).teachers for fit in Suggester(school).lessons_for(place.day, 480, 900, staff="AND")
    )


def test_free_rooms_come_first_and_taken_ones_say_whose_they_are() -> None:
    school = tiny_school()
    place = school.placed["MA-7A-1"]
    found = Suggester(school).free_rooms("SV-7B-1", place.day, place.start)
    assert [row.free for row in found] == sorted((row.free for row in found), reverse=True)
    (taken,) = [row for row in found if row.rooms == place.rooms]
    assert taken.holders == ("MA-7A-1",)


def test_free_staff_are_those_without_a_lesson() -> None:
    school = tiny_school()
    place = school.placed["MA-7A-1"]
    free = Suggester(school).free_staff(place.day, place.start, place.start + 30)
    assert "AND" not in free
    assert free


def test_reasons_name_blockers_and_costs_of_both_places() -> None:
    school = tiny_school()
    suggester = Suggester(school)
    reasons = suggester.why_not("MA-7B-3", 0, 490)
    assert {row.lesson for row in reasons.place.blockers} >= {"MA-7A-1"}
    assert any(row.rule_id == "no_overlap_teacher" and row.severity == "hard" for row in reasons.costs)
    here = suggester.why_here("IDH-7A-1")
    assert here.place.cost == 0.0
    assert here.best is not None
    difference = sum(row.cost for row in here.best_costs) - sum(row.cost for row in here.costs)
    assert difference == pytest.approx(here.best.cost, abs=0.11)  # the search's own taste in rooms has no sentence
    assert all(row.message("sv") for row in (*here.costs, *here.best_costs))
