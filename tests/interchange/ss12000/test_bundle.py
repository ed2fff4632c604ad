"""The bundle of any school: strict on the way out, and nothing new when it comes back."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import assume, given

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.dated_changes import IndividualLesson
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.groups import Group
from scheduler_app.domain.people import Pupil, SecurityMarking, StaffMember
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.interchange.ss12000.bundle import read_ss12000, unit_of_bundle, write_ss12000
from scheduler_app.interchange.ss12000.identity import duty_id, is_uuid, standard_id
from scheduler_app.interchange.ss12000.written import MODELS
from scheduler_app.services.demo import demo_school
from scheduler_app.services.integrity import broken_references
from scheduler_app.services.merging import merge
from scheduler_app.services.public import without_persons
from tests.provider.offers import MONDAY, SUBSTITUTED, school_to_offer
from tests.random_schools import schools
from tests.schools import tiny_school


def written(school: School, *, public: bool = False) -> dict[str, list[dict[str, Any]]]:
    (content,) = write_ss12000(ExportOrder(without_persons(school) if public else school, public=public)).values()
    found: dict[str, Any] = json.loads(content)
    assert found.pop("ss12000") == "2.1.0"
    return found


def ids(found: dict[str, list[dict[str, Any]]], resource: str) -> set[str]:
    return {row["id"] for row in found[resource]}


@given(schools())
def test_any_school_is_written_strictly(school: School) -> None:
    for public in (False, True):
        found = written(school, public=public)
        assert set(found) == set(MODELS)
        for resource, rows in found.items():
            assert len(ids(found, resource)) == len(rows)
            for row in rows:
                assert is_uuid(row["id"])
                MODELS[resource].model_validate(row)
        if public:
            assert found["persons"] == found["duties"] == []


@given(schools())
def test_every_reference_leads_somewhere(school: School) -> None:
    found = written(school)
    persons, duties, groups = ids(found, "persons"), ids(found, "duties"), ids(found, "groups")
    for group in found["groups"]:
        assert {row["person"]["id"] for row in group.get("groupMemberships", ())} <= persons
    for duty in found["duties"]:
        assert duty["person"]["id"] in persons
        assert {row["group"]["id"] for row in duty.get("assignmentRole", ())} <= groups
    for activity in found["activities"]:
        assert {row["id"] for row in activity["groups"]} <= groups
        assert {row["duty"]["id"] for row in activity.get("teachers", ())} <= duties
    for event in found["calendarEvents"]:
        assert {row["student"]["id"] for row in event.get("studentExceptions", ())} <= persons
        assert {row["duty"]["id"] for row in event.get("teacherExceptions", ())} <= duties


@given(schools())
def test_a_bundle_comes_back_into_its_school_without_breaking_anything(school: School) -> None:
    try:
        reading = read_ss12000(school, write_ss12000(ExportOrder(school)))
    except InputError as error:  # imported people who are all protected are in no bundle: that is taken for a fault of the source
        assume(error.code != "ss12000_empty")
        raise
    merged = merge(school, reading.entities, reading.gone)
    assert not [change for change in merged.changes if change.before is None and isinstance(change.after, Pupil | StaffMember | Group)]
    after = apply_changes(school, merged.changes)
    assert list(broken_references(after)) == list(broken_references(school))


def test_real_schools_come_back_as_they_were() -> None:
    for school in (tiny_school(), school_to_offer(), demo_school("medium", 1, 2026), demo_school("gymnasium", 2, 2026)):
        reading = read_ss12000(school, write_ss12000(ExportOrder(school)))
        assert reading.refused == []
        assert merge(school, reading.entities, reading.gone).changes == ()


def test_the_unit_of_a_bundle_is_told() -> None:
    school = tiny_school()
    unit = unit_of_bundle(write_ss12000(ExportOrder(school)))
    assert (unit.uid, unit.name, unit.code, unit.municipality) == (school.unit.uid, "Lilla Ekskolan", "12345678", "Ekeby")


def test_dates_that_differ_are_exceptions_and_cancellations() -> None:
    school = school_to_offer()
    guest = IndividualLesson("guest", "7B-05", "MA-7A-2", attends=True)
    found = written(replace(school, individual_lessons={"guest": guest}))
    at = {(row["activity"]["id"], row["startTime"]): row for row in found["calendarEvents"]}

    def activity(uid: str) -> str:
        return standard_id(school.unit.uid, "requirement", uid)

    substituted = at[activity(SUBSTITUTED[:5]), f"{MONDAY}T09:20:00+02:00"]
    assert {row["duty"]["id"]: row["participates"] for row in substituted["teacherExceptions"]} == {
        duty_id(school.unit.uid, "BER"): False, duty_id(school.unit.uid, "CEC"): True,
    }  # fmt: skip
    assert at[activity("MA-7B"), f"{MONDAY}T09:20:00+02:00"]["cancelled"]
    visited = at[activity("MA-7A"), "2025-09-02T08:10:00+02:00"]
    assert {row["student"]["id"]: row["participates"] for row in visited["studentExceptions"]} == {
        standard_id(school.unit.uid, "pupil", "7B-05"): True,
    }  # fmt: skip
    winter = [row for row in found["calendarEvents"] if row["startTime"].startswith("2025-12-01")]
    assert winter
    assert all(row["startTime"].endswith("+01:00") for row in winter)  # the clock on the wall, summer and winter


def test_somebody_whose_mark_is_unknown_is_not_cleared() -> None:
    school = tiny_school()
    pupil = replace(school.pupils["7A-02"], marking=SecurityMarking.UNKNOWN)
    hidden = standard_id(school.unit.uid, "pupil", pupil.uid)
    assert hidden in json.dumps(written(school))
    assert hidden not in json.dumps(written(replace(school, pupils={**school.pupils, pupil.uid: pupil})))


def test_upper_secondary_years_are_counted_from_one_there() -> None:
    school = demo_school("gymnasium", 1, 2026)
    found = written(school)
    years = {row["enrolments"][0]["schoolYear"] for row in found["persons"] if row.get("enrolments")}
    assert years == {1, 2, 3}
    assert {row["enrolments"][0]["schoolType"] for row in found["persons"] if row.get("enrolments")} == {"GY"}


def test_the_preschool_class_has_the_standard_s_name() -> None:
    found = written(demo_school("medium", 1, 2026))
    assert {"FKLASS", "GR"} == {row["enrolments"][0]["schoolType"] for row in found["persons"] if row.get("enrolments")}
