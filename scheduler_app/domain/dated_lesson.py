"""One lesson on one date as other systems see it: a calendar event, published or as the timetable has it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5


@dataclass(frozen=True, slots=True)
class DatedLesson:
    """`uid` is the calendar event's; `start`/`end` are local minutes after midnight; `rooms` are (uid, shown name) pairs; `pupils` the
    uids expected. `written` is when it was last published or cancelled, None where it was not."""

    uid: str
    lesson: str
    day: date
    start: int
    end: int
    rooms: tuple[tuple[str, str], ...]
    teachers: tuple[str, ...]
    pupils: tuple[str, ...]
    cancelled: bool = False
    written: datetime | None = None


def dated_lesson_uid(school_unit: str, lesson: str, day: date) -> str:
    """The identity of one dated lesson, the same for ever and for all (docs/attendance-database.md, calendar_event.id)."""
    return str(uuid5(NAMESPACE_URL, f"ringklocka:{school_unit}/{lesson}/{day.isoformat()}"))
