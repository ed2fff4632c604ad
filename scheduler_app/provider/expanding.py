"""A row as it is sent: with or without the names of what it refers to, and with what `expand` brings along."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from scheduler_app.provider.view import View
from scheduler_app.services.stamps import Row, bare

Bring = Callable[[View, Row], Any]


def dressed(view: View, resource: str, row: Row, expand: Collection[str], names: bool) -> Row:
    """`_embedded` holds what was asked for, even when there is none."""
    shown: Row = row if names else bare(row)
    if not expand:
        return shown
    brought = {name: _BROUGHT[resource][name](view, row) for name in expand}
    present = {name: value if names else _bare(value) for name, value in brought.items() if value is not None}
    return {**shown, "_embedded": present}


def _bare(value: Any) -> Any:
    if isinstance(value, list):
        return [_bare(row) for row in value]
    return {**bare(value), **({"group": bare(value["group"])} if "group" in value else {})}


def _memberships(view: View, person: Row) -> list[Row]:
    return [
        {"group": {name: value for name, value in group.items() if name != "groupMemberships"}}
        | {name: member[name] for name in ("startDate", "endDate") if name in member}
        for group in view.groups_of.get(person["id"], ())
        for member in group["groupMemberships"]
        if member["person"]["id"] == person["id"]
    ]


def _roles(view: View, group: Row) -> list[Row]:
    return [
        {"duty": {"id": duty["id"]}, "assignmentRoleType": role["assignmentRoleType"]}
        for duty in view.rows("duties").values()
        for role in duty.get("assignmentRole", ())
        if role["group"]["id"] == group["id"]
    ]


def _teachers(view: View, activity: Row) -> list[Row]:
    duties = view.rows("duties")
    return [duties[row["duty"]["id"]] for row in activity.get("teachers", ()) if row["duty"]["id"] in duties]


def _none(_: View, __: Row) -> list[Row]:
    """Guardians and placements in preschool or leisure centres are not in this program."""
    return []


_BROUGHT: Mapping[str, Mapping[str, Bring]] = {
    "persons": {
        "duties": lambda view, row: view.duties_of.get(row["id"], []),
        "groupMemberships": _memberships,
        "responsibleFor": _none, "placements": _none, "ownedPlacements": _none,
    },
    "duties": {"person": lambda view, row: view.rows("persons").get(row["person"]["id"])},
    "groups": {"assignmentRoles": _roles},
    "activities": {
        "groups": lambda view, row: [view.rows("groups")[group["id"]] for group in row["groups"] if group["id"] in view.rows("groups")],
        "teachers": _teachers,
        "syllabus": lambda view, row: view.rows("syllabuses").get(row.get("syllabus", {}).get("id", "")),
    },
    "calendarEvents": {"activity": lambda view, row: view.rows("activities").get(row["activity"]["id"])},
}  # fmt: skip
