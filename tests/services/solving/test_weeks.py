"""Weeks that look alike."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from scheduler_app.domain.calendar import WeekKind, WeekPattern
from scheduler_app.domain.roster import runs_on
from scheduler_app.errors import InputError
from scheduler_app.services.solving.weeks import week_classes
from tests.schools import tiny_school


def test_odd_and_even_weeks_do_not_meet_and_both_meet_every_week() -> None:
    school = tiny_school()
    classes = week_classes(school)
    odd, even, every = (classes.mask(school.lessons[uid]) for uid in ("BL-7A1-1", "BL-7A2-1", "MA-7A-1"))
    assert classes.count == 2
    assert not odd & even
    assert odd & every
    assert even & every


def test_every_school_week_is_in_exactly_one_class() -> None:
    school = tiny_school()
    classes = week_classes(school)
    assert sorted(monday for members in classes.members for monday in members) == list(school.year.weeks())


def test_lessons_of_different_periods_do_not_meet() -> None:
    school = tiny_school()
    lessons = dict(school.lessons)
    lessons["MA-7A-1"] = replace(lessons["MA-7A-1"], period="P1")
    lessons["MA-7A-2"] = replace(lessons["MA-7A-2"], period="P2")
    classes = week_classes(replace(school, lessons=lessons))
    assert not classes.mask(lessons["MA-7A-1"]) & classes.mask(lessons["MA-7A-2"])


def test_a_mask_says_in_which_weeks_a_lesson_runs() -> None:
    school = tiny_school()
    lessons = dict(school.lessons)
    lessons["MA-7A-1"] = replace(lessons["MA-7A-1"], weeks=WeekPattern(WeekKind.EXPLICIT, (36, 40, 2)), period="P1")
    school = replace(school, lessons=lessons)
    classes = week_classes(school)
    for bit, mondays in enumerate(classes.members):
        for monday in mondays:
            for lesson in school.lessons.values():
                runs = any(runs_on(school, lesson, monday + timedelta(days=day)) for day in range(5))
                assert bool(classes.mask(lesson) >> bit & 1) == runs


def test_more_kinds_of_weeks_than_the_solver_can_tell_apart_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scheduler_app.services.solving.weeks.MAX_CLASSES", 1)
    with pytest.raises(InputError) as caught:
        week_classes(tiny_school())
    assert caught.value.code == "build_too_many_week_classes"
