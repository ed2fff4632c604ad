"""Writes Edlevo/ProCapita Schedule v1: teacher assignments of a unit (tieto-edu-schedule-v1.xsd; one file holds all of a unit's)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from xml.etree import ElementTree as Tree

from scheduler_app.domain.staffing import StaffAssignment, StaffExport
from scheduler_app.domain.visibility import clean_text

NAMESPACE = "http://open.tieto.com/edu/schedule/v1"
_SCHOOL_TYPES: Mapping[str, str] = {"FSK": "FK", "FKLASS": "FK", "GRAN": "GS", "GRSÄR": "GS"}
"""School forms that the register calls something else (its codes: PC FS F FK GR S GY GS SF SV KV YH)."""


def write_schedule(export: StaffExport) -> bytes:
    """One `teacherassignments` for every school type, in order of their first assignment."""
    by_type: dict[str, list[StaffAssignment]] = {}
    for row in export.assignments:
        by_type.setdefault(_SCHOOL_TYPES.get(row.school_form, row.school_form), []).append(row)
    root = Tree.Element("schedule", {"xmlns": NAMESPACE})
    for school_type, rows in by_type.items():
        part = Tree.SubElement(root, "teacherassignments")
        _values(part, unitid=export.unit, schooltype=school_type, start=export.first, end=export.last)
        for row in rows:
            _values(
                Tree.SubElement(part, "teacherassignment"), teacherid=row.teacher, groupid=row.group, subjectcode=row.subject_code,
                hours=row.hours, start=row.first, end=row.last,
            )  # fmt: skip
    Tree.indent(root)
    content: bytes = Tree.tostring(root, encoding="utf-8", xml_declaration=True)
    return content + b"\n"


def _values(parent: Tree.Element, **values: str | int | date) -> None:
    for name, value in values.items():
        Tree.SubElement(parent, name).text = value.isoformat() if isinstance(value, date) else clean_text(str(value))
