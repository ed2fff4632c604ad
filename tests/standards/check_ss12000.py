"""`make check-ss12000`: our provider, bundle and client held against the published OpenAPI description, answer by answer."""

from __future__ import annotations

import json
import sys
import tempfile
import warnings
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from tests.standards.openapi import FILE, OpenApi

ROW = {
    "organisations": "Organisation", "persons": "PersonExpanded", "duties": "DutyExpanded", "groups": "GroupExpanded",
    "syllabuses": "Syllabus", "activities": "ActivityExpanded", "calendarEvents": "CalendarEvent", "rooms": "Room",
}  # fmt: skip
ENUMERATIONS = {
    "OrganisationType": ("OrganisationTypeEnum",), "SchoolType": ("SchoolTypesEnum",), "DutyRole": ("DutyRole",),
    "AssignmentRoleType": ("AssignmentRoleTypeEnum",), "GroupType": ("GroupTypesEnum",),
    "ActivityType": ("Activity", "activityType"), "SecurityMark": ("Person", "securityMarking"),
}  # fmt: skip


def main() -> int:
    if not FILE.is_file():
        print(f"check-ss12000: {FILE} is missing; nothing was checked. Set SS12000_OPENAPI to the file openapi_ss12000_version2_1_0.yaml.")
        return 3
    warnings.simplefilter("ignore")
    description = OpenApi()
    failed = 0
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as other:
        for title, checks in (
            ("enumerations", enumerations(description)),
            ("models", models(description)),
            ("bundle", bundle(description)),
            ("provider", provider(description, Path(folder))),
            ("client", client(description, Path(other))),
        ):
            done, errors = 0, []
            for name, found in checks:
                done += 1
                errors += [f"  {name}: {error}" for error in found]
            print(f"{title}: {done} checked, {len(errors)} differ")
            print("\n".join(errors[:20]), end="\n" if errors else "")
            failed += len(errors)
    return 1 if failed else 0


Checks = Iterator[tuple[str, list[str]]]


def enumerations(description: OpenApi) -> Checks:
    """Every value we may write is the standard's, and none is missing."""
    from scheduler_app.interchange.ss12000 import enumerations as ours

    for name, place in ENUMERATIONS.items():
        values, theirs = {row.value for row in getattr(ours, name)}, description.enumeration(*place)
        # The deprecated value of the type of organisation is never written.
        yield name, [f"{value} differs" for value in sorted(values ^ (theirs - {"Stadsdel"}))]


def models(description: OpenApi) -> Checks:
    """Every field that we write or read exists; every field that must be written is written."""
    from scheduler_app.interchange.ss12000.written import MODELS

    for resource, model in MODELS.items():
        known = description.properties(description.named(ROW[resource]))
        fields = {field.alias or name for name, field in model.model_fields.items()}
        required = {field.alias or name for name, field in model.model_fields.items() if field.is_required()}
        yield (
            resource,
            [f"{name} is not a property" for name in sorted(fields - known.keys())]
            + [f"{name} is required and may be absent" for name in sorted(_required(description, ROW[resource]) - required)],
        )


def _required(description: OpenApi, name: str) -> set[str]:
    schema = description.raw["components"]["schemas"][name]
    found = set(schema.get("required", ()))
    for part in schema.get("allOf", ()):
        found |= _required(description, part["$ref"].rsplit("/", 1)[-1]) if "$ref" in part else set(part.get("required", ()))
    return found


def bundle(description: OpenApi) -> Checks:
    """The export of two schools, with and without persons."""
    from scheduler_app.domain.exchange import ExportOrder
    from scheduler_app.interchange.ss12000.bundle import write_ss12000
    from scheduler_app.services.demo import demo_school
    from scheduler_app.services.public import without_persons
    from tests.provider.offers import school_to_offer

    for school in (school_to_offer(), demo_school("gymnasium", 1, 2026)):
        for public in (False, True):
            order = ExportOrder(without_persons(school) if public else school, public=public)
            found = json.loads(write_ss12000(order)["ss12000.json"])
            for resource, schema in ROW.items():
                for number, row in enumerate(found[resource]):
                    yield f"{resource} {number}", list(description.errors(description.named(schema), row))


def provider(description: OpenApi, folder: Path) -> Checks:
    """Every list with every parameter that it takes, single rows, look-ups, what is deleted, and refusals."""
    from scheduler_app.provider.filters import FILTERS, META
    from scheduler_app.provider.request import EVENT_FILTERS, EXPANSIONS
    from tests.provider.offers import WEEK, Offered

    offered = Offered(folder)
    http = offered.client()

    def asked(resource: str, path: str = "", **parameters: Any) -> tuple[str, list[str]]:
        address = f"/{resource}{path and '/{id}'}"
        answer = http.get(f"/{resource}{path}", params=parameters)
        return f"GET {address} {sorted(parameters)}", _answer(description, address, "get", answer)

    for resource in ROW:
        required = WEEK if resource == "calendarEvents" else {}
        known = description.parameters(f"/{resource}")
        filters = EVENT_FILTERS if resource == "calendarEvents" else {**FILTERS[resource], **META}
        missing = known.keys() - filters.keys() - {"limit", "pageToken", "sortkey", "expand", "expandReferenceNames"}
        yield (
            f"parameters of {resource}",
            [f"{name} is not taken" for name in missing] + [f"{name} is not the standard's" for name in filters.keys() - known.keys()],
        )
        yield asked(resource, limit=3, **required)
        yield asked(resource, expandReferenceNames="true", **required)
        for name in EXPANSIONS.get(resource, ()):
            yield asked(resource, expand=name, **required)
            yield asked(resource, expand=name, expandReferenceNames="true", **required)
        for name, parameter in known.items():
            if name not in required and name in filters:
                yield asked(resource, **{name: _example(parameter["schema"], description)}, **required)
        for key in known["sortkey"]["schema"]["enum"]:
            yield asked(resource, sortkey=key, **required)
        row = http.get(f"/{resource}", params={"limit": 1, **required}).json()["data"][0]
        yield asked(resource, f"/{row['id']}")
        yield asked(resource, "/00000000-0000-0000-0000-000000000000")
        answer = http.post(f"/{resource}/lookup", json={"ids": [row["id"]]})
        if resource == "calendarEvents":  # the file types this answer as attendances by mistake
            yield (
                "POST /calendarEvents/lookup",
                [error for one in answer.json() for error in description.errors(description.named("CalendarEvent"), one)],
            )
        else:
            yield f"POST /{resource}/lookup", _answer(description, f"/{resource}/lookup", "post", answer)
        yield (
            f"POST /{resource}/lookup refused",
            _answer(description, f"/{resource}/lookup", "post", http.post(f"/{resource}/lookup", json=3)),
        )
        yield asked(resource, **{"meta.modified.after": "yesterday"}, **required)
    yield from _gone(description, offered, asked)


def _gone(description: OpenApi, offered: Any, asked: Any) -> Checks:
    from tests.provider.offers import TOKEN

    school = offered.school()
    offered.clock.go_on(hours=1)
    offered.edit((school.rooms["BILD"], _archived(school.rooms["BILD"])))
    offered.offers.refresh()
    yield asked("deletedEntities")
    yield asked("deletedEntities", entities="Room", after="2025-08-01T00:00:00+02:00", limit=1)
    found = offered.client().get("/deletedEntities").json()["data"]
    yield "deletedEntities names the room", [] if len(found.get("rooms", ())) == 1 else [str(found)]
    answer = offered.client(token=TOKEN[:-1]).get("/persons")
    yield "without the token", _answer(description, "/persons", "get", answer) + ([] if answer.status_code == 401 else ["was let in"])


def _archived(row: Any) -> Any:
    from dataclasses import replace

    return replace(row, archived=True)


def _answer(description: OpenApi, path: str, method: str, answer: Any) -> list[str]:
    schema = description.response(path, method, answer.status_code)
    if schema is None:  # a status may be described without saying what comes with it
        described = str(answer.status_code) in (description.operation(path, method) or {}).get("responses", {})
        return [] if described else [f"status {answer.status_code} is not described"]
    if answer.status_code >= 500 and answer.status_code != 503:
        return [f"status {answer.status_code}"]
    return list(description.errors(schema, answer.json()))


def _example(schema: dict[str, Any], description: OpenApi) -> str:
    if "$ref" in schema:
        schema = description.raw["components"]["schemas"][schema["$ref"].rsplit("/", 1)[-1]]
    if schema.get("type") == "array":
        return _example(schema["items"], description)
    if "enum" in schema:
        return str(schema["enum"][0])
    return {
        "uuid": "3c1f8a52-7f0b-4d4a-9d57-0f4b6c0a7a11", "date": date(2025, 9, 1).isoformat(), "date-time": "2025-09-01T00:00:00+02:00",
    }.get(schema.get("format", ""), "true" if schema.get("type") == "boolean" else "1")  # fmt: skip


def client(description: OpenApi, folder: Path) -> Checks:
    """Every field that is read exists; and all that is asked, the first time and later, is a request of the standard."""
    from scheduler_app.domain.register import RegisterSource
    from scheduler_app.interchange.ss12000.received import MODELS
    from scheduler_app.interchange.ss12000.standard import Standard
    from scheduler_app.provider.application import BASE, make_application
    from scheduler_app.services.syncing import sync
    from tests.provider.in_process import InProcess
    from tests.provider.offers import TOKEN, Offered

    for resource, model in MODELS.items():
        yield (
            f"fields of {resource}",
            [f"{place} is not a property" for place in _unknown(description, model, description.named(ROW[resource]))],
        )
    offered = Offered(folder)
    transport = InProcess(make_application(lambda: offered.offers.current, TOKEN))
    source = RegisterSource(f"http://localhost{BASE}", "ringklocka", secret=TOKEN)
    school = sync(Standard(transport), None, source).school
    offered.clock.now = datetime.now(UTC)  # a later sync trusts the server's clock
    sync(Standard(transport), school, source, since=offered.clock.now)
    for request in transport.asked:
        path = request.url.path.removeprefix(BASE)
        known = description.parameters(path) if request.method == "GET" else {}
        found = [] if description.operation(path, request.method.lower()) else ["no such operation"]
        found += [f"{name} is no parameter" for name in request.url.params if name not in known]
        found += [
            error
            for name, parameter in known.items()
            for value in request.url.params.get_list(name)
            for error in _parameter(description, parameter["schema"], value)
        ]
        yield f"{request.method} {path} {sorted(request.url.params)}", found


def _unknown(description: OpenApi, model: Any, schema: Any) -> Iterator[str]:
    """Fields of a model, and of the models inside it, that the schema does not have."""
    known = description.properties(schema)
    for name, field in model.model_fields.items():
        alias = field.alias or name
        if alias not in known:
            yield f"{model.__name__}.{alias}"
            continue
        for inner in _inner(field.annotation):
            yield from _unknown(description, inner, description.items(known[alias]) or known[alias])


def _inner(annotation: Any) -> Iterator[Any]:
    if hasattr(annotation, "model_fields"):
        yield annotation
    for part in getattr(annotation, "__args__", ()):
        yield from _inner(part)


def _parameter(description: OpenApi, schema: Any, value: str) -> Iterator[str]:
    inner = schema.get("items", schema)
    typed: Any = int(value) if inner.get("type") == "integer" and value.isdigit() else value
    yield from description.errors(inner, typed)


if __name__ == "__main__":
    sys.exit(main())
