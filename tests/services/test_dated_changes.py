"""What is different on one date: substitutes, cancellations and rooms, single lessons of pupils, and what is published of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler_app.domain.calendar import DateRange, DayOff, DayOffKind
from scheduler_app.domain.changes import ChangeSet, apply_changes
from scheduler_app.domain.dated_changes import DatedChange, IndividualLesson
from scheduler_app.domain.day_lessons import busy_at, lessons_of_day
from scheduler_app.domain.publication import PlannedEvent
from scheduler_app.domain.roster import expected_pupils
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.services.dated_changes import change_date, individual_lesson, stand_in
from scheduler_app.services.publishing import make_snapshot
from tests.schools import tiny_school

MONDAY = date(2025, 9, 8)
LESSON = "MA-7A-1"  # Monday 08:10, AND, A1


def after(school: School, step: ChangeSet) -> School:
    return apply_changes(school, step.changes)


def events(school: School, day: date = MONDAY) -> dict[str, PlannedEvent]:
    return {row.lesson: row for row in make_snapshot(school, day, day).events}


def uids(pairs: tuple[tuple[str, str], ...]) -> list[str]:
    return [uid for uid, _ in pairs]


def test_substitute_teaches_on_that_date_and_on_no_other() -> None:
    school = after(tiny_school(), change_date(tiny_school(), LESSON, MONDAY, teachers=["DAV"]))
    sent = {row.local_date: row for row in make_snapshot(school, MONDAY, date(2025, 9, 22)).events if row.lesson == LESSON}
    assert [uids(sent[day].teachers) for day in sorted(sent)] == [["DAV"], ["AND"], ["AND"]]
    assert {row.pupils for row in sent.values()} == {events(tiny_school())[LESSON].pupils}


def test_room_of_that_date_takes_the_place_of_the_ordinary_one() -> None:
    school = after(tiny_school(), change_date(tiny_school(), LESSON, MONDAY, rooms=["BILD"]))
    assert (uids(events(school)[LESSON].rooms), uids(events(school)[LESSON].teachers)) == (["BILD"], ["AND"])


def test_cancelled_lesson_is_not_published_and_comes_back_when_restored() -> None:
    school = after(tiny_school(), change_date(tiny_school(), LESSON, MONDAY, cancelled=True))
    assert LESSON not in events(school)
    assert LESSON in events(school, date(2025, 9, 15))
    restored = after(school, change_date(school, LESSON, MONDAY))
    assert restored == tiny_school()


def test_nothing_different_is_an_empty_step() -> None:
    assert change_date(tiny_school(), LESSON, MONDAY).changes == ()


@pytest.mark.parametrize(
    ("lesson", "day", "more", "code"),
    [
        ("gone", MONDAY, {}, "lesson_unknown"),
        (LESSON, date(2025, 9, 9), {"cancelled": True}, "dated_not_given"),  # a Tuesday
        (LESSON, date(2025, 10, 27), {"cancelled": True}, "dated_not_given"),  # a day off
        ("MA-7B-3", MONDAY, {"cancelled": True}, "dated_not_given"),  # unplaced
        (LESSON, MONDAY, {"cancelled": True, "teachers": ["DAV"]}, "dated_cancelled_with_more"),
        (LESSON, MONDAY, {"teachers": ["nobody"]}, "dated_teacher_gone"),
        (LESSON, MONDAY, {"rooms": ["nowhere"]}, "dated_room_gone"),
    ],
)
def test_changes_that_make_no_sense_are_refused(lesson: str, day: date, more: dict[str, object], code: str) -> None:
    with pytest.raises(InputError, match=code):
        change_date(tiny_school(), lesson, day, **more)  # type: ignore[arg-type]


def test_teacher_who_has_left_cannot_stand_in() -> None:
    school = tiny_school()
    left = replace(school.staff["DAV"], dates=DateRange(None, date(2025, 9, 1)))
    with pytest.raises(InputError, match="dated_teacher_gone"):
        change_date(replace(school, staff={**school.staff, "DAV": left}), LESSON, MONDAY, teachers=["DAV"])


def test_substitute_who_teaches_elsewhere_is_known_to_be_busy_and_stops_publishing() -> None:
    school = tiny_school()
    assert "BER" in busy_at(lessons_of_day(school, MONDAY), LESSON)  # Swedish with 7B
    assert {"DAV", "BILD"}.isdisjoint(busy_at(lessons_of_day(school, MONDAY), LESSON))
    clashing = after(school, change_date(school, LESSON, MONDAY, teachers=["BER"]))
    with pytest.raises(InputError, match="publish_double_booked"):
        make_snapshot(clashing, MONDAY, MONDAY)
    make_snapshot(clashing, date(2025, 9, 9), date(2025, 9, 30))


def test_teacher_away_for_a_day_is_replaced_at_every_lesson_in_one_step() -> None:
    school = tiny_school()
    step = stand_in(school, "AND", MONDAY, ["DAV"])
    assert len(step.changes) == 2
    taught = {lesson for lesson, row in events(after(school, step)).items() if "DAV" in uids(row.teachers)}
    assert taught == {"MA-7A-1", "MA-7B-1"}


def test_colleague_who_teaches_beside_keeps_the_lesson_going() -> None:
    school = tiny_school()
    pair = replace(school.requirements["MA-7A"], teachers=("AND", "DAV"))
    school = replace(school, requirements={**school.requirements, "MA-7A": pair})
    left = after(school, stand_in(school, "AND", MONDAY, cancel=True))
    assert uids(events(left)[LESSON].teachers) == ["DAV"]
    assert "MA-7B-1" not in events(left)


def test_teacher_without_lessons_that_day_is_told() -> None:
    with pytest.raises(InputError, match="dated_no_lessons"):
        stand_in(tiny_school(), "DAV", MONDAY, ["BER"])


def test_day_lists_cancelled_lessons_with_nobody_in_them() -> None:
    school = after(tiny_school(), change_date(tiny_school(), LESSON, MONDAY, cancelled=True))
    day = lessons_of_day(school, MONDAY)
    assert [(row.teachers, row.change) for row in day if row.lesson.uid == LESSON] == [((), DatedChange(LESSON, MONDAY, True))]
    assert [row.start for row in day] == sorted(row.start for row in day)
    assert len(day) == len(lessons_of_day(tiny_school(), MONDAY))


def test_pupil_is_given_one_lesson_and_freed_from_another_on_their_dates() -> None:
    school = tiny_school()
    dates = DateRange(MONDAY, date(2025, 9, 14))
    school = after(school, individual_lesson(school, "7B-03", LESSON, attends=True, dates=dates))
    school = after(school, individual_lesson(school, "7B-03", "SV-7B-1", attends=False, dates=dates))
    during, later = events(school), events(school, date(2025, 9, 15))
    assert ("7B-03" in during[LESSON].pupils, "7B-03" in during["SV-7B-1"].pupils) == (True, False)
    assert ("7B-03" in later[LESSON].pupils, "7B-03" in later["SV-7B-1"].pupils) == (False, True)


def test_added_lesson_goes_before_an_adapted_programme_and_removal_before_both() -> None:
    school = tiny_school()  # Ada has an adapted programme without English
    english = school.lessons["EN-7A-1"]
    day = date(2025, 10, 8)
    added = after(school, individual_lesson(school, "7A-01", "EN-7A-1", attends=True, dates=DateRange(day, day)))
    assert "7A-01" not in expected_pupils(school, english, day)
    assert "7A-01" in expected_pupils(added, english, day)
    both = after(added, individual_lesson(added, "7A-01", "EN-7A-1", attends=False, dates=DateRange()))
    assert "7A-01" not in expected_pupils(both, english, day)


def test_lesson_without_groups_is_published_for_its_single_pupils() -> None:
    school = tiny_school()
    alone = replace(school.requirements["MA-7A"], groups=())
    school = replace(school, requirements={**school.requirements, "MA-7A": alone})
    row = IndividualLesson("i", "7A-05", LESSON, True)
    assert events(replace(school, individual_lessons={"i": row}))[LESSON].pupils == ("7A-05",)


def test_archived_pupil_is_expected_nowhere_whatever_was_added() -> None:
    school = tiny_school()
    school = after(school, individual_lesson(school, "7B-03", LESSON, attends=True, dates=DateRange()))
    gone = replace(school.pupils["7B-03"], archived=True)
    school = replace(school, pupils={**school.pupils, "7B-03": gone})
    assert "7B-03" not in events(school)[LESSON].pupils


def test_half_day_has_the_lessons_that_end_in_time() -> None:
    school = tiny_school()
    half = DayOff("half", "Skolavslutning", DateRange(MONDAY, MONDAY), DayOffKind.HALF_DAY, 620)
    shorter = replace(school, year=replace(school.year, days_off=(*school.year.days_off, half)))
    before, during = events(school), events(shorter)
    assert set(during) == {lesson for lesson, row in before.items() if row.end <= 620}
    assert 0 < len(during) < len(before)
    with pytest.raises(InputError, match="dated_not_given"):
        change_date(shorter, "IDH-7A-1", MONDAY, cancelled=True)


def test_half_day_needs_its_minute_and_whole_days_have_none() -> None:
    for kind, minute in ((DayOffKind.HALF_DAY, None), (DayOffKind.BREAK, 600), (DayOffKind.HALF_DAY, 0)):
        with pytest.raises(ValueError, match=r"minute|half day"):
            DayOff("x", "x", DateRange(MONDAY, MONDAY), kind, minute)
