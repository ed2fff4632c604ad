"""The staff plan for others: back to the register as XML, or as a table."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

from scheduler_app.domain.calendar import DateRange
from scheduler_app.domain.groups import Group
from scheduler_app.domain.people import StaffMember, is_imported
from scheduler_app.domain.planning import TimeKind
from scheduler_app.domain.school import School
from scheduler_app.domain.staffing import StaffAssignment, StaffExport
from scheduler_app.errors import InputError
from scheduler_app.services.files import write_file
from scheduler_app.services.ports import ForeignFormats
from scheduler_app.services.staffing.plan import staff_plan
from scheduler_app.texts import system_language

FORMATS = {".xml": "edlevo", ".csv": "csv"}
"""File suffix -> format: Edlevo Schedule v1, or a table of the whole plan."""


def export_staff(formats: ForeignFormats, school: School, out: Path) -> int:
    """Write the plan to `out` in the format of its suffix, whole or not at all; returns how many assignments it has.

    InputError for another suffix, and for XML when nobody teaches anything (the register wants at least one assignment).
    """
    format = FORMATS.get(out.suffix.lower())
    if format is None:
        raise InputError("staff_export_suffix", path=out.name, known=", ".join(FORMATS))
    export = staff_export(school)
    if format == "edlevo" and not export.assignments:
        raise InputError("staff_export_empty")
    write_file(out, formats.write_staff(format, export, system_language()))
    return len(export.assignments)


def staff_export(school: School) -> StaffExport:
    """Who teaches which group what, over the dates that the person is employed of the school year."""
    first, last = school.year.dates.first, school.year.dates.last
    assert first is not None
    assert last is not None
    return StaffExport(school.unit.code or school.unit.uid, first, last, tuple(_assignments(school)), staff_plan(school))


def _assignments(school: School) -> Iterator[StaffAssignment]:
    for person in staff_plan(school).people:
        member = school.staff[person.uid]
        dates = _employed(school, member.dates)
        if person.vacant or dates is None:
            continue
        teacher = _known_as(member, member.signature)
        for row in person.rows:
            requirement = school.requirements[row.requirement]
            if row.kind is not TimeKind.TEACHING:
                continue
            subject = school.subjects[requirement.subject]
            for uid in requirement.groups:
                group = school.groups[uid]
                yield StaffAssignment(
                    teacher, person.signature, person.name, _known_as(group, group.name), group.name, group.school_form,
                    subject.official_code or subject.code, subject.name, row.minutes, round(row.hours), *dates,
                )  # fmt: skip


def _known_as(row: StaffMember | Group, name: str) -> str:
    """What the register calls a row: the id it came with, unless our uid was made from something else (a personal number)."""
    if not is_imported(row):
        return name
    try:
        return name if UUID(row.uid).version == 5 else row.uid
    except ValueError:
        return row.uid


def _employed(school: School, dates: DateRange) -> tuple[date, date] | None:
    """The part of the school year on the dates; None when there is none."""
    year = school.year.dates
    assert year.first is not None
    assert year.last is not None
    first, last = max(year.first, dates.first or year.first), min(year.last, dates.last or year.last)
    return (first, last) if first <= last else None
