"""All rows of one school in one JSON object: `{"ss12000": "2.1.0", "organisations": […], …, "calendarEvents": […]}`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from scheduler_app.domain.dated_lesson import dated_lessons
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.reading import Reading
from scheduler_app.domain.school import School, SchoolUnit
from scheduler_app.domain.visibility import Audience
from scheduler_app.errors import InputError
from scheduler_app.interchange.ss12000.events import EventRows
from scheduler_app.interchange.ss12000.from_school import school_rows
from scheduler_app.interchange.ss12000.received import MODELS, Rows
from scheduler_app.interchange.ss12000.to_school import read_rows
from scheduler_app.interchange.ss12000.units import as_unit, choose_unit

VERSION = "2.1.0"
"""Of the OpenAPI description (SS 12000:2020/Korr 1:2022)."""


def read_ss12000(school: School, files: Mapping[str, bytes]) -> Reading:
    """A bundle of ours or of another's making; only what is of the school's own unit is taken. InputError for anything else."""
    rows = _rows(files)
    return read_rows(rows, school, choose_unit(rows.rows["organisations"], "", school))


def unit_of_bundle(files: Mapping[str, bytes]) -> SchoolUnit:
    """The one unit that a bundle is about; InputError where it is about several or none."""
    organisations = _rows(files).rows["organisations"]
    return as_unit(choose_unit(organisations, "", None), organisations)


def _rows(files: Mapping[str, bytes]) -> Rows:
    rows = Rows()
    for name, content in files.items():
        try:
            found = json.loads(content.decode("utf-8-sig"))
        except (ValueError, RecursionError):
            raise InputError("ss12000_bad_bundle", file=name) from None
        if not isinstance(found, dict) or not isinstance(found.get("organisations"), list):
            raise InputError("ss12000_bad_bundle", file=name)
        for resource, listed in found.items():
            if resource in MODELS and isinstance(listed, list):
                rows.add(resource, listed)
                rows.complete.add(resource)
            elif resource != "ss12000" and listed:
                rows.not_supported[resource[:40]] += len(listed) if isinstance(listed, list) else 1
    return rows


def write_ss12000(order: ExportOrder) -> Mapping[str, bytes]:
    """The bundle with the dated lessons of the current timetable; the public's has no persons, posts, memberships or exceptions."""
    audience = Audience.PUBLIC if order.public else Audience.INTERNAL
    at = datetime.now(UTC).replace(microsecond=0)
    rows = school_rows(order.school, audience, at)
    writer = EventRows(order.school, audience)
    rows["calendarEvents"] = [writer.row(lesson, at) for lesson in dated_lessons(order.school, order.first, order.last)]
    lines = [f'"{name}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in found) + "\n]" for name, found in rows.items()]
    return {"ss12000.json": ('{"ss12000": "' + VERSION + '",\n' + ",\n".join(lines) + "\n}\n").encode()}
