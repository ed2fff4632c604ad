"""Which terms of working time apply to a post: the school's own, else the national agreements, as dated data with sources."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.people import DutyType, StaffMember
from scheduler_app.domain.planning import WorkTerms
from scheduler_app.domain.school import School
from scheduler_app.paths import resource

_OTHERS = frozenset(("first_day", "last_day", "duty_type", "name_en", "source_en"))
"""What a row of the file has besides plain fields; the English is asked for in sources.py."""


def terms_of(school: School, duty_type: DutyType) -> WorkTerms:
    """The terms on the school year's first day: a row of the school for that duty type, else the agreement then in force."""
    day = school.year.dates.first
    assert day is not None  # a school year has both ends
    for rows in (tuple(school.work_terms.values()), national_terms()):
        fitting = [row for row in rows if row.duty_type is duty_type and row.dates.includes(day)]
        if fitting:
            return max(fitting, key=lambda row: row.dates.first or date.min)
    return max((row for row in national_terms() if row.duty_type is duty_type), key=lambda row: row.dates.first or date.min)


def regulated_hours(school: School, person: StaffMember, terms: WorkTerms) -> float:
    """Regulated hours of the post in the school year: agreed ones, or the terms' scaled by percent."""
    own = school.post_terms.get(person.uid)
    if own is not None and own.regulated_hours is not None:
        return own.regulated_hours
    return terms.regulated_hours * person.percent / 100


@cache
def national_terms() -> tuple[WorkTerms, ...]:
    """The agreements shipped with the program (resources/reference/working_time.json), newest first."""
    rows = json.loads(resource("reference", "working_time.json").read_text(encoding="utf-8"))
    return tuple(_terms(row) for row in rows)


def _terms(row: dict[str, Any]) -> WorkTerms:
    first, last = (date.fromisoformat(row[name]) if row[name] else None for name in ("first_day", "last_day"))
    plain = {name: value for name, value in row.items() if name not in _OTHERS}
    return WorkTerms(duty_type=DutyType(row["duty_type"]), dates=DateRange(first, last), **plain)
