"""Lists of the provider: narrowed, sorted, page by page, with names and what is brought along only for those who ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from scheduler_app.domain.visibility import Audience
from scheduler_app.interchange.ss12000.identity import duty_id, standard_id
from scheduler_app.interchange.ss12000.written import MODELS
from tests.provider.in_process import InProcess
from tests.provider.offers import CANARY, CANCELLED, SUBSTITUTED, WEEK, Offered, rows

UNIT = "3c1f8a52-7f0b-4d4a-9d57-0f4b6c0a7a11"


def _id(kind: str, uid: str) -> str:
    return standard_id(UNIT, kind, uid)


@pytest.fixture
def offered(tmp_path: Path) -> Offered:
    return Offered(tmp_path)


@pytest.fixture
def client(offered: Offered) -> Iterator[httpx.Client]:
    with offered.client() as client:
        yield client


@pytest.mark.parametrize("resource", MODELS)
def test_every_row_is_as_strict_as_we_write(client: httpx.Client, resource: str) -> None:
    required = WEEK if resource == "calendarEvents" else {}
    found = rows(client, resource, expandReferenceNames="true", limit=7, **required)
    assert found
    for row in found:
        MODELS[resource].model_validate(row)


@pytest.mark.parametrize("sortkey", [None, "DisplayNameAsc", "FamilyNameDesc", "ModifiedDesc", "CivicNoAsc"])
def test_pages_hold_every_row_once_and_in_order(client: httpx.Client, sortkey: str | None) -> None:
    order = {"sortkey": sortkey} if sortkey else {}
    paged, whole = rows(client, "persons", limit=5, **order), rows(client, "persons", **order)
    assert paged == whole
    assert len({row["id"] for row in whole}) == len(whole) == 26  # 24 pupils and 4 teachers, less one of each
    if sortkey == "FamilyNameDesc":
        names = [row["familyName"].casefold() for row in whole]
        assert names == sorted(names, reverse=True)


def test_names_of_what_is_referred_to_come_only_when_asked_for(client: httpx.Client) -> None:
    def names(value: Any, depth: int = 0) -> bool:
        if isinstance(value, dict):
            return (depth > 0 and "displayName" in value) or any(names(inner, depth + 1) for inner in value.values())
        return isinstance(value, list) and any(names(inner, depth + 1) for inner in value)

    assert not any(names(row) for row in rows(client, "activities"))
    assert all(names(row) for row in rows(client, "activities", expandReferenceNames="true"))


def test_filters_keep_what_they_say(client: httpx.Client) -> None:
    assert {row["displayName"] for row in rows(client, "groups", groupType="Klass")} == {"7A", "7B"}
    assert len(rows(client, "groups", groupType=["Klass", "Schema"])) == 6
    assert [row["organisationType"] for row in rows(client, "organisations", schoolUnitCode="12345678")] == ["Skolenhet"]
    authority = rows(client, "organisations", type="Huvudman")[0]["id"]
    assert len(rows(client, "activities", organisation=authority)) == 12  # below it, too
    assert len(rows(client, "groups", organisation=authority)) == 0  # directly, says the standard
    assert {row["displayName"] for row in rows(client, "activities", teacher=duty_id(UNIT, "CEC"))} == {"IDH 7A", "IDH 7B"}
    assert len(rows(client, "activities", member=_id("pupil", "7A-01"))) == 5
    assert {row["familyName"] for row in rows(client, "persons", nameContains="ek 7a")} == {"Ek 7A"}
    assert rows(client, "persons", civicNo="200112240123") == []
    assert len(rows(client, "persons", **{"relationship.entity.type": "duty", "relationship.organisation": UNIT})) == 3
    assert len(rows(client, "persons", **{"relationship.entity.type": "enrolment"})) == 23
    assert rows(client, "persons", **{"relationship.entity.type": "enrolment", "relationship.startDate.onOrAfter": "2030-01-01"}) == []


def test_expansions_bring_what_is_referred_to(client: httpx.Client) -> None:
    activity = rows(client, "activities", expand="groups,teachers,syllabus", group=_id("group", "7A"))[0]
    assert set(activity["_embedded"]) == {"groups", "teachers", "syllabus"}
    assert activity["_embedded"]["groups"][0]["displayName"] == "7A"
    person = rows(client, "persons", expand=["duties", "groupMemberships"], nameContains="Andersson")[0]
    assert [duty["signature"] for duty in person["_embedded"]["duties"]] == ["AND"]
    group = next(row for row in rows(client, "groups", expand="assignmentRoles") if row["displayName"] == "7A")
    assert group["_embedded"]["assignmentRoles"] == [{"duty": {"id": duty_id(UNIT, "AND")}, "assignmentRoleType": "Mentor"}]


@pytest.mark.parametrize(
    ("path", "parameters"),
    [
        ("/persons", {"unknown": "1"}), ("/persons", {"limit": "0"}), ("/persons", {"limit": "many"}), ("/groups", {"organisation": "x"}),
        ("/groups", {"sortkey": "Colour"}), ("/duties", {"expand": "everything"}),
        ("/duties", {"meta.modified.after": "2025-09-01T00:00:00"}),
        ("/duties", {"pageToken": "AAAA"}), ("/persons", {"expandReferenceNames": "perhaps"}), ("/calendarEvents", {}),
        ("/calendarEvents", {"startTime.onOrAfter": "2025-09-01T00:00:00+02:00"}), ("/deletedEntities", {"entities": "Everything"}),
        ("/organisations", {"startDate.onOrAfter": "soon"}), ("/organisations/3c1f8a52-7f0b-4d4a-9d57-0f4b6c0a7a11", {"limit": "1"}),
    ],
)  # fmt: skip
def test_what_the_standard_does_not_know_is_refused(client: httpx.Client, path: str, parameters: dict[str, str]) -> None:
    answer = client.get(path, params=parameters)
    assert answer.status_code == 400
    assert set(answer.json()) == {"code", "message"}


def test_a_page_token_goes_with_limit_only_and_with_its_own_list(client: httpx.Client) -> None:
    token = client.get("/persons", params={"limit": 1}).json()["pageToken"]
    assert client.get("/persons", params={"pageToken": token, "nameContains": "x"}).status_code == 400
    assert client.get("/groups", params={"pageToken": token}).status_code == 400
    assert client.get("/persons", params={"pageToken": token, "limit": 2}).status_code == 200


def test_single_rows_and_look_ups(client: httpx.Client) -> None:
    room = rows(client, "rooms")[0]
    assert client.get(f"/rooms/{room['id']}").json() == room
    assert client.get("/rooms/nothing").status_code == 404
    assert client.get(f"/persons/{room['id']}").json()["code"] == "not_found"
    assert client.post("/rooms/lookup", json={"ids": [room["id"], UNIT]}).json() == [room]
    assert len(client.post("/activities/lookup", json={"teachers": [duty_id(UNIT, "AND")]}).json()) == 3
    assert client.post("/persons/lookup", json={"civicNos": ["200112240123"]}).json() == []
    for bad in ({"ids": "x"}, {"ids": ["x"]}, {"names": []}, [], 3, {"ids": [3]}):
        assert client.post("/rooms/lookup", json=bad).status_code == 400
    assert client.post("/rooms/lookup", json={"ids": [UNIT] * 1001}).status_code == 503
    assert client.post("/rooms/lookup", content=b"[" * 300_000).status_code == 503


def test_events_tell_of_substitutes_cancellations_and_missing_pupils(client: httpx.Client) -> None:
    found = {(row["activity"]["id"], row["startTime"]): row for row in rows(client, "calendarEvents", **WEEK)}
    substituted = found[_id("requirement", "SV-7A"), "2025-09-01T09:20:00+02:00"]
    assert substituted["teacherExceptions"] == [
        {"duty": {"id": duty_id(UNIT, "BER")}, "participates": False}, {"duty": {"id": duty_id(UNIT, "CEC")}, "participates": True},
    ]  # fmt: skip
    assert SUBSTITUTED.startswith("SV-7A")
    sport = found[_id("requirement", "IDH-7A"), "2025-09-01T12:00:00+02:00"]
    assert sport["studentExceptions"] == [{"student": {"id": _id("pupil", "7A-01")}, "participates": False}]  # adapted programme
    assert not any(row["cancelled"] for row in found.values())  # was cancelled before it was ever published
    assert (_id("requirement", CANCELLED[:5]), "2025-09-01T09:20:00+02:00") not in found


def test_a_lesson_cancelled_after_publishing_is_told_as_cancelled(offered: Offered, client: httpx.Client) -> None:
    school = offered.school()
    placement = school.placed["SV-7A-1"]
    offered.edit((placement, None))
    offered.clock.go_on(hours=1)
    offered.publish(date(2025, 8, 21), date(2025, 9, 12))
    cancelled = [row for row in rows(client, "calendarEvents", **WEEK) if row["cancelled"]]
    assert [row["startTime"] for row in cancelled] == ["2025-09-01T09:20:00+02:00"]
    later = rows(client, "calendarEvents", **WEEK, **{"meta.modified.after": "2025-08-20T12:30:00Z"})
    assert [row["id"] for row in later] == [cancelled[0]["id"]]


@pytest.mark.parametrize("sortkey", ["StartTimeAsc", "StartTimeDesc", "ModifiedDesc"])
def test_events_come_page_by_page_in_every_order(client: httpx.Client, sortkey: str) -> None:
    times = {**WEEK, "startTime.onOrBefore": "2025-09-12T23:00:00+02:00", "sortkey": sortkey}
    paged, whole = rows(client, "calendarEvents", limit=3, **times), rows(client, "calendarEvents", **times)
    assert paged == whole
    assert len({row["id"] for row in whole}) == len(whole) > 20
    starts = [row["startTime"] for row in whole]
    if sortkey != "ModifiedDesc":
        assert starts == sorted(starts, reverse=sortkey.endswith("Desc"))


def test_events_are_found_by_whom_and_what_they_concern(client: httpx.Client) -> None:
    every = rows(client, "calendarEvents", **WEEK)

    def number(**filters: str) -> int:
        return len(rows(client, "calendarEvents", **WEEK, **filters))

    assert number(organisation=UNIT) == len(every)
    assert number(group=_id("group", "7A")) == number(student=_id("pupil", "7A-05")) - number(group=_id("group", "7A1")) > 0
    assert number(teacher=duty_id(UNIT, "CEC")) == 3  # two of sport and the one as a substitute
    assert number(activity=_id("requirement", "MA-7A")) == 3
    assert number(**{"endTime.onOrBefore": "2025-09-01T09:10:00+02:00"}) == 2
    one = every[0]
    assert client.get(f"/calendarEvents/{one['id']}").json() == one
    assert client.post("/calendarEvents/lookup", json={"ids": [one["id"]]}).json() == [one]
    assert len(client.post("/calendarEvents/lookup", json={"activities": [one["activity"]["id"]]}).json()) >= 2


def test_protected_people_are_nowhere(client: httpx.Client) -> None:
    hidden = (_id("pupil", "7B-02"), _id("staff", "DAV"), duty_id(UNIT, "DAV"), CANARY)
    for resource in MODELS:
        required = WEEK if resource == "calendarEvents" else {}
        expand = {"persons": "duties,groupMemberships", "duties": "person", "groups": "assignmentRoles",
                  "activities": "groups,teachers,syllabus", "calendarEvents": "activity"}  # fmt: skip
        asked = {"expand": expand[resource]} if resource in expand else {}
        answer = client.get(f"/{resource}", params={"expandReferenceNames": "true", **asked, **required}).text
        assert not [text for text in hidden if text in answer]
    for resource, id in (("persons", hidden[0]), ("persons", hidden[1]), ("duties", hidden[2])):
        assert client.get(f"/{resource}/{id}").status_code == 404
        assert client.post(f"/{resource}/lookup", json={"ids": [id]}).json() == []


def test_without_a_token_nobody_is_handed_on(tmp_path: Path) -> None:
    offered = Offered(tmp_path, Audience.PUBLIC)
    with offered.client(token=None) as client:
        assert rows(client, "persons") == rows(client, "duties") == []
        everything = "".join(
            client.get(f"/{name}", params={"expandReferenceNames": "true", **(WEEK if name == "calendarEvents" else {})}).text
            for name in MODELS
        )
        assert len(rows(client, "calendarEvents", **WEEK)) > 5
    people = offered.school()
    names = {row.family_name for row in people.staff.values()} | {row.given_name for row in people.pupils.values()}
    assert not [name for name in names if f'"{name}' in everything or f" {name}" in everything]
    assert "Exceptions" not in everything
    assert "groupMemberships" not in everything


def test_modified_and_deleted_tell_exactly_what_changed(offered: Offered, client: httpx.Client) -> None:
    before = offered.offers.current.made
    school = offered.school()
    offered.clock.go_on(hours=1)
    pupil, room = school.pupils["7A-03"], school.rooms["BILD"]
    offered.edit((pupil, replace(pupil, family_name="Nytt")), (room, replace(room, archived=True)))
    assert offered.offers.refresh()
    assert not offered.offers.refresh()
    since = {"meta.modified.after": before.isoformat()}
    assert [row["familyName"] for row in rows(client, "persons", **since)] == ["Nytt"]
    # the names of what a row refers to are not its own
    assert [rows(client, name, **since) for name in ("groups", "duties", "activities", "rooms", "organisations")] == [[]] * 5
    gone = client.get("/deletedEntities", params={"after": before.isoformat()}).json()
    assert gone == {"data": {"rooms": [_id("room", "BILD")]}, "pageToken": None}
    offered.offers = offered.fresh_offers()  # a restart forgets nothing
    assert [row["familyName"] for row in rows(client, "persons", **since)] == ["Nytt"]
    assert client.get("/deletedEntities", params={"entities": "Person,Group"}).json()["data"] == {}


def test_looking_for_changes_touches_no_file(offered: Offered, client: httpx.Client) -> None:
    rows(client, "organisations")
    before = {path.name: path.stat().st_mtime_ns for path in Path(offered.address).parent.iterdir()}
    assert not offered.offers.refresh()
    assert {path.name: path.stat().st_mtime_ns for path in Path(offered.address).parent.iterdir()} == before


def test_somebody_who_becomes_protected_is_gone(offered: Offered, client: httpx.Client) -> None:
    from scheduler_app.domain.people import SecurityMarking

    rows(client, "persons")
    offered.clock.go_on(hours=1)
    pupil = offered.school().pupils["7A-03"]
    offered.edit((pupil, replace(pupil, marking=SecurityMarking.CONFIDENTIAL)))
    offered.offers.refresh()
    assert client.get("/deletedEntities").json()["data"] == {"persons": [_id("pupil", "7A-03")]}
    assert len(rows(client, "persons")) == 25


@pytest.mark.parametrize("token", [None, "", "wrong", "a-token-that-nobody-guesses-012345678"])
def test_nothing_is_told_without_the_right_token(offered: Offered, token: str | None) -> None:
    with offered.client(token=token) as client:
        for path in ("/persons", "/organisations", "/deletedEntities", "/nothing"):
            answer = client.get(path)
            assert answer.status_code == 401
            assert answer.json()["code"] == "unauthorized"


def test_an_offer_with_persons_is_never_open() -> None:
    import tempfile

    from scheduler_app.provider.application import make_application

    with tempfile.TemporaryDirectory() as folder:
        offered = Offered(Path(folder))
        with pytest.raises(ValueError, match="token"):
            make_application(lambda: offered.offers.current, None)


def test_a_provider_for_this_computer_answers_to_its_own_names_only(offered: Offered) -> None:
    from scheduler_app.provider.application import make_application

    application = make_application(lambda: offered.offers.current, "t" * 30, ("localhost", "127.0.0.1"))
    headers = {"Authorization": "Bearer " + "t" * 30}
    with httpx.Client(transport=InProcess(application), headers=headers) as client:
        assert client.get("http://127.0.0.1:8012/v2.0/groups").status_code == 200
        assert client.get("http://evil.example/v2.0/groups").status_code == 400
