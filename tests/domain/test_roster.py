"""Who is expected where: memberships, adapted programmes, special subjects."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scheduler_app.domain.calendar import DateRange, WeekKind, WeekPattern
from scheduler_app.domain.changes import Change, apply_changes
from scheduler_app.domain.groups import AdaptedProgramme, Membership
from scheduler_app.domain.planning import PostTerms
from scheduler_app.domain.roster import expected_pupils, is_reportable, is_sent, pupil_minutes, runs_on
from tests.schools import tiny_school

SCHOOL = tiny_school()
DURING, AFTER = date(2025, 10, 6), date(2026, 2, 2)
ADAPTED = "7A-01"


def test_everybody_in_the_class_is_expected_but_the_adapted_pupil_only_at_the_listed_lessons() -> None:
    whole = {f"7A-{number:02d}" for number in range(1, 13)}
    assert expected_pupils(SCHOOL, SCHOOL.lessons["MA-7A-1"], DURING) == whole
    assert expected_pupils(SCHOOL, SCHOOL.lessons["EN-7A-1"], DURING) == whole - {ADAPTED}


def test_the_adapted_programme_ends_with_its_dates() -> None:
    assert ADAPTED in expected_pupils(SCHOOL, SCHOOL.lessons["EN-7A-1"], AFTER)


def test_attending_everything_in_an_adapted_programme_is_all_the_expected_time() -> None:
    programme = SCHOOL.programmes["adapted-1"]
    assert pupil_minutes(SCHOOL, DURING)[ADAPTED] == programme.expected_minutes == 360


def test_a_stepwise_return_takes_the_programme_of_the_day() -> None:
    second = AdaptedProgramme("adapted-2", ADAPTED, ("EN-7A-1",), DateRange(date(2025, 12, 20), date(2026, 3, 1)))
    school = apply_changes(SCHOOL, [Change(None, second)])
    assert ADAPTED not in expected_pupils(school, school.lessons["EN-7A-1"], DURING)
    assert ADAPTED in expected_pupils(school, school.lessons["EN-7A-1"], AFTER)
    assert ADAPTED not in expected_pupils(school, school.lessons["MA-7A-1"], AFTER)


def test_a_pupil_who_moves_is_expected_in_one_class_at_a_time() -> None:
    leaving = SCHOOL.memberships["7A/7A-05"]
    moves = [
        Change(leaving, replace(leaving, dates=DateRange(leaving.dates.first, date(2025, 11, 2)))),
        Change(None, Membership("7B/7A-05", "7B", "7A-05", DateRange(date(2025, 11, 3)))),
    ]
    school = apply_changes(SCHOOL, moves)
    for day, here, there in ((date(2025, 10, 31), "MA-7A-1", "MA-7B-1"), (date(2025, 11, 3), "MA-7B-1", "MA-7A-1")):
        assert "7A-05" in expected_pupils(school, school.lessons[here], day)
        assert "7A-05" not in expected_pupils(school, school.lessons[there], day)


def test_archived_and_unnamed_pupils_are_never_expected() -> None:
    for change in ({"archived": True}, {"placeholder": True}):
        pupil = SCHOOL.pupils["7A-02"]
        school = apply_changes(SCHOOL, [Change(pupil, replace(pupil, **change))])
        assert "7A-02" not in expected_pupils(school, school.lessons["MA-7A-1"], DURING)


def test_special_subjects_and_lessons_without_groups_are_not_reportable() -> None:
    assert is_reportable(SCHOOL, SCHOOL.lessons["MA-7A-1"])
    assert not is_reportable(SCHOOL, SCHOOL.lessons["LUNCH-7A-1"])
    assert not is_reportable(SCHOOL, SCHOOL.lessons["KONF-1"])


def test_what_is_sent_has_a_teacher_with_a_name() -> None:
    lesson, requirement = SCHOOL.lessons["MA-7A-1"], SCHOOL.requirement_of("MA-7A-1")
    (teacher,) = requirement.teachers
    assert is_sent(SCHOOL, lesson)
    assert not is_sent(SCHOOL, SCHOOL.lessons["LUNCH-7A-1"])
    nobody = replace(SCHOOL, requirements={**SCHOOL.requirements, requirement.uid: replace(requirement, teachers=())})
    assert not is_sent(nobody, lesson)
    vacant = replace(SCHOOL, post_terms={teacher: PostTerms(teacher, vacant=True)})
    assert not is_sent(vacant, lesson)


def test_a_lesson_runs_in_its_weeks_and_period_only() -> None:
    odd = SCHOOL.lessons["BL-7A1-1"]
    assert odd.weeks == WeekPattern(WeekKind.ODD)
    assert runs_on(SCHOOL, odd, date(2025, 9, 22))  # week 39
    assert not runs_on(SCHOOL, odd, date(2025, 9, 29))
    spring = replace(SCHOOL.lessons["MA-7A-1"], period="P2")
    assert not runs_on(SCHOOL, spring, DURING)
    assert runs_on(SCHOOL, spring, AFTER)
    assert not runs_on(SCHOOL, replace(spring, period="gone"), AFTER)


def test_nothing_runs_on_a_day_off() -> None:
    assert not runs_on(SCHOOL, SCHOOL.lessons["MA-7A-1"], date(2025, 10, 27))
