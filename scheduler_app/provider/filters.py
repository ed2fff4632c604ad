"""What each list may be narrowed by: parameter -> how it is read and which rows it keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scheduler_app.provider.parameters import Reader, among, day, many, moment, one, uuid
from scheduler_app.provider.view import Relation, View
from scheduler_app.services.stamps import Row

Keep = Callable[[View, Row, Any], bool]


@dataclass(frozen=True)
class Filter:
    """`keep` None is a parameter that is looked at elsewhere (relationships are looked at together)."""

    read: Reader
    keep: Keep | None


def _meta(field: str, later: bool) -> Keep:
    def keep(_: View, row: Row, value: datetime) -> bool:
        at = datetime.fromisoformat(row["meta"][field])
        return at > value if later else at <= value

    return keep


META: Mapping[str, Filter] = {
    f"meta.{field}.{word}": Filter(one(moment), _meta(field, word == "after"))
    for field in ("created", "modified")
    for word in ("before", "after")
}
"""`after` leaves out the moment itself, `before` does not."""

CHANGED_AFTER = "meta.modified.after"
"""What whoever keeps up with changes asks again and again: answered from an order of its own (View.changed_after)."""


def on_or(field: str, later: bool) -> Keep:
    """Dates are compared as text; a row without the date is kept."""

    def keep(_: View, row: Row, value: str) -> bool:
        found = row.get(field)
        return found is None or (found >= value if later else found <= value)

    return keep


DATES: Mapping[str, Filter] = {
    f"{field}.{word}": Filter(one(day), on_or(field, word == "onOrAfter"))
    for field in ("startDate", "endDate")
    for word in ("onOrBefore", "onOrAfter")
}


def equal(*path: str) -> Keep:
    return lambda _, row, value: _at(row, path) == value


def within(*path: str) -> Keep:
    return lambda _, row, values: _at(row, path) in values


def nothing(_: View, __: Row, ___: Any) -> bool:
    """For what no row here has: civic numbers, login names, external identifiers, organisation and municipality codes."""
    return False


def _under(*path: str) -> Keep:
    return lambda view, row, value: _at(row, path) in view.below(value)


def _at(row: Row, path: tuple[str, ...]) -> Any:
    found: Any = row
    for step in path:
        found = found.get(step) if found is not None else None
    return found


def _named(_: View, row: Row, parts: tuple[str, ...]) -> bool:
    name = f"{row['givenName']} {row['familyName']}".casefold()
    return any(part.casefold() in name for part in parts)


def _member(view: View, row: Row, person: str) -> bool:
    groups = {group["id"] for group in view.groups_of.get(person, ())}
    return any(group["id"] in groups for group in row["groups"])


def _teacher(_: View, row: Row, duty: str) -> bool:
    return any(teacher["duty"]["id"] == duty for teacher in row.get("teachers", ()))


_RELATIONS = (
    "enrolment",
    "duty",
    "placement.child",
    "placement.owner",
    "responsibleFor.enrolment",
    "responsibleFor.placement",
    "groupMembership",
)

FILTERS: Mapping[str, Mapping[str, Filter]] = {
    "organisations": {
        "parent": Filter(many(uuid), within("parentOrganisation", "id")),
        "schoolUnitCode": Filter(many(str), within("schoolUnitCode")),
        "organisationCode": Filter(many(str), nothing),
        "municipalityCode": Filter(one(str), nothing),
        "type": Filter(many(str), within("organisationType")),
        "schoolTypes": Filter(many(str), lambda _, row, values: not set(values).isdisjoint(row.get("schoolTypes", ()))),
        **DATES,
    },
    "persons": {
        "nameContains": Filter(many(str), _named),
        "civicNo": Filter(one(str), nothing),
        "eduPersonPrincipalName": Filter(one(str), nothing),
        "identifier.value": Filter(one(str), nothing),
        "identifier.context": Filter(one(str), nothing),
        "relationship.entity.type": Filter(one(among(*_RELATIONS)), None),
        "relationship.organisation": Filter(one(uuid), None),
        **{f"relationship.{name}": Filter(one(day), None) for name in DATES},
    },
    "duties": {
        "organisation": Filter(one(uuid), _under("dutyAt", "id")),
        "dutyRole": Filter(one(str), equal("dutyRole")),
        "person": Filter(one(uuid), equal("person", "id")),
        **DATES,
    },
    "groups": {
        "groupType": Filter(many(str), within("groupType")),
        "schoolTypes": Filter(many(str), within("schoolType")),
        "organisation": Filter(many(uuid), within("organisation", "id")),
        **DATES,
    },
    "syllabuses": {},
    "activities": {
        "member": Filter(one(uuid), _member),
        "teacher": Filter(one(uuid), _teacher),
        "organisation": Filter(one(uuid), _under("organisation", "id")),
        "group": Filter(one(uuid), lambda _, row, group: any(found["id"] == group for found in row["groups"])),
        **DATES,
    },
    "rooms": {"organisation": Filter(one(uuid), _under("owner", "id"))},
}


def related(view: View, persons: Iterable[Row], asked: Mapping[str, Any]) -> list[Row]:
    """The persons of whom one and the same relation meets every `relationship.` parameter."""
    kind, organisation = asked.get("relationship.entity.type"), asked.get("relationship.organisation")
    under = None if organisation is None else view.below(organisation)
    dated = [
        (keep, value)
        for name, value in asked.items()
        if (found := DATES.get(name.removeprefix("relationship."))) is not None and (keep := found.keep) is not None
    ]

    def meets(relation: Relation) -> bool:
        return (
            (kind is None or relation.kind == kind)
            and (under is None or relation.organisation in under)
            and all(keep(view, relation.dates, value) for keep, value in dated)
        )

    return [person for person in persons if any(map(meets, view.relations.get(person["id"], ())))]
