"""What the school has already, under the ids that it has in the standard: our own ids come back as what they were."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scheduler_app.domain.new_identity import uid_in_school
from scheduler_app.domain.school import School
from scheduler_app.domain.withheld import PersonKind
from scheduler_app.interchange.ss12000.identity import duty_id, standard_id

_KINDS = {"pupil": "pupils", "staff": "staff", "group": "groups", "subject": "subjects", "room": "rooms", "requirement": "requirements"}


class Known:
    """Uids of one school by id of the standard."""

    def __init__(self, school: School) -> None:
        self.school = school
        unit = school.unit.uid
        self._uids: Mapping[str, Mapping[str, str]] = {
            kind: {standard_id(unit, kind, uid): uid for uid in getattr(school, name)} for kind, name in _KINDS.items()
        }
        self.duties: Mapping[str, str] = {duty_id(unit, uid): uid for uid in school.staff}
        """Members of staff by the ids that we give their posts."""

    def uid(self, kind: str, id: str) -> str:
        """The uid of the row with the id, present or new, that of the new identity for whoever has been given one."""
        found = self._uids[kind].get(id, id)
        return uid_in_school(self.school, PersonKind(kind), found) if kind in ("pupil", "staff") else found

    def present(self, kind: str, id: str) -> Any:
        rows: Mapping[str, Any] = getattr(self.school, _KINDS[kind])
        return rows.get(self.uid(kind, id))
