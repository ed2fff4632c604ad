"""Pupils' weeks: holes, late ends and what is covered of the expected time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.calendar import WeekKind, WeekPattern
from scheduler_app.domain.groups import AdaptedProgramme
from scheduler_app.domain.pupil_quality import PupilWeek
from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.services.pupil_quality import pupil_quality
from tests.schools import tiny_school

DAY = date(2025, 9, 10)


def of(school: School, pupil: str, on: date = DAY, mondays: tuple[date, ...] = ()) -> PupilWeek:
    return next(row for row in pupil_quality(school, on, mondays) if row.pupil == pupil)


def only(school: School, *places: tuple[str, int, int]) -> School:
    """The school with nothing placed but these lessons (uid, weekday, start)."""
    some = next(iter(school.placed.values()))
    rows = [replace(some, lesson=uid, day=day, start=start, rooms=()) for uid, day, start in places]
    return replace(school, placements={row.uid: row for row in rows})


def first_pupil(school: School) -> str:
    return next(row.pupil for row in school.memberships.values() if row.group == "7A")


def test_a_gap_of_an_hour_is_a_hole_and_a_shorter_one_a_break() -> None:
    school = tiny_school()
    pupil, minutes = first_pupil(school), school.lessons["MA-7A-1"].minutes
    end = 480 + minutes
    assert of(only(school, ("MA-7A-1", 0, 480), ("SV-7A-1", 0, end + 55)), pupil).holes == 0
    week = of(only(school, ("MA-7A-1", 0, 480), ("SV-7A-1", 0, end + 75), ("MA-7A-2", 1, 480)), pupil)
    assert (week.holes, week.longest) == (75, 75)
    assert week.latest == (0, end + 75 + school.lessons["SV-7A-1"].minutes)


def test_a_hole_every_other_week_counts_half() -> None:
    school = tiny_school()
    pupil, lesson = first_pupil(school), school.lessons["SV-7A-1"]
    end = 480 + school.lessons["MA-7A-1"].minutes
    school = replace(school, lessons={**school.lessons, lesson.uid: replace(lesson, weeks=WeekPattern(WeekKind.ODD))})
    school = only(school, ("MA-7A-1", 0, 480), ("SV-7A-1", 0, end + 100))
    odd, even = date(2025, 9, 8), date(2025, 9, 15)
    assert [of(school, pupil, DAY, mondays).holes for mondays in ((odd,), (even,), (odd, even))] == [100, 0, 50]


def test_days_that_end_later_than_the_class_wishes_are_counted() -> None:
    school = tiny_school()
    pupil, minutes = first_pupil(school), school.lessons["MA-7A-1"].minutes
    school = only(school, ("MA-7A-1", 0, 900), ("MA-7A-2", 1, 900 - minutes))
    assert of(school, pupil).late_days is None
    rule = Rule("late", "late_end", Scope.GROUP, ("7A",), {"end": 900}, 1.0)
    assert of(replace(school, rules={"late": rule}), pupil, DAY, (date(2025, 9, 8),)).late_days == 1
    assert of(replace(school, rules={"late": replace(rule, active=False)}), pupil).late_days is None


def test_an_adapted_programme_is_covered_when_its_lessons_lie_and_not_before() -> None:
    school = tiny_school()
    pupil, minutes = first_pupil(school), school.lessons["MA-7A-1"].minutes
    programme = AdaptedProgramme("p", pupil, ("MA-7A-1", "MA-7A-2"), expected_minutes=2 * minutes)
    school = replace(school, programmes={"p": programme})
    half, whole = only(school, ("MA-7A-1", 0, 480)), only(school, ("MA-7A-1", 0, 480), ("MA-7A-2", 1, 480))
    assert (of(half, pupil).adapted, of(half, pupil).share) == (True, 0.5)
    assert of(whole, pupil).share == 1.0
    decided = replace(whole, programmes={"p": replace(programme, expected_minutes=4 * minutes)})
    assert of(decided, pupil).share == 0.5


@given(st.data())
def test_moving_lessons_within_the_week_never_changes_what_is_covered(data: st.DataObject) -> None:
    school = tiny_school()
    moved = {
        row.uid: replace(row, day=data.draw(st.integers(0, 4)), start=data.draw(st.integers(96, 200)) * 5) for row in school.placed.values()
    }
    before, after = pupil_quality(school, DAY), pupil_quality(replace(school, placements=moved), DAY)
    assert [(row.pupil, row.covered, row.expected) for row in before] == [(row.pupil, row.covered, row.expected) for row in after]
    assert all(row.holes >= 0 and (row.longest > 0) == (row.holes > 0) for row in after)
