"""Edlevo's own XML: the samples are ours, and `make check-edlevo` holds them against the published schemas."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduler_app.domain.changes import apply_changes
from scheduler_app.domain.groups import GroupKind, Membership
from scheduler_app.domain.new_identity import SECRET, Reidentifying
from scheduler_app.domain.people import Pupil, SecurityMarking
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.school import School
from scheduler_app.domain.withheld import PersonKind, Withheld
from scheduler_app.errors import InputError
from scheduler_app.interchange.edlevo.reader import read_edlevo
from scheduler_app.services import withholding
from scheduler_app.services.import_request import empty_school
from scheduler_app.services.merging import merge
from scheduler_app.services.protecting import former_names
from scheduler_app.texts import text

SAMPLES = Path(__file__).parents[1] / "data" / "edlevo"
EMPTY = empty_school(Path("Skolan"), date(2026, 8, 1))


def _files(*names: str, **changed: str) -> dict[str, bytes]:
    found = {name: (SAMPLES / f"{name}.xml").read_text(encoding="utf-8") for name in names}
    return {f"{name}.xml": content.encode() for name, content in {**found, **changed}.items()}


def _made(school: School, reading: Reading) -> School:
    return apply_changes(school, merge(school, reading.entities, reading.gone).changes)


def _all() -> dict[str, bytes]:
    return _files("personnel", "organization", "person", "studyinformation")


def test_the_files_together_make_people_groups_and_subjects() -> None:
    reading = read_edlevo(EMPTY, _all())
    school = _made(EMPTY, reading)
    assert {(row.signature, row.name, row.percent) for row in school.staff.values()} == {
        ("ÅEX", "Åsa Exempelsson", 60.0), ("BOPÅ", "Bo Påhittad", 100.0),
    }  # fmt: skip
    assert {row.name for row in school.pupils.values()} == {"Siv Påhittad", "Noor Nyttnamn"}
    assert {(row.name, row.kind, row.grade) for row in school.groups.values()} == {
        ("7A", GroupKind.CLASS, 7), ("Spanska 7", GroupKind.TEACHING, None),
    }  # fmt: skip
    (mentor,) = {row.mentor for row in school.groups.values() if row.mentor}
    assert school.staff[str(mentor)].signature == "ÅEX"
    assert {row.code: row.official_code for row in school.subjects.values()} == {
        "MA": "GRGRMAT01", "MATMAT01a": "MATMAT01a", "M1SPA": "GRGRMSP01",
    }  # fmt: skip
    dates = {school.pupils[row.pupil].given_name: row.dates.last for row in school.memberships.values() if row.group == "class-7a"}
    assert dates == {"Siv": None, "Noor": date(2026, 12, 18)}
    course = [row for row in school.memberships.values() if school.pupils[row.pupil].given_name == "Siv" and row.group == "group-sp"]
    assert [row.dates.last for row in course] == [date(2027, 6, 10)]


def test_marked_people_wait_and_are_named_nowhere_nor_is_contact_data_or_a_personal_number() -> None:
    reading = read_edlevo(EMPTY, _all())
    waiting = [row for row in reading.entities if isinstance(row, Withheld)]
    assert {(row.kind, row.marking) for row in waiting} == {
        (PersonKind.STAFF, SecurityMarking.CONFIDENTIAL), (PersonKind.PUPIL, SecurityMarking.PROTECTED),
    }  # fmt: skip
    told = str(reading)
    for secret in ("KANARIE", "HEMLIG", "example.invalid", "070-", "Vårdnadshavare", "999"):
        assert secret not in told
    assert [row.code for row in reading.refused].count("csv_protected") == 2
    assert all(row.row > 1 for row in reading.refused)


def test_no_word_of_protection_is_not_the_same_as_none() -> None:
    markings = {row.given_name: row.marking for row in _made(EMPTY, read_edlevo(EMPTY, _all())).pupils.values()}
    assert markings["Noor"] is SecurityMarking.UNKNOWN


def test_the_same_files_again_change_nothing() -> None:
    school = _made(EMPTY, read_edlevo(EMPTY, _all()))
    again = read_edlevo(school, _all())
    assert merge(school, again.entities, again.gone).changes == ()


def test_who_is_missing_from_a_complete_file_is_archived_and_what_the_school_added_stays() -> None:
    school = _made(EMPTY, read_edlevo(EMPTY, _all()))
    own = Pupil("own", "Egen", "Elev")
    school = replace(
        school, pupils={**school.pupils, "own": own}, memberships={**school.memberships, "m": Membership("m", "class-7a", "own")}
    )
    content = (SAMPLES / "organization.xml").read_text(encoding="utf-8")
    shorter = re.sub(r"<person>\s*<sourcedid><source>register</source><id>e-2.*?</person>", "", content, flags=re.DOTALL)
    after = _made(school, read_edlevo(school, _files(organization=shorter)))
    assert [row.given_name for row in after.pupils.values() if row.archived] == ["Noor"]
    assert after.pupils["own"] == own
    assert "m" in after.memberships


def test_a_delta_archives_only_whom_it_says() -> None:
    school = _made(EMPTY, read_edlevo(EMPTY, _all()))
    delta = (SAMPLES / "person.xml").read_text(encoding="utf-8").replace('recstatus="2"', 'recstatus="3"')
    after = _made(school, read_edlevo(school, _files(person=delta)))
    assert [row.given_name for row in after.pupils.values() if row.archived] == ["Noor"]


@pytest.mark.parametrize(("content", "code"), [
    ("<personnel>", "xml_broken"), ("<other/>", "xml_other_root"),
    ('<!DOCTYPE personnel [<!ENTITY x SYSTEM "file:///etc/passwd">]><personnel>&x;</personnel>', "xml_broken"),
    ('<!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><personnel>&b;</personnel>', "xml_broken"),
])  # fmt: skip
def test_a_file_that_is_none_of_them_is_refused_whole(content: str, code: str) -> None:
    with pytest.raises(InputError, match=code):
        read_edlevo(EMPTY, {"x.xml": content.encode()})


def test_two_files_of_one_kind_are_refused() -> None:
    content = (SAMPLES / "person.xml").read_bytes()
    with pytest.raises(InputError, match="csv_same_kind"):
        read_edlevo(EMPTY, {"a.xml": content, "b.xml": content})


@given(data=st.data())
def test_any_change_of_a_file_is_read_or_refused(data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(["organization", "personnel", "person", "studyinformation"]))
    content = (SAMPLES / f"{name}.xml").read_text(encoding="utf-8")
    values = re.findall(r">([^<>\n]+)<", content)
    for _ in range(data.draw(st.integers(1, 4))):
        old: Any = data.draw(st.sampled_from(values))
        content = content.replace(
            f">{old}<", f">{data.draw(st.sampled_from(['', 'x' * 400, '-1', '9999', 'true', 'e-2', '201301019996']))}<", 1
        )
    with suppress(InputError):
        reading = read_edlevo(EMPTY, _files(**{name: content}))
        _made(EMPTY, reading)
        assert all("{" not in text(row.code, "sv", **row.data) for row in reading.refused)


def test_qualifications_come_with_their_school_form_and_grades_and_go_with_the_register() -> None:
    school = _made(EMPTY, read_edlevo(EMPTY, _all()))
    again = _made(school, read_edlevo(school, _all()))  # the subjects are known now
    (row,) = again.qualifications.values()
    assert (again.staff[row.staff].signature, again.subjects[row.subject].code) == ("ÅEX", "MA")
    assert (row.school_form, row.first_grade, row.last_grade) == ("GR", 7, 9)
    assert merge(again, read_edlevo(again, _all()).entities).changes == ()
    personnel = (SAMPLES / "personnel.xml").read_text(encoding="utf-8")
    without = re.sub(r"<teachingqualification>.*?</teachingqualification>", "", personnel, flags=re.S)
    assert _made(again, read_edlevo(again, {"personnel.xml": without.encode()})).qualifications == {}


def test_a_teachers_activity_is_a_requirement_with_lessons_that_stay_as_the_scheduler_splits_them() -> None:
    reading = read_edlevo(EMPTY, _all())
    school = _made(EMPTY, reading)
    (requirement,) = school.requirements.values()
    assert school.subjects[requirement.subject].code == "M1SPA"
    assert [school.groups[uid].name for uid in requirement.groups] == ["Spanska 7"]
    assert [school.staff[uid].name for uid in requirement.teachers] == ["Åsa Exempelsson"]
    assert requirement.minutes == 125  # 80 hours in 38 weeks
    assert [row.minutes for row in school.lessons_of[requirement.uid]] == [45, 40, 40]
    assert reading.not_supported["activity cancelled"] == 1
    split = {uid: row for uid, row in school.lessons.items() if row.position == 0}
    again = _made(replace(school, lessons=split), read_edlevo(replace(school, lessons=split), _all()))
    assert again.lessons == split


def test_a_courses_points_are_the_groups_and_what_has_no_place_is_counted_by_type() -> None:
    reading = read_edlevo(EMPTY, _all())
    school = _made(EMPTY, reading)
    (points,) = school.study_points.values()
    assert (school.groups[points.group].name, school.subjects[points.subject].code, points.points) == ("Spanska 7", "MATMAT01a", 100)
    assert reading.not_supported["programchoice"] == 1
    assert reading.not_supported["studyplan/course: grade"] == 1
    assert merge(school, read_edlevo(school, _all()).entities).changes == ()


def test_somebody_with_a_new_identity_is_recognised_by_every_file() -> None:
    school = _made(EMPTY, read_edlevo(EMPTY, _all()))
    former = next(row for row in school.pupils.values() if row.given_name == "Noor")
    done = withholding.protect(school, former.uid, "Kim", "Lind")
    assert done.new is not None
    told = Reidentifying(done.new, former_names(school, done.new)).school(school)
    told = replace(told, source={**told.source, SECRET: done.secret})
    reading = read_edlevo(told, _all())
    after = _made(told, reading)
    assert [row.name for row in after.pupils.values() if row.marking is SecurityMarking.PROTECTED] == ["Kim Lind"]
    assert len(after.pupils) == len(school.pupils)
    assert former.uid not in after.pupils
    groups = {row.group for row in school.memberships.values() if row.pupil == former.uid}
    assert {row.group for row in after.memberships.values() if row.pupil == done.new.uid} == groups
    assert "Noor" not in str(after.pupils)
