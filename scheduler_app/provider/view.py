"""One offer with what filters and `expand` ask of it, worked out once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from operator import itemgetter

from scheduler_app.services.offering import Offer
from scheduler_app.services.stamps import Row


@dataclass(frozen=True, slots=True)
class Relation:
    """Why a person belongs to an organisation: `kind` as `relationship.entity.type` names it."""

    kind: str
    organisation: str
    dates: Row
    """Its `startDate` and `endDate`, where there are any."""


class View:
    """Never changed; a new offer gets a new view."""

    def __init__(self, offer: Offer) -> None:
        self.offer = offer
        self._changed: dict[str, tuple[list[datetime], list[Row]]] = {}

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

    @cached_property
    def relations(self) -> Mapping[str, list[Relation]]:
        """By person."""
        found: dict[str, list[Relation]] = {}
        for person in self.rows("persons").values():
            for row in person.get("enrolments", ()):
                found.setdefault(person["id"], []).append(Relation("enrolment", row["enroledAt"]["id"], row))
        for duty in self.rows("duties").values():
            found.setdefault(duty["person"]["id"], []).append(Relation("duty", duty["dutyAt"]["id"], duty))
        for group in self.rows("groups").values():
            for member in group.get("groupMemberships", ()):
                relation = Relation("groupMembership", group["organisation"]["id"], member)
                found.setdefault(member["person"]["id"], []).append(relation)
        return found

    def changed_after(self, resource: str, moment: datetime) -> list[Row]:
        """Rows whose `meta.modified` is later, in that order."""
        moments, rows = self._changes(resource)
        return rows[bisect_right(moments, moment) :]

    def _changes(self, resource: str) -> tuple[list[datetime], list[Row]]:
        if resource not in self._changed:
            found = [(datetime.fromisoformat(row["meta"]["modified"]), row) for row in self.rows(resource).values()]
            found.sort(key=itemgetter(0))
            self._changed[resource] = [at for at, _ in found], [row for _, row in found]
        return self._changed[resource]
