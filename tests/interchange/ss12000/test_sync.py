"""A register into a school: everything, what has changed, what is gone, who is protected, and what the school has of its own."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from scheduler_app.domain import codec
from scheduler_app.domain.changes import ChangeSet, apply_changes
from scheduler_app.domain.groups import GroupKind
from scheduler_app.domain.new_identity import SECRET, Reidentifying
from scheduler_app.domain.people import Origin, SecurityMarking
from scheduler_app.domain.school import School
from scheduler_app.domain.teaching import NO_ROOM, Subject
from scheduler_app.domain.withheld import Decision
from scheduler_app.errors import InputError
from scheduler_app.services import withholding
from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.services.integrity import broken_references
from scheduler_app.services.protecting import former_names
from scheduler_app.services.syncing import sync
from tests.interchange.ss12000.register import OTHER, SCHOOL, UNIT, FakeRegister, duty, group, person, teacher, uuid

TODAY = date(2025, 8, 20)
LATER = "2025-09-10T08:00:00+00:00"
SINCE = datetime(2025, 9, 10, 7, 0, tzinfo=UTC)


@pytest.fixture
def register() -> FakeRegister:
    return FakeRegister()


def imported(register: FakeRegister, **source: Any) -> School:
    outcome = sync(register.standard(), None, register.source(**source), today=TODAY)
    assert outcome.school is not None
    assert list(broken_references(outcome.school)) == []
    return outcome.school


def again(register: FakeRegister, school: School, since: datetime | None = None, **source: Any) -> tuple[School, ImportOutcome]:
    outcome = sync(register.standard(), school, register.source(**source), since=since)
    assert outcome.step is not None
    after = apply_changes(school, outcome.step.changes)
    assert list(broken_references(after)) == []
    assert apply_changes(after, outcome.step.inverse().changes) == school
    return after, outcome


def test_a_whole_unit_becomes_a_school(register: FakeRegister) -> None:
    school = imported(register)
    assert (school.unit.uid, school.unit.name, school.unit.code, school.unit.municipality) == (UNIT, "Enheten", "11111111", "Ekeby")
    assert len(school.pupils) == 10
    assert {row.grade for row in school.pupils.values()} == {7}
    assert {row.signature: (row.percent, row.dates.first) for row in school.staff.values()} == {"LP0": (80.0, None), "LP1": (80.0, None)}
    first = school.groups[uuid(3, 0)]
    assert (first.kind, first.grade, first.mentor) == (GroupKind.CLASS, 7, uuid(1, 100))
    half = school.groups[uuid(3, 2)]
    assert (half.kind, half.parent) == (GroupKind.HALF, uuid(3, 0))
    assert len(school.memberships) == 12
    requirement = school.requirements[uuid(5, 0)]
    assert (requirement.minutes, requirement.teachers, requirement.groups) == (180, (uuid(1, 100),), (uuid(3, 0),))
    assert [lesson.minutes for lesson in school.lessons_of[requirement.uid]] == [60, 60, 60]
    assert [(row.code, row.official_code) for row in school.subjects.values()] == [("MA", "GRGRMAT01")]
    assert all(row.origin is Origin.IMPORT for row in (*school.pupils.values(), *school.groups.values(), *school.requirements.values()))


def test_nothing_that_is_not_needed_is_kept(register: FakeRegister) -> None:
    kept = codec.to_json(imported(register))
    for secret in ("201208170123", "2012-08-17", "hemlig", "Hemliga", "0701740605", "example.se"):
        assert secret not in kept


def test_a_second_time_changes_nothing(register: FakeRegister) -> None:
    school = imported(register)
    for since in (None, SINCE):
        _, outcome = again(register, school, since)
        assert outcome.step is not None
        assert outcome.step.changes == ()
        assert outcome.report.tally.added == outcome.report.tally.changed == outcome.report.tally.archived == 0


def test_what_the_school_has_of_its_own_survives(register: FakeRegister) -> None:
    school = imported(register)
    requirement, pupil, room = school.requirements[uuid(5, 0)], school.pupils[uuid(1, 0)], school.rooms[uuid(6, 0)]
    own = Subject("own", "LUNCH", "Lunch", special=True)
    school = replace(
        school,
        subjects={**school.subjects, "own": own},
        requirements={**school.requirements, requirement.uid: replace(requirement, room_need=NO_ROOM, note="dubbeltimme", setup=5)},
        pupils={**school.pupils, pupil.uid: replace(pupil, expected_minutes=1300)},
        rooms={**school.rooms, room.uid: replace(room, tags=("science",), building="B")},
    )
    register.rows["persons"][0]["givenName"] = "Nytt"
    register.rows["rooms"][0]["seats"] = 25
    after, outcome = again(register, school)
    assert after.requirements == school.requirements
    assert after.subjects == school.subjects
    assert (after.pupils[pupil.uid].given_name, after.pupils[pupil.uid].expected_minutes) == ("Nytt", 1300)
    assert (after.rooms[room.uid].seats, after.rooms[room.uid].tags, after.rooms[room.uid].building) == (25, ("science",), "B")
    assert outcome.report.tally.changed == 2


def test_people_who_are_gone_are_archived_and_come_back(register: FakeRegister) -> None:
    school = imported(register)
    gone = register.rows["persons"].pop(0)
    left = register.rows["groups"][0]["groupMemberships"].pop(0)
    after, outcome = again(register, school)
    assert after.pupils[gone["id"]].archived
    assert len(after.memberships) == 10  # of the class; and of the half class, since the pupil cannot be a member any more
    assert outcome.report.tally.archived == 3
    register.rows["persons"].append(gone)
    register.rows["groups"][0]["groupMemberships"].append(left)
    back, _ = again(register, after)
    assert back.pupils == school.pupils
    assert back.memberships == school.memberships


def test_only_what_changed_is_asked_for_later(register: FakeRegister) -> None:
    school = imported(register)
    register.rows["persons"][3] |= {"familyName": "Gift", "meta": {**register.rows["persons"][3]["meta"], "modified": LATER}}
    register.rows["persons"].append(person(20, meta={"created": LATER, "modified": LATER}))
    register.rows["groups"][1]["groupMemberships"].append({"person": {"id": uuid(1, 20)}})
    register.rows["groups"][1]["meta"] = {"created": LATER, "modified": LATER}
    register.rows["persons"] = [row for row in register.rows["persons"] if row["id"] != uuid(1, 4)]
    register.deleted = {"persons": [uuid(1, 4)], "activitites": [uuid(5, 1)]}
    register.requests.clear()
    after, outcome = again(register, school, SINCE)
    assert after.pupils[uuid(1, 3)].family_name == "Gift"
    assert after.pupils[uuid(1, 4)].archived
    assert not after.pupils[uuid(1, 20)].archived
    assert sum(row.pupil == uuid(1, 20) for row in after.memberships.values()) == 1
    assert after.requirements == school.requirements  # teaching holds placed lessons: never let go unasked
    sent = [request.url.params for request in register.requests if request.url.path == "/v2.0/persons"]
    assert sent[0]["meta.modified.after"] == "2025-09-10T06:00:00+00:00"
    assert len(sent) == 1
    whole, _ = again(register, school)
    assert whole.pupils == after.pupils
    assert whole.groups == after.groups
    assert outcome.report.refused == ()


def test_a_pupil_who_changes_school_leaves_in_a_delta_too(register: FakeRegister) -> None:
    school = imported(register)
    register.rows["persons"][2] |= {"meta": {"created": LATER, "modified": LATER}}
    register.rows["persons"][2]["enrolments"][0]["enroledAt"] = {"id": OTHER}
    after, _ = again(register, school, SINCE)
    assert after.pupils[uuid(1, 2)].archived


@pytest.mark.parametrize("marking", ["Sekretessmarkering", "Skyddad folkbokföring", "Något nytt"])
def test_somebody_protected_waits_for_a_decision(register: FakeRegister, marking: str) -> None:
    register.rows["persons"][0] |= {"securityMarking": marking, "givenName": "Kanarie", "familyName": "Fågel"}
    register.rows["persons"][10] |= {"securityMarking": marking, "givenName": "Kanarie", "familyName": "Fågel"}
    outcome = sync(register.standard(), None, register.source(), today=TODAY)
    school = outcome.school
    assert school is not None
    assert uuid(1, 0) not in school.pupils
    assert uuid(1, 100) not in school.staff
    assert {row.decision for row in school.withheld.values()} == {Decision.WAITING}
    assert sorted(row.code for row in outcome.report.refused) == ["csv_protected", "csv_protected"]
    written = codec.to_json(school) + str(outcome.report.data()) + repr(outcome.report)
    assert "Kanarie" not in written
    assert "Fågel" not in written


def test_a_mark_that_comes_later_changes_nothing_by_itself(register: FakeRegister) -> None:
    school = imported(register)
    register.rows["persons"][0] |= {"securityMarking": "Sekretessmarkering", "givenName": "Hemlig"}
    after, outcome = again(register, school)
    assert after.pupils == school.pupils
    assert [row.person for row in after.withheld.values()] == [uuid(1, 0)]
    assert [row.code for row in outcome.report.refused] == ["csv_protected"]


def test_an_alias_is_never_overwritten(register: FakeRegister) -> None:
    school = imported(register)
    alias = replace(school.pupils[uuid(1, 0)], given_name="Alias", family_name="Aliasson", marking=SecurityMarking.PROTECTED)
    teacher_alias = replace(
        school.staff[uuid(1, 100)], given_name="A", family_name="B", signature="XX", marking=SecurityMarking.CONFIDENTIAL
    )
    school = replace(school, pupils={**school.pupils, alias.uid: alias}, staff={**school.staff, teacher_alias.uid: teacher_alias})
    register.rows["persons"][0]["enrolments"][0]["schoolYear"] = 8
    after, _ = again(register, school)
    assert after.pupils[alias.uid] == replace(alias, grade=8)
    assert after.staff[teacher_alias.uid] == teacher_alias


def test_no_mark_at_all_is_no_clearance(register: FakeRegister) -> None:
    del register.rows["persons"][0]["securityMarking"]
    school = imported(register)
    assert school.pupils[uuid(1, 0)].marking is SecurityMarking.UNKNOWN
    cleared = replace(school, pupils={**school.pupils, uuid(1, 0): replace(school.pupils[uuid(1, 0)], marking=SecurityMarking.NONE)})
    after, _ = again(register, cleared)
    assert after.pupils[uuid(1, 0)].marking is SecurityMarking.NONE


def test_groups_and_posts_tied_to_the_school_above_are_found(register: FakeRegister) -> None:
    """As Edlevo does."""
    for row in register.rows["groups"]:
        row["organisation"] = {"id": SCHOOL}
    for row in register.rows["duties"]:
        row["dutyAt"] = {"id": SCHOOL}
    register.rows["groups"].append(group(9, [], organisation={"id": SCHOOL}))  # nobody of ours in it
    del register.rows["rooms"]
    school = imported(register, profile="edlevo")
    assert len(school.groups) == 3
    assert len(school.staff) == 2
    assert school.rooms == {}
    assert not [request for request in register.requests if "organisation" in str(request.url.params)]


def test_a_teacher_whom_the_list_of_persons_lacks_is_looked_up(register: FakeRegister) -> None:
    hidden = register.rows["persons"].pop()
    register.rows["persons"] = [*register.rows["persons"][:9], hidden, *register.rows["persons"][9:]]

    def only_enrolled(request: Any, number: int) -> Any:
        if request.url.path == "/v2.0/persons":
            import httpx

            return httpx.Response(200, json={"data": [row for row in register.rows["persons"] if row["enrolments"]], "pageToken": None})
        return None

    register.spoil = only_enrolled
    school = imported(register)
    assert len(school.staff) == 2
    assert "persons/lookup" in register.asked()


def test_units_are_chosen_by_code_name_or_id_and_named_when_unclear(register: FakeRegister) -> None:
    for unit in ("11111111", "enheten", UNIT.upper()):
        assert imported(register, unit=unit).unit.uid == UNIT
    with pytest.raises(InputError, match="ss12000_choose_unit") as error:
        imported(register, unit="")
    assert error.value.data["units"] == "En annan (22222222), Enheten (11111111)"
    with pytest.raises(InputError, match="ss12000_no_such_unit"):
        imported(register, unit="Tredje")
    school = imported(register)
    _, outcome = again(register, school, unit="")  # the school knows its own
    assert outcome.report.tally.unchanged > 10


def test_odd_values_are_lived_with(register: FakeRegister) -> None:
    register.rows["duties"].append(duty(1, id=uuid(2, 7), dutyRole="Något annat", dutyPercent="40", signature=None, extra={"a": 1}))
    register.rows["duties"].append(duty(5, id=uuid(2, 8), person=None))
    register.rows["persons"][1]["enrolments"].append({"enroledAt": {"id": UNIT}, "schoolType": "FTH", "startDate": "2025-08-18"})
    register.rows["groups"].append(group(7, [], groupType="Ny typ"))
    register.rows["groups"][0]["groupMemberships"].append({"person": {"id": uuid(1, 55)}})
    register.rows["activities"][0] |= {"syllabus": None, "minutesPlanned": None, "teachers": None, "displayName": "NO"}
    outcome = sync(register.standard(), None, register.source(), today=TODAY)
    school = outcome.school
    assert school is not None
    assert school.staff[uuid(1, 101)].percent == 100.0  # two posts, never more than full time
    assert {row.code for row in school.subjects.values()} == {"MA", "NO"}
    assert school.requirements[uuid(5, 0)].minutes == 0
    assert outcome.report.not_supported == {
        "duties without a person": 1, "groups: Ny typ": 1, "memberships: pupils of other units": 1,
    }  # fmt: skip


def test_a_bad_row_is_refused_and_what_it_is_about_left_alone(register: FakeRegister) -> None:
    school = imported(register)
    register.rows["persons"][0]["givenName"] = 7
    register.rows["groups"][1]["displayName"] = ""
    register.rows["rooms"][0]["seats"] = -5
    after, outcome = again(register, school)
    assert after == school
    assert sorted((row.file, row.code, row.data["field"]) for row in outcome.report.refused) == [
        ("groups", "ss12000_bad_row", "displayName"), ("persons", "ss12000_bad_row", "givenName"), ("rooms", "ss12000_bad_row", "seats"),
    ]  # fmt: skip


def test_a_source_that_has_suddenly_nobody_empties_no_school(register: FakeRegister) -> None:
    school = imported(register)
    register.rows["persons"] = [teacher(0), teacher(1)]
    with pytest.raises(InputError, match="ss12000_empty"):
        again(register, school)


def test_one_subject_with_a_syllabus_for_each_stage_is_one_subject(register: FakeRegister) -> None:
    second = {**register.rows["syllabuses"][0], "id": uuid(4, 1), "startSchoolYear": 7}
    register.rows["syllabuses"].append(second)
    register.rows["activities"][1]["syllabus"] = {"id": uuid(4, 1)}
    school = imported(register)
    assert len(school.subjects) == 1
    _, outcome = again(register, school)
    assert outcome.step == ChangeSet("import", (), outcome.step.data if outcome.step else ())


def test_somebody_with_a_new_identity_is_recognised_and_keeps_it(register: FakeRegister) -> None:
    """The register goes on telling the former id and name; neither comes back, and the place in groups follows."""
    school = imported(register)
    pupil, member = uuid(1, 0), uuid(1, 100)
    for uid in (pupil, member):
        done = withholding.protect(school, uid, "Kim", "Lind", "KIL")
        assert done.new is not None
        school = Reidentifying(done.new, former_names(school, done.new)).school(school)
        school = replace(school, source={**school.source, SECRET: done.secret})
    register.rows["persons"][0]["enrolments"][0]["schoolYear"] = 8
    after, outcome = again(register, school)
    (now,) = [row for row in after.pupils.values() if row.marking is SecurityMarking.PROTECTED]
    assert (now.name, now.grade) == ("Kim Lind", 8)
    assert (len(after.pupils), len(after.staff)) == (len(school.pupils), len(school.staff))
    assert {row.group for row in after.memberships.values() if row.pupil == now.uid} == {
        row.group for row in school.memberships.values() if row.pupil == now.uid
    }
    assert not any(uid in codec.to_json(after) for uid in (pupil, member))
    assert outcome.report.refused == ()
