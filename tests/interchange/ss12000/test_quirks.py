"""What suppliers send although the standard says otherwise, and what their profiles say of them (see docs/ss12000.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import httpx
import pytest

from scheduler_app.domain.people import SecurityMarking
from scheduler_app.domain.register import RegisterSource
from scheduler_app.domain.school import School
from scheduler_app.interchange.ss12000.asking import Asking
from scheduler_app.interchange.ss12000.gathering import Gathering
from scheduler_app.interchange.ss12000.profiles import profile_named
from scheduler_app.interchange.ss12000.received import Rows
from scheduler_app.services.import_report import ImportOutcome
from scheduler_app.services.syncing import sync
from tests.interchange.ss12000.register import SCHOOL, UNIT, FakeRegister, duty, person, uuid

TODAY = date(2025, 8, 20)


def read(resource: str, row: Mapping[str, Any]) -> Any:
    """The one row as it was understood."""
    rows = Rows()
    rows.add(resource, [row])
    assert not rows.refused
    (found,) = rows.rows[resource].values()
    return found


def imported(register: FakeRegister, **source: Any) -> tuple[School, ImportOutcome]:
    outcome = sync(register.standard(), None, register.source(**source), today=TODAY)
    assert outcome.school is not None
    return outcome.school, outcome


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("2025-08-18", date(2025, 8, 18)), ("2025-08-18T00:00:00", date(2025, 8, 18)), ("2025-08-17T22:00:00Z", date(2025, 8, 18)),
        ("2025-01-07T23:00:00.000Z", date(2025, 1, 8)), ("2025-08-18T00:00:00+02:00", date(2025, 8, 18)),
        ("9999-12-31T23:59:59Z", date(9999, 12, 31)), (" 2025-08-18T00:00:00 ", date(2025, 8, 18)), ("", None), (None, None),
    ],
)  # fmt: skip
def test_a_day_may_be_written_as_an_instant_or_not_at_all(written: str | None, meant: date | None) -> None:
    assert read("duties", duty(1, startDate=written)).start_date == meant


@pytest.mark.parametrize("written", ["i höst", "2025-13-45", "2025-08-18T99:00:00", [], {"a": 1}])
def test_a_day_that_is_none_refuses_the_row(written: Any) -> None:
    rows = Rows()
    rows.add("duties", [duty(1, startDate=written)])
    assert [row.data["field"] for row in rows.refused] == ["startDate"]


@pytest.mark.parametrize(("written", "meant"), [("80", 80.0), ("80,5", 80.5), (80.5, 80.5), ("", None), (None, None)])
def test_a_percentage_may_be_text_with_a_comma(written: Any, meant: float | None) -> None:
    assert read("duties", duty(1, dutyPercent=written)).duty_percent == meant


@pytest.mark.parametrize("field", ["schoolYear", "schoolType", "endDate", "cancelled"])
@pytest.mark.parametrize("nothing", ["", None])
def test_empty_text_in_an_enrolment_is_nothing(field: str, nothing: Any) -> None:
    row = person(1)
    row["enrolments"][0][field] = nothing
    (enrolment,) = read("persons", row).enrolments
    assert not any(getattr(enrolment, name) for name in ("end_date", "cancelled"))
    assert enrolment.school_year == (None if field == "schoolYear" else 7)


def test_a_misspelt_field_of_the_standard_may_be_spelt_right() -> None:
    row = person(1)
    row["enrolments"] = [{"enrolledAt": {"id": UNIT.upper()}, "schoolYear": "7", "schoolType": "GR", "startDate": "2025-08-18"}]
    assert read("persons", row).enrolments[0].enroled_at.id == UNIT


@pytest.mark.parametrize("spelling", ["activitites", "activities"])
def test_deleted_activities_are_found_under_either_name(spelling: str) -> None:
    register = FakeRegister()
    school, _ = imported(register)
    register.deleted = {spelling: [uuid(5, 0).upper()]}
    profile = profile_named("generic")
    with Asking(register.source(), profile, httpx.MockTransport(register._answer)) as asking:
        gathering = Gathering(asking, profile)
        gathering.gather("", school, datetime.now(UTC))
    assert gathering.rows.deleted["activities"] == {uuid(5, 0)}


def test_a_reference_to_nothing_is_no_reference() -> None:
    register = FakeRegister()
    register.rows["activities"][0]["syllabus"] = {"id": None}
    register.rows["organisations"][2]["parentOrganisation"] = {"id": ""}
    school, outcome = imported(register)
    assert not outcome.report.refused
    assert school.requirements[uuid(5, 0)].subject in school.subjects


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Ingen", "none"), ("INGEN", "none"), (" ingen ", "none"), ("", "unknown"), (None, "unknown"), ("Nej", None), ("Okänd", None)],
)
def test_only_a_plain_no_clears_anybody(written: str | None, meant: str | None) -> None:
    """Whatever is not plainly none waits for a human decision."""
    register = FakeRegister()
    register.rows["persons"][0]["securityMarking"] = written
    school, outcome = imported(register)
    found = school.pupils.get(uuid(1, 0))
    assert (None if found is None else found.marking) == (None if meant is None else SecurityMarking(meant))
    assert (found is None) == bool(outcome.report.refused)


def test_looked_up_rows_may_come_wrapped_as_lists_do() -> None:
    register = FakeRegister()
    register.rows["persons"] = [row for row in register.rows["persons"] if row["id"] != uuid(1, 100)]
    missing = person(100, givenName="Lärare0", enrolments=[])

    def wrapped(request: httpx.Request, _: int) -> httpx.Response | None:
        if not request.url.path.endswith("persons/lookup"):
            return None
        assert json.loads(request.content) == {"ids": [missing["id"]]}
        return httpx.Response(200, json={"data": [missing], "pageToken": None})

    register.spoil = wrapped
    school, _ = imported(register)
    assert school.staff[missing["id"]].given_name == "Lärare0"


def test_a_register_of_the_older_version_is_read() -> None:
    """2.0.0: no meta, older names of forms, roles and types of organisations."""
    register = FakeRegister()
    for rows in register.rows.values():
        for row in rows:
            row.pop("meta")
    register.rows["organisations"][0]["organisationType"] = "Stadsdel"
    register.rows["duties"][1]["dutyRole"] = "Övrig pedagogisk personal"
    for row in register.rows["persons"][:3]:
        row["enrolments"][0]["schoolType"] = "GRS"
    school, outcome = imported(register)
    assert not outcome.report.refused
    assert (len(school.pupils), len(school.staff)) == (10, 2)


def _edlevo() -> FakeRegister:
    """As Edlevo has it: no authority, groups and posts at the school, one group an activity, its code as name, no minutes, no rooms."""
    register = FakeRegister()
    rows = register.rows
    rows["organisations"] = [row for row in rows["organisations"] if row["organisationType"] in ("Skola", "Skolenhet")]
    for row in rows["organisations"]:
        if row["id"] == SCHOOL:
            del row["parentOrganisation"]
    for row in (*rows["groups"], *rows["activities"]):
        row["organisation"] = {"id": SCHOOL}
    for row in rows["duties"]:
        row["dutyAt"] = {"id": SCHOOL}
    for row in rows["activities"]:
        row.pop("minutesPlanned")
        row["displayName"] = "MA"
    for row in rows["syllabuses"]:
        row.pop("subjectCode")
    del rows["rooms"]
    return register


def test_edlevo_is_read_by_its_profile_without_filters_look_ups_or_rooms() -> None:
    register = _edlevo()
    url = "https://register.example.se/WE.Education.IntegrationPortal.ExternalApi/api/v1"
    answered = register._answer

    def of_edlevo(request: httpx.Request, _: int) -> httpx.Response | None:
        if request.url.host != "register.example.se":
            return None
        assert set(request.url.params) <= {"limit", "pageToken"}
        assert request.method == "GET"
        at_home = httpx.Request("GET", str(request.url).replace("WE.Education.IntegrationPortal.ExternalApi/api/v1", "v2.0"))
        at_home.headers.update(request.headers)
        register.spoil = lambda *_: None
        answer = answered(at_home)
        register.spoil = of_edlevo
        return answer

    register.spoil = of_edlevo
    school, outcome = imported(register, url=url, profile="edlevo")
    assert (len(school.pupils), len(school.staff), len(school.groups), len(school.requirements)) == (10, 2, 3, 2)
    assert [row.code for row in school.subjects.values()] == ["MA"]
    assert {row.minutes for row in school.requirements.values()} == {0}  # they are planned here
    assert not [name for name in outcome.report.not_supported if name.startswith("rooms")]


@pytest.mark.parametrize("profile", ["generic", "ist", "edlevo"])
def test_the_scope_and_the_page_size_are_those_of_the_profile(profile: str) -> None:
    register = _edlevo() if profile == "edlevo" else FakeRegister()
    forms: list[str] = []

    def listen(request: httpx.Request, _: int) -> httpx.Response | None:
        if request.url.host == "login.example.se":
            forms.append(request.content.decode())
        elif request.method == "GET" and request.url.path.endswith("persons"):
            assert request.url.params["limit"] == str(profile_named(profile).page_size)
        return None

    register.spoil = listen
    imported(register, profile=profile)
    scope = profile_named(profile).scope
    assert len(forms) == 1
    assert ("scope=" in forms[0]) == bool(scope)
    assert ("ist.ss12000-v2.api.students" in forms[0]) == (profile == "ist")
    assert "civicno" not in forms[0]  # what is not needed is not asked for
    assert "email" not in forms[0]


@pytest.mark.parametrize("profile", ["ist", "edlevo"])
def test_a_supplier_s_own_addresses_are_known_and_safe(profile: str) -> None:
    known = profile_named(profile)
    assert known.token_url.startswith("https://")
    assert known.address.startswith("https://")
    assert known.source
    assert RegisterSource(known.address, profile).secret == ""
