"""What is on the pages, before anything is drawn."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.calendar import WeekKind, WeekPattern
from scheduler_app.domain.planning import DutyBreak
from scheduler_app.domain.printing import PrintWish
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import Block, Lesson, Requirement, Subject
from scheduler_app.domain.timetable import Placement, TimetableVersion
from scheduler_app.errors import InputError
from scheduler_app.reports.catalogue import REPORTS, document
from scheduler_app.reports.lanes import in_lanes
from scheduler_app.reports.pages import SPECIAL_HUE, Card, Document, WeekPage
from scheduler_app.services.printing import KINDS, PERSONAL, print_order
from tests.schools import TIMETABLE, tiny_school

TODAY = date(2025, 9, 10)


NEEDED: dict[str, dict[str, object]] = {"collective": {"of": ("7A", "A1")}, "changes": {"since": "earlier"}}
"""What a report cannot do without."""


def page_data(school: School, what: str, **options: object) -> Document:
    today = options.pop("today", TODAY)
    wish = PrintWish(what, **{**NEEDED.get(what, {}), **options})  # type: ignore[arg-type]
    return document(print_order(with_earlier_version(school), wish, today=today))  # type: ignore[arg-type]


def with_earlier_version(school: School) -> School:
    """The school with a version in which the first lesson of 7A lay on Friday, and a yard to watch."""
    school = replace(school, duty_breaks={**school.duty_breaks, "b0": DutyBreak("b0", "Skolgården", 0, 550, 20, building="A")})
    if "MA-7A-1" not in school.placed:
        return school
    earlier = [replace(row, timetable="earlier", day=4 if row.lesson == "MA-7A-1" else row.day) for row in school.placed.values()]
    return replace(
        school,
        timetables={**school.timetables, "earlier": TimetableVersion("earlier", "Augusti")},
        placements={**school.placements, **{row.uid: row for row in earlier}},
    )


def pages(school: School, what: str, **options: object) -> dict[str, WeekPage]:
    found = page_data(school, what, language="sv", today=TODAY, **options)
    return {page.heading: page for page in found.pages if isinstance(page, WeekPage)}


def test_every_kind_that_can_be_ordered_can_be_printed() -> None:
    assert tuple(REPORTS) == KINDS


def at(page: WeekPage, day: int, start: int) -> list[Card]:
    return [card for card in page.cards if (card.day, card.start) == (day, start)]


def with_lesson(school: School, uid: str, groups: tuple[str, ...], day: int, start: int, minutes: int = 40, **other: object) -> School:
    requirement = Requirement(uid, "MA", groups, ("AND",), minutes, **other)  # type: ignore[arg-type]
    lesson, placement = Lesson(uid, uid, minutes), Placement(TIMETABLE, uid, day, start, ("A1",))
    return replace(
        school,
        requirements={**school.requirements, uid: requirement},
        lessons={**school.lessons, uid: lesson},
        placements={**school.placements, placement.uid: placement},
    )


def test_class_page_has_the_lessons_of_the_class_and_its_halves() -> None:
    page = pages(tiny_school(), "classes")["7A"]
    assert at(page, 0, 490) == [Card(0, 490, 550, "MA", "Matematik", ("AND", "A1"), 0)]
    assert [(card.details, card.badge, card.lanes) for card in at(page, 2, 720)] == [
        (("A: 7A grupp 1", "B: 7A grupp 2", "DAV", "Bildsal"), "", 1)
    ]
    assert page.subheading == "12 elever · Mentor Anna Andersson"


def test_half_classes_with_different_lessons_stand_side_by_side_with_their_weeks() -> None:
    school = tiny_school()
    music = replace(school.requirements["BL-7A2"], subject="SV", teachers=("BER",))
    page = pages(replace(school, requirements={**school.requirements, "BL-7A2": music}), "classes")["7A"]
    halves = at(page, 2, 720)
    assert [(card.name, card.details[0], card.badge) for card in halves] == [("Bild", "7A grupp 1", "A"), ("Svenska", "7A grupp 2", "B")]
    assert [(card.lane, card.lanes) for card in halves] == [(0, 2), (1, 2)]


def test_lunch_is_on_the_page_as_not_transferred() -> None:
    lunch = at(pages(tiny_school(), "classes")["7A"], 0, 660)
    assert [(card.name, card.hue) for card in lunch] == [("Lunch", SPECIAL_HUE)]


def test_unplaced_lessons_are_listed() -> None:
    page = pages(tiny_school(), "classes")["7A"]
    assert page.unplaced == ("Engelska 7A 60 min", "Idrott och hälsa 7A 60 min", "Lunch 7A 30 min ×2", "Svenska 7A 60 min")


def test_teaching_group_is_on_the_page_of_every_class_it_takes_pupils_from() -> None:
    from scheduler_app.domain.groups import Group, GroupKind, Membership

    school = tiny_school()
    group = Group("FRA", "Franska 7", GroupKind.TEACHING)
    member = Membership("FRA/7B-03", "FRA", "7B-03")
    school = replace(school, groups={**school.groups, "FRA": group}, memberships={**school.memberships, "FRA/7B-03": member})
    school = with_lesson(school, "french", ("FRA",), 4, 600)
    found = pages(school, "classes")
    assert at(found["7A"], 4, 600) == []
    assert [card.details[0] for card in at(found["7B"], 4, 600)] == ["Franska 7"]


def test_block_with_many_groups_becomes_one_card_with_a_line_for_each() -> None:
    school = replace(tiny_school(), blocks={"val": Block("val", "Elevens val")})
    for number in range(4):
        school = with_lesson(school, f"choice-{number}", ("7A",), 4, 600, block="val")
    card = at(pages(school, "classes")["7A"], 4, 600)
    assert [(row.name, len(row.details), row.lanes) for row in card] == [("Elevens val", 4, 1)]


def test_teacher_room_and_pupil_pages_tell_what_their_reader_needs() -> None:
    school = tiny_school()
    assert at(pages(school, "teachers")["Anna Andersson"], 0, 490)[0].details == ("7A", "A1")
    assert at(pages(school, "rooms")["A1"], 0, 490)[0].details == ("7A", "AND")
    assert at(pages(school, "pupils")["Bilal Ek 7A"], 0, 490)[0].details == ("AND", "A1")


def test_room_that_many_share_tells_who_comes_when() -> None:
    page = pages(tiny_school(), "rooms")["Matsal"]
    assert [(card.name, card.details, card.lanes) for card in at(page, 0, 660)] == [("7A, 7B", (), 1)]
    assert [(card.name, card.lane, card.lanes) for card in page.cards if card.day == 1] == [("7A", 0, 2), ("7B", 1, 2)]


def test_pupil_with_an_adapted_programme_sees_only_its_lessons_and_lunch() -> None:
    names = {card.name for card in pages(tiny_school(), "pupils")["Ada Ek 7A"].cards}
    assert names == {"Matematik", "Svenska", "Lunch"}


def test_week_shows_its_dates_its_half_and_its_days_off() -> None:
    page = pages(tiny_school(), "classes", week=38)["7A"]  # 15 to 19 September, an even week; Friday is a study day
    assert [day.heading for day in page.days][:2] == ["Måndag 15 sep", "Tisdag 16 sep"]
    assert [day.off for day in page.days] == ["", "", "", "", "Studiedag"]
    assert [(card.details[0], card.badge) for card in at(page, 2, 720)] == [("7A grupp 2", "")]


def test_week_outside_the_year_is_refused() -> None:
    with pytest.raises(InputError, match="print_no_such_week"):
        page_data(tiny_school(), "classes", week=30)


def test_explicit_weeks_and_periods_are_on_the_badge() -> None:
    school = tiny_school()
    lesson = replace(school.lessons["MA-7A-1"], weeks=WeekPattern(WeekKind.EXPLICIT, (34, 35, 36, 40)), period="P1")
    page = pages(replace(school, lessons={**school.lessons, "MA-7A-1": lesson}), "classes")["7A"]
    assert at(page, 0, 490)[0].badge == "v. 34–36, 40 Hösten"


NAMELESS = ("room_use", "dining")
"""Reports that name nobody to anybody."""


@pytest.mark.parametrize("what", sorted(set(KINDS) - set(PERSONAL)))
def test_public_pages_have_no_person(what: str) -> None:
    school = with_canaries(tiny_school())
    assert what in NAMELESS or "KANARIE" in repr(page_data(school, what, language="sv", today=TODAY).pages)
    assert "KANARIE" not in repr(page_data(school, what, language="sv", today=TODAY, public=True))


def test_empty_school_is_told() -> None:
    with pytest.raises(InputError, match="print_nothing_to_print"):
        page_data(replace(tiny_school(), groups={}, memberships={}, requirements={}, lessons={}, placements={}), "classes")


def test_school_without_classes_gets_a_page_for_every_group() -> None:
    from scheduler_app.domain.groups import GroupKind

    school = tiny_school()
    groups = {uid: replace(group, kind=GroupKind.TEACHING) for uid, group in school.groups.items()}
    assert set(pages(replace(school, groups=groups), "classes")) == {group.name for group in groups.values()}


def test_clock_axis_reaches_over_all_lessons_in_half_hours() -> None:
    found = page_data(with_lesson(tiny_school(), "late", ("7A",), 0, 1000, 55), "classes", today=TODAY)
    assert (found.first_minute, found.last_minute) == (480, 1080)


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(96, 200), st.integers(1, 24)), max_size=25))
def test_cards_in_lanes_never_overlap_and_use_no_lane_too_many(rows: list[tuple[int, int, int]]) -> None:
    cards = in_lanes(
        Card(day, 5 * start, 5 * (start + length), "MA", "Matematik", (str(number),), 0) for number, (day, start, length) in enumerate(rows)
    )
    assert len(cards) == len(rows)
    for one in cards:
        assert 0 <= one.lane < one.lanes
        beside = [card for card in cards if card is not one and card.day == one.day and card.start < one.end and one.start < card.end]
        assert all(card.lane != one.lane and card.lanes == one.lanes for card in beside)
    for day in range(5):
        today = [card for card in cards if card.day == day]
        busiest = max((sum(row.start <= card.start < row.end for row in today) for card in today), default=0)
        assert max((card.lanes for card in today), default=0) == busiest


def with_canaries(school: School) -> School:
    staff = {
        uid: replace(row, given_name="KANARIE", family_name=f"KANARIE{uid}", signature=f"KANARIE-{uid}")
        for uid, row in school.staff.items()
    }
    pupils = {uid: replace(row, given_name="KANARIE", family_name=f"KANARIE{uid}") for uid, row in school.pupils.items()}
    return replace(school, staff=staff, pupils=pupils)


def test_titles_follow_the_language() -> None:
    titles: list[str] = []
    for language in ("sv", "en"):
        titles.append(page_data(tiny_school(), "classes", language=language, today=TODAY).title)
    assert titles == ["Klasscheman", "Class timetables"]


def test_subject_of_any_hue_is_printed() -> None:
    school = tiny_school()
    odd = replace(school, subjects={**school.subjects, "MA": Subject("MA", "MA", "Matematik", hue=11)})
    assert at(pages(odd, "classes")["7A"], 0, 490)[0].hue == 11


def test_a_lesson_of_many_teachers_names_a_few_and_counts_the_rest() -> None:
    school = tiny_school()
    staff = {f"T{n}": replace(school.staff["AND"], uid=f"T{n}", signature=f"T{n}") for n in range(9)}
    school = replace(school, staff={**school.staff, **staff})
    school = with_lesson(school, "all", ("7A",), 4, 600)
    everybody = replace(school.requirements["all"], teachers=tuple(staff))
    found = pages(replace(school, requirements={**school.requirements, "all": everybody}), "classes")["7A"]
    assert at(found, 4, 600)[0].details[0] == "T0, T1, T2, T3, T4, T5, +3"
