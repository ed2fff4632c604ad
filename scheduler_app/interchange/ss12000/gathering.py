"""Everything of one school unit out of a register: all of it, or what has changed since a moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

from scheduler_app.domain.register import RegisterProfile
from scheduler_app.domain.school import School
from scheduler_app.errors import InputError
from scheduler_app.interchange.ss12000.asking import Asking, NotOffered, Parameters
from scheduler_app.interchange.ss12000.received import Organisation, Rows
from scheduler_app.interchange.ss12000.units import choose_unit, schools_of

MOST_ROWS = 300_000
"""Rows of one resource: more than any municipality of the country has."""

OVERLAP = timedelta(hours=1)
"""How much further back than the last time is asked for, so that clocks that differ lose nothing."""

_MOST_DELETED = 1_000_000
_LOOKUP = 100
_NEEDED = ("organisations", "persons", "duties", "groups")
_DELETED = {"persons": "Person", "duties": "Duty", "groups": "Group", "syllabuses": "Syllabus", "activities": "Activity", "rooms": "Room"}

Progress = Callable[[str, int], None]
"""Told the resource and how many rows of it have come."""


class Gathering:
    """One conversation with a register."""

    def __init__(self, asking: Asking, profile: RegisterProfile, progress: Progress = lambda resource, rows: None) -> None:
        self._asking, self._profile, self._progress = asking, profile, progress
        self.rows = Rows()

    def gather(self, wanted: str, school: School | None, since: datetime | None) -> Organisation:
        """Fill `rows` with what concerns the unit; returns the unit. Every resource is asked for on its own: a changed post or
        membership does not count as a change of the person."""
        self._list("organisations", {})
        unit = choose_unit(self.rows.rows["organisations"], wanted, school)
        after = self._usable(since, school, unit)
        if after is None or not self._read_deleted(after):
            after = None
        self._list("duties", self._narrowed("duties", unit))  # always all: others refer to them by ids that we do not keep
        for resource in ("groups", "persons", "activities", "syllabuses", "rooms"):
            if after is None or not self._changed(resource, after, unit):
                self._list(resource, self._narrowed(resource, unit))
        duties = self.rows.rows["duties"].values()
        self._look_up("persons", (duty.person.id for duty in duties if duty.person is not None), school)
        syllabuses = (row.syllabus.id for row in self.rows.rows["activities"].values() if row.syllabus is not None)
        if "syllabuses" in self.rows.offered:
            self._look_up("syllabuses", syllabuses, None)
        return unit

    def _usable(self, since: datetime | None, school: School | None, unit: Organisation) -> datetime | None:
        """From when changes are asked for; None for everything: the first time, or when the clocks are too far apart."""
        if since is None or school is None or not self._profile.delta or "deletedEntities" in self._profile.missing:
            return None
        there = self._asking.server_time
        apart = abs(there - datetime.now(UTC)) if there is not None else timedelta()
        return None if apart > OVERLAP / 2 else since - OVERLAP

    def _changed(self, resource: str, after: datetime, unit: Organisation) -> bool:
        """Ask for changed rows only; False where the register does not take that. Persons of all units, since those who have left this
        one would not be among its own."""
        if resource in self._profile.missing:
            return True
        narrowed = self._narrowed(resource, unit) if resource != "persons" else {}
        try:
            self._pages(resource, {**narrowed, "meta.modified.after": after.isoformat(timespec="seconds")})
        except NotOffered:
            return False
        return True

    def _narrowed(self, resource: str, unit: Organisation) -> Parameters:
        if not self._profile.filters:
            return {}
        schools = sorted(schools_of(unit, self.rows.rows["organisations"]))
        wider = schools[0] if len(schools) == 1 else unit.id
        found: dict[str, Parameters] = {
            "persons": {"relationship.organisation": unit.id},
            "duties": {"organisation": wider},
            "groups": {"organisation": [unit.id, *schools]},
            "activities": {"organisation": wider},
            "rooms": {"organisation": unit.id},
        }
        return found.get(resource, {})

    def _list(self, resource: str, parameters: Parameters) -> None:
        """All rows of a resource; without the narrowing where the register does not take it."""
        if resource in self._profile.missing:
            return
        try:
            self._pages(resource, parameters)
        except NotOffered:
            if parameters:
                self.rows.rows[resource].clear()
                self._list(resource, {})
                return
            if resource in _NEEDED:
                raise InputError("ss12000_not_offered", resource=resource) from None
            self.rows.not_supported[f"{resource}: not offered"] += 1
            return
        self.rows.offered.add(resource)
        self.rows.complete.add(resource)

    def _pages(self, resource: str, parameters: Parameters) -> None:
        """Page after page. InputError for a register that never comes to an end."""
        size = {"limit": str(self._profile.page_size)}
        asked: Parameters = {**parameters, **size}
        tokens: set[str] = set()
        count = 0
        while True:
            data, token = _page(resource, self._asking.get(resource, asked))
            fresh = self.rows.add(resource, data)
            count += len(data)
            self._progress(resource, count)
            if token is None:
                return
            if token in tokens or (data and not fresh and tokens):
                raise InputError("ss12000_endless", resource=resource)
            if count > MOST_ROWS or len(tokens) > MOST_ROWS // 100:
                raise InputError("ss12000_too_many", resource=resource, limit=MOST_ROWS)
            tokens.add(token)
            asked = {"pageToken": token, **size}

    def _read_deleted(self, after: datetime) -> bool:
        """What is gone since; False where the register does not tell."""
        asked: Parameters = {"after": after.isoformat(timespec="seconds"), "entities": list(_DELETED.values())}
        tokens: set[str] = set()
        while True:
            try:
                answer = self._asking.get("deletedEntities", asked)
            except NotOffered:
                return False
            data = answer.get("data") if isinstance(answer, dict) else None
            token = answer.get("pageToken") if isinstance(answer, dict) else None
            if not isinstance(data, dict) or not isinstance(token, str | None):
                raise InputError("ss12000_bad_answer", resource="deletedEntities")
            for resource in _DELETED:
                ids = [*_ids(data.get(resource)), *(_ids(data.get("activitites")) if resource == "activities" else ())]
                self.rows.deleted.setdefault(resource, set()).update(ids)
            if token is None:
                return True
            if token in tokens or sum(map(len, self.rows.deleted.values())) > _MOST_DELETED:
                raise InputError("ss12000_endless", resource="deletedEntities")
            tokens.add(token)
            asked = {"pageToken": token}

    def _look_up(self, resource: str, ids: Iterable[str], school: School | None) -> None:
        """Fetch rows that others refer to and that have not come: somebody with a post whom the list of persons did not have."""
        present = set(school.staff) if school is not None and resource == "persons" else set()
        known = self.rows.rows[resource].keys() | self.rows.refused_ids.get(resource, set()) | present
        missing = sorted(set(ids) - known)
        for start in range(0, len(missing), _LOOKUP):
            part = missing[start : start + _LOOKUP]
            found = self._looked_up(resource, part)
            self.rows.add(resource, [row for row in found if isinstance(row, dict) and str(row.get("id", "")).lower() in part])

    def _looked_up(self, resource: str, ids: Sequence[str]) -> Sequence[Any]:
        if self._profile.lookup:
            try:
                found = self._asking.post(f"{resource}/lookup", {"ids": list(ids)})
                if isinstance(found, dict):  # some wrap it as they do their lists
                    found = found.get("data")
                if not isinstance(found, list):
                    raise InputError("ss12000_bad_answer", resource=f"{resource}/lookup")
                return found
            except NotOffered:
                pass
        rows = []
        for id in ids:
            try:
                rows.append(self._asking.get(f"{resource}/{quote(id, safe='')}", {}))
            except NotOffered:
                continue
        return rows


def _page(resource: str, answer: Any) -> tuple[list[Any], str | None]:
    data = answer.get("data") if isinstance(answer, dict) else None
    token = answer.get("pageToken") if isinstance(answer, dict) else None
    if not isinstance(data, list) or not isinstance(token, str | None):
        raise InputError("ss12000_bad_answer", resource=resource)
    return data, token or None


def _ids(values: Any) -> list[str]:
    return [value.lower() for value in values if isinstance(value, str)] if isinstance(values, list) else []
