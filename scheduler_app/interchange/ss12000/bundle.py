"""All rows of one school in one JSON object: `{"ss12000": "2.1.0", "organisations": […], …, "calendarEvents": […]}`."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from scheduler_app.domain.dated_lesson import DatedLesson
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience
from scheduler_app.interchange.ss12000.events import EventRows
from scheduler_app.interchange.ss12000.from_school import school_rows

VERSION = "2.1.0"
"""Of the OpenAPI description (SS 12000:2020/Korr 1:2022)."""


def write_bundle(school: School, events: Iterable[DatedLesson], audience: Audience, at: datetime) -> bytes:
    """The public's bundle has no persons, posts, memberships or exceptions."""
    rows = school_rows(school, audience, at)
    writer = EventRows(school, audience)
    rows["calendarEvents"] = [writer.row(event, at) for event in events]
    lines = [f'"{name}": [\n' + ",\n".join(json.dumps(row, ensure_ascii=False) for row in found) + "\n]" for name, found in rows.items()]
    return ('{"ss12000": "' + VERSION + '",\n' + ",\n".join(lines) + "\n}\n").encode()
