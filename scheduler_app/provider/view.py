"""One offer with what filters and `expand` ask of it, worked out once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from scheduler_app.services.offering import Offer
from scheduler_app.services.stamps import Row


@dataclass(frozen=True)
class Relation:
    """Why a person belongs to an organisation: `kind` as `relationship.entity.type` names it."""

    kind: str
    organisation: str
    first: str | None
    last: str | None


class View:
    """Never changed; a new offer gets a new view."""

    def __init__(self, offer: Offer) -> None:
        self.offer = offer

    def rows(self, resource: str) -> Mapping[str, Row]:
        return self.offer.rows.get(resource, {})

    def below(self, organisation: str) -> frozenset[str]:
        """The organisation and everything under it."""
        return self._below.get(organisation, frozenset((organisation,)))

    @cached_property
    def _below(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for id in self.rows("organisations"):
            above: str | None = id
            seen: set[str] = set()
            while above is not None and above not in seen:
                found.setdefault(above, set()).add(id)
                seen.add(above)
                above = self.rows("organisations").get(above, {}).get("parentOrganisation", {}).get("id")
        return {id: frozenset(ids) for id, ids in found.items()}

    @cached_property
    def groups_of(self) -> Mapping[str, list[Row]]:
        """Groups by member."""
        found: dict[str, list[Row]] = {}
        for group in self.rows("groups").values():
            for person in {member["person"]["id"] for member in group.get("groupMemberships", ())}:
                found.setdefault(person, []).append(group)
        return found

    @cached_property
    def duties_of(self) -> Mapping[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for duty in self.rows("duties").values():
            found.setdefault(duty["person"]["id"], []).append(duty)
        return found

    def relations(self, person: Row) -> Iterator[Relation]:
        for row in person.get("enrolments", ()):
            yield Relation("enrolment", row["enroledAt"]["id"], row["startDate"], row.get("endDate"))
        for duty in self.duties_of.get(person["id"], ()):
            yield Relation("duty", duty["dutyAt"]["id"], duty["startDate"], duty.get("endDate"))
        for group in self.groups_of.get(person["id"], ()):
            for member in group["groupMemberships"]:
                if member["person"]["id"] == person["id"]:
                    yield Relation("groupMembership", group["organisation"]["id"], member.get("startDate"), member.get("endDate"))
