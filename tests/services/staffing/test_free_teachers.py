"""Of the free teachers the better choices come first."""

from __future__ import annotations

from dataclasses import replace

from scheduler_app.services.solving import Suggester
from scheduler_app.services.staffing.free_teachers import free_teachers
from scheduler_app.services.staffing.sums import staff_sums
from tests.schools import tiny_school


def test_who_may_teach_the_lesson_comes_first_and_the_rest_by_minutes_left() -> None:
    school = tiny_school()
    place, minutes = school.placed["MA-7A-1"], school.lessons["MA-7A-1"].minutes
    free = Suggester(school).free_staff(place.day, place.start, place.start + minutes)
    school = replace(school, staff={uid: replace(row, subjects=("MA",) if uid == free[-1] else ()) for uid, row in school.staff.items()})
    rows = free_teachers(school, free, place.day, place.start, place.start + minutes, "MA-7A-1")
    assert {row.staff for row in rows} == set(free)
    assert rows[0].staff == free[-1]
    assert [row.qualified for row in rows] == [True] + [False] * (len(free) - 1)
    left = [row.left for row in rows[1:]]
    assert left == sorted(left, reverse=True)
    sums = {row.uid: row for row in staff_sums(school)}
    assert all(row.left == sums[row.staff].available_minutes - sums[row.staff].planned_minutes for row in rows)


def test_the_day_of_a_free_teacher_is_told() -> None:
    school = tiny_school()
    placed = [row for row in school.placed.values() if school.requirement_of(row.lesson).teachers == ("AND",) and row.day == 0]
    (row,) = free_teachers(school, ("AND",), 0, 1000, 1030)
    assert (row.lessons, row.qualified) == (len(placed), None)
    first = min(placement.start for placement in placed)
    assert row.day == (first, max(placement.start + school.lessons[placement.lesson].minutes for placement in placed))
    (idle,) = free_teachers(replace(school, placements={}), ("AND",), 0, 1000, 1030)
    assert (idle.day, idle.lessons) == (None, 0)
