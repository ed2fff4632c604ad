"""Breaks and lunches are named between the lessons of a class, a group or a pupil."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from scheduler_app.domain.rules import Rule, Scope
from scheduler_app.domain.school import School
from scheduler_app.reports.breaks import LONGEST
from scheduler_app.reports.pages import WeekPage
from tests.reports.reading import placed
from tests.reports.test_page_data import page_data
from tests.reports.test_pdf import pdf
from tests.schools import tiny_school


def week(school: School, what: str = "classes", **options: object) -> WeekPage:
    page = page_data(school, what, language="sv", **options).pages[0]
    assert isinstance(page, WeekPage)
    return page


def at(school: School, *places: tuple[str, int]) -> School:
    """The school with these lessons (uid, start) on Monday and nothing else."""
    some = next(iter(school.placed.values()))
    rows = [replace(some, lesson=uid, day=0, start=start, rooms=()) for uid, start in places]
    return replace(school, placements={row.uid: row for row in rows})


def test_time_between_lessons_is_named_up_to_its_limit() -> None:
    school = tiny_school()
    first, second = (480 + school.lessons["MA-7A-1"].minutes, school.lessons["SV-7A-1"].minutes)
    page = week(at(school, ("MA-7A-1", 480), ("SV-7A-1", first + 15), ("MA-7A-2", first + 15 + second + LONGEST + 5)))
    assert [(gap.day, gap.start, gap.end, gap.text) for gap in page.breaks] == [(0, first, first + 15, "Rast 15 min")]


def test_a_lunch_that_a_rule_keeps_free_is_named_once_a_day() -> None:
    school = tiny_school()
    end = 600 + school.lessons["MA-7A-1"].minutes
    later = end + 60 + school.lessons["SV-7A-1"].minutes
    school = at(school, ("MA-7A-1", 600), ("SV-7A-1", end + 60), ("MA-7A-2", later + 40))
    school = replace(school, rules={"l": Rule("l", "lunch_window", Scope.GROUP, ("7A",), {"start": 630, "end": 840, "minutes": 30})})
    assert [gap.text for gap in week(school).breaks] == ["Lunch 60 min", "Rast 40 min"]
    other = replace(school, rules={"l": replace(school.rules["l"], targets=("7B",))})
    assert [gap.text for gap in week(other).breaks] == ["Rast 40 min"]


def test_pupils_and_groups_have_them_and_teachers_and_rooms_do_not() -> None:
    school = tiny_school()
    assert week(school, "pupils").breaks
    assert week(school, "groups").breaks
    assert not week(school, "teachers").breaks
    assert not week(school, "rooms").breaks
    for page in page_data(school, "pupils", language="sv").pages:
        assert isinstance(page, WeekPage)
        for gap in page.breaks:
            assert not any(card.day == gap.day and card.start < gap.end and gap.start < card.end for card in page.cards)
        assert all(one.end <= other.start for one, other in pairwise(gap for gap in page.breaks if gap.day == 0))


def test_the_name_stands_between_its_lessons() -> None:
    school = tiny_school()
    end = 480 + school.lessons["MA-7A-1"].minutes
    found = placed(pdf(at(school, ("MA-7A-1", 480), ("SV-7A-1", end + 20))))
    heights = {row.text: row.baseline for row in found if row.baseline > 150}
    assert heights["Svenska"] < heights["Rast 20 min"] < heights["Matematik"]
