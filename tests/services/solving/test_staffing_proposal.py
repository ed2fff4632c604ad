"""From a school to a proposal and back: who may take what, what is left alone, and why a place stays empty."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.planning import PostTerms, RequirementStaffing, SubjectCounting, TaughtBefore, TeachingWish
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import Freedom
from scheduler_app.services.demo import demo_school
from scheduler_app.services.solving import StaffingJob, Stop
from scheduler_app.services.staffing import staff_plan
from tests.schools import tiny_school


def _without(school: School, *requirements: str) -> School:
    rows = {uid: replace(row, teachers=()) if uid in requirements else row for uid, row in school.requirements.items()}
    return replace(school, requirements=rows)


def _proposed(school: School, freedom: Freedom = Freedom.VACANT, seconds: float = 3.0):
    return StaffingJob(school, freedom, seconds).run(lambda event: None, Stop())


def _teachers(school: School, freedom: Freedom = Freedom.VACANT) -> dict[str, tuple[str, ...]]:
    after = apply_changes(school, _proposed(school, freedom).proposal.step().changes)
    return {uid: row.teachers for uid, row in after.requirements.items()}


def test_a_vacancy_goes_to_somebody_qualified_and_the_rest_stays() -> None:
    school = _without(tiny_school(), "EN-7A")
    after = _teachers(school)
    assert after["EN-7A"] in (("AND",), ("BER",))
    assert {uid: row for uid, row in after.items() if uid != "EN-7A"} == {
        uid: row.teachers for uid, row in school.requirements.items() if uid != "EN-7A"
    }


def test_who_had_the_class_and_who_wishes_go_before() -> None:
    school = _without(tiny_school(), "EN-7A", "EN-7B")
    before = {"t": TaughtBefore("t", "BER", "EN", "7B")}
    assert _teachers(replace(school, taught_before=before))["EN-7B"] == ("BER",)
    wishes = {"w": TeachingWish("w", "AND", "EN", "7A"), "v": TeachingWish("v", "BER", "EN", "7A", wanted=False)}
    assert _teachers(replace(school, teaching_wishes=wishes))["EN-7A"] == ("AND",)


def test_parallel_teaching_of_a_block_never_has_one_teacher() -> None:
    after = _teachers(_without(tiny_school(), "EN-7A", "EN-7B"))
    assert after["EN-7A"] != after["EN-7B"]


def test_locked_choices_are_left_alone_even_when_everything_may_change() -> None:
    school = tiny_school()
    wishes = {"w": TeachingWish("w", "BER", "EN", "7B"), "v": TeachingWish("v", "AND", "EN", "7B", wanted=False)}
    assert _teachers(replace(school, teaching_wishes=wishes), Freedom.UNLOCKED)["EN-7B"] == ("BER",)
    locked = {"EN-7B": RequirementStaffing("EN-7B", 1, locked=True)}
    kept = replace(school, teaching_wishes=wishes, requirement_staffing=locked)
    assert _teachers(kept, Freedom.UNLOCKED)["EN-7B"] == ("AND",)


def test_two_teachers_are_found_where_two_are_needed() -> None:
    school = replace(tiny_school(), requirement_staffing={"SV-7A": RequirementStaffing("SV-7A", 2)})
    staff = {**school.staff, "CEC": replace(school.staff["CEC"], subjects=("IDH", "SV"))}
    assert _teachers(replace(school, staff=staff))["SV-7A"] == ("BER", "CEC")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"subjects": (), "teaching_minutes": None}, None),
        ({"subjects": ("MA",), "teaching_minutes": 100}, "full"),
        ({"subjects": ("MA",), "dates": DateRange(date(2025, 12, 1), None)}, "part_year"),
    ],
)
def test_an_empty_place_is_explained_person_by_person(change: dict, code: str | None) -> None:
    school = _without(tiny_school(), "MA-7A")
    staff = {uid: replace(row, subjects=()) for uid, row in school.staff.items()}
    staff["CEC"] = replace(staff["CEC"], **change)
    outcome = _proposed(replace(school, staff=staff))
    (empty,) = outcome.proposal.unfilled()
    assert (empty.requirement, empty.places, empty.minutes) == ("MA-7A", 1, 180)
    assert [row.code for row in empty.obstacles] == ([code] if code else [])
    sentence = empty.reason(school, "sv")
    assert "7A Matematik" in sentence
    assert ("CEC" in sentence) == bool(code)
    assert "propose_" not in sentence


def test_parallel_and_class_limits_are_named_as_reasons() -> None:
    school = _without(tiny_school(), "EN-7B")
    staff = {**school.staff, "AND": replace(school.staff["AND"], subjects=("MA",))}
    (empty,) = _proposed(replace(school, staff=staff)).proposal.unfilled()
    assert [(row.staff, row.code) for row in empty.obstacles] == [("BER", "parallel")]
    limited = replace(_without(tiny_school(), "IDH-7B"), post_terms={"CEC": PostTerms("CEC", most_classes=1)})
    (empty,) = _proposed(limited).proposal.unfilled()
    assert [(row.staff, row.code) for row in empty.obstacles] == [("CEC", "classes")]


def test_a_factor_counts_against_the_post() -> None:
    school = _without(tiny_school(), "IDH-7B")
    staff = {**school.staff, "CEC": replace(school.staff["CEC"], teaching_minutes=250)}
    assert _teachers(replace(school, staff=staff))["IDH-7B"] == ("CEC",)
    heavier = replace(school, staff=staff, subject_counting={"IDH": SubjectCounting("IDH", 1.5)})
    assert _teachers(heavier)["IDH-7B"] == ()


def test_a_vacant_post_takes_what_it_is_qualified_for() -> None:
    school = _without(tiny_school(), "MA-7A", "MA-7B")
    staff = {**school.staff, "AND": replace(school.staff["AND"], given_name="", family_name="Vakans MA")}
    school = replace(school, staff=staff, post_terms={"AND": PostTerms("AND", vacant=True)})
    assert _teachers(school)["MA-7A"] == ("AND",)


def test_the_whole_demo_school_is_staffed_within_everybodys_time() -> None:
    school = demo_school("small", 1, 2026)
    bare = _without(school, *(uid for uid, row in school.requirements.items() if not school.subjects[row.subject].special))
    outcome = _proposed(bare, seconds=8.0)
    assert outcome.proposal.verdict.broken == ()
    assert outcome.cost <= outcome.greedy_cost
    assert outcome.proposal.unfilled() == ()
    plan = staff_plan(apply_changes(bare, outcome.proposal.step().changes))
    assert all(person.left >= -1 for person in plan.people)
    assert all(row.qualified for person in plan.people for row in person.rows)
    assert plan.unfilled == ()


def test_a_job_counts_its_open_places_and_reads_nothing_into_chatter() -> None:
    job = StaffingJob(_without(tiny_school(), "EN-7A"), Freedom.VACANT, 2.0)
    assert job.open_places == 1
    assert job.read(b"chatter\n") is None
    assert job.read(b"\n") is None
