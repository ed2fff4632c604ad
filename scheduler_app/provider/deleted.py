"""`/deletedEntities`: ids of rows that are gone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from scheduler_app.provider.parameters import among, many, moment, one, positive
from scheduler_app.provider.refusal import bad_request
from scheduler_app.provider.request import LARGEST_PAGE
from scheduler_app.provider.tokens import PageToken, read_token
from scheduler_app.provider.view import View

_RESOURCES: Mapping[str, str] = {
    "Organisation": "organisations", "Person": "persons", "Duty": "duties", "Group": "groups", "Syllabus": "syllabuses",
    "Activity": "activities", "Room": "rooms",
}  # fmt: skip
_OTHERS = ("Absence", "AttendanceEvent", "Attendance", "Grade", "CalendarEvent", "AttendanceSchedule", "Resource", "Placement", "StudyPlan",
           "Programme", "SchoolUnitOffering")  # fmt: skip
_FIELDS = {"activities": "activitites"}
"""The standard's own spelling."""


def page(view: View, parameters: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """`{data: {resource: [id]}, pageToken}`; events are cancelled and never deleted."""
    given = {name: tuple(values) for name, values in parameters.items()}
    limit = min(one(positive)("limit", given.pop("limit")), LARGEST_PAGE) if "limit" in given else LARGEST_PAGE
    start: tuple[Any, ...] = ("", "", "")
    if "pageToken" in given:
        text = one(str)("pageToken", given.pop("pageToken"))
        if given:
            raise bad_request("page_token_with_filters", "A page token goes with limit only.")
        token = read_token(text, "deletedEntities")
        given, start = dict(token.asked), token.after
    asked = tuple(sorted(given.items()))
    after = one(moment)("after", given.pop("after")) if "after" in given else None
    kinds = many(among(*_RESOURCES, *_OTHERS))("entities", given.pop("entities")) if "entities" in given else tuple(_RESOURCES)
    if given:
        raise bad_request("unknown_parameter", "deletedEntities has no such parameter as one of those given.")
    found = sorted(
        (at, name, id)
        for name in {_RESOURCES[kind] for kind in kinds if kind in _RESOURCES}
        for id, at in view.offer.deleted.get(name, {}).items()
        if after is None or datetime.fromisoformat(at) > after
    )
    rest = [row for row in found if row > tuple(map(str, start))]
    data: dict[str, list[str]] = {}
    for _, name, id in rest[:limit]:
        data.setdefault(_FIELDS.get(name, name), []).append(id)
    token_text = PageToken("deletedEntities", asked, rest[limit - 1]).text() if len(rest) > limit else None
    return {"data": data, "pageToken": token_text}
