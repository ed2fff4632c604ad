"""Where a lesson can go, held against the check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduler_app.domain.changes import Change, apply_changes
from scheduler_app.errors import InputError
from scheduler_app.services import editing
from scheduler_app.services.checking import check
from scheduler_app.services.solving.placer import Placer, Verdict
from tests.schools import tiny_school

LESSONS = ("MA-7A-1", "MA-7B-3", "IDH-7A-2", "BL-7A1-1", "LUNCH-7B-1", "EN-7A-2", "SV-7A-3")


@pytest.mark.parametrize("lesson", LESSONS)
def test_the_check_agrees_with_every_verdict(lesson: str) -> None:
    school = tiny_school()
    now = check(school)
    placed = lesson in school.placed
    for place in Placer(school).places(lesson)[::7]:
        after = check(apply_changes(school, editing.move_lesson(school, lesson, place.day, place.start, place.rooms).changes))
        gained = after.hard - now.hard + (0 if placed else 1)
        assert (gained > 0) == (place.verdict is Verdict.BLOCKED), (place, [row.message("en") for row in after.violations])
        if place.verdict is not Verdict.BLOCKED:
            assert after.cost - now.cost == pytest.approx(place.cost, abs=0.01)
            assert (place.cost >= 0.1) == (place.verdict is Verdict.COSTS)


def test_blockers_are_named() -> None:
    school = tiny_school()
    place = Placer(school).place("MA-7B-3", 0, 490)
    named = {(row.rule_id, row.lesson, row.who) for row in place.blockers}
    assert ("no_overlap_teacher", "MA-7A-1", "AND") in named
    assert any(rule == "no_overlap_pupil" and lesson == "SV-7B-1" and who in school.groups for rule, lesson, who in named)


def test_a_lesson_of_a_block_moves_with_its_block() -> None:
    school = tiny_school()
    placer = Placer(school)
    place = next(row for row in placer.places("EN-7A-1") if row.verdict is not Verdict.BLOCKED and row.day == 4)
    assert [uid for uid, _ in place.together] == ["EN-7B-1"]
    rows = (("EN-7A-1", place.rooms), *place.together)
    after = apply_changes(school, editing.move_together(school, place.day, place.start, rows).changes)
    assert (after.placed["EN-7B-1"].day, after.placed["EN-7B-1"].start) == (place.day, place.start)
    assert after.placed["EN-7A-1"].rooms != after.placed["EN-7B-1"].rooms
    assert check(after).hard == check(school).hard


def test_a_placer_that_goes_along_with_edits_answers_as_a_new_one() -> None:
    school = tiny_school()
    placer = Placer(school)
    for uid in ("EN-7A-1", "MA-7B-3", "EN-7A-1", "SV-7B-1"):
        free = [place for place in placer.places(uid) if place.verdict is not Verdict.BLOCKED]
        for place in free[:: max(1, len(free) // 2)][:2]:
            rows = ((uid, place.rooms), *place.together)
            after = apply_changes(school, editing.move_together(school, place.day, place.start, rows).changes)
            placer, new = placer.after(after), Placer(after)
            assert [placer.places(other) for other in school.lessons] == [new.places(other) for other in school.lessons]
            school = after


def test_a_placer_goes_along_when_more_than_placements_is_edited() -> None:
    school = tiny_school()
    placer = Placer(school)
    placer.places("MA-7B-3")
    longer = replace(school, lessons={**school.lessons, "MA-7B-3": replace(school.lessons["MA-7B-3"], minutes=90)})
    elsewhere = replace(school.placed["MA-7A-1"], rooms=("BILD",))
    for after in (longer, apply_changes(longer, [Change(school.placed["MA-7A-1"], elsewhere)]), school):
        placer = placer.after(after)
        assert placer.places("MA-7B-3") == Placer(after).places("MA-7B-3")


def test_a_start_outside_the_day_or_an_unknown_lesson_is_refused() -> None:
    placer = Placer(tiny_school())
    for day, start, code in ((0, 1000, "time_off_grid"), (6, 490, "time_off_grid"), (0, 491, "time_off_grid")):
        with pytest.raises(InputError) as caught:
            placer.place("MA-7A-1", day, start)
        assert caught.value.code == code
    with pytest.raises(InputError):
        placer.places("gone")


def test_a_half_finished_school_can_still_be_asked() -> None:
    school = tiny_school()
    rule = replace(school.rules["rule-frame"], uid="broken", rule_id="haunted")
    assert Placer(replace(school, rules={**school.rules, "broken": rule})).places("MA-7B-3")
