"""A register of one school unit made by hand, served as well or as badly as a test wants."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs

import httpx

from scheduler_app.domain.register import RegisterSource
from scheduler_app.interchange.ss12000.standard import Standard

UNIT, SCHOOL, OTHER, AUTHORITY = (f"00000000-0000-4000-8000-00000000000{number}" for number in range(4))
SECRET = "a-very-secret-secret"
META = {"created": "2025-08-01T00:00:00+02:00", "modified": "2025-08-01T00:00:00+02:00"}


def uuid(kind: int, number: int) -> str:
    return f"{kind:08d}-0000-4000-8000-{number:012d}"


def person(number: int, **fields: Any) -> dict[str, Any]:
    """A pupil of year 7 at the unit with everything that must not be kept."""
    row: dict[str, Any] = {
        "id": uuid(1, number), "meta": META, "givenName": f"Elev{number}", "familyName": "Testsson", "securityMarking": "Ingen",
        "civicNo": {"value": "201208170123"}, "birthDate": "2012-08-17", "sex": "Okänt",
        "emails": [{"value": "hemlig@example.se", "type": "Privat"}],
        "phoneNumbers": [{"value": "0701740605", "type": "Hem", "mobile": True}],
         "addresses": [{"streetAddress": "Hemliga gatan 1", "locality": "Ort", "postalCode": "12345", "country": "SE"}],
        "photo": "https://example.se/hemlig.jpg", "eduPersonPrincipalNames": ["elev@example.se"],
        "externalIdentifiers": [{"value": "hemlig-7", "context": "https://example.se", "globallyUnique": True}],
        "enrolments": [{"enroledAt": {"id": UNIT}, "schoolYear": 7, "schoolType": "GR", "startDate": "2025-08-18"}],
    }  # fmt: skip
    return {**row, **fields}


def teacher(number: int) -> dict[str, Any]:
    return person(100 + number, givenName=f"Lärare{number}", familyName="Pedagog", enrolments=[])


def duty(number: int, **fields: Any) -> dict[str, Any]:
    row = {"id": uuid(2, number), "meta": META, "person": {"id": uuid(1, 100 + number)}, "dutyAt": {"id": UNIT}, "dutyRole": "Lärare",
           "signature": f"LP{number}", "dutyPercent": 80, "startDate": "2020-08-01"}  # fmt: skip
    return {**row, **fields}


def group(number: int, members: list[int], **fields: Any) -> dict[str, Any]:
    row = {"id": uuid(3, number), "meta": META, "displayName": f"Grupp {number}", "startDate": "2025-08-18", "groupType": "Klass",
           "schoolType": "GR", "organisation": {"id": UNIT},
           "groupMemberships": [{"person": {"id": uuid(1, one)}} for one in members]}  # fmt: skip
    return {**row, **fields}


def small_register() -> dict[str, list[dict[str, Any]]]:
    """Ten pupils in two classes, a half class, two teachers, mathematics in both classes, one room; another unit beside it."""
    return {
        "organisations": [
            {"id": AUTHORITY, "meta": META, "displayName": "Ekeby", "organisationType": "Huvudman"},
            {"id": SCHOOL, "meta": META, "displayName": "Skolan", "organisationType": "Skola", "parentOrganisation": {"id": AUTHORITY}},
            {"id": UNIT, "meta": META, "displayName": "Enheten", "organisationType": "Skolenhet", "schoolUnitCode": "11111111",
             "parentOrganisation": {"id": SCHOOL}},
            {"id": OTHER, "meta": META, "displayName": "En annan", "organisationType": "Skolenhet", "schoolUnitCode": "22222222"},
        ],
        "persons": [*(person(number) for number in range(10)), teacher(0), teacher(1)],
        "duties": [duty(0, assignmentRole=[{"group": {"id": uuid(3, 0)}, "assignmentRoleType": "Mentor"}]), duty(1)],
        "groups": [group(0, [0, 1, 2, 3, 4]), group(1, [5, 6, 7, 8, 9]), group(2, [0, 1], groupType="Schema")],
        "syllabuses": [
            {"id": uuid(4, 0), "meta": META, "schoolType": "GR", "subjectCode": "GRGRMAT01", "subjectName": "Matematik",
             "subjectDesignation": "MA", "official": True},
        ],
        "activities": [
            {"id": uuid(5, number), "meta": META, "displayName": "MA", "calendarEventsRequired": True, "startDate": "2025-08-18",
             "groups": [{"id": uuid(3, number)}], "teachers": [{"duty": {"id": uuid(2, number)}}], "syllabus": {"id": uuid(4, 0)},
             "organisation": {"id": UNIT}, "minutesPlanned": 38 * 180, "activityType": "Undervisning"}
            for number in (0, 1)
        ],
        "rooms": [{"id": uuid(6, 0), "meta": META, "displayName": "A1", "seats": 30, "owner": {"id": UNIT}}],
    }  # fmt: skip


class FakeRegister:
    """Answers like a provider without any filters; `spoil` may answer instead, given the request and its number."""

    def __init__(self, rows: dict[str, list[dict[str, Any]]] | None = None, page: int = 4) -> None:
        self.rows = rows or small_register()
        self.deleted: dict[str, list[str]] = {}
        self.page = page
        self.spoil: Callable[[httpx.Request, int], httpx.Response | None] = lambda request, number: None
        self.requests: list[httpx.Request] = []
        self.tokens = 0
        self.pauses: list[float] = []

    def standard(self) -> Standard:
        return Standard(httpx.MockTransport(self._answer), self.pauses.append)

    def source(self, **fields: Any) -> RegisterSource:
        return RegisterSource(**{
            "url": "https://register.example.se/v2.0", "client_id": "me", "secret": SECRET, "unit": "11111111",
            "token_url": "https://login.example.se/token", **fields,
        })  # fmt: skip

    def asked(self) -> list[str]:
        """Paths asked for, in order, without the tokens."""
        return [request.url.path.removeprefix("/v2.0/") for request in self.requests if request.url.host == "register.example.se"]

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        spoilt = self.spoil(request, len(self.requests))
        if spoilt is not None:
            return spoilt
        if request.url.host == "login.example.se":
            self.tokens += 1
            form = parse_qs(request.content.decode())
            assert form["grant_type"] == ["client_credentials"]
            return httpx.Response(200, json={"access_token": f"token-{self.tokens}", "token_type": "Bearer", "expires_in": 3600})
        if request.headers.get("authorization") != f"Bearer token-{self.tokens}":
            return httpx.Response(401)
        return self._listed(request)

    def _listed(self, request: httpx.Request) -> httpx.Response:
        path, parameters = request.url.path.removeprefix("/v2.0/"), request.url.params
        if path == "deletedEntities":
            return httpx.Response(200, json={"data": self.deleted, "pageToken": None})
        if path.endswith("/lookup"):
            ids = json.loads(request.content)["ids"]
            return httpx.Response(200, json=[row for row in self.rows[path.removesuffix("/lookup")] if row["id"] in ids])
        if path not in self.rows:
            return httpx.Response(404)
        after = parameters.get("meta.modified.after", "")
        token = parameters.get("pageToken", "0|" + after)
        start, after = int(token.split("|")[0]), token.split("|")[1]
        rows = [row for row in self.rows[path] if not after or row["meta"]["modified"] > after]
        shown, more = rows[start : start + self.page], start + self.page < len(rows)
        return httpx.Response(200, json={"data": shown, "pageToken": f"{start + self.page}|{after}" if more else None})
