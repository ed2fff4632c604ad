"""All rows of one school in one JSON object: `{"ss12000": "2.1.0", "organisations": […], …, "calendarEvents": […]}`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from scheduler_app.domain.dated_lesson import dated_lessons
from scheduler_app.domain.exchange import ExportOrder
from scheduler_app.domain.visibility import Audience
from scheduler_app.interchange.ss12000.events import EventRows
from scheduler_app.interchange.ss12000.from_school import school_rows

VERSION = "2.1.0"
"""Of the OpenAPI description (SS 12000:2020/Korr 1:2022)."""


def write_ss12000(order: ExportOrder) -> Mapping[str, bytes]:
    """The bundle with the dated lessons of the current timetable; the public's has no persons, posts, memberships or exceptions."""
    audience = Audience.PUBLIC if order.public else Audience.INTERNAL
    at = datetime.now(UTC).replace(microsecond=0)
    rows = school_rows(order.school, audience, at)
    writer = EventRows(order.school, audience)
    rows["calendarEvents"] = [writer.row(lesson, at) for lesson in dated_lessons(order.school, order.first, order.last)]
    lines = [f'"{name}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in found) + "\n]" for name, found in rows.items()]
    return {"ss12000.json": ('{"ss12000": "' + VERSION + '",\n' + ",\n".join(lines) + "\n}\n").encode()}
