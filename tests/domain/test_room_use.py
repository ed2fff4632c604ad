"""How rooms are used, and which are free."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.calendar import WeekKind, WeekPattern
from scheduler_app.domain.room_use import busy_in_any, busy_in_week, day_frame, free_rooms, minutes_used
from scheduler_app.domain.school import School
from tests.schools import tiny_school

MONDAY = date(2025, 9, 8)


def test_a_week_tells_when_each_room_is_in_use() -> None:
    busy = busy_in_week(tiny_school(), MONDAY)
    assert (490, 550) in busy["A1"][0]
    assert busy["MATSAL"][0] == ((660, 690),)  # two classes at once
    assert set(busy) == set(tiny_school().rooms)


def test_set_up_and_clean_up_keep_a_room_busy() -> None:
    school = tiny_school()
    requirement = replace(school.requirements["MA-7A"], setup=15, cleanup=20)
    alone = {uid: row for uid, row in school.placements.items() if row.lesson == "MA-7A-1"}
    school = replace(school, requirements={**school.requirements, "MA-7A": requirement}, placements=alone)
    assert busy_in_week(school, MONDAY)["A1"][0] == ((475, 570),)


def test_nothing_is_in_use_on_a_day_off() -> None:
    friday_off = date(2025, 9, 15)
    assert all(4 not in by_day for by_day in busy_in_week(tiny_school(), friday_off).values())
    assert all(not by_day for by_day in busy_in_week(tiny_school(), date(2025, 10, 27)).values())  # höstlov


def test_a_lesson_of_every_other_week_counts_half() -> None:
    school = tiny_school()
    half = replace(school.lessons["MA-7A-1"], weeks=WeekPattern(WeekKind.ODD))
    other = replace(school, lessons={**school.lessons, "MA-7A-1": half})
    weeks = tuple(MONDAY + timedelta(weeks=n) for n in (0, 2, 3, 5))  # two odd weeks, two even
    assert [week.isocalendar().week % 2 for week in weeks] == [1, 1, 0, 0]
    whole, halved = minutes_used(school, weeks)["A1"][0], minutes_used(other, weeks)["A1"][0]
    assert whole - halved == 30.0


def test_free_rooms_of_a_moment() -> None:
    school = tiny_school()
    assert "A1" not in free_rooms(school, MONDAY, 500, 510)
    assert "A1" not in free_rooms(school, MONDAY, 440, 491)
    assert {"A1", "BILD"} <= set(free_rooms(school, MONDAY, 440, 490))
    assert "MATSAL" not in free_rooms(school, MONDAY, 440, 490)  # nobody books the dining hall


def test_the_frame_is_from_the_first_to_the_last_lesson() -> None:
    assert day_frame(tiny_school())[0] == 490
    empty = replace(tiny_school(), placements={})
    assert day_frame(empty) == (480, 1020)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(96, 190)), min_size=3, max_size=3))
def test_use_never_counts_a_minute_twice_and_free_is_what_is_not_busy(where: list[tuple[int, int]]) -> None:
    school = _spread(where)
    busy = busy_in_week(school, MONDAY)
    used = minutes_used(school, (MONDAY,))
    for uid, by_day in busy.items():
        for day, stretches in by_day.items():
            assert all(end < start for (_, end), (start, _) in pairwise(stretches))
            assert used[uid][day] == sum(end - start for start, end in stretches)
            for start, end in stretches:
                assert uid not in free_rooms(school, MONDAY + timedelta(days=day), start, end)
    assert busy_in_any(school, (MONDAY,)) == busy


def _spread(where: list[tuple[int, int]]) -> School:
    school = tiny_school()
    placements = dict(school.placements)
    for uid, (day, slot) in zip(("MA-7A-1", "MA-7A-2", "LUNCH-7A-1"), where, strict=True):
        row = replace(school.placed[uid], day=day, start=5 * slot, rooms=("A1",))
        placements[row.uid] = row
    return replace(school, placements=placements)
