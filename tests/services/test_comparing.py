"""What moved, and for whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.comparison import Difference
from scheduler_app.domain.school import School
from scheduler_app.domain.timetable import Placement, TimetableVersion
from scheduler_app.errors import InputError
from scheduler_app.services.comparing import compare, version_of
from tests.schools import TIMETABLE, tiny_school


def moved(school: School, lesson: str, **where: object) -> School:
    placement = replace(school.placed[lesson], **where)  # type: ignore[arg-type]
    return replace(school, placements={**school.placements, placement.uid: placement})


def test_a_school_does_not_differ_from_itself() -> None:
    assert compare(tiny_school(), tiny_school()).lessons == ()


def test_a_moved_lesson_names_its_class_teacher_room_and_pupils() -> None:
    school = tiny_school()
    found = compare(school, moved(school, "MA-7A-1", day=4))
    (row,) = found.lessons
    assert (row.kind, row.uid, row.was) == (Difference.MOVED, "MA-7A-1", school.placed["MA-7A-1"])
    assert row.now == replace(school.placed["MA-7A-1"], day=4)
    assert (found.groups, found.teachers, found.rooms) == (("7A",), ("AND",), ("A1",))
    assert found.pupils == tuple(f"7A-{number:02d}" for number in range(1, 13))


def test_another_room_touches_both_rooms() -> None:
    school = tiny_school()
    found = compare(school, moved(school, "MA-7A-1", rooms=("A2",)))
    assert ([row.kind for row in found.lessons], found.rooms) == ([Difference.ROOM], ("A1", "A2"))


def test_each_kind_of_difference_is_told_and_turned_round_going_back() -> None:
    school = tiny_school()
    without_place = replace(school, placements={uid: row for uid, row in school.placements.items() if row.lesson != "MA-7A-1"})
    gone = replace(without_place, lessons={uid: row for uid, row in school.lessons.items() if uid != "MA-7A-1"})
    longer = replace(school, lessons={**school.lessons, "MA-7A-1": replace(school.lessons["MA-7A-1"], minutes=80)})
    other = replace(school, requirements={**school.requirements, "MA-7A": replace(school.requirements["MA-7A"], teachers=("BER",))})
    for changed, there, back in (
        (without_place, Difference.UNPLACED, Difference.PLACED),
        (gone, Difference.REMOVED, Difference.NEW),
        (longer, Difference.LENGTH, Difference.LENGTH),
    ):
        assert [row.kind for row in compare(school, changed).lessons] == [there]
        assert [row.kind for row in compare(changed, school).lessons] == [back]
    found = compare(school, other)
    assert {row.kind for row in found.lessons} == {Difference.PEOPLE}
    assert found.teachers == ("AND", "BER")


def test_versions_are_found_by_name_or_uid() -> None:
    school = tiny_school()
    second = TimetableVersion("second", "Förslag B")
    placement = Placement("second", "MA-7A-1", 3, 600, ("A1",))
    school = replace(school, timetables={**school.timetables, "second": second}, placements={**school.placements, placement.uid: placement})
    assert version_of(school, "Förslag B") == version_of(school, "second")
    assert version_of(school, "second").placed == {"MA-7A-1": placement}
    assert version_of(school, TIMETABLE) == school
    with pytest.raises(InputError, match="version_unknown"):
        version_of(school, "Förslag C")


@given(st.dictionaries(st.sampled_from(sorted(tiny_school().placed)), st.tuples(st.integers(0, 4), st.integers(96, 180)), max_size=8))
def test_exactly_the_lessons_that_moved_are_listed(where: dict[str, tuple[int, int]]) -> None:
    school = after = tiny_school()
    for uid, (day, slot) in where.items():
        after = moved(after, uid, day=day, start=5 * slot)
    expected = {uid for uid, (day, slot) in where.items() if (day, 5 * slot) != (school.placed[uid].day, school.placed[uid].start)}
    assert {row.uid for row in compare(school, after).lessons} == expected
