"""SS 12000 as the use cases see it (services.ports.StandardRows); the libraries behind it are loaded at first use."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from scheduler_app.domain.dated_lesson import DatedLesson
from scheduler_app.domain.school import School
from scheduler_app.domain.visibility import Audience


class Standard:
    """Rows of the standard out of a school."""

    def rows(self, school: School, audience: Audience, at: datetime) -> Mapping[str, Sequence[dict[str, Any]]]:
        from scheduler_app.interchange.ss12000.from_school import school_rows

        return school_rows(school, audience, at)

    def event_writer(self, school: School, audience: Audience) -> Callable[[DatedLesson, datetime], dict[str, Any]]:
        from scheduler_app.interchange.ss12000.events import EventRows

        return EventRows(school, audience).row
