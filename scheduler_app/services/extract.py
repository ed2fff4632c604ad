"""Registerutdrag: everything that is kept about one person (GDPR article 15), from the school and from attendance databases."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from scheduler_app.domain.changes import COLLECTION
from scheduler_app.domain.codec import KIND, entity_to_json
from scheduler_app.domain.people import Pupil, StaffMember
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import clean_text
from scheduler_app.errors import InputError
from scheduler_app.services.integrity import references
from scheduler_app.services.ports import AttendanceTarget
from scheduler_app.services.wording import lesson_name


def extract(school: School, person: str, targets: Iterable[AttendanceTarget] = ()) -> dict[str, Any]:
    """By kind of row what the school keeps, with the names of what the rows point at, and by address what attendance has.

    InputError for somebody the school does not have.
    """
    present: Pupil | StaffMember | None = school.pupils.get(person) or school.staff.get(person)
    if present is None:
        raise InputError("entity_unknown", kind="Pupil", uid=person)
    key = (type(present), person)
    rows: dict[str, list[dict[str, Any]]] = {KIND[type(present)]: [json.loads(entity_to_json(present))]}
    for name in COLLECTION.values():
        for row in getattr(school, name).values():
            if key in references(row):
                rows.setdefault(name, []).append({**json.loads(entity_to_json(row)), "named": _named(school, row)})
    withheld = [row for row in school.withheld.values() if row.person == person]
    if withheld:
        rows["withheld"] = [json.loads(entity_to_json(row)) for row in withheld]
    held = {target.address: target.about(school.unit.uid, person) for target in targets}
    return {"person": person, "school": rows, "attendance": held}


def _named(school: School, row: object) -> str:
    """What a row is about in words: the group of a membership, the lesson of a change."""
    group, lesson, requirement = getattr(row, "group", None), getattr(row, "lesson", None), getattr(row, "uid", "")
    if isinstance(group, str) and group in school.groups:
        return clean_text(school.groups[group].name)
    if isinstance(lesson, str) and lesson in school.lessons:
        return lesson_name(school, lesson)
    if requirement in school.requirements:
        found = school.requirements[requirement]
        groups = ", ".join(school.groups[uid].name for uid in found.groups if uid in school.groups)
        return clean_text(f"{groups} {school.subjects[found.subject].name}")
    return clean_text(str(getattr(row, "name", "")))
